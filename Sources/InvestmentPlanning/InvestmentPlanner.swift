// The planner's face: a network and a request in, a proven plan out.

public import PlanModel
public import PlanSearch
public import TransportNetwork

/// Chooses projects under a budget, with proof, or evaluates the user's own choice.
///
/// ```swift
/// let planner = try InvestmentPlanner(network, PlanRequest(budget: 1e12))
/// let result = try planner.plan()
/// // result.objective.value is the gap after building, result.bound what no plan can beat
/// ```
public struct InvestmentPlanner: Sendable {
  /// The question, which knows what plans are worth.
  public private(set) var question: PlanQuestion
  /// What is made of the question once, if it has been made.
  private(set) var prepared: PreparedQuestion?
  /// The root from which plans start, of the same question under fewer rules.
  var root: RootKnowledge?

  var resolved: ResolvedRequest {
    get { question.resolved }
    set {
      question.resolved = newValue
      prepared = nil
      root = nil
    }
  }

  var options: PlanOptions {
    get { question.options }
    set { question.options = newValue }
  }

  /// Plans for a question.
  public init(_ question: PlanQuestion) { self.question = question }

  /// Plans for a question that is ready, so that nothing of it is made again.
  public init(_ prepared: PreparedQuestion) {
    question = prepared.question
    self.prepared = prepared
  }

  /// Checks a request against a network.
  /// - Throws: `PlanningError` that says which name or number is wrong, and what there is
  ///   instead.
  public init(
    _ network: Network,
    _ request: PlanRequest,
    options: PlanOptions = PlanOptions()
  ) throws(PlanningError) {
    question = try PlanQuestion(network, request, options: options)
  }

  /// Finds a plan whose value is proven to be within the relative gap of the best.
  ///
  /// - Parameters:
  ///   - cancellation: Stops the search; the best plan so far is returned as `interrupted`.
  ///   - checkpointing: Keeps the state of the search, or goes on from one.
  ///   - certificate: Called with the proof of the bound, record by record, on the calling thread;
  ///     `PlanQuestion.certificateCheck(bound:scenarios:)` checks it. A search that goes on from a
  ///     checkpoint gives the records after those that the checkpoint counts.
  ///   - progress: Called now and then on the calling thread.
  /// - Returns: The plan and its proof; `infeasible` with the clashing rules when there is none.
  /// - Throws: `PlanningError` when the network cannot carry the request; of kind stopped when it
  ///   was stopped while the base costs were found; or when the re-evaluation contradicts the
  ///   search, which would be the program's fault.
  public func plan(
    cancellation: Cancellation = Cancellation(),
    checkpointing: Checkpointing? = nil,
    certificate: ((CertificateRecord) -> Void)? = nil,
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> PlanResult {
    let clock = ImprovementClock(start: .now)
    var run = PlanningRun(clock: clock, cancellation: cancellation, progress: progress)
    if let checkpointing { run.journal = try SearchJournal(checkpointing) }
    run.certificate = certificate.map { CertificateRecorder(tell: $0) }
    if resolved.request.hasPeriods { return try schedule(run) }
    progress(.init(phase: "base costs", seconds: clock.seconds))
    let prepared = try preparation(cancellation)
    let (before, instance) = (prepared.before, prepared.instance)
    guard try hasPlan() else { return infeasible(before: before) }
    // A certificate and a checkpoint are of a search that owes nothing to another.
    if let root, certificate == nil, checkpointing == nil {
      return try plan(from: root, prepared, run)
    }
    let outcome = try search(instance, before: before, run).outcome
    return try answer(outcome, instance, before: before, run)
  }

  /// What all searches of one question share.
  struct PlanningRun {
    var clock: ImprovementClock
    let cancellation: Cancellation
    let progress: (PlanProgress) -> Void
    var knowledge = BranchAndCut.Knowledge()
    /// Whether later searches will use what this one finds.
    var sharesCuts = false
    var journal: SearchJournal?
    var certificate: CertificateRecorder?
  }

  /// For how long base costs go on when a search is stopped before it has begun: with them there is
  /// a plan to hand over.
  static let patience: Duration = .milliseconds(200)

  /// The question made ready.
  func preparation(
    _ cancellation: Cancellation = Cancellation()
  ) throws(PlanningError) -> PreparedQuestion {
    if let prepared { return prepared }
    return try PreparedQuestion(question, unless: cancellation.isCancelled(for: Self.patience))
  }

  /// Whether any plan keeps the rules.
  func hasPlan() throws(PlanningError) -> Bool {
    try resolved.rules.firstPlan() != nil
  }

  /// The answer when no plan keeps the rules, with those that clash.
  func infeasible(before: FullEvaluation) -> PlanResult {
    // A solver that fails proves no clash.
    let conflict = Conflict(resolved) { rules in
      do throws(PlanningError) { return try rules.firstPlan() != nil } catch { return true }
    }
    return PlanResult.infeasible(resolved, before: before, conflict: conflict.sentences)
  }

  /// Searches an instance under its own rules, from what these fix or from less.
  func search(
    _ instance: PlanningInstance,
    before: FullEvaluation,
    _ run: PlanningRun,
    from root: Fixings? = nil
  ) throws(PlanningError) -> Search.Answer {
    guard let fixings = root ?? Fixings(instance.rules) else {
      throw PlanningError(.solver, "No plan keeps the rules.")
    }
    let search = Search(
      instance: instance,
      scale: ObjectiveScale(
        resolved.request.objective.kind,
        valueBefore: before.value,
        access: before.regions.compactMap(\.self),
        relativeGap: options.relativeGap
      ),
      options: options,
      clock: run.clock,
      cancellation: run.cancellation,
      progress: run.progress,
      knowledge: run.knowledge,
      sharesCuts: run.sharesCuts,
      journal: run.journal,
      certificate: run.certificate
    )
    return resolved.request.objective.kind == .ratio
      ? try RatioSearch(search, resolved, before: before).run(from: fixings)
      : try search.runLearning(from: fixings)
  }

  /// The answer: the outcome of the search with the plan's figures.
  func answer(
    _ outcome: SearchOutcome,
    _ instance: PlanningInstance,
    before: FullEvaluation,
    _ run: PlanningRun
  ) throws(PlanningError) -> PlanResult {
    guard let plan = outcome.plan else {
      return try answerWithoutPlan(outcome, before: before, run)
    }
    var result = try PlanResult(
      resolved,
      instance: instance,
      plan: plan,
      status: outcome.isComplete
        ? .optimal : run.cancellation.isCancelled ? .interrupted : .feasible,
      before: before,
      threads: options.threads
    )
    result.budget = resolved.request.budget
    result.take(bound: outcome.bound)
    result.isCheapest = outcome.isCheapest
    result.search = outcome.statistics
    guard result.agrees(outcome.value) else {
      throw PlanningError(
        .solver,
        "The re-evaluation of the plan gives \(result.value ?? .nan), the search \(outcome.value). This is a fault of the program; please report it with the network."
      )
    }
    return result
  }

  /// No plan reaches what it must, or none was found in time.
  private func answerWithoutPlan(
    _ outcome: SearchOutcome,
    before: FullEvaluation,
    _ run: PlanningRun
  ) throws(PlanningError) -> PlanResult {
    var result = infeasible(before: before)
    result.search = outcome.statistics
    guard outcome.isComplete else {
      result.status = run.cancellation.isCancelled ? .interrupted : .stopped
      result.bound = outcome.bound
      result.conflict = []
      return result
    }
    result.conflict = try [shortfall(run)]
    return result
  }
}
