// Flights between airports, and the cities that an airport serves.

/// The air services of 2026.
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
        headway: Calibration.serviceDay / service.flightsPerDay,
        provenance: service.provenance
      )
    }
  }

  /// The roads to airports: an airport's to its own city stays open whatever modes are chosen, and
  /// so does a city's without an airport to the nearest within reach: Xining's lies in Haidong.
  ///
  /// No more of them do, since where roads are closed they would let people drive from city to city
  /// by way of an airport.
  static func approaches(_ facts: Facts, _ gazetteer: Gazetteer) throws -> [LinkDraft] {
    let flown = Set(facts.air.flatMap { [$0.airports.first, $0.airports.second] })
    let served = facts.airports.filter { flown.contains($0.id) }
    var roads: [Stretch: (kilometres: Double, isOwn: Bool, provenance: Provenance)] = [:]
    for airport in facts.airports {
      for road in airport.roads where gazetteer.city(road.city) != nil {
        roads[Stretch(from: road.city, to: airport.id)] = (road.kilometres, false, .openStreetMap)
      }
      let own = Stretch(from: airport.city, to: airport.id)
      if gazetteer.city(airport.city) != nil {
        var road = try roads[own] ?? derived(own, gazetteer)
        road.isOwn = true
        roads[own] = road
      }
    }
    let withOwn = Set(served.map(\.city))
    for city in facts.cities where !withOwn.contains(city.id) {
      var nearest: (ends: Stretch, kilometres: Double)?
      for airport in served {
        let straight = city.coordinate.kilometres(to: airport.coordinate)
        guard straight <= Calibration.airportReach else { continue }
        let ends = Stretch(from: city.id, to: airport.id)
        let kilometres = roads[ends]?.kilometres ?? straight * Calibration.roadDetour
        if kilometres < nearest?.kilometres ?? .infinity { nearest = (ends, kilometres) }
      }
      guard let ends = nearest?.ends else { continue }
      var road = try roads[ends] ?? derived(ends, gazetteer)
      road.isOwn = true
      roads[ends] = road
    }
    return roads.sorted { ($0.key.to, $0.key.from) < ($1.key.to, $1.key.from) }
      .flatMap { ends, road in
        RoadLayer.approach("airport", ends, road.kilometres, road.isOwn, facts, road.provenance)
          .filter { $0.use != .freight }
      }
  }

  private static func derived(
    _ ends: Stretch,
    _ gazetteer: Gazetteer
  ) throws -> (kilometres: Double, isOwn: Bool, provenance: Provenance) {
    let straight = try gazetteer.kilometres(ends.from, ends.to)
    return (max(5, straight * Calibration.roadDetour), true, .derived)
  }
}
