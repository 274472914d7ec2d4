// What every candidate gains alone, and figures whose "before" is another network's.

import TransportNetwork

extension PlanQuestion {
  /// Every candidate with what it gains when it alone is built, with what it requires; nothing is
  /// said of losses.
  ///
  /// - Throws: ``PlanningError`` when the network cannot carry the request.
  public func gainsAlone() throws(PlanningError) -> [PlanResult.ChosenProject] {
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    return try evaluate(projectIDs: ids).projects
  }
}

extension PlanResult {
  /// Takes what was before from another result of the same question, such as one of a network whose
  /// links are all open.
  ///
  /// - Precondition: Both results have the same zones and regions.
  public mutating func takeBefore(from other: PlanResult) {
    precondition(
      zones.count == other.zones.count && regions.count == other.regions.count,
      "both results are of one question"
    )
    valueBefore = other.valueBefore
    for region in regions.indices {
      regions[region].accessBefore = other.regions[region].accessBefore
    }
    for zone in zones.indices { zones[zone].accessBefore = other.zones[zone].accessBefore }
    gap.before = other.gap.before
    ratio.before = other.ratio.before
    unreachableShare.before = other.unreachableShare.before
    for index in inequality.indices where index < other.inequality.count {
      inequality[index].change.before = other.inequality[index].change.before
    }
  }
}
