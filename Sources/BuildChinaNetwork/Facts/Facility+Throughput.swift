// Figures of hubs and gateways, and places of the digital economy.

extension [Facility] {
  /// The facilities with the figures of hub_throughput.csv for 2023 that their own table lacks.
  func withThroughput(_ folder: String) throws -> [Facility] {
    let columns = ["node_id", "measure", "value", "unit", "year", "source", "confidence"]
    let rows = try RawTable("hub_throughput.csv", in: folder, columns: columns).rows
    return try map { facility in
      var facility = facility
      for row in rows where row.text("node_id") == facility.id && row.text("year") == "2023" {
        let value = try row.number("value")
        let (name, scale): (String, Double)
        switch (row.text("measure"), row.text("unit")) {
        case ("china_europe_trains", "trains"): (name, scale) = ("china_europe_trains", 1)
        case ("containers", "10,000 TEU"): (name, scale) = ("throughput_teu", 1e4)
        case ("cargo", let unit) where unit.hasPrefix("million tonnes"):
          (name, scale) = ("cargo_tonnes", 1e6)
        default: throw row.error("unit", "trains, 10,000 TEU or million tonnes")
        }
        guard facility.figures[name] == nil else { continue }
        facility.figures[name] = (value * scale).rounded()
        let source = "2023: \(row.text("source")) (\(row.text("confidence")))"
        facility.figureSource += facility.figureSource.isEmpty ? source : "; \(source)"
      }
      return facility
    }
  }
}

extension Facility {
  /// Computing clusters and points of the internet's backbone, at the seats of their cities; where
  /// they stand is not known.
  static func digital(_ folder: String, _ cities: [City]) throws -> [Facility] {
    let places = Dictionary(
      cities.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var numbers = Numbering()
    let columns = ["zone_id", "name", "kind", "year", "source", "confidence"]
    return try RawTable("digital_hubs.csv", in: folder, columns: columns).rows.map { row in
      guard let city = places[row.text("zone_id")] else { throw row.error("zone_id", "a zone") }
      let isCluster = row.text("kind") == "computing_cluster"
      return Facility(
        id: numbers.next("\(city.id)-\(isCluster ? "C" : "N")"),
        name: "\(city.name) \(isCluster ? "computing cluster" : "internet exchange")",
        type: "service",
        facilityClass: row.text("kind"),
        city: city.id,
        coordinate: city.coordinate,
        services: [],
        provenance: Provenance(row.text("source"), row.text("year"), row.text("confidence")),
        roads: []
      )
    }
  }
}
