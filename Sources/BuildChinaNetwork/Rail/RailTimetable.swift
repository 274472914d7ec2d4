// The railway as the timetable of 2021 shows it: adjacent cities, and lines that it lacks.

extension TrainService {
  /// Minutes between the fastest train's and the median's.
  func minutes(fastestWeight: Double) -> Double {
    fastestWeight * fastest + (1 - fastestWeight) * median
  }

  /// What `source` says of the one service that is in no table.
  static let publicKnowledge = "public knowledge"

  /// Provenance of a row of the timetable.
  var provenance: Provenance {
    source == Self.publicKnowledge
      ? Provenance(source, "2021", "medium") : Provenance("timetable (\(source))", "2021", "high")
  }
}

/// Sections that need no line opened after the timetable.
enum RailTimetable {
  /// The adjacency links with their observed times and a stop.
  static func sections(_ facts: Facts) -> [RailSection] {
    facts.railLinks.map { service in
      let system = service.pair.system
      return RailSection(
        ends: Stretch(from: service.pair.cities.first, to: service.pair.cities.second),
        system: system,
        kilometres: service.kilometres,
        minutes: service.minutes(fastestWeight: Calibration.fastestWeight(system))
          + Calibration.stop(system),
        headway: headway(trainsBothDirections: service.trainsBothDirections),
        provenance: service.provenance
      )
    }
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
  /// Whether the length fits the places: the table matched some stations to a city of the same name.
  func isPlausible(_ gazetteer: Gazetteer) throws -> Bool {
    guard cities.first != cities.second else { return false }
    let straight = try gazetteer.kilometres(cities.first, cities.second)
    let ways = [cities.first, cities.second].map {
      access[$0] ?? Calibration.unknownStationAccess
    }.reduce(0, +)
    return kilometres * 1.05 + ways >= straight && kilometres <= 6 * (straight + ways)
  }
}
