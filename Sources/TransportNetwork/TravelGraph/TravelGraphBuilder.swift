// Lays out the vertices and arcs of a travel graph.

/// The arcs of a travel graph in the making.
struct TravelGraphBuilder {
  private(set) var anchors: [Int] = []
  private(set) var zoneVertices: [Int?]
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
    zoneVertices = [Int?](repeating: nil, count: network.zones.count)
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
    addAnchors(network)
    for (position, link) in links.enumerated() {
      add(link, position, isForward: true)
      if !link.isDirected { add(link, position, isForward: false) }
    }
    addStays()
  }

  private mutating func addAnchors(_ network: Network) {
    for node in network.nodes {
      let shared = node.zone.flatMap { zoneVertices[$0.position] }
      let anchor = shared ?? Int(addVertex(at: nil))
      anchors.append(anchor)
      if let zone = node.zone { zoneVertices[zone.position] = anchor }
    }
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
      tail = UInt32(anchors[from.position])
      head = UInt32(anchors[to.position])
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
    let anchor = UInt32(anchors[node.position])
    let vertex = addVertex(at: anchor)
    let boardMinutes = layers[mode.position]?.service.boardMinutes ?? 0
    layers[mode.position]?.entries[node.position]
      .append(Entry(waitMinutes: waitMinutes, vertex: vertex))
    addArc(anchor, vertex, boardMinutes + waitMinutes, .board)
    return vertex
  }

  /// The vertex of those who came to a node by a mode, made when there is none yet.
  private mutating func arrival(_ mode: RowIndex<Mode>, _ node: RowIndex<Node>) -> UInt32 {
    if let known = layers[mode.position]?.arrivals[node.position] { return known }
    let anchor = UInt32(anchors[node.position])
    let vertex = addVertex(at: anchor)
    let alightMinutes = layers[mode.position]?.service.alightMinutes ?? 0
    layers[mode.position]?.arrivals[node.position] = vertex
    addArc(vertex, anchor, alightMinutes, .alight)
    return vertex
  }

  /// Whoever came by a mode may go on by any of its links.
  private mutating func addStays() {
    for layer in layers.compactMap(\.self) {
      for (arrival, entries) in zip(layer.arrivals, layer.entries) {
        guard let arrival else { continue }
        for entry in entries { addArc(arrival, entry.vertex, 0, .stay) }
      }
    }
  }
}
