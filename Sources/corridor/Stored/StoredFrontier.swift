// The JSON of corridor frontier, read back and held against the network.

import InvestmentPlanning
import OrderedJSON
import PlanProof
import PlanModel
import ArgumentParser
import Reporting
import TransportNetwork

/// What `corridor frontier` wrote.
struct StoredFrontier {
  private let name: String
  private let document: JSONValue
  private let points: [FrontierResult.Point]
  private var parameters: JSONValue? { document["run"]?["parameters"] }

  /// Takes what was read; nil when it is something else.
  init?(_ document: JSONValue, name: String) throws(CommandFailure) {
    guard case .array(let points)? = document["points"], document["projects"] == nil else {
      return nil
    }
    guard document["against"] == nil else {
      throw .data(
        """
        \(name) sets two aims against each other (frontier --against); verify takes plans and frontiers over budgets. \
        corridor evaluate --build says what each of its plans is worth.
        """
      )
    }
    self.name = name
    self.document = document
    self.points = FrontierAudit.claims(points)
  }

  /// Everything that differs.
  func verification(
    _ folder: String,
    _ network: Network,
    demand: String?,
    _ options: PlanOptions
  ) throws(CommandFailure) -> PlanVerification {
    var budgets: [Double] = []
    let question = StoredQuestion(name: name, parameters: parameters)
    let request = try question.request(demand: demand) {
      $0 != "--cheapest"
    } _: { options in
      let command = try Frontier.parse([folder] + options)
      budgets = try command.askedBudgets()
      return try command.request(network)
    }
    var run = try corridor.run(folder, parameters: [], request)
    run.parameters = parameters ?? .null
    var verification = PlanVerification(plan: name, network: folder)
    let candidates = network.projects.filter { $0.status == .candidate }.map(\.id)
    for (place, id) in FrontierAudit.projects(points, at: "points") where !candidates.contains(id) {
      verification.add(place, file: .string(id), "no candidate of the network has this id")
    }
    guard verification.holds else { return verification }
    let asked = budgets
    let check = try withPlanner(network, request, options) { planner throws(PlanningError) in
      try planner.question.check(points, budgets: asked)
    }
    let report = FrontierReport(
      result: FrontierResult(
        objective: request.objective.kind,
        valueBefore: check.valueBefore,
        points: check.points,
        isComplete: false
      ),
      request: request,
      currency: network.configuration.currency,
      run: run
    )
    compare(report, &verification)
    FrontierAudit(
      path: "points",
      request: request,
      askedGap: parameters?["relative_gap"]?.number ?? PlanOptions().relativeGap,
      budgets: budgets
    ).verify(check, &verification)
    return verification
  }

  private func compare(_ report: FrontierReport, _ verification: inout PlanVerification) {
    let points = report.result.points
    func largest(_ figures: [Double?]) -> Double {
      figures.reduce(0) { max($0, abs($1.flatMap { $0.isFinite ? $0 : nil } ?? 0)) }
    }
    let access = largest(points.flatMap { [$0.targetAccess, $0.referenceAccess] })
    let value =
      report.request.objective.kind == .gap
      ? access : largest(points.map(\.value) + [report.result.valueBefore])
    var comparison = FigureComparison(
      skipping: ["search", "run.version", "run.network", "run.parameters"],
      slack: {
        $0 == "objective.value_before"
          ? 1e-13 * value : FrontierAudit.slack($0, points, access: access, value: value)
      }
    )
    comparison.compare(document, with: report.json)
    verification.differences += comparison.differences
    verification.comparedCount = comparison.comparedCount
    verification.unchecked = comparison.unchecked
    verification.noteOtherTables()
  }
}
