// Roads: the core links, what the table lacks, and ferries.

/// The road network.
enum RoadLayer {
  /// All roads between cities.
  static func links(_ facts: Facts, _ gazetteer: Gazetteer) throws -> [LinkDraft] {
    let supplement = try RoadTable.links(gazetteer)
    let core = facts.roads.filter { $0.isCore && !isAtSea($0) }.map { section in
      LinkDraft(
        kind: "road",
        ends: Stretch(from: section.cities.first, to: section.cities.second),
        mode: .road,
        kilometres: section.kilometres * Calibration.roadFactor,
        facility: "core",
        provenance: .openStreetMap
      )
    }
    return core + supplement + (try missing(facts, gazetteer, besides: core + supplement))
  }

  /// Kilometres of the road between two cities, by the table or else by the great circle.
  static func kilometres(
    _ ends: Stretch,
    _ facts: Facts,
    _ gazetteer: Gazetteer
  ) throws -> Double {
    if let section = facts.roads.first(where: { $0.cities == ends.pair }) {
      return section.kilometres * Calibration.roadFactor
    }
    return try gazetteer.kilometres(ends.from, ends.to) * Calibration.roadDetour
  }

  /// Sansha is an island 300 km off: the table's roads to it are measured along its snap to the coast.
  private static func isAtSea(_ section: RoadSection) -> Bool {
    section.cities.first == sansha || section.cities.second == sansha
  }

  private static let sansha = "460300"

  /// Roads of cities without any: to their three nearest neighbours, Hainan's on the island.
  private static func missing(
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
        roads.append(
          LinkDraft(
            kind: "road",
            ends: Stretch(from: city.id, to: other),
            mode: .road,
            kilometres: straight * Calibration.roadDetour,
            facility: "regional",
            speed: Calibration.regionalRoadSpeed,
            provenance: .derived
          )
        )
      }
    }
    return roads
  }

  private static func isOnHainan(_ city: City) -> Bool { city.id.hasPrefix("46") }
}
