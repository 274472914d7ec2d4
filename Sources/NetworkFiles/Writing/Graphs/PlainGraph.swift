// Nodes and arcs as graph formats have them: between a network package and DIMACS or TNTP files.

public import TransportNetwork

/// A graph whose nodes have numbers and whose arcs have minutes, made to be written in another
/// format.
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

  /// The nodes' numbers: 1 to n, or the file's or package's own, in ascending order.
  public var numbers: NodeNumbers
  /// x of each node; empty when unknown.
  public var x: [Double] = []
  /// y of each node; empty when unknown.
  public var y: [Double] = []
  /// The first nodes, so many, are zones; 0 when nothing is known of zones.
  public var zoneCount: Int
  /// The first nodes, so many, are closed to through traffic.
  public var closedNodeCount: Int
  /// The arcs.
  public var arcs: [Arc]
  /// Nodes that are closed to through traffic where they come from and are not among the first,
  /// since zones that are open come before them.
  public var openedNodeCount = 0
  /// Nodes whose zone has another id than they: where a zone is a node, that id is lost.
  public var renamedZoneCount = 0
  /// What the nodes were called where they come from; empty when that was ``numbers``.
  public var ids: [String] = []

  /// Number of nodes.
  public var nodeCount: Int { numbers.count }

  /// The smallest number that paths may pass through.
  public var firstThroughNode: Int {
    if closedNodeCount == 0 { return 1 }
    return closedNodeCount < nodeCount
      ? numbers[closedNodeCount] : numbers[nodeCount - 1] + 1
  }

  /// Takes a graph file.
  ///
  /// - Parameters:
  ///   - file: the graph.
  ///   - coordinates: of its nodes, if there are any.
  ///   - minutesPerUnit: what a cost of 1 means.
  public init(_ file: GraphFile, coordinates: NodeCoordinates? = nil, minutesPerUnit: Double = 1) {
    numbers = file.numbers
    x = coordinates?.x ?? []
    y = coordinates?.y ?? []
    zoneCount = file.zoneCount
    closedNodeCount = file.closedNodeCount
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

  /// Takes the links of a network that are open to a use, two arcs for one that runs both ways.
  ///
  /// A graph has no boarding and no staying aboard: where one may stay aboard, an arc costs its
  /// ride alone, else boarding, waiting and alighting too.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - use: Whose links and costs count.
  ///   - keepingNumbers: Whether ids that are whole numbers stay, where TNTP can say with them
  ///     which nodes are zones and which are closed, and all nodes have links; else nodes are
  ///     numbered from 1, and ids that count from 1 stay all the same.
  public init(_ network: Network, use: RowIndex<Use>, keepingNumbers: Bool = false) {
    let costs = network.links.map {
      LinkCost($0, for: use, uses: network.uses, modes: network.modes)
    }
    var isLinked = [Bool](repeating: false, count: network.nodes.count)
    for (link, cost) in zip(network.links, costs) where cost != nil {
      isLinked[link.from.position] = true
      isLinked[link.to.position] = true
    }
    let order = NodeOrder(network, isLinked: isLinked, keepingNumbers: keepingNumbers)
    numbers = order.numbers
    ids = order.ids
    openedNodeCount = order.openedNodeCount
    closedNodeCount = network.nodes.count { !$0.isThrough } - order.openedNodeCount
    zoneCount = network.nodes.count { $0.zone != nil }
    renamedZoneCount = network.nodes.count { node in
      node.zone.map { network.zones[$0].id != node.id } ?? false
    }
    let nodes = order.nodes
    var number = [Int](repeating: 0, count: nodes.count)
    for (place, node) in nodes.enumerated() { number[node] = place }
    x = network.hasCoordinates ? nodes.map { network.nodes[$0].x } : []
    y = network.hasCoordinates ? nodes.map { network.nodes[$0].y } : []
    arcs = []
    let capacity = network.extraColumns["link"]?.first { $0.name == "capacity" }?.values
    for (row, link) in network.links.enumerated() {
      guard let cost = costs[row] else { continue }
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
  }

  /// The same graph with nodes numbered from 1 on; what they were called is in ``ids``.
  public var renumbered: PlainGraph {
    guard !numbers.areConsecutive else { return self }
    var graph = self
    graph.ids = (0..<nodeCount).map { String(numbers[$0]) }
    graph.numbers = NodeNumbers(count: nodeCount)
    return graph
  }

  /// A table `number,node_id` for graphs whose nodes had other ids.
  public var idTable: [UInt8] {
    var csv = CSVWriter(header: ["number", "node_id"])
    for (place, id) in ids.enumerated() {
      csv.field(numbers[place])
      csv.field(id)
      csv.endRow()
    }
    return csv.bytes
  }
}
