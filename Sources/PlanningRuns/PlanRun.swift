// The searches of a plan: the best plan and its scenarios, or the plan with the least worst regret.

import AccessAnalysis
import InvestmentPlanning
package import PlanFiles
package import PlanModel
import Reporting
package import TransportNetwork

/// A question of the planner, with what is asked beside it.
package struct PlanRun {
  package var network: Network
  package var request: PlanRequest
  package var options: PlanOptions
  /// How the run can be repeated; what is asked beside the best plan stands in it.
  package var run: PlanReport.Run
  /// The scenarios of the run's table; nil without one.
  package var scenarios: [NetworkScenario]?
  /// Receives steps and notes.
  package var listener: RunListener

  /// Makes a run.
  package init(
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions,
    _ run: PlanReport.Run,
    scenarios: [NetworkScenario]? = nil,
    listener: RunListener
  ) {
    (self.network, self.request, self.options) = (network, request, options)
    (self.run, self.scenarios, self.listener) = (run, scenarios, listener)
  }

  /// What a search writes on its way, and what stops it.
  package struct Search {
    package var store: CheckpointStore?
    package var log: SearchLog?
    package var proof: CertificateFile?
    package var cancellation: Cancellation

    /// Makes a search; what is nil is not written.
    package init(
      store: CheckpointStore? = nil,
      log: SearchLog? = nil,
      proof: CertificateFile? = nil,
      cancellation: Cancellation
    ) {
      (self.store, self.log) = (store, log)
      (self.proof, self.cancellation) = (proof, cancellation)
    }
  }

  /// Whether the plan is the one whose worst regret is least.
  private var isRobust: Bool { run.beside?.scenarios?.isRobust ?? false }

  /// Finds the plan and whatever is asked beside it.
  /// - Parameters:
  ///   - search: what the search writes, and what stops it.
  ///   - hasBudget: whether the answer names a budget.
  ///   - missing: takes the names of what an interruption left out.
  /// - Returns: the report.
  /// - Throws: why there is none; `interrupted` where there is no plan yet.
  package func report(
    _ search: Search,
    hasBudget: Bool,
    missing: inout [String]
  ) throws(PlanningRunError) -> PlanReport {
    var report = try answer(search, &missing)
    if !hasBudget, !request.hasPeriods { report.result.budget = nil }
    try addSideAnswers(to: &report, search.cancellation, &missing)
    return report
  }

  private func answer(
    _ search: Search,
    _ missing: inout [String]
  ) throws(PlanningRunError) -> PlanReport {
    let trace = SearchTrace()
    var analysis: ScenarioAnalysis?
    let result: PlanResult
    if isRobust, let scenarios {
      (result, analysis) = try robustPlan(scenarios, search)
    } else {
      result = try plan(search, trace)
      if let scenarios, result.value != nil {
        analysis = try unlessInterrupted("scenarios", search.cancellation, &missing) {
          () throws(PlanningRunError) in
          try scenarioAnalysis(of: result.projects.map(\.id), scenarios, search)
        }
      }
    }
    if result.status == .interrupted, result.value == nil {
      throw .interrupted("interrupted before a plan was found.")
    }
    var report = PlanReport(result, of: request, in: network, run: run)
    report.scenarios = analysis
    if search.log != nil { report.trace = trace.moments }
    return report
  }

  private func plan(
    _ search: Search,
    _ trace: SearchTrace
  ) throws(PlanningRunError) -> PlanResult {
    let progress = listener.step("base costs")
    let pace = SearchPace(options)
    defer {
      progress.end()
      search.log?.end()
    }
    return try withPlanner(network, request, options) { planner throws(PlanningError) in
      let unit = network.costUnit(ofUse: request.use)
      AccessReport.faintWarning(try planner.question.faintShare(), unit: unit).map(listener.note)
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
    _ search: Search
  ) throws(PlanningRunError) -> (PlanResult, ScenarioAnalysis?) {
    let progress = listener.step("scenarios")
    defer {
      progress.end()
      search.log?.end()
    }
    return try withPlanner(network, request, options) { planner throws(PlanningError) in
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

  /// Share of the probability whose mean is the conditional value at risk.
  private var tail: Double { run.beside?.scenarios?.tail ?? 0.1 }

  /// Holds a plan against the scenarios; the proofs of their bounds go into a certificate, if there
  /// is one.
  package func scenarioAnalysis(
    of projectIDs: [String],
    _ scenarios: [NetworkScenario],
    _ search: Search
  ) throws(PlanningRunError) -> ScenarioAnalysis {
    let progress = listener.step("scenarios")
    let pace = SearchPace(options, parts: scenarios.count)
    defer { progress.end() }
    return try withPlanner(network, request, options) { planner throws(PlanningError) in
      try planner.scenarioAnalysis(
        of: projectIDs,
        scenarios,
        tail: tail,
        cancellation: search.cancellation,
        certificate: search.proof?.recording
      ) { state in progress.update(state, pace, of: "scenario") }
    }
  }
}

extension PlanReport {
  /// Whether anything is proven that a certificate could hold.
  package var hasBound: Bool {
    result.bound != nil || scenarios?.outcomes.contains { $0.bound != nil } ?? false
  }
}
