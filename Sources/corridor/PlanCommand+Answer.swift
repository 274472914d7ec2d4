// The searches of corridor plan: the best plan and its scenarios, or the plan with the least worst regret.

import CommandOptions
import Console
import AccessAnalysis
import PlanFiles
import InvestmentPlanning
import PlanModel
import PlanModel
import Reporting
import TransportNetwork

extension PlanArguments {
  /// What is asked of which network.
  struct Question {
    var network: Network
    var request: PlanRequest
    var options: PlanOptions
    var run: PlanReport.Run
  }

  /// Who is told of a search, and who stops it.
  struct Searching {
    var store: CheckpointStore?
    var log: SearchLog?
    var proof: CertificateFile?
    var cancellation: Cancellation
  }

  /// Finds the plan and holds it against scenarios; names of what an interruption left out are added.
  func answer(
    _ question: Question,
    _ scenarios: [NetworkScenario]?,
    _ search: Searching,
    _ missing: inout [String]
  ) throws(CommandFailure) -> PlanReport {
    let trace = SearchTrace()
    var analysis: ScenarioAnalysis?
    let result: PlanResult
    if robust, let scenarios {
      (result, analysis) = try robustPlan(scenarios, question, search)
    } else {
      result = try plan(question, search, trace)
      if let scenarios, result.value != nil {
        analysis = try Interruption.further("scenarios", search.cancellation, &missing) {
          () throws(CommandFailure) in
          try uncertainty.analysis(
            of: result.projects.map(\.id),
            scenarios,
            question.network,
            question.request,
            question.options,
            search.cancellation,
            search.proof
          )
        }
      }
    }
    if result.status == .interrupted, result.value == nil {
      throw CommandFailure(.interrupted, "interrupted before a plan was found.")
    }
    var report = PlanReport(
      result,
      of: question.request,
      in: question.network,
      run: question.run
    )
    report.scenarios = analysis
    if search.log != nil { report.trace = trace.moments }
    return report
  }

  private func plan(
    _ question: Question,
    _ search: Searching,
    _ trace: SearchTrace
  ) throws(CommandFailure) -> PlanResult {
    let progress = ProgressLine("base costs")
    let pace = SearchPace(question.options)
    defer {
      progress.end()
      search.log?.end()
    }
    return try withPlanner(question.network, question.request, question.options) {
      planner throws(PlanningError) in
      let unit = question.network.costUnit(ofUse: question.request.use)
      AccessReport.faintWarning(try planner.question.faintShare(), unit: unit)
        .map(Terminal.message)
      return try planner.plan(
        cancellation: search.cancellation,
        checkpointing: search.store?.checkpointing,
        certificate: search.proof?.recording
      ) { state in
        trace.add(state)
        search.log?.add(state)
        progress.update(state, pace)
      }
    }
  }

  private func robustPlan(
    _ scenarios: [NetworkScenario],
    _ question: Question,
    _ search: Searching
  ) throws(CommandFailure) -> (PlanResult, ScenarioAnalysis?) {
    let tail = try uncertainty.checkedTail()
    let progress = ProgressLine("scenarios")
    defer {
      progress.end()
      search.log?.end()
    }
    return try withPlanner(question.network, question.request, question.options) {
      planner throws(PlanningError) in
      try planner.robustPlan(
        scenarios,
        tail: tail,
        cancellation: search.cancellation,
        checkpointing: search.store?.checkpointing,
        certificate: search.proof?.recording
      ) { state in
        search.log?.add(state)
        progress.update { describe(state) }
      }
    }
  }
}

extension PlanReport {
  /// Whether anything is proven that a certificate could hold.
  var hasBound: Bool {
    result.bound != nil || scenarios?.outcomes.contains { $0.bound != nil } ?? false
  }
}

extension PlanResult {
  /// Ends a command whose answer is no, or that has none; a table does not say why.
  func checkAnswer(isTable: Bool) throws(CommandFailure) {
    if status == .stopped {
      throw CommandFailure(
        .failure,
        "no plan was found within the time limit; --time-limit allows more."
      )
    }
    guard status == .infeasible else { return }
    // The page says why, and so does the JSON; a table of no projects does not.
    throw CommandFailure(
      .no,
      isTable ? "no plan satisfies the rules: \(conflict.joined(separator: "; "))." : nil
    )
  }
}
