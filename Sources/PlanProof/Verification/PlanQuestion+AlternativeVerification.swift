// Checking what is said of other plans: their figures, their rules, and whether better ones are
// missing.

public import PlanModel
import TransportNetwork

/// What a check of a list of alternatives found.
public struct AlternativesCheck: Sendable {
  /// A plan that comes before a better one; among those that differ most, before one that differs
  /// more.
  public struct Misplaced: Sendable, Equatable {
    /// Position of the plan.
    public var plan: Int
    /// Position of the better one.
    public var better: Int

    /// Makes a finding.
    public init(plan: Int, better: Int) { (self.plan, self.better) = (plan, better) }
  }

  /// A plan that holds all of one before it and is as good to 1e-9.
  public struct Wasteful: Sendable, Equatable {
    /// Position of the plan.
    public var plan: Int
    /// Position of the one that it holds.
    public var held: Int

    /// Makes a finding.
    public init(plan: Int, held: Int) { (self.plan, self.held) = (plan, held) }
  }

  /// All figures, computed anew; the order, what is proven and whether there are no others are as
  /// claimed.
  public var alternatives: PlanAlternatives
  /// Per plan, the rules that it breaks, one sentence each.
  public var brokenRules: [[String]]
  /// Per plan, how far its claimed figure may be from the true one.
  ///
  /// That is the gap that its search was allowed, and the solver's rounding. The figure is the
  /// value; of plans that differ most, the distance.
  public var accepted: [Double]
  /// Plans that come before better ones although their place is said to be proven.
  public var misplaced: [Misplaced] = []
  /// Plans that hold all of another and are no better: they spend more for nothing.
  public var wasteful: [Wasteful] = []
  /// How many projects were to be decided.
  public var relevantCount: Int
  /// Whether all plans were tried.
  public var isTried: Bool
  /// A plan that belongs in the list and is not there, if one was found.
  public var missing: PlanAlternatives.Plan?
}

extension PlanQuestion {
  /// Computes the figures of other plans anew and, where at most ``mostEnumerated`` projects can
  /// matter, looks for a plan that is missing by trying all; no cut is asked.
  ///
  /// The best plans are missing one if it is better than a plan that was proven to be the best of
  /// the rest, or within the share of a list that is said to be complete. Among those that differ
  /// most it differs more, and all projects count that may be built. A plan that holds all of a
  /// listed one and is no better belongs in no list.
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
      relevantCount: 0,
      isTried: false
    )
    let size = before.value.isFinite ? abs(before.value) : 0
    let everything = resolved.rules.cost.reduce(0, +)
    let figures = try sets.map { set throws(PlanningError) in try evaluation(of: set) }
    for (position, set) in sets.enumerated() {
      let value = figures[position].value
      check.alternatives.plans[position].value = value
      check.alternatives.plans[position].cost = resolved.rules.cost(of: set)
      check.alternatives.plans[position].projects = set.members.map { ids[$0] }
      let rounding = 1e-7 * max(size, abs(value))
      check.accepted.append(
        claims.order == .best || position == 0
          ? relativeGap * max(abs(value), 1e-9) + rounding
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
    check.wasteful = sets.indices.compactMap { plan in
      (0..<plan).first {
        sets[$0] != sets[plan] && sets[$0].isSubset(of: sets[plan])
          && resolved.areAsGood(figures[$0], figures[plan])
      }.map { .init(plan: plan, held: $0) }
    }
    try findMissing(&check, sets, figures, before)
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
    _ figures: [FullEvaluation],
    _ before: FullEvaluation
  ) throws(PlanningError) {
    guard let beaten = beatenValue(check), let fixings = Fixings(resolved.rules) else { return }
    let instance = try instance(beating: beaten, before)
    let enumeration = Enumeration(
      instance.problem,
      fixings,
      decidesAll: check.alternatives.order == .different,
      threads: options.threads
    )
    check.relevantCount = enumeration.relevant.count
    guard check.relevantCount <= Self.mostEnumerated else { return }
    check.isTried = true
    let search = MissingAlternatives(
      resolved: resolved,
      instance: instance.problem,
      deciding: enumeration.relevant,
      listed: sets,
      figures: figures
    )
    let found: ProjectSet?
    switch check.alternatives.order {
    case .best:
      found = try enumeration.first(gainingMoreThan: instance.gain, threads: options.threads) {
        decided throws(PlanningError) in try search.another(decided)
      }
    case .different:
      let known = check
      found = try enumeration.first(gainingMoreThan: instance.gain, threads: options.threads) {
        decided throws(PlanningError) in
        guard isFarther(decided.plan, than: sets, known) else { return nil }
        return try search.useful(decided)
      }
    }
    guard let found else { return }
    // Whatever the closures say, the searches decide.
    let value = try evaluation(of: found).value
    guard sign * value < sign * beaten else { return }
    check.missing = PlanAlternatives.Plan(
      value: value,
      cost: resolved.rules.cost(of: found),
      projects: found.members.map { ids[$0] },
      isProven: false
    )
  }

  /// Whether a plan belongs in a list of those that differ most: the list is complete, or the plan
  /// differs more than a proven one.
  private func isFarther(
    _ plan: ProjectSet,
    than sets: [ProjectSet],
    _ check: AlternativesCheck
  ) -> Bool {
    check.alternatives.isExhaustive
      || sets.indices.dropFirst().contains {
        check.alternatives.plans[$0].isProven && isBetter(plan, .nan, than: $0, of: sets, check)
      }
  }

  private var sign: Double { resolved.request.objective.kind.isMinimized ? 1 : -1 }

  /// The value that a plan must beat to be missing; nil when nothing is claimed of plans that are
  /// not listed.
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
