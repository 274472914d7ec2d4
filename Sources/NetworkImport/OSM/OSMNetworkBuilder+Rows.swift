// The rows of node.csv and link.csv of an import.

import TransportNetwork

/// node.csv: zones and facilities first, then the vertices that links need.
struct NodeRows {
  private(set) var rows: [Node] = []
  private var rowOfPoint: [Int32: Int] = [:]
  private let extract: OSMExtract

  init(_ builder: OSMNetworkBuilder) {
    extract = builder.extract
    for site in builder.sites.sites {
      rows.append(
        Node(
          id: site.id,
          name: site.name,
          localName: site.localName,
          x: site.point.longitude,
          y: site.point.latitude,
          type: site.type,
          facilityClass: site.facilityClass,
          zone: site.zone.map { RowIndex($0) },
          // A zone is joined to roads and stations; nobody changes from one to the other by way of
          // it.
          isThrough: site.zone == nil
        )
      )
    }
  }

  /// The row of a vertex, which is added when it is new.
  mutating func row(ofPoint point: Int32) -> RowIndex<Node> {
    if let row = rowOfPoint[point] { return RowIndex(row) }
    rowOfPoint[point] = rows.count
    let place = extract.points[Int(point)]
    rows.append(
      Node(
        id: extract.nodeID(point),
        x: place.longitude,
        y: place.latitude,
        type: "junction"
      )
    )
    return RowIndex(rows.count - 1)
  }
}

/// link.csv: the edges, then what joins zones and facilities to them.
struct LinkRows {
  private(set) var rows: [Link] = []
  private var unpaved: [Double] = []
  private var toll: [Double] = []
  private var linksOfWay: [Int32: Int] = [:]
  private let builder: OSMNetworkBuilder
  private let modes: [OSMClass.Mode: RowIndex<Mode>]
  private let uses: [WayFacts.Openness: UseSet] = [
    .passengers: UseSet(RowIndex(0)), .freight: UseSet(RowIndex(1)),
  ]

  init(_ builder: OSMNetworkBuilder, _ modes: [OSMClass.Mode]) {
    self.builder = builder
    var rows: [OSMClass.Mode: RowIndex<Mode>] = [:]
    for (row, mode) in modes.enumerated() { rows[mode] = RowIndex(row) }
    self.modes = rows
  }

  private func row(_ mode: OSMClass.Mode) -> RowIndex<Mode> { modes[mode] ?? RowIndex(0) }

  private mutating func add(_ link: Link, unpaved: Double = 0, toll: Double = 0) {
    rows.append(link)
    self.unpaved.append(unpaved)
    self.toll.append(toll)
  }

  // MARK: Edges

  /// One link where both directions take as long, else one for each that is open.
  mutating func add(_ edge: ImportEdge, _ nodes: inout NodeRows) {
    let graph = builder.graph
    let pieces = graph.chain[Int(edge.chain.lowerBound)..<Int(edge.chain.upperBound)]
    let first = pieces.first.map { graph.pieces[Int($0 < 0 ? ~$0 : $0)].way } ?? 0
    linksOfWay[first, default: 0] += 1
    let id = "\(builder.extract.wayIDs[Int(first)])-\(linksOfWay[first] ?? 0)"
    let from = nodes.row(ofPoint: graph.vertices[Int(edge.from)])
    let to = nodes.row(ofPoint: graph.vertices[Int(edge.to)])
    let course = course(pieces)
    func link(_ id: String, _ from: RowIndex<Node>, _ to: RowIndex<Node>, _ minutes: Double) -> Link
    {
      Link(
        id: id,
        name: name(pieces),
        from: from,
        to: to,
        kilometres: edge.kilometres,
        facilityType: edge.type.rawValue,
        freeSpeed: speed(edge.kilometres, minutes),
        allowedUses: edge.opensTo == .all ? nil : uses[edge.opensTo],
        mode: row(edge.type.mode),
        travelMinutes: minutes
      )
    }
    // Sums in the two directions may differ by their rounding.
    let isSame = abs(edge.forward - edge.backward) <= 1e-12 * edge.forward
    let (unpaved, toll) = (edge.unpavedKilometres, edge.tollKilometres)
    if edge.forward.isFinite {
      var forward = link(id, from, to, edge.forward)
      forward.isDirected = !isSame
      forward.geometry = wellKnownText(course)
      add(forward, unpaved: unpaved, toll: toll)
    }
    if edge.backward.isFinite, !(edge.forward.isFinite && isSame) {
      var backward = link(edge.forward.isFinite ? id + "-back" : id, to, from, edge.backward)
      backward.geometry = wellKnownText(course.reversed())
      add(backward, unpaved: unpaved, toll: toll)
    }
  }

