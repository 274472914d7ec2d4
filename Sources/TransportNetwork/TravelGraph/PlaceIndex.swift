// From the ids that people type to vertices of the travel graph.

/// Finds zones and nodes of a travel graph by their ids; a zone wins over a node of the same id.
public struct PlaceIndex: Sendable {
  private let vertices: [String: Int]

  /// Indexes all zones that have a node, and all nodes.
  ///
  /// - Complexity: O(zones + nodes).
  public init(_ network: Network, _ travelGraph: TravelGraph) {
    var vertices: [String: Int] = [:]
    vertices.reserveCapacity(network.zones.count + network.nodes.count)
    for (node, anchor) in zip(network.nodes, travelGraph.anchors) { vertices[node.id] = anchor }
    for (zone, vertex) in zip(network.zones, travelGraph.zoneVertices) {
      if let vertex { vertices[zone.id] = vertex }
    }
    self.vertices = vertices
  }

  /// The vertex of the zone or else the node that has an id; nil when there is neither.
  public func vertex(ofPlace id: String) -> Int? { vertices[id] }
}
