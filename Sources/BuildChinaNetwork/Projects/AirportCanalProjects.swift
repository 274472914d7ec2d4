// Airports and canals as candidates.

/// The rows of ``AirportCanalTable``.
enum AirportCanalProjects {
  /// Minutes by road to the airport that a project builds.
  private static let wayToAirport = 20.0

  /// One candidate per row.
  static func projects(_ facts: Facts, _ maker: ProjectLinks) throws -> [ProjectDraft] {
    let columns = [
      "project_id", "name", "mode", "places", "km", "asset", "level", "cost_100m", "year", "source",
      "confidence",
    ]
    let table = try RawTable(
      text: AirportCanalTable.csv,
      name: "AirportCanalTable",
      columns: columns
    )
    return try table.rows.map { row in
      let isAirport = row.text("mode") == "air"
      let links =
        isAirport ? try flights(row, facts, maker.gazetteer) : try canal(row, facts, maker)
      var basis = ""
      var cost = try row.optionalNumber("cost_100m").map { $0 * 1e8 } ?? 0
      if cost == 0 {
        cost = try facts.unitCosts.each(row.text("asset"), row.text("level"))
        basis = "; cost derived: one of \(row.text("asset")), \(row.text("level"))"
      }
      return ProjectDraft(
        id: row.text("project_id"),
        name: row.text("name"),
        cost: cost.rounded(),
        group: "",
        requires: [],
        region: maker.region(
          isAirport
            ? [links.first?.ends.from ?? ""]
            : try row.list("places").map(maker.gazetteer.port(named:))
        ),
        kilometres: links.compactMap(\.kilometres).reduce(0, +),
        designSpeed: nil,
        expected: row.text("year"),
        source: "\(row.text("source"))\(basis)",
        confidence: row.text("confidence"),
        links: links
      )
    }
  }

  /// Flights from the city to each hub.
  private static func flights(
    _ row: RawTable.Row,
    _ facts: Facts,
    _ gazetteer: Gazetteer
  ) throws -> [LinkDraft] {
    let names = row.list("places")
    guard let first = names.first, names.count > 1 else { throw row.error("places", "CITY;HUB") }
    let city = try gazetteer.place(named: first)
    return try names.dropFirst().map { hub in
      guard facts.airports.contains(where: { $0.id == hub }) else {
        throw row.error("places", "airports by IATA code")
      }
      let kilometres = try gazetteer.kilometres(city, hub)
      return LinkDraft(
        kind: "air",
        name: row.text("name"),
        ends: Stretch(from: city, to: hub),
        mode: .air,
        kilometres: kilometres,
        minutes: wayToAirport + Calibration.blockMinutes(kilometres),
        headway: Calibration.serviceDay,
        provenance: Provenance("own proposal", "2026", "low")
      )
    }
  }

  private static func canal(
    _ row: RawTable.Row,
    _ facts: Facts,
    _ maker: ProjectLinks
  ) throws -> [LinkDraft] {
    let ports = try row.list("places").map(maker.gazetteer.port(named:))
    let stretches = try maker.gazetteer.stretches(ports, kilometres: row.positiveNumber("km"))
    return maker.links(
      .water,
      stretches,
      designSpeed: nil,
      Provenance("studies", "2026", row.text("confidence"))
    )
  }
}
