// Journeys that tell what a plan is about: few pairs of places that many people gain by, each place
// once.

import TransportNetwork

extension PairTimes {
  /// How many pairs are looked through, how much of a journey and how many minutes must be saved to
  /// be worth telling.
  private static let (candidates, leastShare, leastMinutes) = (400, 0.15, 15.0)

  /// The pairs that gain most of those that save much, no place in two of them, with minutes from
  /// door to door.
  ///
  /// - Parameters:
  ///   - count: How many at most.
  ///   - places: Positions of zones, one of which each pair begins or ends at; nil for all.
  /// - Returns: The pairs; their costs are minutes, without money.
  /// - Complexity: Two searches from each zone, as ``gainingMost(_:at:)``.
  package func stories(_ count: Int, at places: Set<Int>? = nil) -> [PairChange] {
    var told: [PairChange] = []
    for pair in gainingMost(Self.candidates, at: places) where told.count < count {
      let ends = [pair.from, pair.to]
      guard !told.contains(where: { ends.contains($0.from) || ends.contains($0.to) }),
        let pair = inMinutes(pair)
      else { continue }
      let saved = pair.before - pair.after
      if saved >= Self.leastMinutes, saved >= Self.leastShare * pair.before { told.append(pair) }
    }
    return told
  }
}
