// Turns places and drafts into a network with positions, ids and columns of sources.

import TransportNetwork

/// A network in the making.
struct Assembly {
  private var nodes: [Node] = []
  private var nodeSources: [Provenance] = []
  private var facilities: [Facility?] = []
  private var positions: [String: RowIndex<Node>] = [:]
  private var names = LinkNames()
  private var links: [Link] = []
  private var linkSources: [Provenance] = []
  private var projects: [Project] = []
  private var projectDrafts: [ProjectDraft] = []
  private let zones: [City]

  /// Starts with the nodes: cities, stations, then facilities.
  init(
    _ facts: Facts,
    stations: [(node: Node, localName: String, Provenance)],
    facilities: [Facility]
  ) throws {
    zones = facts.cities.filter(\.isZone)
    var zonePosition = 0
    for city in facts.cities {
      let zone: RowIndex<Zone>? = city.isZone ? RowIndex(zonePosition) : nil
      if city.isZone { zonePosition += 1 }
      let node = Node(
        id: city.id,
        name: city.name,
        x: city.coordinate.longitude,
        y: city.coordinate.latitude,
        type: "city",
        zone: zone
      )
      try add(node, city.localName, Provenance(city.coordinateSource, "n.d.", "high"))
    }
    for station in stations { try add(station.node, station.localName, station.2) }
    for facility in facilities {
      try add(FacilityLayer.node(facility), facility.localName, facility.provenance, facility)
    }
  }

  private mutating func add(
    _ node: Node,
    _ localName: String,
    _ provenance: Provenance,
    _ facility: Facility? = nil
  ) throws {
    guard positions.updateValue(RowIndex(nodes.count), forKey: node.id) == nil else {
      throw BuildError("node \(node.id) (\(node.name)) is there twice")
    }
    var node = node
    node.localName = localName
    if let facility { node.facilityClass = facility.facilityClass }
    nodes.append(node)
    nodeSources.append(provenance)
    facilities.append(facility)
  }

  /// Adds links.
  mutating func add(_ drafts: [LinkDraft]) throws {
    for draft in drafts {
      links.append(try draft.link(id: names.id(of: draft), nodes: positions))
      linkSources.append(draft.provenance)
    }
  }

  /// Adds candidates; what one requires may stand before or after it.
  mutating func add(_ drafts: [ProjectDraft]) throws {
    var order: [String: RowIndex<Project>] = [:]
    for (position, draft) in drafts.enumerated() {
      guard order.updateValue(RowIndex(position), forKey: draft.id) == nil else {
        throw BuildError("project \(draft.id) is there twice")
      }
    }
    for draft in drafts {
      let required = try draft.requires.map { id in
        guard let index = order[id] else {
          throw BuildError("project \(draft.id) requires \(id), which is none")
        }
        return index
      }
      let links = try draft.links.enumerated().map { position, link in
        ProjectLink(link: try link.link(id: "\(draft.id)-\(position + 1)", nodes: positions))
      }
      projects.append(
        Project(
          id: draft.id,
          name: draft.name,
          cost: draft.cost,
          status: draft.status,
          group: draft.group,
          requires: required,
          region: draft.region,
          source: draft.source,
          links: links
        )
      )
      projectDrafts.append(draft)
    }
  }

  /// The network.
  func network(_ facts: Facts) throws -> Network {
    Network(
      configuration: Configuration(datasetName: "China", currency: "CNY"),
      nodes: nodes,
      links: links,
      zones: zones.map {
        Zone(id: $0.id, name: $0.name, localName: $0.localName, superZone: $0.province)
      },
      zoneColumns: [
        ZoneColumn(name: "population", values: zones.map(\.population)),
        ZoneColumn(name: "gdp", values: zones.map(\.gdp)),
      ].filter { column in column.values.contains { $0 != nil } }
        + facts.services.columns.map { column in
          ZoneColumn(name: column.name, values: zones.map { column.values[$0.id] })
        },
      uses: Use.chinese,
      modes: Mode.chinese,
      schemes: try Regions.schemes(
        zones,
        hubs: facts.hubs,
        ports: facts.ports,
        policies: facts.policyRegions
      ),
      projects: projects,
      areas: facts.boundaries.areas.map(\.area),
      extraColumns: extraColumns(facts)
    )
  }

  private func extraColumns(_ facts: Facts) -> [String: [ExtraColumn]] {
    [
      "node": figures + columns(nodeSources),
      "link": columns(linkSources),
      "area": [
        ExtraColumn(name: "source", values: facts.boundaries.areas.map(\.source)),
        ExtraColumn(name: "licence", values: facts.boundaries.areas.map(\.licence)),
      ],
      "zone": [
        ExtraColumn(name: "source", values: zones.map { Self.source($0, facts.services) }),
        ExtraColumn(name: "boundary", values: zones.map { facts.boundaries.zones[$0.id] ?? "" }),
      ],
      "project": [
        ExtraColumn(
          name: "length_km",
          values: projectDrafts.map { shortestDecimal($0.kilometres) }
        ),
        ExtraColumn(
          name: "design_kmh",
          values: projectDrafts.map { $0.designSpeed.map(shortestDecimal) ?? "" }
        ),
        ExtraColumn(name: "expected", values: projectDrafts.map(\.expected)),
        ExtraColumn(name: "confidence", values: projectDrafts.map(\.confidence)),
      ],
      "datapackage": DataPackage.properties,
    ]
  }

  /// Sources and years of a zone's figures; in words, since a column of years would count as
  /// opportunities.
  private static func source(_ city: City, _ services: Services) -> String {
    var sources = ["population: census \(city.censusYear) (leiii/census)"]
    if city.gdp != nil { sources.append("GDP: \(city.gdpYear) (yearbooks, bulletins)") }
    for column in services.columns where column.values[city.id] != nil {
      if !sources.contains(column.source) { sources.append(column.source) }
    }
    return sources.joined(separator: "; ")
  }

  /// What facilities offer, empty where nothing is known.
  private var figures: [ExtraColumn] {
    let names = ["throughput_teu", "cargo_tonnes", "china_europe_trains", "passengers"]
    return names.map { name in
      ExtraColumn(
        name: name,
        values: facilities.map { $0?.figures[name].map(shortestDecimal) ?? "" }
      )
    } + [
      ExtraColumn(name: "figure_source", values: facilities.map { $0?.figureSource ?? "" })
    ]
  }

  private func columns(_ rows: [Provenance]) -> [ExtraColumn] {
    [
      ExtraColumn(name: "source", values: rows.map(\.source)),
      ExtraColumn(name: "year", values: rows.map(\.year)),
      ExtraColumn(name: "confidence", values: rows.map(\.confidence)),
    ]
  }
}
