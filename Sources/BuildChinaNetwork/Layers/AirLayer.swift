// Flights between airports.

/// The air services of 2014.
enum AirLayer {
  /// A link per pair of airports.
  static func links(_ facts: Facts) -> [LinkDraft] {
    facts.air.map { service in
      LinkDraft(
        kind: "air",
        ends: Stretch(from: service.airports.first, to: service.airports.second),
        mode: .air,
        kilometres: service.kilometres,
        minutes: service.blockMinutes,
        headway: Calibration.serviceDay / (Calibration.flightsPerAirline * service.airlines),
        provenance: Provenance("OpenFlights routes", "2014", "medium")
      )
    }
  }

  /// Airports with flights that the table of airports lacks: at the city that the lengths of their flights fit best.
  static func missingAirports(_ facts: Facts) -> [Facility] {
    let known = Dictionary(
      facts.airports.map { ($0.id, $0.coordinate) },
      uniquingKeysWith: { first, _ in first }
    )
    let ends = facts.air.flatMap { [$0.airports.first, $0.airports.second] }
    return Set(ends).filter { known[$0] == nil }.sorted().compactMap { id in
      let misfits = facts.cities.map { city in
        facts.air.reduce(0) { sum, service in
          guard [service.airports.first, service.airports.second].contains(id) else { return sum }
          let other =
            service.airports.first == id ? service.airports.second : service.airports.first
          guard let there = known[other] else { return sum }
          return sum + abs(city.coordinate.kilometres(to: there) - service.kilometres)
        }
      }
      guard let city = zip(misfits, facts.cities).min(by: { $0.0 < $1.0 })?.1 else { return nil }
      return Facility(
        id: id,
        name: "\(city.name) Airport",
        type: "airport",
        city: city.id,
        coordinate: city.coordinate,
        services: ["air"],
        provenance: Provenance("OpenFlights routes, at the city's coordinates", "2014", "low"),
        roads: []
      )
    }
  }
}
