// A graph as a network: a package of one mode, road.

public import TransportNetwork

extension PlainGraph {
  /// The network of a graph: node ids are its numbers, link ids count from 1, links run one way,
  /// every zone is a node of the same id.
  ///
  /// The first ``closedNodeCount`` nodes are closed to through traffic. Without zones in the file
  /// every node is one. Without coordinates the network has none, and its crs is
  /// `CoordinateSystem.none`.
  ///
  /// - Parameters:
  ///   - name: `dataset_name`.
  ///   - crs: coordinate reference system of the coordinates.
  /// - Returns: The network.
  public func network(name: String, crs: String = "EPSG:4326") -> Network {
    let hasCoordinates = x.count == nodeCount && y.count == nodeCount && nodeCount > 0
    let zoneCount = zoneCount == 0 ? nodeCount : min(zoneCount, nodeCount)
    let nodes = (0..<nodeCount).map { node in
      Node(
        id: String(numbers[node]),
        x: hasCoordinates ? x[node] : 0,
        y: hasCoordinates ? y[node] : 0,
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
      configuration: Configuration(
        datasetName: name,
        crs: hasCoordinates ? crs : CoordinateSystem.none
      ),
      nodes: nodes,
      links: links,
      zones: (0..<zoneCount).map { Zone(id: String(numbers[$0])) },
      extraColumns: extraColumns,
      hasCoordinates: hasCoordinates
    )
  }
}
