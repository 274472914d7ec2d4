// The searches for one candidate: the best plan on the other side, and the cost at which it would
// change sides.

import PlanModel
import PlanSearch
import ShortestPaths
import TransportNetwork

/// What all tasks of an explanation share.
struct ExplanationSetting: Sendable {
  /// The candidate of a task, by its position.
  struct Candidate: Sendable {
    var project: Int
    /// Whether the explained plan builds it, so that plans without it are sought.
    var isInPlan: Bool
  }

  /// What was found for a candidate, in the objective's units.
  struct Found: Sendable {
    /// The best plan on the other side.
    var other: SearchOutcome?
    /// Whether it is proven that there is none.
    var isSettledByRules = false
    /// The cost at which the candidate would change sides.
    var breakEven: PlanExplanation.BreakEven?
    /// The rules that leave no plan on the other side.
    var conflict: [String] = []
  }

  var planner: InvestmentPlanner
  var instance: PlanningInstance
  var before: FullEvaluation
  var plan: ProjectSet
  /// What the root of the question's own search has found; it holds for all plans under the rules.
  var root: RootKnowledge
  let start: ContinuousClock.Instant
  let cancellation: Cancellation

  /// After so many nodes a search gives up; what is left open then does not depend on time or
  /// threads.
  static let mostNodes = 400
  /// The same for the cost at which a project changes sides.
  static let mostBreakEvenNodes = 60

  private var resolved: ResolvedRequest { planner.resolved }
  private var objective: PlanRequest.Objective.Kind { resolved.request.objective.kind }

  private func isStopped() -> Bool {
    if cancellation.isCancelled { return true }
    guard let limit = planner.options.timeLimit else { return false }
    return start.duration(to: .now) / .seconds(1) >= limit
  }

  /// Searches for a candidate.
  func run(_ candidate: Candidate) throws(PlanningError) -> Found {
    var finding = Found()
    let rules = rules(for: candidate)
    guard let fixings = Fixings(rules), try rules.firstPlan() != nil else {
      finding.isSettledByRules = true
      var resolved = resolved
      resolved.rules = rules
      let conflict = Conflict(resolved) { rules in
        do throws(PlanningError) { return try rules.firstPlan() != nil } catch { return true }
      }
      finding.conflict = conflict.sentences
      // What is too dear may come in at another cost; what other rules exclude may not.
      if !candidate.isInPlan {
        finding.breakEven = try breakEven(of: candidate, beating: plan, isProven: true)
      }
      return finding
    }
    guard !isStopped() else { return finding }
    let other = try best(under: rules, fixings, candidate)
    finding.other = other
    if objective == .cost {
      finding.breakEven = costToReach(candidate, other)
      return finding
    }
    if candidate.isInPlan {
      guard let without = other.plan else { return finding }
      finding.breakEven = try breakEven(of: candidate, beating: without, isProven: other.isComplete)
    } else {
      finding.breakEven = try breakEven(
        of: candidate,
        beating: plan,
        isProven: true,
        near: other.plan
      )
    }
    return finding
  }

  /// The question's rules with the candidate's own.
  private func rules(for candidate: Candidate) -> Rules {
    var rules = instance.rules
    if candidate.isInPlan {
      rules.forbidden.append(candidate.project)
    } else {
      rules.require(candidate.project)
    }
    return rules
  }

  // MARK: The best plan on the other side

  private func best(
    under rules: Rules,
    _ fixings: Fixings,
    _ candidate: Candidate
  ) throws(PlanningError) -> SearchOutcome {
    var instance = instance
    instance.rules = rules
    let scale = ObjectiveScale(
      objective,
      valueBefore: before.value,
      access: before.regions.compactMap(\.self),
      relativeGap: planner.options.relativeGap
    )
    let (root, known) = self.root.start(fixings, from: starting(candidate))
    let clock = ImprovementClock(start: start)
    var search = search(instance, scale, known, clock)
    search.mostNodes = Self.mostNodes
    if objective == .ratio {
      search.knowledge = .init(pricing: known.pricing, pools: known.pools, plans: known.plans)
      return try RatioSearch(search, resolved, before: before).run(from: root).outcome
    }
    let (state, _) = try search.tree(from: root)
    return SearchOutcome(
      plan: state.gain > -.infinity ? state.plan : nil,
      value: scale.value(state.gain),
      bound: scale.bound(max(state.bound, state.gain)),
      isComplete: state.isComplete,
      statistics: clock.statistics(nodes: state.nodes, cuts: state.cuts)
    )
  }

  /// A plan near the explained one from which a candidate's search starts.
  private func starting(_ candidate: Candidate) -> ProjectSet {
    candidate.isInPlan
      ? instance.rules.removing(candidate.project, from: plan)
      : instance.rules.adding(
        candidate.project,
        to: instance.rules.withoutGroup(of: candidate.project, plan)
      )
  }

  private func search(
    _ instance: PlanningInstance,
    _ scale: ObjectiveScale,
    _ knowledge: BranchAndCut.Knowledge,
    _ clock: ImprovementClock
  ) -> Search {
    var options = planner.options
    // The tasks share the threads out.
    options.threads = 1
    return Search(
      instance: instance,
      scale: scale,
      options: options,
      clock: clock,
      cancellation: cancellation,
      progress: { _ in },
      knowledge: knowledge
    )
  }

  // MARK: The cost at which it changes sides

