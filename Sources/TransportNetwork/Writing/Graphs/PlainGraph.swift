// Nodes and arcs as graph formats have them: between a network package and DIMACS or TNTP files.

/// A graph whose nodes have the ids 1 to n and whose arcs have minutes, made to be written in another format.
public struct PlainGraph: Sendable, Equatable {
  /// A one-way arc between two nodes, counted from 0.
  public struct Arc: Sendable, Equatable {
    /// The node that it leaves.
    public var tail: Int
    /// The node that it enters.
    public var head: Int
    /// Generalized minutes, or the cost of a graph file in minutes.
    public var minutes: Double
    /// Length in kilometres.
    public var kilometres: Double?
    /// Vehicles per hour.
    public var capacity: Double?
  }

  /// Number of nodes.
  public var nodeCount: Int
  /// x of each node; empty when unknown.
  public var x: [Double] = []
  /// y of each node; empty when unknown.
  public var y: [Double] = []
  /// The nodes 1 to this number are zones; 0 when nothing is known of zones.
  public var zoneCount: Int
  /// The smallest id that paths may pass through.
  public var firstThroughNode: Int
  /// The arcs.
  public var arcs: [Arc]
  /// Nodes that are closed to through traffic where they come from and are not before ``firstThroughNode``, since zones that are
  /// open come before them.
  public var openedNodeCount = 0
  /// What the nodes were called where they come from; empty when that was 1 to n.
  public var ids: [String] = []

  /// Takes a graph file.
  ///
  /// - Parameters:
  ///   - file: the graph.
  ///   - coordinates: of its nodes, if there are any.
  ///   - minutesPerUnit: what a cost of 1 means.
  public init(_ file: GraphFile, coordinates: NodeCoordinates? = nil, minutesPerUnit: Double = 1) {
    nodeCount = file.nodeCount
    x = coordinates?.x ?? []
    y = coordinates?.y ?? []
    zoneCount = file.zoneCount
    firstThroughNode = file.firstThroughNode
    arcs = file.tails.indices.map { arc in
      Arc(
        tail: Int(file.tails[arc]),
        head: Int(file.heads[arc]),
        minutes: file.costs[arc] * minutesPerUnit,
        kilometres: file.lengths?[arc],
        capacity: file.capacities?[arc]
      )
    }
  }

  /// Takes the links of a network that are open to a use, two arcs for one that runs both ways; nodes that carry a zone
  /// come first, and among these the ones that are closed to through traffic.
  ///
  /// A graph has no boarding and no staying aboard: where one may stay aboard, an arc costs its ride alone, else
  /// boarding, waiting and alighting too.
  public init(_ network: Network, use: RowIndex<Use>) {
    // TNTP closes the first nodes, and the first nodes are its zones.
    func nodes(inZone: Bool, areThrough: Bool) -> [Int] {
      network.nodes.indices.filter {
        (network.nodes[$0].zone != nil) == inZone && network.nodes[$0].isThrough == areThrough
      }
    }
    let openZones = nodes(inZone: true, areThrough: true)
    let closedNodes = nodes(inZone: false, areThrough: false)
    let order =
      nodes(inZone: true, areThrough: false) + openZones + closedNodes
      + nodes(inZone: false, areThrough: true)
    let closedCount = network.nodes.count { !$0.isThrough }
    openedNodeCount = openZones.isEmpty ? 0 : closedNodes.count
    var number = [Int](repeating: 0, count: order.count)
    for (place, node) in order.enumerated() { number[node] = place }
    nodeCount = order.count
    x = order.map { network.nodes[$0].x }
    y = order.map { network.nodes[$0].y }
    zoneCount = network.nodes.count { $0.zone != nil }
    firstThroughNode = closedCount - openedNodeCount + 1
    arcs = []
    let capacity = network.extraColumns["link"]?.first { $0.name == "capacity" }?.values
    for (row, link) in network.links.enumerated() {
      guard let cost = LinkCost(link, for: use, uses: network.uses, modes: network.modes) else {
        continue
      }
      var arc = Arc(
        tail: number[link.from.position],
        head: number[link.to.position],
        minutes: cost.isThrough ? cost.ridingMinutes : cost.standaloneMinutes,
        kilometres: link.kilometres,
        capacity: (capacity?[row]).flatMap { Double($0) }
      )
      arcs.append(arc)
      if !link.isDirected {
        swap(&arc.tail, &arc.head)
        arcs.append(arc)
      }
    }
    let names = order.map { network.nodes[$0].id }
    let isPlain = names.enumerated().allSatisfy { $0.element == String($0.offset + 1) }
    ids = isPlain ? [] : names
  }

  /// The nodes before ``firstThroughNode``, which lose their being closed to through traffic in formats that have no such thing.
  public var closedNodeCount: Int { min(max(firstThroughNode - 1, 0), nodeCount) }

  /// A table `number,node_id` for graphs whose nodes had other ids.
  public var idTable: [UInt8] {
    var csv = CSVWriter(header: ["number", "node_id"])
    for (place, id) in ids.enumerated() {
      csv.field(place + 1)
      csv.field(id)
      csv.endRow()
    }
    return csv.bytes
  }
}
