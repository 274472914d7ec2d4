// Ports, dry ports, border gateways and airports, with the roads to them.

/// A port, dry port, border gateway or airport.
struct Facility {
  /// Node id: the city's code with a suffix, or the airport's IATA code.
  var id: String
  var name: String
  /// In Chinese; empty when not known.
  var localName = ""
  /// port, hub, border, airport or service.
  var type: String
  /// seaport, river_port, dry_port, rail_gateway, road_gateway, airport, computing_cluster,
  /// internet_backbone_exchange.
  var facilityClass = ""
  /// Figures by column of node.csv; none where nothing is known.
  var figures: [String: Double] = [:]
  /// Where the figures come from.
  var figureSource = ""
  /// The city that it belongs to or serves; empty when that is no city of the network.
  var city: String
  var coordinate: Coordinate
  /// What serves a dry port or gateway: rail, road, river, sea.
  var services: [String]
  var provenance: Provenance
  /// Kilometres of road to cities, nearest first.
  var roads: [(city: String, kilometres: Double)]

  /// Ports of ports.csv; ids are the city's code with -P and a number.
  static func ports(_ folder: String) throws -> [Facility] {
    let roads = try roadsByName(folder, "port_road_links.csv", key: "name_en")
    var numbers = Numbering()
    let columns = [
      "name_en", "name_zh", "type", "adcode", "lon", "lat", "coord_source", "cargo_mt", "teu_10k",
      "stat_source",
    ]
    return try RawTable("ports.csv", in: folder, columns: columns).rows.map { row in
      var figures: [String: Double] = [:]
      figures["cargo_tonnes"] = try row.optionalNumber("cargo_mt").map { ($0 * 1e6).rounded() }
      figures["throughput_teu"] = try row.optionalNumber("teu_10k").map { ($0 * 1e4).rounded() }
      return Facility(
        id: numbers.next("\(row.text("adcode"))-P"),
        name: row.text("name_en"),
        localName: row.text("name_zh"),
        type: "port",
        facilityClass: row.text("type") == "river" ? "river_port" : "seaport",
        figures: figures,
        figureSource: figures.isEmpty ? "" : row.text("stat_source"),
        city: row.text("adcode"),
        coordinate: try row.coordinate(),
        services: ["water"],
        provenance: Provenance("public knowledge", "2023", "medium"),
        roads: roads[row.text("name_en")] ?? []
      )
    }
  }

  /// Border gateways and dry ports of hubs.csv; ids are the city's code with -B or -D and a number.
  static func hubs(_ folder: String) throws -> [Facility] {
    let roads = try roadsByName(folder, "hub_road_links.csv", key: "name_en")
    var numbers = Numbering()
    let columns = ["name_en", "name_zh", "type", "modes", "adcode", "lon", "lat", "confidence"]
    return try RawTable("hubs.csv", in: folder, columns: columns).rows.map { row in
      let isBorder = row.text("type") == "border"
      return Facility(
        id: numbers.next("\(row.text("adcode"))-\(isBorder ? "B" : "D")"),
        name: row.text("name_en"),
        localName: row.text("name_zh"),
        type: isBorder ? "border" : "hub",
        facilityClass: !isBorder
          ? "dry_port" : row.text("modes").contains("rail") ? "rail_gateway" : "road_gateway",
        city: row.text("adcode"),
        coordinate: try row.coordinate(),
        services: row.text("modes").split(separator: "+").map(String.init),
        provenance: Provenance("public knowledge", "2023", row.text("confidence")),
        roads: roads[row.text("name_en")] ?? []
      )
    }
  }

  /// Airports of airports_2026.csv, by IATA code, with the roads of airport_road_links.csv.
  static func airports(_ folder: String, recent: String) throws -> [Facility] {
    let roads = try roadsByName(folder, "airport_road_links.csv", key: "iata")
    let columns = [
      "iata", "name", "lon", "lat", "adcode", "year", "confidence", "passengers_2024_m",
      "passenger_source",
    ]
    return try RawTable("airports_2026.csv", in: recent, columns: columns).rows.map { row in
      var figures: [String: Double] = [:]
      figures["passengers"] = try row.optionalNumber("passengers_2024_m")
        .map { ($0 * 1e6).rounded() }
      return Facility(
        id: row.text("iata"),
        name: row.text("name"),
        type: "airport",
        facilityClass: "airport",
        figures: figures,
        figureSource: figures.isEmpty ? "" : "2024: \(row.text("passenger_source"))",
        city: row.text("adcode"),
        coordinate: try row.coordinate(),
        services: ["air"],
        provenance: Provenance("airline-route-data", row.text("year"), row.text("confidence")),
        roads: roads[row.text("iata")] ?? []
      )
    }
  }

  private static func roadsByName(
    _ folder: String,
    _ file: String,
    key: String
  ) throws -> [String: [(city: String, kilometres: Double)]] {
    var roads: [String: [(city: String, kilometres: Double)]] = [:]
    for row in try RawTable(file, in: folder, columns: [key, "adcode", "road_km"]).rows {
      let road = (city: row.text("adcode"), kilometres: try row.number("road_km"))
      roads[row.text(key), default: []].append(road)
    }
    return roads.mapValues { $0.sorted { ($0.kilometres, $0.city) < ($1.kilometres, $1.city) } }
  }
}

/// Numbers things that share a stem: 310000-P1, 310000-P2.
struct Numbering {
  private var counts: [String: Int] = [:]

  /// The next id of a stem.
  mutating func next(_ stem: String) -> String {
    counts[stem, default: 0] += 1
    return "\(stem)\(counts[stem, default: 0])"
  }
}
