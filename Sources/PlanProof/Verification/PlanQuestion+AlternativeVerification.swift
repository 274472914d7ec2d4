// Checking what is said of other plans: their figures, their rules, and whether better ones are missing.

public import PlanModel
import ShortestPaths
import TransportNetwork

/// What a check of a list of alternatives found.
public struct AlternativesCheck: Sendable {
  /// A plan that comes before a better one; among those that differ most, before one that differs more.
  public struct Misplaced: Sendable, Equatable {
    /// Position of the plan.
    public var plan: Int
    /// Position of the better one.
    public var better: Int
  }

  /// A plan that holds all of one before it and is as good to 1e-9.
  public struct Wasteful: Sendable, Equatable {
    /// Position of the plan.
    public var plan: Int
    /// Position of the one that it holds.
    public var held: Int
  }

  /// All figures, computed anew; the order, what is proven and whether there are no others are as claimed.
  public var alternatives: PlanAlternatives
  /// Per plan, the rules that it breaks, one sentence each.
  public var brokenRules: [[String]]
  /// Per plan, by how much it may miss what is said of it.
  ///
  /// That is what its search was allowed, and the solver's rounding; of plans that differ most in their distance.
  public var accepted: [Double]
  /// Plans that come before better ones, and say that this is proven not to be.
  public var misplaced: [Misplaced] = []
  /// Plans that hold all of another and are no better: they spend more for nothing.
  public var wasteful: [Wasteful] = []
  /// How many projects were to be decided.
  public var mattering: Int
  /// Whether all plans were tried.
  public var isTried: Bool
  /// A plan that belongs into the list and is not there, if one was found.
  public var missing: PlanAlternatives.Plan?
}

extension PlanQuestion {
  /// Computes the figures of other plans anew and, where at most ``mostEnumerated`` projects can matter, looks for a
  /// plan that is missing by trying all; no cut is asked.
  ///
  /// The best plans are missing one if it is better than a plan that was proven to be the best of the rest, or within the
  /// share of a list that is said to be complete. Among those that differ most it differs more, and all projects count
  /// that may be built. A plan that holds all of a listed one and is no better belongs into no list.
  ///
  /// - Parameters:
  ///   - claims: the plans; their values and costs do not count.
  ///   - relativeGap: what the searches were allowed to miss.
  /// - Returns: What was found; nothing is compared yet.
  /// - Throws: `PlanningError` for an unknown project id.
  /// - Complexity: an evaluation per plan, and up to 2^20 closures.
  public func check(
    _ claims: PlanAlternatives,
    relativeGap: Double
  ) throws(PlanningError) -> AlternativesCheck {
    let sets = try claims.plans.map { claim throws(PlanningError) in try plan(of: claim.projects) }
    let before = try evaluation(of: ProjectSet(count: resolved.candidates.count))
    var check = AlternativesCheck(
      alternatives: claims,
      brokenRules: sets.map { resolved.brokenRules(by: $0) },
      accepted: [],
      mattering: 0,
      isTried: false
    )
    let size = before.value.isFinite ? abs(before.value) : 0
    let everything = resolved.rules.cost.reduce(0, +)
    for (position, set) in sets.enumerated() {
      let figures = try listed(set, isProven: claims.plans[position].isProven)
      check.alternatives.plans[position] = figures
      let rounding = 1e-7 * max(size, abs(figures.value))
      check.accepted.append(
        claims.order == .best || position == 0
          ? relativeGap * max(abs(figures.value), 1e-9) + rounding
          : (relativeGap + 1e-9) * everything * Double(position)
      )
    }
    let claimed = check
    for plan in sets.indices where claims.plans[plan].isProven {
      check.misplaced += sets.indices.dropFirst(plan + 1).filter {
        let value = check.alternatives.plans[$0].value
        return isBetter(sets[$0], value, than: plan, of: sets, claimed)
      }.map { .init(plan: plan, better: $0) }
    }
    let kind = resolved.request.objective.kind
    let values = check.alternatives.plans.map(\.value)
    check.wasteful = sets.indices.compactMap { plan in
      (0..<plan).first {
        sets[$0] != sets[plan] && sets[$0].isSubset(of: sets[plan])
          && kind.areEqual(values[plan], values[$0])
      }.map { .init(plan: plan, held: $0) }
    }
    try findMissing(&check, sets, before)
    return check
  }

  /// Whether a plan should have come before another.
  private func isBetter(
    _ plan: ProjectSet,
    _ value: Double,
    than other: Int,
    of sets: [ProjectSet],
    _ check: AlternativesCheck
  ) -> Bool {
    if check.alternatives.order == .best || other == 0 {
      return sign * value < sign * check.alternatives.plans[other].value - check.accepted[other]
    }
    let before = sets[..<other]
    return distance(plan, from: before)
      > distance(sets[other], from: before) + check.accepted[other]
  }

  private func listed(
    _ set: ProjectSet,
    isProven: Bool
  ) throws(PlanningError) -> PlanAlternatives.Plan {
    PlanAlternatives.Plan(
      value: try evaluation(of: set).value,
      cost: resolved.rules.cost(of: set),
      projects: set.members.map { resolved.network.projects[resolved.candidates[$0]].id },
      isProven: isProven
    )
  }

