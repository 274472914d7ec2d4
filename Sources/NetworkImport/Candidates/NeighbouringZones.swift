// Which zones are neighbours: those with no third zone between them.

import TransportNetwork

/// Pairs of zones between which no other one lies, in the sense of the Gabriel graph: none within
/// the circle that has both on opposite sides.
///
/// K. R. Gabriel and R. R. Sokal, A new statistical approach to geographic variation analysis,
/// 1969, doi:10.2307/2412323. Pairs are looked for among each zone's nearest twenty.
/// - Parameter places: Degrees east and north of the zones.
/// - Returns: Pairs of positions, the first below the second, in order, with their distance in
///   kilometres.
/// - Complexity: O(n² log n) for n zones.
func neighbouringPairs(
  _ places: [(x: Double, y: Double)]
) -> [(from: Int, to: Int, kilometres: Double)] {
  var pairs: [(from: Int, to: Int, kilometres: Double)] = []
  for from in places.indices {
    let near = places.indices.filter { $0 != from }
      .map { (zone: $0, distance: greatCircle(places[from], places[$0])) }
      .sorted { ($0.distance, $0.zone) < ($1.distance, $1.zone) }
      .prefix(20)
    for (zone, distance) in near where distance > 0 {
      // A third zone lies within the circle when it sees the pair under an obtuse angle.
      let isBlocked = near.contains { third in
        guard third.zone != zone, third.distance < distance else { return false }
        let other = greatCircle(places[third.zone], places[zone])
        return third.distance * third.distance + other * other < distance * distance
      }
      if !isBlocked { pairs.append((min(from, zone), max(from, zone), distance)) }
    }
  }
  var seen: Set<[Int]> = []
  return pairs.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    .filter { seen.insert([$0.from, $0.to]).inserted }
}
