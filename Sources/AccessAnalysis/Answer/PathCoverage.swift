// What zones reach at all, from a graph's strongly connected parts instead of rows of costs.

import Accessibility
import ShortestPaths
import TransportNetwork

/// What can be reached at all.
///
/// - Parameters:
///   - graph: The graph.
///   - ends: The vertices at which paths of each zone start and end; nil for a zone that no node
///     carries.
///   - columns: The zones' weights and opportunities.
///   - origins: The zones whose ways count.
/// - Returns: The coverage of all pairs of an origin and another zone.
func coverage(
  of graph: Graph,
  _ ends: [PlaceEnds?],
  _ columns: AccessQuestion.Columns,
  origins: [Int]
) -> Coverage {
  let carried = ends.indices.filter { ends[$0] != nil }
  var isOrigin = [Bool](repeating: false, count: ends.count)
  for origin in origins { isOrigin[origin] = true }
  func originWeights(_ zones: [Int]) -> [Double] {
    zones.map { isOrigin[$0] ? columns.weights[$0] : 0 }
  }
  let weights = originWeights(carried)
  let opportunities = carried.map { columns.opportunities[$0] }
  let unreachable = UnreachablePairs(
    graph,
    departures: carried.compactMap { ends[$0]?.departure },
    arrivals: carried.compactMap { ends[$0]?.arrival },
    isOrigin: carried.map { isOrigin[$0] },
    originWeights: weights,
    destinationWeights: opportunities
  )
  let total = pairSum(originWeights(Array(ends.indices)), columns.opportunities)
  var missing = unreachable.weight
  if carried.count < ends.count { missing += max(0, total - pairSum(weights, opportunities)) }
  let pairs = origins.count * (ends.count - 1)
  let carriedOrigins = origins.count { ends[$0] != nil }
  return Coverage(
    pairs: pairs,
    unreachablePairs: unreachable.count + pairs - carriedOrigins * (carried.count - 1),
    total: total,
    unreachable: missing
  )
}

/// The sum of weight x opportunities over pairs of different zones.
private func pairSum(_ weights: [Double], _ opportunities: [Double]) -> Double {
  let own = exactSum(zip(weights, opportunities).map { $0 * $1 })
  return max(0, exactSum(weights) * exactSum(opportunities) - own)
}
