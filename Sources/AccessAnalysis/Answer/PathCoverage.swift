// What zones reach at all, from a graph's strongly connected parts instead of rows of costs.

import Accessibility
import ShortestPaths
import TransportNetwork

/// What can be reached at all.
///
/// - Parameters:
///   - graph: The graph.
///   - ends: The vertices at which paths of each zone start and end; nil for a zone that no node carries.
///   - columns: The zones' weights and opportunities.
/// - Returns: The coverage of all pairs of different zones.
func coverage(
  of graph: Graph,
  _ ends: [PlaceEnds?],
  _ columns: AccessQuestion.Columns
) -> Coverage {
  let carried = ends.indices.filter { ends[$0] != nil }
  let weights = carried.map { columns.weights[$0] }
  let opportunities = carried.map { columns.opportunities[$0] }
  let unreachable = UnreachablePairs(
    graph,
    departures: carried.compactMap { ends[$0]?.departure },
    arrivals: carried.compactMap { ends[$0]?.arrival },
    originWeights: weights,
    destinationWeights: opportunities
  )
  let total = pairSum(columns.weights, columns.opportunities)
  var missing = unreachable.weight
  if carried.count < ends.count { missing += max(0, total - pairSum(weights, opportunities)) }
  let pairs = ends.count * (ends.count - 1)
  return Coverage(
    pairs: pairs,
    unreachablePairs: unreachable.count + pairs - carried.count * (carried.count - 1),
    total: total,
    unreachable: missing
  )
}

/// The sum of weight x opportunities over pairs of different zones.
private func pairSum(_ weights: [Double], _ opportunities: [Double]) -> Double {
  let own = exactSum(zip(weights, opportunities).map { $0 * $1 })
  return max(0, exactSum(weights) * exactSum(opportunities) - own)
}
