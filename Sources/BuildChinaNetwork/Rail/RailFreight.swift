// Lines that carry freight: old lines by their mileage, at the speed of wagons.

/// Freight runs on conventional and mixed lines; high-speed lines carry none.
enum RailFreight {
  /// One link per pair of cities: the shortest of the tables that have it.
  static func links(
    _ facts: Facts,
    _ gazetteer: Gazetteer,
    opened: [RailSection]
  ) throws -> [LinkDraft] {
    var shortest: [Pair: (kilometres: Double, provenance: Provenance)] = [:]
    func add(_ pair: Pair, _ kilometres: Double, _ provenance: Provenance) throws {
      let least = Calibration.leastRailDetour * (try gazetteer.kilometres(pair.first, pair.second))
      let length = max(kilometres, least)
      if length < shortest[pair]?.kilometres ?? .infinity { shortest[pair] = (length, provenance) }
    }
    for service in facts.railLinks where service.pair.system == .conventional {
      try add(service.pair.cities, service.kilometres, service.provenance)
    }
    for section in facts.mileage where ["conventional", "mixed"].contains(section.kind) {
      guard try section.isPlausible(gazetteer) else { continue }
      try add(section.cities, section.kilometres, .mileage)
    }
    for section in opened where section.system == .conventional {
      try add(section.ends.pair, section.kilometres, section.provenance)
    }
    return shortest.sorted { $0.key < $1.key }.map { pair, line in
      link(pair.first, pair.second, line.kilometres, line.provenance)
    }
  }

  /// A freight line between two places.
  static func link(
    _ from: String,
    _ to: String,
    _ kilometres: Double,
    _ provenance: Provenance
  ) -> LinkDraft {
    LinkDraft(
      kind: "freight",
      ends: Stretch(from: station(from, .conventional), to: station(to, .conventional)),
      mode: .rail,
      use: .freight,
      kilometres: kilometres,
      provenance: provenance
    )
  }
}
