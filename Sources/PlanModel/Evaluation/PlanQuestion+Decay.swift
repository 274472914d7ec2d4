// Whether the question's decay sees anything at all.

import Accessibility

extension PlanQuestion {
  /// The share of pairs, among those that count, whose worth is below `Decay.faintest` without any
  /// candidate; nil where there are none, and for decays that are meant to end and objectives
  /// without one.
  ///
  /// - Throws: ``PlanningError`` when the network cannot carry the request.
  /// - Complexity: that of the costs between zones.
  public func faintShare() throws(PlanningError) -> Double? {
    let decay = resolved.request.decay
    guard decay.range == .infinity, resolved.request.objective.kind != .meanCost else { return nil }
    let costs = try BuiltCosts(resolved, building: [], threads: options.threads)
    let count = costs.zones.count
    var (pairs, faint) = (0, 0)
    for (row, origin) in costs.zones.enumerated() where resolved.weights[origin] > 0 {
      for (column, destination) in costs.zones.enumerated()
      where column != row && resolved.opportunities[destination] > 0 {
        pairs += 1
        if decay(costs.minutes[row * count + column]) < Decay.faintest { faint += 1 }
      }
    }
    return pairs > 0 ? Double(faint) / Double(pairs) : nil
  }
}
