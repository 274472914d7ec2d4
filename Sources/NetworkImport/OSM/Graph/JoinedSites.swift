// Which zones and facilities are joined to which nodes, and which parts of the network are kept for
// that.

/// A zone or facility on its way into the network.
struct ImportSite: Sendable {
  var id: String
  var name: String
  var localName: String
  var point: OSMPoint
  /// The zone's position; nil for facilities.
  var zone: Int?
  /// node_type and facility_class.
  var type: String
  var facilityClass: String

  /// Whether trains stop here.
  var isStation: Bool { type == "station" }
}

/// Sites with the nodes that they are joined to, and what of the network is kept.
struct JoinedSites {
  /// The nearest node of the roads that are kept, by site.
  var road: [NearestNodes.Found?]
  /// The tracks that a station is joined to, by site.
  var tracks: [[NearestNodes.Found]]
  /// Whether each part is kept.
  var isKept: [Bool]

  /// Joins sites.
  ///
  /// Roads are kept in their largest parts, tracks in the parts where a station has a road too, or,
  /// without any road, in their largest parts. Nobody enters a motorway between its junctions, so
  /// no site is joined to one.
  init(
    _ sites: [ImportSite],
    _ extract: OSMExtract,
    _ graph: ImportGraph,
    _ strong: StrongParts,
    _ options: OSMOptions
  ) {
    isKept = Array(repeating: false, count: strong.parts.count)
    let roads = strong.largest(rail: false).prefix(max(1, options.partCount))
    for part in roads { isKept[part] = true }
    var nearest = NearestNodes(sites.map(\.point), within: options.snapKilometres)
    for (edge, piece) in zip(graph.edges, graph.pieces) {
      guard let part = strong.part(of: edge), edge.type.main != .motorway else { continue }
      let isRail = edge.type.mode == .rail
      guard isRail || isKept[part] else { continue }
      for node in extract.nodes(of: piece) {
        nearest.visit(node, at: extract.points[Int(node)], ofRail: isRail, way: piece.way)
      }
    }
    road = nearest.road
    let hasStations = sites.contains(where: \.isStation)
    tracks = sites.indices.map { site in
      // Where there are no stations at all, zones are joined to the tracks themselves.
      guard sites[site].isStation || (sites[site].zone != nil && !hasStations) else { return [] }
      let near = nearest.tracks[site].sorted { $0.key < $1.key }.map(\.value)
      return near.isEmpty || !sites[site].isStation ? nearest.rail[site].map { [$0] } ?? [] : near
    }
    var partOfNode: [Int32: Int] = [:]
    let wanted = Set(tracks.flatMap { $0.map(\.node) })
    for (edge, piece) in zip(graph.edges, graph.pieces) where edge.type.mode == .rail {
      guard let part = strong.part(of: edge) else { continue }
      for node in extract.nodes(of: piece) where wanted.contains(node) { partOfNode[node] = part }
    }
    for site in sites.indices where road[site] != nil {
      for track in tracks[site] { if let part = partOfNode[track.node] { isKept[part] = true } }
    }
    if roads.isEmpty {
      let tracks = strong.largest(rail: true).prefix(max(1, options.partCount))
      for part in tracks { isKept[part] = true }
    }
    for site in sites.indices {
      tracks[site] = tracks[site].filter { partOfNode[$0.node].map { isKept[$0] } ?? false }
      // One link to a node is enough, whatever number of tracks meet there.
      var seen: Set<Int32> = []
      tracks[site] = tracks[site].filter { seen.insert($0.node).inserted }
    }
  }

  /// Whether a site is joined to anything.
  func isJoined(_ site: Int) -> Bool { road[site] != nil || !tracks[site].isEmpty }
}
