// From the ids that people type to vertices of the travel graph.

/// Finds zones and nodes of a travel graph by their ids; a zone wins over a node of the same id.
public struct PlaceIndex: Sendable {
  private let ends: [String: PlaceEnds]

  /// Indexes all zones that have a node, and all nodes.
  ///
  /// - Complexity: O(zones + nodes).
  public init(_ network: Network, _ travelGraph: TravelGraph) {
    var ends: [String: PlaceEnds] = [:]
    ends.reserveCapacity(network.zones.count + network.nodes.count)
    for (node, nodeEnds) in zip(network.nodes, travelGraph.nodeEnds) { ends[node.id] = nodeEnds }
    for (zone, zoneEnds) in zip(network.zones, travelGraph.zoneEnds) {
      if let zoneEnds { ends[zone.id] = zoneEnds }
    }
    self.ends = ends
  }

  /// Where paths of the zone or else the node that has an id start and end; nil when there is
  /// neither.
  public func ends(ofPlace id: String) -> PlaceEnds? { ends[id] }
}
