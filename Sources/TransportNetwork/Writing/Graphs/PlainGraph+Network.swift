// A graph as a network: a package of one mode, road.

extension PlainGraph {
  /// The network of a graph: node and link ids count from 1, links run one way, every zone is a node of the same id.
  ///
  /// Nodes before ``firstThroughNode`` are closed to through traffic.
  /// Without zones in the file every node is one.
  ///
  /// - Parameters:
  ///   - name: `dataset_name`.
  ///   - crs: coordinate reference system of the coordinates.
  /// - Returns: nil when there are no coordinates, without which a package cannot be.
  public func network(name: String, crs: String = "EPSG:4326") -> Network? {
    guard x.count == nodeCount, y.count == nodeCount else { return nil }
    let zoneCount = zoneCount == 0 ? nodeCount : min(zoneCount, nodeCount)
    let nodes = (0..<nodeCount).map { node in
      Node(
        id: String(node + 1),
        x: x[node],
        y: y[node],
        zone: node < zoneCount ? RowIndex(node) : nil,
        isThrough: node >= closedNodeCount
      )
    }
    let links = arcs.enumerated().map { position, arc in
      Link(
        id: String(position + 1),
        from: RowIndex(arc.tail),
        to: RowIndex(arc.head),
        kilometres: arc.kilometres,
        travelMinutes: arc.minutes
      )
    }
    var extraColumns: [String: [ExtraColumn]] = [:]
    if arcs.contains(where: { $0.capacity != nil }) {
      let values = arcs.map { $0.capacity.map { shortestDecimal($0) } ?? "" }
      extraColumns["link"] = [ExtraColumn(name: "capacity", values: values)]
    }
    return Network(
      configuration: Configuration(datasetName: name, crs: crs),
      nodes: nodes,
      links: links,
      zones: (0..<zoneCount).map { Zone(id: String($0 + 1)) },
      extraColumns: extraColumns
    )
  }
}
