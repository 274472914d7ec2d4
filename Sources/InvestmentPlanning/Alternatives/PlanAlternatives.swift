// Plans that are nearly as good as the best: the next best ones, or those that differ most.

import GLPK
import TransportNetwork

/// Other plans within a share of the best value, and what they have in common.
public struct PlanAlternatives: Sendable, Equatable {
  /// Which plans come first.
  public enum Order: String, Sendable, CaseIterable {
    /// The best that differs in at least one project from all before it.
    case best
    /// The one that differs most in cost from all before it together.
    case different
  }

  /// A plan.
  public struct Plan: Sendable, Equatable {
    /// Objective's value.
    public var value: Double
    /// Cost in the network's currency.
    public var cost: Double
    /// Ids of its projects, in the network's order.
    public var projects: [String]
    /// Whether the search proved its place in the order.
    public var isProven: Bool

    /// Makes a plan, for example from a file.
    public init(value: Double, cost: Double, projects: [String], isProven: Bool) {
      self.value = value
      self.cost = cost
      self.projects = projects
      self.isProven = isProven
    }
  }

  /// Which plans come first.
  public var order: Order
  /// Largest difference from the best value, as a share of it.
  public var within: Double
  /// The plans, the best first.
  public var plans: [Plan]
  /// Whether it is proven that there are no others; false when as many were asked for.
  public var isExhaustive: Bool

  /// Makes a list of plans, for example from a file.
  public init(order: Order, within: Double, plans: [Plan], isExhaustive: Bool) {
    self.order = order
    self.within = within
    self.plans = plans
    self.isExhaustive = isExhaustive
  }

  /// Projects that all plans build, in the first plan's order.
  public var always: [String] {
    plans.first?.projects.filter { id in plans.allSatisfy { $0.projects.contains(id) } } ?? []
  }

  /// Projects that some plans build and others do not, by how many build them.
  public var sometimes: [(id: String, count: Int)] {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for plan in plans {
      for id in plan.projects {
        if counts[id] == nil { order.append(id) }
        counts[id, default: 0] += 1
      }
    }
    return order.enumerated().map { (position: $0, id: $1, count: counts[$1] ?? 0) }
      .filter { $0.count < plans.count }
      .sorted { ($1.count, $0.position) < ($0.count, $1.position) }
      .map { ($0.id, $0.count) }
  }
}

extension InvestmentPlanner {
  /// Finds plans nearly as good as the best one.
  ///
  /// Each is found by a search in which all before it are forbidden. Plans that differ only by
  /// projects which gain nothing count as different.
  ///
  /// - Parameters:
  ///   - result: the answer of ``plan(cancellation:progress:)``, the first of the plans.
  ///   - count: most plans, the first included.
  ///   - within: how much worse they may be, as a share of the best value.
  ///   - order: which come first.
  ///   - cancellation: stops the search; the plans so far come back.
  ///   - progress: called now and then.
  /// - Returns: The plans.
  /// - Throws: ``PlanningError``, of kind usage when the objective has no such order.
  /// - Complexity: a search per plan.
  public func alternatives(
    to result: PlanResult,
    count: Int,
    within: Double,
    order: PlanAlternatives.Order = .best,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> PlanAlternatives {
    guard within >= 0, within < .infinity else {
      throw PlanningError(.usage, "Alternatives must be within a share of at least 0 of the best.")
    }
    var answer = PlanAlternatives(order: order, within: within, plans: [], isExhaustive: false)
    guard let best = result.value else { return answer }
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    let chosen = Set(result.projects.map(\.id))
    var plans = [ProjectSet(count: ids.count) { chosen.contains(ids[$0]) }]
    func plan(_ set: ProjectSet, _ value: Double, isProven: Bool) -> PlanAlternatives.Plan {
      .init(
        value: value,
        cost: resolved.rules.cost(of: set),
        projects: set.members.map { ids[$0] },
        isProven: isProven
      )
    }
    answer.plans.append(plan(plans[0], best, isProven: result.status == .optimal))
    let sign: Double = resolved.request.objective.isMinimized ? 1 : -1
    let worst = best + sign * (within * abs(best) + 1e-9 * abs(best))
    let before = try FullEvaluation(resolved, building: [], threads: options.threads)
    var instance = try PlanningInstance(resolved, threads: options.threads)
    var run = SearchRun(
      clock: ImprovementClock(start: .now),
      cancellation: cancellation,
      progress: progress,
      sharesCuts: true
    )
    while answer.plans.count < count, !cancellation.isCancelled, let last = plans.last {
      instance.rules.limits.append(
        LinearRule(differingFrom: last, count: ids.count, by: 1)
      )
      guard try Self.hasPlan(instance.rules) else {
        answer.isExhaustive = true
        break
      }
      let outcome =
        order == .best
        ? try search(instance, before: before, run)
        : try mostDifferent(instance, plans, worst: worst, before: before, run)
      run.knowledge = outcome.knowledge
      guard let next = outcome.plan else {
        answer.isExhaustive = outcome.isComplete
        break
      }
      let evaluation = try FullEvaluation(
        resolved,
        building: next.members.map { resolved.candidates[$0] },
        threads: options.threads
      )
      guard sign * evaluation.value <= sign * worst else {
        // The best of the rest is too bad, and so are all others.
        answer.isExhaustive = outcome.isComplete
        break
      }
      plans.append(next)
      answer.plans.append(plan(next, evaluation.value, isProven: outcome.isComplete))
    }
    return answer
  }

  private static func hasPlan(_ rules: Rules) throws(PlanningError) -> Bool {
    do throws(GLPKError) {
      return try rules.firstPlan() != nil
    } catch {
      throw PlanningError(.solver, error.description)
    }
  }

  /// The plan that is good enough and differs most from those before, by the cost of the projects
  /// in which they differ.
  private func mostDifferent(
    _ instance: PlanningInstance,
    _ plans: [ProjectSet],
    worst: Double,
    before: FullEvaluation,
    _ run: SearchRun
  ) throws(PlanningError) -> Search.Outcome {
    guard instance.merit.isSum, let fixings = Fixings(instance.rules) else {
      throw PlanningError(
        .usage,
        "Most different plans are found for the objectives gap, ratio, access, total and mean-cost, not for \(resolved.request.objective.rawValue)."
      )
    }
    var changed = instance
    let need: Double
    switch resolved.request.objective {
    case .ratio:
      // A ratio of at most r is a gain of r x target - reference of at least 0.
      changed.weights = ObjectiveModel.weights(
        resolved,
        instance.networkZones,
        target: worst,
        reference: -1
      )
      need = (before.reference ?? 0) - worst * (before.target ?? 0)
    case .gap, .meanCost: need = before.value - worst
    default: need = worst - before.value
    }
    let cost = instance.rules.cost
    changed.merit = .thrift(
      need: need - 1e-12 * abs(before.value),
      prices: cost.indices.map { project in
        plans.reduce(0) { $0 + ($1.contains(project) ? cost[project] : -cost[project]) }
      }
    )
    let total = cost.reduce(0, +) * Double(plans.count)
    let search = Search(
      instance: changed,
      scale: ObjectiveScale(
        value: { 0 - $0 },
        bound: { 0 - $0 },
        tolerance: options.relativeGap * total
      ),
      options: options,
      clock: run.clock,
      cancellation: run.cancellation,
      progress: run.progress,
      knowledge: .init(pricing: run.knowledge.pricing, pools: run.knowledge.pools)
    )
    return try search.run(from: fixings)
  }
}
