// corridor access: what each zone can reach.

package import CommandOptions
import Console
import AccessAnalysis
import Accessibility
package import ArgumentParser
import Reporting
import ShardedRuns
import Sharding
import TransportNetwork

/// Access of zones and regions.
extension AccessArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: "Access of every zone, and of regions: how much is within reach.",
    discussion: """
      EXAMPLES:
        corridor access Networks/china --by macro
        corridor access Networks/china --zone Lanzhou
        corridor access Networks/china --in West --top 10 --worst 10
        corridor access Networks/china --to seaport --by macro --in West --worst 10
        corridor access Networks/china --to airport,hub --measure gravity --cost minutes
        corridor access Networks/china --by macro --report access.html
        corridor access Networks/china --measure cumulative --cutoff 120,240
        corridor access Networks/china --decay logistic --decay-parameters 240,60
        corridor access Networks/china --measure two-step --opportunities jobs --cutoff 60
        corridor access --matrix od.csv --zones zones.csv --measure mean-cost -o access.csv
        corridor access --matrix skims.omx --zones zones.csv --cost-column time
        corridor access --matrix skims.omx --zones landuse.csv --cost-column time --only-zones
        corridor access --matrix od.csv --zones zones.csv --measure cumulative --limit time=60 --limit fare=5
        corridor access Networks/china --by macro --compare before.csv
        corridor access --graph USA-road-t.NY.gr.gz --measure cumulative --cutoff 100000,500000
        corridor access --graph roads.gr --zones shops.csv --opportunities area --decay linear --decay-parameters 900

      MEASURES (c cost in minutes, m opportunities, P population, f decay):
        gravity              sum of m f(c)
        cumulative           sum of m within --cutoff, edge included, or within all --limit at once
        interval             median or mean of cumulative over --cutoff-range
        closest              least c that reaches --nearest opportunities
        balancing            least multiple of --increment at which m >= P
        two-step, balanced-two-step, spatial-availability
                             m shared among the P who compete for it, by f or within --cutoff
        mean-cost            mean c over the reachable, weighted by m, with its coverage
        daily                cumulative within 240 minutes, or --cutoff
        market-access        sum of m c^-theta over c > 0
        efficiency           mean 1/c over the reachable, weighted by m, with its coverage
        potential-index      gravity, 100 = mean weighted by P
      Of gravity, market-access and potential-index --within leaves out what is dearer.

      DECAYS of t minutes, by --decay and --decay-parameters: binary c (1 for t <= c), linear c (1 - t/c), \
      exponential b (exp(-b t), default 1/480), power b (t^-b, 1 below t = 1), gaussian s \
      (exp(-t^2/(2 s^2))), logistic c,sd (g(0)/g(t), g(t) = 1 + exp((t-c) pi/(sd sqrt 3))), stepped \
      t1:w1,t2:w2,... (1 before t1, w1 from t1 on), log-logistic a,b (1/(1+exp(a + b ln t))).

      A matrix is a CSV from_id,to_id,<costs>; an absent pair is unreachable, of several rows for a pair the \
      cheapest counts. With --graph zones are the nodes of a DIMACS graph (.gr) or TNTP network, plain or gzip, \
      each with 1 opportunity and 1 person, or those that --zones lists by their number; costs, cutoffs and decays are in \
      the graph's unit; cumulative, daily, interval, gravity and potential-index are made for every node of a city \
      at once, where costs have few decimals; so they are in packages of many zones. --by takes a region scheme of the network, or a column \
      of --zones. --zone tells zones in full: value, rank, share of the mean, place in their regions, and what adds most; \
      --in, --sort, --top and --worst choose rows. --to KIND reaches facilities (node_type or facility_class of node.csv), \
      each worth 1 or its --opportunities, with --passive on the way from them; closest then names the one reached in columns facility_id and facility. \
      --cost counts minutes, money or km along the path of least generalized cost. --compare takes a CSV of an earlier run, or another network, matrix or graph. CSV is zone_id,accessibility, then cutoff when \
      there are several, region and region_accessibility with --by, coverage for averages, before and change \
      with --compare, rank where rows are chosen, name, and --columns. On a terminal the default is text, otherwise CSV. Coverage goes to standard error.
      """
  )

  package func run() throws {
    try checkOrigins()
    let request = try request()
    let job = try job(request)
    let partFile = try job?.opened()
    if job != nil, partFile == nil { return }
    // A part's file is open already.
    let file = try OutputFile(job == nil ? output.output : nil, replacing: output.force)
    let pages = try openPages()
    let progress = ProgressLine("access")
    defer { progress.end() }
    let reader = SourceReader(request, self, AccessListener(progress))
    let hierarchy = try prepared.read()
    let report: AccessReport
    var network: NetworkSource?
    func answer(_ source: some AccessSource) throws(CommandFailure) -> AccessReport {
      guard asksOrigins else { return try self.report(request, source, reader) }
      let (part, total) = try part(request, source) { job?.shard.block(of: $0) ?? 0..<$0 }
      if let partFile {
        try sharded { () throws(ShardedRunError) in
          try partFile.write(part, of: total, isRows: isRows)
        }
      }
      return AccessReport(part)
    }
    if let matrix {
      guard hierarchy == nil else {
        throw CommandFailure.usage("--prepared is for graphs and networks, not for --matrix.")
      }
      report = try answer(reader.matrix(at: matrix, zones: reader.zones()))
    } else if let graph {
      var source = try reader.graph(graph)
      source.prepared = hierarchy
      report = try answer(source)
    } else {
      let changed = try changes.changed(readNetwork(folder ?? ""), use: travel.use)
      var source = try reader.network(changed.network, built: changed.built)
      source.prepared = hierarchy
      report = try answer(source)
      network = source
    }
    progress.end()
    if partFile == nil {
      try file.write(report.rendered(as: output.dataFormat, style: output.style))
      try file.finish()
    }
    if let pages, let network { try write(report, network, to: pages) }
    Terminal.message(report.coverageLine)
    if let network {
      sayMoney(
        network.network,
        network.travelGraph,
        request.costKind,
        to: network.targets,
        threads: threads.count
      )
    }
  }

  private func report(
    _ request: AccessRequest,
    _ source: some AccessSource,
    _ reader: SourceReader
  ) throws(CommandFailure) -> AccessReport {
    let question = try asking { () throws(AccessError) in
      try request.question(on: source, isWeighing: compare != nil)
    }
    var answer = try asking { () throws(AccessError) in try question.answer(source) }
    if let compare {
      let cutoffs = answer.series.map(\.cutoff)
      answer.compare(with: try reader.earlier(compare, question, source, cutoffs: cutoffs))
    }
    var report = AccessReport(answer, of: source.description)
    AccessReport.faintWarning(answer.faintShare, unit: source.costUnit).map(Terminal.message)
    try asking { () throws(AccessError) in
      try report.choose(
        rows.request(scheme: rowScheme.scheme),
        scheme: rowScheme.scheme,
        columns: splitList(columns ?? ""),
        question,
        source
      )
    }
    return report
  }
}