  /// The cost of the projects in which a plan differs from others, added up.
  private func distance(_ plan: ProjectSet, from others: some Sequence<ProjectSet>) -> Double {
    others.reduce(0) {
      $0 + resolved.rules.cost(of: plan.subtracting($1))
        + resolved.rules.cost(of: $1.subtracting(plan))
    }
  }

  private func findMissing(
    _ check: inout AlternativesCheck,
    _ sets: [ProjectSet],
    _ before: FullEvaluation
  ) throws(PlanningError) {
    let claims = check.alternatives
    guard let beaten = beatenValue(check), let fixings = Fixings(resolved.rules) else { return }
    let instance = try instance(beating: beaten, before)
    let enumeration = Enumeration(
      instance.problem,
      fixings,
      decidesAll: claims.order == .different,
      threads: options.threads
    )
    check.mattering = enumeration.mattering.count
    guard check.mattering <= Self.mostEnumerated else { return }
    check.isTried = true
    let rules = instance.problem.rules
    let projects = enumeration.mattering
    let known = check
    @Sendable func isFarther(_ plan: ProjectSet) -> Bool {
      claims.isExhaustive
        || sets.indices.dropFirst().contains {
          claims.plans[$0].isProven && isBetter(plan, .nan, than: $0, of: sets, known)
        }
    }
    @Sendable func value(_ plan: ProjectSet, _ costs: Closure) throws(PlanningError) -> Double {
      try FullEvaluation(
        resolved,
        zones: instance.problem.networkZones,
        costs: costs.costs(amongFirst: instance.problem.zoneCount),
        spending: rules.cost(of: plan)
      ).value
    }
    let kind = resolved.request.objective.kind
    /// Of the listed plans that a decided one may hold, those that are as good.
    @Sendable func equal(_ decided: Enumeration.State) throws(PlanningError) -> [ProjectSet] {
      let open = ProjectSet(count: resolved.candidates.count) { !projects.contains($0) }
      let held = sets.indices.filter { sets[$0].isSubset(of: decided.plan.union(open)) }
      guard !held.isEmpty else { return [] }
      let value = try value(decided.plan, decided.costs)
      return held.filter { kind.areEqual(value, claims.plans[$0].value) }.map { sets[$0] }
    }
    /// Whether a project of a plan can go and it stays as good.
    @Sendable func isWasteful(_ decided: Enumeration.State) throws(PlanningError) -> Bool {
      let own = try value(decided.plan, decided.costs)
      for project in decided.plan.members {
        let fewer = rules.removing(project, from: decided.plan)
        guard rules.allows(fewer) else { continue }
        if kind.areEqual(own, try value(fewer, instance.problem.closure(of: fewer))) { return true }
      }
      return false
    }
    let found = try enumeration.first(
      gainingMoreThan: instance.gain,
      threads: options.threads
    ) { decided throws(PlanningError) in
      let plan = decided.plan
      guard claims.order == .different else {
        return try rules.anyPlan(
          deciding: projects,
          as: plan,
          otherThan: sets,
          holdingNoneOf: equal(decided)
        )
      }
      guard rules.allows(plan), !sets.contains(plan), isFarther(plan), !(try isWasteful(decided)),
        !(try equal(decided).contains { $0.isSubset(of: plan) })
      else { return nil }
      return plan
    }
    guard let found else { return }
    // Whatever the closures say, the searches decide.
    let plan = try listed(found, isProven: false)
    if sign * plan.value < sign * beaten { check.missing = plan }
  }

  private var sign: Double { resolved.request.objective.kind.isMinimized ? 1 : -1 }

  /// The value that a plan must beat to be missing; nil when nothing is claimed of plans that are not listed.
  private func beatenValue(_ check: AlternativesCheck) -> Double? {
    let claims = check.alternatives
    guard let best = claims.plans.first else { return nil }
    let worst = best.value + sign * claims.within * abs(best.value)
    var beaten: [Double] = []
    if claims.order == .best {
      for (plan, accepted) in zip(claims.plans, check.accepted) where plan.isProven {
        beaten.append(plan.value - sign * accepted)
      }
    } else if claims.plans.dropFirst().contains(where: \.isProven) {
      beaten.append(worst - sign * check.accepted[0])
    }
    if claims.isExhaustive { beaten.append(worst - sign * check.accepted[0]) }
    return sign > 0 ? beaten.max() : beaten.min()
  }

  /// The problem, and how much a plan gains there at least that beats a value.
  private func instance(
    beating value: Double,
    _ before: FullEvaluation
  ) throws(PlanningError) -> (problem: PlanningInstance, gain: Double) {
    var instance = try PlanningInstance(resolved, threads: options.threads)
    switch resolved.request.objective {
    case .ratio:
      // A ratio below r is r x target - reference above 0.
      instance.weights = ObjectiveModel.weights(
        resolved,
        instance.networkZones,
        target: value,
        reference: -1
      )
      let gain = (before.reference ?? 0) - value * (before.target ?? 0)
      // Plans that give neither region access gain nothing, and have no ratio.
      return (instance, before.ratio == nil ? max(.leastNormalMagnitude, gain) : gain)
    case .cost:
      // What cannot matter costs money all the same.
      instance.rules.budget = max(0, min(instance.rules.budget, value))
      return (instance, -value)
    default: return (instance, sign * (before.value - value))
    }
  }
}
