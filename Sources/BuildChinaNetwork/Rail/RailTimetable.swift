// The railway as the timetable of 2023 shows it: adjacent cities, and lines that it lacks.

extension TrainService {
  /// Minutes between the fastest train's and the median's.
  func minutes(fastestWeight: Double) -> Double {
    fastestWeight * fastest + (1 - fastestWeight) * median
  }
}

/// The timetable's sections, with the stations that they join.
struct RailTimetable {
  var sections: [RailSection] = []
  /// Which lines trains run through, by system.
  var through: [RailSystem: ThroughTrains] = [:]
  /// Direct services that the table lacks, by system; none where it lacks no pairs.
  var unlisted: [RailSystem: UnlistedServices] = [:]

  /// All of them.
  var unlistedServices: [TrainService] {
    RailSystem.allCases.flatMap { unlisted[$0]?.services ?? [] }
  }

  /// The adjacency links with their minutes calibrated on the direct services, but for those that a
  /// check holds out.
  init(_ facts: Facts, isHeldOut: (RailPair) -> Bool = { _ in false }) throws {
    for system in RailSystem.allCases {
      let links = facts.railLinks.filter { $0.pair.system == system }
      let services = facts.directServices.filter {
        $0.pair.system == system && !isHeldOut($0.pair)
      }
      let adjacent = Set(links.map(\.pair))
      let others = services.filter { !adjacent.contains($0.pair) }
      let minutes = try ChainCalibration.minutes(
        links.map {
          let weight = Calibration.fastestWeight(system)
          return ($0.pair.cities, $0.minutes(fastestWeight: weight) + Calibration.stop(system))
        },
        services: others
      )
      let trains = try ThroughTrains(
        zip(links, minutes).map { ($0.pair.cities, $1, $0.trainsBothDirections) },
        services: services + links
      )
      through[system] = trains
      sections += zip(links, minutes).map { Self.section($0, $1, trains) }
      guard facts.lacksServices else { continue }
      unlisted[system] = try UnlistedServices(
        system,
        zip(links, minutes).map { ($0.pair.cities, $1, $0.kilometres) },
        besides: others
      )
    }
  }

  private static func section(
    _ service: TrainService,
    _ minutes: Double,
    _ through: ThroughTrains
  ) -> RailSection {
    let cities = service.pair.cities
    return RailSection(
      ends: Stretch(from: cities.first, to: cities.second),
      system: service.pair.system,
      kilometres: service.kilometres,
      minutes: minutes,
      headway: headway(trainsBothDirections: service.trainsBothDirections),
      provenance: service.provenance,
      stations: (
        through.group(at: cities.first, towards: cities.second),
        through.group(at: cities.second, towards: cities.first)
      )
    )
  }

  /// Lines of the mileage table to cities that no other section serves, at the speed of such lines.
  ///
  /// A station 120 km from the city's seat does not serve it.
  static func missingLines(
    _ facts: Facts,
    _ gazetteer: Gazetteer,
    besides sections: [RailSection]
  ) throws -> [RailSection] {
    let served = Set(sections.flatMap { [$0.ends.from, $0.ends.to] })
    return try facts.mileage.compactMap { section in
      let ends = [section.cities.first, section.cities.second]
      let unserved = ends.filter { !served.contains($0) }
      guard let city = unserved.first, section.kind != "connector",
        section.access[city, default: 0] <= 120, try section.isPlausible(gazetteer)
      else { return nil }
      let speed =
        section.system == .highSpeed
        ? 250 * Calibration.shareOfDesignSpeed(250) : Calibration.slowLineSpeed
      let kilometres = max(
        section.kilometres,
        try gazetteer.kilometres(section.cities.first, section.cities.second)
      )
      return RailSection(
        ends: Stretch(from: section.cities.first, to: section.cities.second),
        system: section.system,
        kilometres: kilometres,
        minutes: kilometres / speed * 60,
        headway: Calibration.serviceDay / 5,
        provenance: Provenance("railway mileage table, time assumed", "2021", "low")
      )
    }
  }
}

extension MileageSection {
  /// Whether the length fits the places: the table matched some stations to a city of the same
  /// name.
  func isPlausible(_ gazetteer: Gazetteer) throws -> Bool {
    guard cities.first != cities.second else { return false }
    let straight = try gazetteer.kilometres(cities.first, cities.second)
    let ways = [cities.first, cities.second].map {
      access[$0] ?? Calibration.unknownStationAccess
    }.reduce(0, +)
    return kilometres * 1.05 + ways >= straight && kilometres <= 6 * (straight + ways)
  }
}
