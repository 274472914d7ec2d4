// Roads: the core links, what the table lacks, and ferries.

/// The road network: every road is a link for cars and one for lorries, which are slower by the
/// same share everywhere.
enum RoadLayer {
  /// All roads between cities.
  static func links(_ facts: Facts, _ gazetteer: Gazetteer) throws -> [LinkDraft] {
    let supplement = try RoadTable.links(facts, gazetteer)
    let core = facts.roads.filter { $0.isCore && !isAtSea($0) }.flatMap { section in
      let ends = Stretch(from: section.cities.first, to: section.cities.second)
      let known = facts.roadClasses.road("road", ends)
      return road(
        "road",
        ends,
        known?.kilometres ?? section.kilometres,
        known?.kind ?? .expresswayHill,
        .openStreetMap
      )
    }
    return core + supplement + (try missing(facts, gazetteer, besides: core + supplement))
  }

  /// A road for cars and one for lorries.
  static func road(
    _ kind: String,
    name: String = "",
    _ ends: Stretch,
    _ kilometres: Double,
    _ road: RoadKind,
    _ provenance: Provenance
  ) -> [LinkDraft] {
    UseName.allCases.map { use in
      let speed = Calibration.carSpeed(road)
      return LinkDraft(
        kind: use == .passenger ? kind : "lorry",
        name: name,
        ends: ends,
        mode: .road,
        use: use,
        kilometres: kilometres,
        facility: road.rawValue,
        speed: use == .passenger ? speed : tenths(speed * Calibration.lorryShare(road)),
        provenance: provenance
      )
    }
  }

  /// A road that joins a city to one of its stations, ports, airports or hubs, for all uses, or
  /// that joins another city to it.
  static func approach(
    _ kind: String,
    _ ends: Stretch,
    _ kilometres: Double,
    _ isOwn: Bool,
    _ facts: Facts,
    _ provenance: Provenance
  ) -> [LinkDraft] {
    guard isOwn else {
      let known = facts.roadClasses.road(kind, ends)
      return road(kind, ends, kilometres, known?.kind ?? .regionalHill, provenance)
    }
    return [
      LinkDraft(
        kind: "access",
        ends: ends,
        mode: .road,
        kilometres: kilometres,
        facility: "access",
        speed: Calibration.carSpeed(.access),
        provenance: provenance
      )
    ]
  }

  /// Kilometres and class of the road between two cities, by the tables or else by the great
  /// circle.
  static func standing(
    _ ends: Stretch,
    _ facts: Facts,
    _ gazetteer: Gazetteer
  ) throws -> (kind: RoadKind?, kilometres: Double) {
    if let known = facts.roadClasses.road("road", ends) { return (known.kind, known.kilometres) }
    if let section = facts.roads.first(where: { $0.cities == ends.pair }) {
      return (nil, section.kilometres)
    }
    return (nil, try gazetteer.kilometres(ends.from, ends.to) * Calibration.roadDetour)
  }

  /// Sansha is an island 300 km off: the table's roads to it are measured along its snap to the
  /// coast.
  private static func isAtSea(_ section: RoadSection) -> Bool {
    section.cities.first == sansha || section.cities.second == sansha
  }

  private static let sansha = "460300"

  /// Roads of cities without any: to their three nearest neighbours, Hainan's on the island.
  static func missing(
    _ facts: Facts,
    _ gazetteer: Gazetteer,
    besides links: [LinkDraft]
  ) throws -> [LinkDraft] {
    let joined = Set(links.flatMap { [$0.ends.from, $0.ends.to] })
    var done: Set<Pair> = []
    var roads: [LinkDraft] = []
    for city in facts.cities where !joined.contains(city.id) {
      let neighbours = facts.cities.filter {
        $0.id != city.id && $0.id != sansha && !$0.macroRegion.isEmpty
          && isOnHainan($0) == isOnHainan(city)
      }
      let nearest = neighbours.map { (city.coordinate.kilometres(to: $0.coordinate), $0.id) }
        .sorted { $0 < $1 }.prefix(3)
      for (straight, other) in nearest where done.insert(Pair(city.id, other)).inserted {
        let ends = Stretch(from: city.id, to: other)
        let known = facts.roadClasses.road("road", ends)
        roads += road(
          "road",
          ends,
          straight * Calibration.roadDetour,
          known?.kind ?? .regionalHill,
          .derived
        )
      }
    }
    return roads
  }

  private static func isOnHainan(_ city: City) -> Bool { city.id.hasPrefix("46") }
}
