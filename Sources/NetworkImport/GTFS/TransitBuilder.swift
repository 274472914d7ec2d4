// Writes a day of a feed into a network.

import NetworkFiles
import TransportNetwork

/// Adds stations and links of a feed to a network.
struct TransitBuilder {
  private(set) var draft: NetworkDraft
  private let feed: GTFSFeed
  private let options: GTFSImport.Options
  private var nodes: [RowIndex<Node>] = []
  private let firstNode: Int

  init(_ feed: GTFSFeed, _ options: GTFSImport.Options, into draft: NetworkDraft) {
    self.feed = feed
    self.options = options
    self.draft = draft
    firstNode = draft.network.nodes.count
  }

  /// Adds a node for every station, served or not.
  mutating func addStations() {
    for station in feed.stations.stations {
      let node = Node(
        id: station.id,
        name: station.name,
        x: station.longitude,
        y: station.latitude,
        type: "station"
      )
      nodes.append(draft.add(node, prefix: "gtfs-"))
    }
  }

  /// Adds a mode's links: between consecutive stops, and direct services that their chain does not
  /// tell of.
  mutating func addLinks(
    _ mode: TransitMode,
    _ timetable: Timetable
  ) -> GTFSImport.Summary.ModeLinks {
    let serviceMinutes = 60 * options.serviceHours
    let times = ThroughTimes(
      timetable,
      stationCount: nodes.count,
      rule: options.rule,
      serviceMinutes: serviceMinutes
    )
    let through = draft.mode(mode.name, mode.service)
    for (hop, minutes) in zip(timetable.hops, times.minutes) {
      add(mode.name, hop.pair, through, minutes, serviceMinutes / Double(hop.departures))
    }
    let services = times.directLinks(rule: options.rule)
    if !services.isEmpty {
      var service = mode.service
      service.isThrough = false
      let direct = draft.mode(mode.directName, service)
      for (pair, trips) in services {
        let headway = serviceMinutes / Double(trips.departures)
        add(mode.directName, pair, direct, trips.fastest, headway)
      }
    }
    return GTFSImport.Summary.ModeLinks(
      mode: mode.name,
      through: timetable.hops.count,
      direct: services.count
    )
  }

  private mutating func add(
    _ kind: String,
    _ pair: Timetable.Pair,
    _ mode: RowIndex<Mode>,
    _ minutes: Double,
    _ headway: Double
  ) {
    let (from, to) = (feed.stations.stations[Int(pair.from)], feed.stations.stations[Int(pair.to)])
    let straight = greatCircleKilometres(
      Position(x: from.longitude, y: from.latitude),
      Position(x: to.longitude, y: to.latitude)
    )
    draft.add(
      Link(
        id: "\(kind)-\(from.id)-\(to.id)",
        from: nodes[Int(pair.from)],
        to: nodes[Int(pair.to)],
        kilometres: hundredths(straight),
        mode: mode,
        travelMinutes: hundredths(minutes),
        headwayMinutes: hundredths(headway)
      )
    )
  }

  /// Adds ways on foot between stations.
  mutating func addWalks() {
    guard !feed.transfers.walks.isEmpty else { return }
    let mode = draft.mode("walk", Mode.Service(speed: 4.8))
    for walk in feed.transfers.walks {
      let stations = feed.stations.stations
      draft.add(
        Link(
          id: "walk-\(stations[walk.from].id)-\(stations[walk.to].id)",
          from: nodes[walk.from],
          to: nodes[walk.to],
          isDirected: false,
          kilometres: hundredths(walk.kilometres),
          facilityType: "access",
          mode: mode,
          travelMinutes: hundredths(walk.minutes)
        )
      )
    }
  }

  /// Ids of the two stations with the most direct trips, the first of equals.
  var busiestPair: [String] {
    var best: (pair: Timetable.Pair, departures: Int)?
    for (_, timetable) in feed.timetables {
      for (pair, service) in timetable.directs.sorted(by: { $0.key < $1.key })
      where service.departures > best?.departures ?? 0 {
        best = (pair, service.departures)
      }
    }
    guard let best else { return [] }
    return [best.pair.from, best.pair.to].map { draft.network.nodes[nodes[Int($0)]].id }
  }

