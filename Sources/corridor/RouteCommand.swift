// corridor route: how to get from here to there, and what it takes.

package import CommandOptions
import Console
import AccessAnalysis
package import ArgumentParser
import Reporting
import ShortestPaths
import TransportNetwork

/// Routes between two places, or between many pairs.
extension RouteArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "Routes between places: legs by mode, minutes, money, km.",
    discussion: """
      EXAMPLES:
        corridor route Networks/china --from Lanzhou --to Urumqi
        corridor route Networks/china --from 610100 --to 310000 -k 3
        corridor route Networks/china --from Xian --to Shanghai --modes rail
        corridor route NET --from 610100 --to 310000 --pareto time,money
        corridor route NET --from 610100 --to 310000 --pareto time,money --all
        corridor route Networks/china --pairs pairs.csv > routes.jsonl

      Places are ids or names of zones or nodes; an id wins over a name, a zone over a node. The best route has the least generalized cost; its minutes are \
      those of its legs and of boarding, waiting and alighting. -k lists the K best routes that come to no \
      place twice; --pareto those that no other beats in both time and money: text has a table of them first, and of \
      more than ten it shows ten, the fastest, the cheapest and eight between, unless --all is given; CSV and JSON have \
      all.

      Text names some places along each route, as many as tell routes of the same modes apart. JSON has in each leg \
      "nodes" and "links": the ids of all that it passes, a link of a project as PROJECT:LINK. --pairs reads a CSV with \
      columns from and to (- is standard input) and answers with one JSON object a line unless --format \
      says otherwise. Without a path minutes are null.
      """
  )

  package func run() throws {
    let file = try output.open()
    let changed = try changes.changed(network.read(), use: travel.use)
    let network = changed.network
    let finder = RouteFinder(
      network,
      try travel.travelGraph(network, built: changed.built)
    )
    if let pairs {
      let table = try csvTable(pairs)
      let found = try asking { () throws(AccessError) in
        var places = RoutePlaces(network, finder)
        return try places.pairs(table)
      }
      try answer(found, network, finder, to: file)
    } else {
      var places = RoutePlaces(network, finder)
      func place(_ text: String, option: String) throws(CommandFailure) -> RoutePlace {
        do throws(NameError) {
          return try places.place(text)
        } catch {
          throw .usage("\(option): \(RoutePlaces.describe(error))")
        }
      }
      let pair = RoutePair(
        from: try place(from ?? "", option: "--from"),
        to: try place(to ?? "", option: "--to")
      )
      var finder = finder
      let report = try report(pair, network, &finder)
      try output.write(report, to: file)
    }
  }

  // MARK: Answers

  private func report(
    _ pair: RoutePair,
    _ network: Network,
    _ finder: inout RouteFinder
  ) throws(CommandFailure) -> RouteReport {
    let routes: [Route]
    if pareto != nil {
      do throws(GraphError) {
        routes = try finder.paretoRoutes(from: pair.from.ends, to: pair.to.ends)
      } catch {
        throw .data("the network's money makes no costs: \(error)")
      }
    } else if let count {
      routes = finder.routes(from: pair.from.ends, to: pair.to.ends, k: count)
    } else {
      routes = finder.route(from: pair.from.ends, to: pair.to.ends).map { [$0] } ?? []
    }
    var report = RouteReport(
      from: pair.from.label,
      to: pair.to.label,
      routes: routes,
      isList: pareto != nil || (count ?? 1) > 1,
      network: network
    )
    report.hasSummary = pareto != nil
    report.textLimit = pareto != nil && !all ? 10 : nil
    return report
  }

  /// Answers pairs in order, some hundred at a time on all threads.
  private func answer(
    _ pairs: [RoutePair],
    _ network: Network,
    _ finder: RouteFinder,
    to file: OutputFile
  ) throws(CommandFailure) {
    let format = output.format(default: .json)
    let progress = ProgressLine("routes")
    defer { progress.end() }
    if format == .csv { try file.write(RouteReport.csvHeaderLine) }
    var unreachable = 0
    let blockSize = 256
    for start in stride(from: 0, to: pairs.count, by: blockSize) {
      progress.update(share: Double(start) / Double(max(1, pairs.count))) {
        "routes: \(start) of \(pairs.count) pairs"
      }
      let block = Array(pairs[start..<min(start + blockSize, pairs.count)])
      let reports = parallelMap(
        count: block.count,
        threads: threads.count,
        workspace: { finder },
        body: { finder, position in
          Result { () throws(CommandFailure) in try report(block[position], network, &finder) }
        }
      )
      for report in reports {
        let report = try report.get()
        if report.routes.isEmpty { unreachable += 1 }
        switch format {
        case .json: try file.write(report.jsonLines)
        case .csv: try file.write(report.csvRows)
        case .text: try file.write(fitted(report.text(output.style), output.style))
        }
      }
    }
    try file.finish()
    if unreachable > 0 { Terminal.message("unreachable: \(unreachable) of \(pairs.count) pairs") }
  }
}