  /// The cheapest plan's cost rises and falls with the project's own, one for one.
  private func costToReach(
    _ candidate: Candidate,
    _ other: SearchOutcome
  ) -> PlanExplanation.BreakEven? {
    let own = instance.rules.cost[candidate.project]
    let cost = instance.rules.cost(of: plan)
    func limit(_ cost: Double) -> Double? { cost > 0 ? cost : nil }
    if candidate.isInPlan {
      guard other.plan != nil else { return nil }
      return .init(
        cost: limit(own + other.bound - cost),
        bound: limit(own + other.value - cost),
        isProven: other.isComplete
      )
    }
    return .init(
      cost: other.plan == nil ? nil : limit(own + cost - other.value),
      bound: limit(own + cost - other.bound),
      isProven: other.isComplete
    )
  }

  /// The highest cost at which a plan with the project is better than one without.
  ///
  /// With the project for nothing, the cheapest plan that has it and is better leaves so much of
  /// the budget for it.
  private func breakEven(
    of candidate: Candidate,
    beating rival: ProjectSet,
    isProven: Bool,
    near other: ProjectSet? = nil
  ) throws(PlanningError) -> PlanExplanation.BreakEven? {
    guard objective != .cost, !instance.rules.forbidden.contains(candidate.project), !isStopped()
    else {
      return nil
    }
    var cheap = instance
    cheap.rules.cost[candidate.project] = 0
    cheap.rules.require(candidate.project)
    guard let fixings = Fixings(cheap.rules), try cheap.rules.firstPlan() != nil else { return nil }
    guard let need = try need(&cheap, beating: rival) else { return nil }
    let finder = PlanEvaluator(cheap)
    guard shortensAnything(candidate.project, cheap) else {
      return .init(cost: nil, bound: nil, isProven: true)
    }
    cheap.merit = .unspent(need: need.proof, prices: cheap.rules.cost, of: cheap.merit)
    var (root, known) = self.root.start(
      fixings,
      from: candidate.isInPlan ? plan : starting(candidate)
    )
    if objective == .ratio {
      (known.cuts, known.tightCuts) = ([], [])
    }
    known.bound = .infinity
    let budget = instance.rules.budget
    var search = search(
      cheap,
      ObjectiveScale(
        value: { 0 - $0 },
        bound: { 0 - $0 },
        tolerance: max(planner.options.relativeGap, 1e-9) * budget,
        tie: { _ in 0 }
      ),
      known,
      ImprovementClock(start: start)
    )
    search.mostNodes = Self.mostBreakEvenNodes
    let (state, _) = try search.tree(from: root)
    // A plan that is just better is easily found; that there is none can be proven only to the
    // asked gap.
    var starts = [candidate.isInPlan ? plan : starting(candidate)]
    if let other, !candidate.isInPlan { starts.append(other) }
    if state.gain > -.infinity { starts.append(state.plan) }
    let spent = starts.compactMap { cheapest(from: $0, finder, need.search, candidate.project) }
      .min()
    func limit(_ spent: Double?) -> Double? {
      spent.flatMap { $0 < budget ? budget - $0 : nil }
    }
    let found = limit(spent)
    let proven = state.bound > -.infinity ? limit(-state.bound) : nil
    return .init(
      cost: found,
      bound: [found, proven].compactMap(\.self).max(),
      isProven: isProven && state.isComplete
    )
  }

  /// Whether a project has an arc that is shorter than the way there is with nothing built; one
  /// without shortens nothing in any plan.
  private func shortensAnything(_ project: Int, _ instance: PlanningInstance) -> Bool {
    let arcs = instance.arcs.filter { $0.project == project }
    // Other ways only get shorter when more is built.
    return arcs.contains { instance.baseCosts[$0.tail, $0.head] > $0.cost }
  }

  /// What the cheapest plan costs that is left of a plan when what it does not need goes, the
  /// dearest first; nil where the plan itself is too little.
  private func cheapest(
    from start: ProjectSet,
    _ evaluator: PlanEvaluator,
    _ need: Double,
    _ project: Int
  ) -> Double? {
    let rules = evaluator.instance.rules
    guard rules.allows(start), evaluator.gain(of: start) >= need else { return nil }
    var plan = start
    let dear = plan.members.filter { $0 != project }
      .sorted { (rules.cost[$0], $1) > (rules.cost[$1], $0) }
    for member in dear where plan.contains(member) && !isStopped() {
      let fewer = rules.removing(member, from: plan)
      guard fewer.contains(project), rules.allows(fewer), evaluator.gain(of: fewer) >= need else {
        continue
      }
      plan = fewer
    }
    return rules.cost(of: plan)
  }

  /// The least merit of a better plan, and of one that is better by more than the asked gap.
  ///
  /// For the ratio the weights are made for the plan.
  private func need(
    _ instance: inout PlanningInstance,
    beating rival: ProjectSet
  ) throws(PlanningError) -> (search: Double, proof: Double)? {
    if objective == .ratio {
      let after = try FullEvaluation(
        resolved,
        building: rival.members.map { resolved.candidates[$0] },
        threads: 1
      )
      guard let ratio = after.ratio, let target = before.target, let reference = before.reference
      else { return nil }
      let least = ratio * (1 - PlanRequest.Objective.Kind.equality)
      instance.weights = ObjectiveModel.weights(
        resolved,
        instance.networkZones,
        target: least,
        reference: -1
      )
      let need = reference - least * target
      return (need, need + planner.options.relativeGap * ratio * target)
    }
    let gain = PlanEvaluator(instance).gain(of: rival)
    let scale = ObjectiveScale(
      objective,
      valueBefore: before.value,
      access: before.regions.compactMap(\.self),
      relativeGap: 0
    )
    let need = gain + (scale.tie?(gain) ?? 0)
    return (need, max(need, gain + planner.options.relativeGap * abs(scale.value(gain))))
  }
}