  // MARK: Zones

  /// Adds zones and joins them to served stations; answers how many links do that.
  ///
  /// A new network has no zones of its own.
  mutating func addZones(
    _ zones: ZonePlaces?,
    isNew: Bool,
    _ log: ProblemLog
  ) throws(ImportError) -> Int {
    if let zones { return try add(zones, log) }
    guard isNew else { return join(zonesOfNetwork(), log) }
    draft.setZones(draft.network.nodes.map { Zone(id: $0.id, name: $0.name) })
    for position in draft.network.nodes.indices {
      draft.place(RowIndex(position), on: RowIndex(position))
    }
    return 0
  }

  private mutating func add(_ zones: ZonePlaces, _ log: ProblemLog) throws(ImportError) -> Int {
    draft.setZones(
      zones.zones,
      columns: zones.columns,
      schemes: zones.schemes,
      others: zones.others
    )
    var places: [StationAccess.Place] = []
    for (row, zone) in zones.zones.enumerated() {
      if let position = zones.positions[row] {
        let node = Node(
          id: zone.id,
          name: zone.name,
          x: position.x,
          y: position.y,
          type: "city",
          zone: RowIndex(row)
        )
        let index = draft.add(node, prefix: "zone-")
        places.append(StationAccess.Place(node: index, zone: zone.id, position: position))
      } else if let node = zones.node(ofRow: row, among: feed.stations.stations, log) {
        if let other = draft.network.nodes[nodes[node]].zone {
          zones.error(
            row,
            "node_id",
            "zone \(quoted(draft.network.zones[other].id)) sits on that station already; give one of them a place of its own (x_coord, y_coord)",
            log
          )
        }
        draft.place(RowIndex(row), on: nodes[node])
      }
    }
    try log.check()
    return join(places, log)
  }

  /// The first node of each zone that the network has.
  private func zonesOfNetwork() -> [StationAccess.Place] {
    var seen: Set<RowIndex<Zone>> = []
    return draft.network.nodes[..<firstNode].enumerated().compactMap { position, node in
      guard let zone = node.zone, seen.insert(zone).inserted else { return nil }
      return StationAccess.Place(
        node: RowIndex(position),
        zone: draft.network.zones[zone].id,
        position: Position(x: node.x, y: node.y)
      )
    }
  }

  private mutating func join(_ places: [StationAccess.Place], _ log: ProblemLog) -> Int {
    guard !places.isEmpty else { return 0 }
    let served = feed.served.sorted().map { nodes[$0] }
    let (count, far) = StationAccess(reach: options.accessKilometres)
      .join(places, to: served, in: &draft)
    if let first = far.max(by: { $0.kilometres < $1.kilometres }) {
      log.warning(
        file: "zones",
        "\(far.count) of \(places.count) zones have no station within \(shortestDecimal(options.accessKilometres)) km and are joined to the "
          + "nearest beyond, \(quoted(first.zone)) over \(Int(first.kilometres.rounded())) km; move them, or reach farther with --access-km"
      )
    }
    return count
  }
}

extension ZonePlaces {
  /// The station of a zone's node_id, by id or else by a name that only one has; nil with an error.
  func node(ofRow row: Int, among stations: [FeedStations.Station], _ log: ProblemLog) -> Int? {
    let wanted = nodes[row]
    if let station = stations.firstIndex(where: { $0.id == wanted }) { return station }
    let named = stations.indices.filter { stations[$0].name == wanted }
    if named.count == 1 { return named[0] }
    let message =
      named.isEmpty
      ? "\(quoted(wanted)) is no stop_id and no name of a station"
        + log.suggestion(for: wanted, among: stations.map(\.name) + stations.map(\.id))
      : "\(quoted(wanted)) is the name of \(named.count) stations; give the id of one: "
        + listing(named.map { stations[$0].id })
    error(row, "node_id", message, log)
    return nil
  }

  /// Reports an error in a field.
  func error(_ row: Int, _ column: String, _ message: String, _ log: ProblemLog) {
    log.error(table, row, table.columnIndex(named: column), message)
  }
}
