// Answers as files: plans and frontiers, which the program reads back and holds against the
// network.

import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanModel
import TransportNetwork

/// The answers to a small question as the program writes them, and what reads such files.
struct StoredAnswers {
  nonisolated(unsafe) static let shared = StoredAnswers(TownQuestion.shared)

  /// Plans: as found, with all that may be asked beside it, and one that is given.
  let plans: [[UInt8]]
  /// The best plans of several budgets.
  let frontier: [UInt8]
  private let town: TownQuestion
  private let parameters: JSONValue
  private let request: PlanRequest

  init(_ town: TownQuestion) {
    self.town = town
    let request = TownQuestion.request
    self.request = request
    let options: JSONValue = ["budget": .double(request.budget), "relative_gap": .double(0)]
    parameters = .object(
      (options.members ?? []) + request.questionParameters + request.ruleParameters
        + request.periodParameters
    )
    do {
      let budgets: [Double] = [4, 7, 11]
      let result = try town.planner.plan()
      let points = try town.planner.frontier(budgets: budgets)
      var report = PlanReport(
        result: result,
        request: request,
        currency: town.network.configuration.currency,
        candidateCount: town.network.projects.count,
        run: Self.run(request, parameters)
      )
      let plain = report
      report.alternatives = try town.planner.alternatives(to: result, count: 3, within: 0.5)
      report.contributions = try town.planner.contributions(of: result.projects.map(\.id))
      report.explanation = try town.planner.explanation(of: result.projects.map(\.id))
      report.frontier = points
      report.run.beside = SideQuestions(
        alternatives: .init(count: 3, within: 0.5, order: .best),
        contributions: true,
        explanation: true,
        budgets: budgets
      )
      var given = plain
      given.result = try town.planner.question.evaluate(projectIDs: ["P0"])
      plans = [plain, report, given].map { Array($0.json.pretty.utf8) }
      var run = Self.run(request, parameters)
      run.beside = SideQuestions(budgets: budgets)
      frontier = Array(
        FrontierReport(
          result: points,
          request: request,
          currency: town.network.configuration.currency,
          run: run
        ).json.pretty.utf8
      )
    } catch {
      fail("the small question has no file: \(error)")
    }
  }

  private static func run(_ request: PlanRequest, _ parameters: JSONValue) -> PlanReport.Run {
    var run = PlanReport.Run(
      version: "0",
      network: "net",
      inputSHA256: TownQuestion.digest,
      parameters: parameters
    )
    run.request = request
    return run
  }

  /// Reads a plan or a frontier as `verify`, `report` and `compare` do; what holds is true.
  func read(_ bytes: [UInt8]) {
    guard let document = try? JSONValue(parsing: bytes) else { return }
    do {
      if let frontier = try StoredFrontier(document, name: "frontier.json") {
        guard let subject = subject(of: frontier.run.request) else { return }
        _ = try frontier.verification(subject, PlanOptions(threads: 1))
        return
      }
      let stored = try StoredPlan(document, name: "plan.json")
      let run = try stored.run()
      guard let subject = subject(of: run.request) else { return }
      show(stored, run)
      let verification = try PlanAudit(stored, subject).verification(PlanOptions(threads: 1))
      guard run.request == request, verification.holds else { return }
      check(stored, run)
    } catch is PlanFileError {
    } catch is PlanningError {
    } catch {
      fail("a plan is refused by \(error)")
    }
  }

  /// What a file's question is asked of; nil where it is larger than the town can answer in a
  /// moment.
  private func subject(of request: PlanRequest) -> AuditSubject? {
    // Each period multiplies the plans; how many a command takes is for its own tests.
    guard request.periods.count <= 3 else { return nil }
    return AuditSubject(
      folder: "net",
      inputSHA256: TownQuestion.digest,
      network: town.network,
      request: request
    )
  }

  /// Puts what the file says into a report, as pages show it.
  private func show(_ stored: StoredPlan, _ run: StoredRun) {
    guard let ids = try? stored.projects(in: town.network),
      var result = try? town.planner.question.evaluate(projectIDs: ids)
    else { return }
    try? stored.check(result, run.request)
    stored.restore(&result)
    var report = PlanReport(
      result: result,
      request: request,
      currency: "",
      candidateCount: ids.count,
      run: Self.run(request, parameters)
    )
    guard (try? stored.restore(&report)) != nil else { return }
    _ = report.json.pretty
  }

  /// The bound of a plan that holds is beaten by no plan.
  private func check(_ stored: StoredPlan, _ run: StoredRun) {
    let room = 1e-8 * max(1, abs(town.value))
    if let bound = stored.bound, bound > town.value + room { fail("a bound holds that is beaten") }
    if stored.status == .optimal, let value = stored.value,
      value > town.value + run.relativeGap * max(abs(value), 1e-9) + room
    {
      fail("a plan is called optimal that is not")
    }
  }
}