  private func speed(_ kilometres: Double, _ minutes: Double) -> Double? {
    guard kilometres > 0, minutes > 0 else { return nil }
    let speed = (kilometres / minutes * 600).rounded() / 10
    return speed > 0 && speed <= 1000 ? speed : nil
  }

  /// The name of the longest piece that has one.
  private func name(_ pieces: ArraySlice<Int32>) -> String {
    var best = (name: "", nodes: -1)
    for piece in pieces {
      let piece = builder.graph.pieces[Int(piece < 0 ? ~piece : piece)]
      let name = builder.extract.ways[Int(piece.way)].name
      let count = Int(piece.end - piece.start)
      if !name.isEmpty, count > best.nodes { best = (name, count) }
    }
    return best.name
  }

  private func course(_ pieces: ArraySlice<Int32>) -> [OSMPoint] {
    var points: [OSMPoint] = []
    for number in pieces {
      let piece = builder.graph.pieces[Int(number < 0 ? ~number : number)]
      let nodes = builder.extract.nodes(of: piece).map { builder.extract.points[Int($0)] }
      points +=
        number < 0
        ? nodes.reversed().dropFirst(points.isEmpty ? 0 : 1)
        : nodes.dropFirst(points.isEmpty ? 0 : 1)
    }
    return simplified(points, tolerance: builder.options.simplifyMetres)
  }

  private func wellKnownText(_ points: [OSMPoint]) -> String {
    var text = "LINESTRING ("
    for (number, point) in points.enumerated() {
      if number > 0 { text += ", " }
      text += shortestDecimal(point.longitude) + " " + shortestDecimal(point.latitude)
    }
    return text + ")"
  }

  // MARK: Sites

  /// The links of a zone or facility: to the road, to its tracks, and of a zone to the station.
  mutating func join(_ site: Int, _ nodes: inout NodeRows) {
    let it = builder.sites.sites[site]
    let node = RowIndex<Node>(site)
    if let road = builder.joined.road[site] {
      access("access-\(it.id)", node, nodes.row(ofPoint: road.node), road.kilometres)
    }
    for (number, track) in builder.joined.tracks[site].enumerated() {
      let vertex = nodes.row(ofPoint: track.node)
      if it.isStation {
        add(
          Link(
            id: "tracks-\(it.id)-\(number + 1)",
            from: node,
            to: vertex,
            isDirected: false,
            kilometres: track.kilometres,
            facilityType: "station_track",
            mode: row(.rail),
            travelMinutes: track.kilometres / OSMNetworkBuilder.trackSpeed * 60
          )
        )
      } else {
        access("rail-access-\(it.id)", node, vertex, track.kilometres)
      }
    }
    guard it.zone != nil, let station = nearestStation(to: it.point) else { return }
    access(
      "station-access-\(it.id)",
      node,
      RowIndex(station.node),
      station.kilometres
    )
  }

  private mutating func access(
    _ id: String,
    _ from: RowIndex<Node>,
    _ to: RowIndex<Node>,
    _ kilometres: Double
  ) {
    add(
      Link(
        id: id,
        from: from,
        to: to,
        isDirected: false,
        kilometres: kilometres,
        facilityType: "access",
        mode: row(.road),
        travelMinutes: kilometres / OSMNetworkBuilder.accessSpeed * 60
      )
    )
  }

  /// The nearest station with tracks within the distance of --snap.
  private func nearestStation(to point: OSMPoint) -> (node: Int, kilometres: Double)? {
    var best: (node: Int, kilometres: Double)?
    for (position, site) in builder.sites.sites.enumerated()
    where site.isStation && !builder.joined.tracks[position].isEmpty {
      let distance = greatCircle(point, site.point)
      if distance <= builder.options.snapKilometres, distance < best?.kilometres ?? .infinity {
        best = (position, distance)
      }
    }
    return best
  }

  var extraColumns: [ExtraColumn] {
    [
      ExtraColumn(name: "unpaved_km", values: unpaved.map { $0 > 0 ? shortestDecimal($0) : "" }),
      ExtraColumn(name: "toll_km", values: toll.map { $0 > 0 ? shortestDecimal($0) : "" }),
    ]
    .filter { column in column.values.contains { !$0.isEmpty } }
  }
}
