// The nearest of several nodes, by one search.

import ShortestPaths
import TransportNetwork

/// Finds which node is nearest.
struct NearestFinder {
  private let graph: TravelGraph
  private var search: DijkstraSearch

  init(_ graph: TravelGraph) {
    self.graph = graph
    search = DijkstraSearch(graph.graph)
  }

  /// The nearest of some nodes; nil where none can be reached.
  mutating func nearest(of nodes: [RowIndex<Node>], from start: PlaceEnds) -> RowIndex<Node>? {
    let arrivals = nodes.map { graph.nodeEnds[$0.position].arrival }
    search.run(from: start.departure, to: arrivals)
    var best: (cost: Double, node: RowIndex<Node>)?
    for (node, arrival) in zip(nodes, arrivals) {
      let cost = search.distance(to: arrival)
      if cost.isFinite, cost < best?.cost ?? .infinity { best = (cost, node) }
    }
    return best?.node
  }
}
