// The layers of a network: zones, nodes, links and projects.

public import TransportNetwork

/// What a layer of a network shows.
public enum MapLayer: String, Sendable, CaseIterable {
  /// A point per zone, with its columns and, if given, its access.
  case zones
  /// A point per node.
  case nodes
  /// A line per link.
  case links
  /// A line per link of a project.
  case projects
}

/// Numbers of zones beside the network's own, for example access.
public struct ZoneValues: Sendable, Equatable {
  /// Property's name.
  public var name: String
  /// One per zone; nil where there is none.
  public var values: [Double?]

  /// Makes values.
  public init(name: String, values: [Double?]) {
    self.name = name
    self.values = values
  }
}

extension FeatureLayer {
  /// A layer of a network.
  ///
  /// A zone stands where the first of its nodes does, and is left out when it has none. A link has
  /// the geometry of its WKT, or is a straight line; one that crosses the 180th meridian is cut
  /// there.
  public init(_ network: Network, _ layer: MapLayer, values: [ZoneValues] = []) {
    switch layer {
    case .zones: self = Self.zones(network, values)
    case .nodes: self = Self.nodes(network)
    case .links:
      let links = network.links
      self = FeatureLayer(
        layer.rawValue,
        CoordinateSystem(network.configuration.crs),
        fields: linkFields,
        count: links.count
      ) { row in
        Feature(geometry: course(links[row], network), values: linkValues(links[row], network))
      }
    case .projects: self = Self.projects(network)
    }
  }

  private static func zones(_ network: Network, _ values: [ZoneValues]) -> FeatureLayer {
    var place = [Node?](repeating: nil, count: network.zones.count)
    for node in network.nodes {
      if let zone = node.zone, place[zone.position] == nil { place[zone.position] = node }
    }
    let rows = network.zones.indices.compactMap { zone in place[zone].map { (zone, $0) } }
    let columns =
      network.zoneColumns.map { ($0.name, $0.values) } + values.map { ($0.name, $0.values) }
    return FeatureLayer(
      MapLayer.zones.rawValue,
      CoordinateSystem(network.configuration.crs),
      fields: texts(["zone_id", "name", "super_zone"])
        + columns.map { Field(name: $0.0, kind: .number) },
      count: rows.count
    ) { row in
      let (position, node) = rows[row]
      let zone = network.zones[position]
      return Feature(
        geometry: .point(Position(x: node.x, y: node.y)),
        values: [.text(zone.id), .text(zone.name), .text(zone.superZone)]
          + columns.map { .number($0.1[position]) }
      )
    }
  }

  private static func nodes(_ network: Network) -> FeatureLayer {
    FeatureLayer(
      MapLayer.nodes.rawValue,
      CoordinateSystem(network.configuration.crs),
      fields: texts(["node_id", "name", "node_type", "zone_id"]),
      count: network.nodes.count
    ) { row in
      let node = network.nodes[row]
      return Feature(
        geometry: .point(Position(x: node.x, y: node.y)),
        values: [
          .text(node.id), .text(node.name), .text(node.type),
          .text(node.zone.map { network.zones[$0].id }),
        ]
      )
    }
  }

  private static func projects(_ network: Network) -> FeatureLayer {
    let rows = network.projects.flatMap { project in project.links.map { (project, $0.link) } }
    return FeatureLayer(
      MapLayer.projects.rawValue,
      CoordinateSystem(network.configuration.crs),
      fields: texts(["project_id", "project"]) + [Field(name: "cost", kind: .number)] + linkFields,
      count: rows.count
    ) { row in
      let (project, link) = rows[row]
      return Feature(
        geometry: course(link, network),
        values: [.text(project.id), .text(project.name), .number(project.cost)]
          + linkValues(link, network)
      )
    }
  }
}

func texts(_ names: [String]) -> [FeatureLayer.Field] {
  names.map { FeatureLayer.Field(name: $0, kind: .text) }
}

func course(_ link: Link, _ network: Network) -> FeatureLayer.Geometry {
  let ends = [network.nodes[link.from], network.nodes[link.to]]
  let lines =
    lines(wellKnownText: link.geometry) ?? [ends.map { Position(x: $0.x, y: $0.y) }]
  // Whatever crosses the 180th meridian would be drawn the long way around the earth.
  guard lines.contains(where: { zip($0, $0.dropFirst()).contains { abs($0.x - $1.x) > 180 } }),
    CoordinateSystem(network.configuration.crs).isGeographic
  else { return .lines(lines) }
  return .lines(lines.flatMap(cutAtAntimeridian))
}

let linkFields =
  texts(["link_id", "name", "from_node_id", "to_node_id"]) + [
    FeatureLayer.Field(name: "directed", kind: .flag)
  ] + texts(["mode", "facility_type"])
  + ["length", "free_speed", "travel_minutes", "headway_minutes", "toll"].map {
    FeatureLayer.Field(name: $0, kind: .number)
  }

func linkValues(_ link: Link, _ network: Network) -> [FeatureLayer.Value?] {
  [
    .text(link.id), .text(link.name), .text(network.nodes[link.from].id),
    .text(network.nodes[link.to].id), .flag(link.isDirected), .text(network.modes[link.mode].name),
    .text(link.facilityType), .number(link.kilometres), .number(link.freeSpeed),
    .number(link.travelMinutes), .number(link.headwayMinutes), .number(link.toll),
  ]
}
