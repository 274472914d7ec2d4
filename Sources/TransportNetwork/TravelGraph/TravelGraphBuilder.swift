// Lays out the vertices and arcs of a travel graph.

/// The arcs of a travel graph in the making.
struct TravelGraphBuilder {
  private(set) var nodeEnds: [PlaceEnds] = []
  private(set) var zoneEnds: [PlaceEnds?]
  private(set) var places: [UInt32] = []
  private(set) var tails: [UInt32] = []
  private(set) var heads: [UInt32] = []
  private(set) var costs: [Double] = []
  private(set) var steps: [TravelGraph.Step] = []
  private(set) var candidateArcs: [TravelGraph.CandidateArc] = []

  /// By mode: the vertices of those aboard; nil for a mode that needs none.
  private var layers: [Layer?]

  /// The vertices of one mode at the nodes that it touches.
  private struct Layer {
    var service: Mode.Service
    /// By node: the vertex of those who came in.
    var arrivals: [UInt32?]
    /// By node: the vertices from which links leave, one per distinct wait.
    var entries: [[Entry]]
  }

  private struct Entry {
    var waitMinutes: Double
    var vertex: UInt32
  }

  init(_ network: Network, use: RowIndex<Use>, links: [TravelLink]) {
    zoneEnds = [PlaceEnds?](repeating: nil, count: network.zones.count)
    var waits = network.modes.map { _ in false }
    for link in links where link.waitMinutes > 0 { waits[link.mode.position] = true }
    layers = network.modes.typedIndices.map { mode in
      let services = network.modes[mode].services
      guard use.position < services.count, let service = services[use.position],
        service.isThrough,
        service.boardMinutes > 0 || service.alightMinutes > 0 || waits[mode.position]
      else { return nil }
      return Layer(
        service: service,
        arrivals: [UInt32?](repeating: nil, count: network.nodes.count),
        entries: [[Entry]](repeating: [], count: network.nodes.count)
      )
    }
    addNodes(network)
    addZones(network)
    for (position, link) in links.enumerated() {
      add(link, position, isForward: true)
      if !link.isDirected { add(link, position, isForward: false) }
    }
    addStays()
  }

  private mutating func addNodes(_ network: Network) {
    for node in network.nodes {
      let arrival = addVertex(at: nil)
      nodeEnds.append(PlaceEnds(Int(arrival)))
      guard !node.isThrough else { continue }
      let departure = addVertex(at: arrival)
      nodeEnds[nodeEnds.count - 1].departure = Int(departure)
      // A node is at no cost from itself.
      addArc(departure, arrival, 0, .connect)
    }
  }

  /// A zone on one node has that node's vertices; one on several has its own, so that no path leads
  /// through it.
  private mutating func addZones(_ network: Network) {
    var nodesOfZone = [[Int]](repeating: [], count: network.zones.count)
    for (position, node) in network.nodes.enumerated() {
      if let zone = node.zone { nodesOfZone[zone.position].append(position) }
    }
    for (zone, row) in network.zones.enumerated() {
      if let node = row.facility { zoneEnds[zone] = addPlace(on: [node.position]) }
    }
    for (zone, nodes) in nodesOfZone.enumerated() where !nodes.isEmpty {
      guard nodes.count > 1 else {
        zoneEnds[zone] = nodeEnds[nodes[0]]
        continue
      }
      zoneEnds[zone] = addPlace(on: nodes)
    }
  }

  /// A place of its own that can be left to nodes and entered from them at no cost.
  private mutating func addPlace(on nodes: [Int]) -> PlaceEnds {
    let arrival = addVertex(at: nil)
    let departure = addVertex(at: arrival)
    for node in nodes {
      addArc(departure, UInt32(nodeEnds[node].departure), 0, .connect)
      addArc(UInt32(nodeEnds[node].arrival), arrival, 0, .connect)
    }
    return PlaceEnds(departure: Int(departure), arrival: Int(arrival))
  }

  private mutating func addVertex(at place: UInt32?) -> UInt32 {
    let vertex = UInt32(places.count)
    places.append(place ?? vertex)
    return vertex
  }

  private mutating func addArc(
    _ tail: UInt32,
    _ head: UInt32,
    _ cost: Double,
    _ step: TravelGraph.Step
  ) {
    tails.append(tail)
    heads.append(head)
    costs.append(cost)
    steps.append(step)
  }

  /// Adds one direction of a link: an arc, or a candidate's arc.
  private mutating func add(_ link: TravelLink, _ position: Int, isForward: Bool) {
    let from = isForward ? link.from : link.to
    let to = isForward ? link.to : link.from
    let cost = link.minutes + link.accessMinutes + link.moneyMinutes
    let tail: UInt32
    let head: UInt32
    if layers[link.mode.position] != nil {
      tail = entry(link.mode, from, waitMinutes: link.waitMinutes)
      head = arrival(link.mode, to)
    } else {
      tail = UInt32(nodeEnds[from.position].departure)
      head = UInt32(nodeEnds[to.position].arrival)
    }
    if let project = link.candidate {
      candidateArcs.append(
        TravelGraph.CandidateArc(
          project: project,
          tail: Int(tail),
          head: Int(head),
          cost: cost,
          link: position,
          isForward: isForward
        )
      )
    } else {
      addArc(tail, head, cost, .ride(link: Int32(position), isForward: isForward))
    }
  }

  /// The vertex from which a link of a mode and a wait leaves a node, made when there is none yet.
  private mutating func entry(
    _ mode: RowIndex<Mode>,
    _ node: RowIndex<Node>,
    waitMinutes: Double
  ) -> UInt32 {
    let known = layers[mode.position]?.entries[node.position].first {
      $0.waitMinutes == waitMinutes
    }
    if let known { return known.vertex }
    let ends = nodeEnds[node.position]
    let vertex = addVertex(at: UInt32(ends.arrival))
    let boardMinutes = layers[mode.position]?.service.boardMinutes ?? 0
    layers[mode.position]?.entries[node.position]
      .append(Entry(waitMinutes: waitMinutes, vertex: vertex))
    addArc(UInt32(ends.departure), vertex, boardMinutes + waitMinutes, .board)
    return vertex
  }

  /// The vertex of those who came to a node by a mode, made when there is none yet.
  private mutating func arrival(_ mode: RowIndex<Mode>, _ node: RowIndex<Node>) -> UInt32 {
    if let known = layers[mode.position]?.arrivals[node.position] { return known }
    let anchor = UInt32(nodeEnds[node.position].arrival)
    let vertex = addVertex(at: anchor)
    let alightMinutes = layers[mode.position]?.service.alightMinutes ?? 0
    layers[mode.position]?.arrivals[node.position] = vertex
    addArc(vertex, anchor, alightMinutes, .alight)
    return vertex
  }

  /// Whoever came by a mode may go on by any of its links, except at a node that is closed to
  /// through traffic.
  private mutating func addStays() {
    for layer in layers.compactMap(\.self) {
      for (node, (arrival, entries)) in zip(layer.arrivals, layer.entries).enumerated() {
        guard let arrival, nodeEnds[node].isOneVertex else { continue }
        for entry in entries { addArc(arrival, entry.vertex, 0, .stay) }
      }
    }
  }
}
