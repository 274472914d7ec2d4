// Plans that are not beaten in two objectives at once.

import PlanSearch
public import PlanModel
import ShortestPaths
import TransportNetwork

extension InvestmentPlanner {
  /// Finds the plans that are best for some weighting of two objectives, or all that are not beaten
  /// in both.
  ///
  /// Weighted sums of the objectives are sums over pairs, so each is an ordinary search; between
  /// two neighbouring points the next weights are those by which they tie, until nothing beats the
  /// tie (Aneja and Nair 1979, doi:10.1287/mnsc.25.1.73). What weighted sums cannot see lies in the
  /// corner that is better than one neighbour in the first objective and than the other in the
  /// second: there the least of both improvements is maximized (`Merit.least` over zones side by
  /// side), until no corner holds a plan (Bowman 1976).
  ///
  /// - Parameters:
  ///   - other: the second objective; both are gap, access or total.
  ///   - findsAll: whether corners are searched too.
  ///   - cancellation: stops the searches; the points so far come back.
  ///   - progress: called now and then.
  /// - Returns: The points, from the best of the first to the best of the second; none when no plan
  ///   keeps the rules.
  /// - Throws: `PlanningError`, of kind usage for other objectives.
  /// - Complexity: two searches per supported point, and with `findsAll` two per point.
  public func tradeOff(
    against other: PlanRequest.Objective,
    findsAll: Bool = false,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> TradeOff {
    let (first, against) = (resolved.request.objective.kind, other.kind)
    guard first.traits.takesTradeOff, against.traits.takesTradeOff, first != against,
      !resolved.request.hasPeriods
    else {
      throw PlanningError(
        .usage,
        "A frontier of one objective against another takes two different ones of \(PlanRequest.Objective.Kind.names(where: \.takesTradeOff)), not \(first.rawValue) against \(against.rawValue)."
      )
    }
    guard resolved.demand == nil else {
      throw PlanningError(
        .usage,
        "A frontier of one objective against another weights pairs by weight x opportunities, not by demand."
      )
    }
    var request = resolved.request
    request.objective = other
    let questions = [
      resolved, try ResolvedRequest(resolved.network, request, costs: resolved.costs),
    ]
    let prepared = try preparation(cancellation)
    let instance = prepared.instance
    let before = [
      prepared.before,
      try FullEvaluation(questions[1], building: [], threads: options.threads),
    ]
    let roundings = zip(questions, before).map {
      $0.request.objective.kind.rounding(of: $1.value, access: $1.regions.lazy.compactMap(\.self))
    }
    let clock = ImprovementClock(start: .now)
    var result = TradeOff(
      objective: first,
      against: against,
      valueBefore: before[0].value,
      againstBefore: before[1].value,
      points: [],
      findsAll: findsAll,
      isComplete: false,
      search: clock.statistics(nodes: 0, cuts: 0)
    )
    guard try hasPlan(), let fixings = Fixings(resolved.rules) else {
      result.isComplete = true
      return result
    }
    let second = ObjectiveModel(
      questions[1],
      zones: instance.networkZones,
      baseCosts: instance.baseCosts
    )
    var search = TradeOffSearch(
      instance: instance,
      weights: [instance.weights, second.weights],
      sizes: before.map { max(abs($0.value), 1e-9) },
      fixings: fixings,
      options: options,
      clock: clock,
      cancellation: cancellation,
      progress: progress
    )
    result.isComplete = try search.run(findsAll: findsAll)
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    for point in search.points {
      var values: [Double] = []
      for question in questions {
        values.append(
          try FullEvaluation(
            question,
            building: point.plan.members.map { resolved.candidates[$0] },
            threads: options.threads
          ).value
        )
      }
      for (number, value) in values.enumerated() {
        let gain = abs(value - before[number].value)
        let accepted = 1e-9 * search.sizes[number] + roundings[number]
        guard abs(gain - abs(point.gains[number])) <= accepted else {
          throw PlanningError(
            .solver,
            "The re-evaluation of a plan gains \(gain), the search \(point.gains[number]). This is a fault of the program; please report it with the network."
          )
        }
      }
      let sign: Double = first.isMinimized ? -1 : 1
      let most = max(point.gains[0], search.bound(ofFirstWhenSecondIs: point.gains[1]))
      let bound = before[0].value + sign * most
      result.points.append(
        TradeOff.Point(
          value: values[0],
          against: values[1],
          bound: most == point.gains[0] ? values[0] : bound,
          relativeGap: relativeDifference(values[0], most == point.gains[0] ? values[0] : bound),
          cost: resolved.rules.cost(of: point.plan),
          isSupported: point.isSupported,
          projects: point.plan.members.map { ids[$0] }
        )
      )
    }
    result.search = clock.statistics(nodes: search.nodes, cuts: search.cuts)
    return result
  }
}
