// What a plan does, in figures: all that can be said of it without a search for a better one.

import TransportNetwork

/// A plan's figures before and after.
public struct PlanFigures: Sendable, Equatable {
  /// Cost of the plan's projects, in the network's currency.
  public var cost: Double
  /// The objective's value with the plan, in its unit.
  public var value: Double
  /// The objective's value with nothing built.
  public var valueBefore: Double
  /// Every region of the scheme, in the scheme's order.
  public var regions: [PlanResult.RegionFigures]
  /// Reference minus target.
  public var gap: PlanResult.Change
  /// Reference over target.
  public var ratio: PlanResult.Change
  /// Over all zones.
  public var inequality: [PlanResult.InequalityChange]
  /// Share of weighted pairs (origin weight x opportunities) that stay unreachable.
  public var unreachableShare: PlanResult.Change
  /// Every zone, in the network's order.
  public var zones: [PlanResult.ZoneFigures]

  /// Puts two evaluations side by side.
  package init(
    _ resolved: ResolvedRequest,
    cost: Double,
    before: FullEvaluation,
    after: FullEvaluation
  ) {
    self.cost = cost
    value = after.value
    valueBefore = before.value
    regions = PlanResult.regions(resolved, before: before, after: after)
    gap = .init(before: before.gap, after: after.gap)
    ratio = .init(before: before.ratio, after: after.ratio)
    inequality = zip(before.inequality, after.inequality).map {
      .init(index: $0.index, change: .init(before: $0.value, after: $1.value))
    }
    unreachableShare = .init(before: before.unreachableShare, after: after.unreachableShare)
    zones = resolved.network.zones.prefix(resolved.network.ownZoneCount).enumerated().map {
      position,
      zone in
      PlanResult.ZoneFigures(
        id: zone.id,
        accessBefore: before.access[position],
        accessAfter: after.access[position]
      )
    }
  }
}
