// What leaves the page: the report, the package with what was drawn, the command line that asks the
// same.

import AccessAnalysis
import DurableFiles
import NetworkFiles
import OrderedJSON
import PlanFiles
import PlanModel
import Reporting
import TransportNetwork

extension LiveNetwork {
  /// The report page of a scenario's document, as `corridor report` makes it; its figures are
  /// computed anew.
  /// - Throws: 409 where the network does not confirm the document.
  func reportPage(_ text: String) throws(LiveError) -> String {
    let stored: StoredPlan
    let run: StoredRun
    do {
      stored = try StoredPlan(try JSONValue(parsing: Array(text.utf8)), name: "the scenario")
      run = try stored.run()
    } catch {
      throw LiveError(400, "\(error)")
    }
    let request = run.request
    try request.checkModes()
    let changed = try changed(run.ideas, use: request.use)
    var result = try confirmed(stored, request, in: changed.network)
    let question = LiveQuestion(request: request, ideas: run.ideas, build: stored.projectIDs)
    do {
      stored.restore(&result)
      var report = report(result, question, parameters: run.parameters.members ?? [])
      report.costUnit = "minutes"
      report.confidence = changed.network.projectTexts("confidence")
      try stored.restore(&report)
      let before = try TravelGraph(changed.network, use: changed.use)
      let ids = Set(stored.projectIDs)
      let built = changed.network.projects.typedIndices.filter {
        ids.contains(changed.network.projects[$0].id)
      }
      let after = try TravelGraph(changed.network, use: changed.use, built: built)
      let offered = changed.network.zoneColumns.first { $0.name == request.opportunities }
      let routes =
        request.facilities != nil || offered == nil
        ? []
        : marketRoutes(
          changed.network,
          before: before,
          after: after,
          opportunities: offered?.values.map { $0 ?? 0 } ?? [],
          threads: threads
        )
      var facts = PageFacts(
        network: changed.network,
        run: report.run,
        commandLine: try stored.command(folder),
        sources: sources,
        routes: routes
      )
      facts.stories = try report.stories(changed.network, building: built, threads: threads)
      return Page(report, facts: facts).html
    } catch {
      throw LiveError(409, "\(error)")
    }
  }

  private var sources: String? {
    let path = folder + "/SOURCES.md"
    guard fileKind(path).isRegular, case .success(let bytes) = readAll(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the package with the question's ideas as candidates, under a name of its own in the
  /// folder of the page.
  /// - Returns: where it is.
  func writePackage(_ question: LiveQuestion, in folder: String?) throws(LiveError) -> String {
    guard let folder else {
      throw LiveError(409, "There is no folder beside the network that could take the package.")
    }
    let changed = try changed(question.ideas, use: question.request.use)
    var number = 1
    while fileKind("\(folder)/package-\(number)").exists { number += 1 }
    let path = "\(folder)/package-\(number)"
    do throws(NetworkWriteError) {
      try NetworkPackage.write(changed.network, to: path)
    } catch {
      throw LiveError(500, error.description)
    }
    return path
  }

  /// The command that asks the same question.
  func command(_ question: LiveQuestion) -> String {
    let parameters = planParameters(question)
    return commandLine(
      ["plan", folder] + commandOptions(.object(parameters))
    )
  }
}
