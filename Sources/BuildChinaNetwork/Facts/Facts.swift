// Everything that is read, in one value, and how places are found in it.

/// The raw tables.
struct Facts {
  var cities: [City]
  var ports: [Facility]
  var hubs: [Facility]
  var airports: [Facility]
  /// Places of the digital economy.
  var digital: [Facility]
  var services: Services
  var policyRegions: [PolicyRegion]
  var boundaries: Boundaries
  var railLinks: [TrainService]
  var directServices: [TrainService]
  /// Whether pairs are missing at random from ``directServices``.
  var lacksServices = true
  var mileage: [MileageSection]
  var stations: [StationFact]
  var openedLines: [OpenedLine]
  var roads: [RoadSection]
  var roadClasses: RoadClasses
  var roadEvidence: [RoadEvidence]
  var air: [AirService]
  var projects: [ProjectRow]
  var unitCosts: UnitCosts
}

extension Facts {
  /// Reads a folder of raw tables and one of tables as of November 2026.
  init(_ folder: String, recent: String) throws {
    let lengths = try RailLengths(folder)
    let railLinks = try TrainService.read(recent, "rail_links_2023.csv", lengths)
    let served = Set(railLinks.flatMap { [$0.pair.cities.first, $0.pair.cities.second] })
    let cities = try City.read(folder, served: served)
    let known = Set(cities.map(\.id))
    self.init(
      cities: cities,
      ports: try Facility.ports(folder).withThroughput(recent),
      hubs: try Facility.hubs(folder).withThroughput(recent),
      airports: try Facility.airports(folder, recent: recent),
      digital: try Facility.digital(recent, cities),
      services: try Services(recent),
      policyRegions: try PolicyRegion.read(recent),
      boundaries: try Boundaries(folder),
      railLinks: railLinks.filter { $0.pair.cities.isKnown(in: known) }
        .compactMap(\.plausible),
      directServices: try TrainService.read(recent, "rail_direct_services_2023.csv", lengths)
        .filter { $0.pair.cities.isKnown(in: known) }.compactMap(\.plausible),
      mileage: try MileageSection.read(folder).filter { $0.cities.isKnown(in: known) },
      stations: try StationFact.read(recent),
      openedLines: try OpenedLine.read(recent),
      roads: try RoadSection.read(folder),
      roadClasses: try RoadClasses(recent),
      roadEvidence: try RoadEvidence.read(recent),
      air: try AirService.read(recent),
      projects: try ProjectRow.read(folder),
      unitCosts: try UnitCosts(folder)
    )
  }
}

extension Pair {
  fileprivate func isKnown(in places: Set<String>) -> Bool {
    places.contains(first) && places.contains(second)
  }
}

/// Places by id and by name.
struct Gazetteer {
  private var coordinates: [String: Coordinate] = [:]
  private var cityAndHubNames: [String: String] = [:]
  private var portNames: [String: String] = [:]
  private var cities: [String: City] = [:]

  init(_ facts: Facts) {
    for city in facts.cities {
      coordinates[city.id] = city.coordinate
      cityAndHubNames[city.name] = city.id
      cities[city.id] = city
    }
    for facility in facts.ports + facts.hubs + facts.airports + facts.digital {
      coordinates[facility.id] = facility.coordinate
    }
    for port in facts.ports { portNames[port.name] = port.id }
    // A name that a city has stays the city's: Kashgar is the city, not its dry port.
    for hub in facts.hubs where cityAndHubNames[hub.name] == nil {
      cityAndHubNames[hub.name] = hub.id
    }
  }

  /// The city of an id.
  func city(_ id: String) -> City? { cities[id] }

  /// The id of a city, border gateway or dry port.
  func place(named name: String) throws -> String {
    guard let id = cityAndHubNames[name] else {
      throw BuildError("no city, border gateway or dry port is called \"\(name)\"")
    }
    return id
  }

  /// The id of a port.
  func port(named name: String) throws -> String {
    guard let id = portNames[name] else { throw BuildError("no port is called \"\(name)\"") }
    return id
  }

  /// Where a place is.
  func coordinate(_ id: String) throws -> Coordinate {
    guard let coordinate = coordinates[id] else {
      throw BuildError("place \"\(id)\" has no coordinates")
    }
    return coordinate
  }

  /// Great-circle kilometres between two places.
  func kilometres(_ one: String, _ other: String) throws -> Double {
    try coordinate(one).kilometres(to: coordinate(other))
  }

  /// The stretches of a line between its places, which share its length as their great circles do.
  ///
  /// A line shorter than the great circles between the seats ends or passes outside them; its
  /// stretches then take 1.1 times the great circle, since links join seats.
  ///
  /// Without `at` a place is where its seat is.
  func stretches(
    _ places: [String],
    kilometres length: Double?,
    at: (String) -> Coordinate? = { _ in nil }
  ) throws -> [(Stretch, Double)] {
    let steps = zip(places, places.dropFirst()).map { Stretch(from: $0, to: $1) }
    let straight = try steps.map { step in
      let (from, to) = (
        try at(step.from) ?? coordinate(step.from), try at(step.to) ?? coordinate(step.to)
      )
      return from.kilometres(to: to)
    }
    let total = straight.reduce(0, +)
    guard let length, length >= total else {
      return zip(steps, straight).map { ($0, $1 * 1.1) }
    }
    return zip(steps, straight).map { ($0, $1 * length / total) }
  }
}

/// Two places in the order in which a line passes them.
struct Stretch: Hashable {
  var from: String
  var to: String

  /// The same two in any order.
  var pair: Pair { Pair(from, to) }
}
