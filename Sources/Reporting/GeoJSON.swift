// A network's zones, nodes, links and projects as GeoJSON (RFC 7946), for maps.

public import TransportNetwork

/// What a GeoJSON file shows.
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

/// A layer of a network as a GeoJSON FeatureCollection, a feature a line.
///
/// A zone stands where the first of its nodes does, and is left out when it has none. A link has the geometry of its
/// WKT, or is a straight line. Coordinates that are not WGS 84 are named in a member `crs`, which GDAL and QGIS read
/// although RFC 7946 dropped it. Infinite numbers are `null`.
public func geoJSON(_ network: Network, layer: MapLayer, values: [ZoneValues] = []) -> String {
  let features =
    switch layer {
    case .zones: zoneFeatures(network, values)
    case .nodes: network.nodes.map { feature(point($0), nodeProperties($0, network)) }
    case .links: network.links.map { feature(line($0, network), linkProperties($0, network)) }
    case .projects: projectFeatures(network)
    }
  var text = "{\"type\":\"FeatureCollection\",\"name\":\"\(layer.rawValue)\","
  let crs = network.configuration.crs
  if crs != "EPSG:4326", crs != "OGC:CRS84", !crs.isEmpty {
    let name = "urn:ogc:def:crs:" + crs.replacing(":", with: "::")
    let member: JSONValue = ["type": "name", "properties": ["name": .string(name)]]
    text += "\"crs\":" + member.compact + ","
  }
  return text + "\"features\":[\n" + features.map(\.compact).joined(separator: ",\n") + "\n]}\n"
}

private func feature(_ geometry: JSONValue, _ properties: [JSONValue.Member]) -> JSONValue {
  ["type": "Feature", "properties": .object(properties), "geometry": geometry]
}

private func point(_ node: Node) -> JSONValue {
  ["type": "Point", "coordinates": [.double(node.x), .double(node.y)]]
}

private func line(_ link: Link, _ network: Network) -> JSONValue {
  let (from, to) = (network.nodes[link.from], network.nodes[link.to])
  let places = lineString(wellKnownText: link.geometry) ?? [(from.x, from.y), (to.x, to.y)]
  return [
    "type": "LineString",
    "coordinates": .array(places.map { [.double($0.x), .double($0.y)] }),
  ]
}

/// The places of a WKT LINESTRING, heights left out; nil for anything else.
private func lineString(wellKnownText text: String) -> [(x: Double, y: Double)]? {
  guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"),
    text[..<open].uppercased().hasPrefix("LINESTRING")
  else { return nil }
  var places: [(x: Double, y: Double)] = []
  for place in text[text.index(after: open)..<close].split(separator: ",") {
    let numbers = place.split(separator: " ").map { Double($0) }
    guard numbers.count >= 2, let x = numbers[0], let y = numbers[1], x.isFinite, y.isFinite
    else { return nil }
    places.append((x, y))
  }
  return places.count >= 2 ? places : nil
}

private func zoneFeatures(_ network: Network, _ values: [ZoneValues]) -> [JSONValue] {
  var place = [Node?](repeating: nil, count: network.zones.count)
  for node in network.nodes {
    if let zone = node.zone, place[zone.position] == nil { place[zone.position] = node }
  }
  return network.zones.enumerated().compactMap { position, zone in
    guard let node = place[position] else { return nil }
    var properties = members([
      ("zone_id", .string(zone.id)), ("name", .string(zone.name)),
      ("super_zone", .string(zone.superZone)),
    ])
    for column in network.zoneColumns {
      properties.append(.init(key: column.name, value: .number(column.values[position])))
    }
    for column in values {
      properties.append(.init(key: column.name, value: .number(column.values[position])))
    }
    return feature(point(node), properties)
  }
}

private func projectFeatures(_ network: Network) -> [JSONValue] {
  network.projects.flatMap { project in
    project.links.map { item in
      let own = members([
        ("project_id", .string(project.id)), ("project", .string(project.name)),
        ("cost", .double(project.cost)),
      ])
      return feature(line(item.link, network), own + linkProperties(item.link, network))
    }
  }
}

private func nodeProperties(_ node: Node, _ network: Network) -> [JSONValue.Member] {
  members([
    ("node_id", .string(node.id)), ("name", .string(node.name)), ("node_type", .string(node.type)),
    ("zone_id", node.zone.map { .string(network.zones[$0].id) } ?? .null),
  ])
}

private func linkProperties(_ link: Link, _ network: Network) -> [JSONValue.Member] {
  members([
    ("link_id", .string(link.id)), ("name", .string(link.name)),
    ("from_node_id", .string(network.nodes[link.from].id)),
    ("to_node_id", .string(network.nodes[link.to].id)),
    ("directed", .bool(link.isDirected)), ("mode", .string(network.modes[link.mode].name)),
    ("facility_type", .string(link.facilityType)), ("length", .number(link.kilometres)),
    ("free_speed", .number(link.freeSpeed)), ("travel_minutes", .number(link.travelMinutes)),
    ("headway_minutes", .number(link.headwayMinutes)), ("toll", .number(link.toll)),
  ])
}

private func members(_ pairs: [(String, JSONValue)]) -> [JSONValue.Member] {
  pairs.map { JSONValue.Member(key: $0.0, value: $0.1) }
}
