// Direct trains that beat changing from link to link: links of a mode that one cannot stay aboard of.

import ShortestPaths

/// Picks the direct services that become links.
enum DirectServices {
  /// The fastest trains of the busiest pair, which the table of direct services lacks.
  ///
  /// Public knowledge: 4 h 18 min in 2021, 1,318 km; some 35 trains a day each way, an estimate.
  static let beijingShanghai = TrainService(
    pair: RailPair(cities: Pair("110000", "310000"), system: .highSpeed),
    fastest: 258,
    median: 258,
    kilometres: 1318,
    trainsBothDirections: 70,
    source: TrainService.publicKnowledge
  )

  /// Services between cities that are not neighbours and that beat the chain of sections by 5 percent, but for those that a
  /// check holds out.
  static func links(
    _ services: [TrainService],
    besides sections: [RailSection],
    isHeldOut: (RailPair) -> Bool = { _ in false }
  ) throws -> [LinkDraft] {
    var links: [LinkDraft] = []
    let isAdjacent = Set(
      sections.filter { $0.provenance.source.hasPrefix("timetable") }
        .map { RailPair(cities: $0.ends.pair, system: $0.system) }
    )
    for system in RailSystem.allCases {
      var chain = try Chain(sections.filter { $0.system == system })
      for service in services where service.pair.system == system {
        guard !isAdjacent.contains(service.pair), !isHeldOut(service.pair) else { continue }
        let minutes = service.minutes(fastestWeight: Calibration.fastestDirectWeight(system))
        let chained = chain.minutes(service.pair.cities.first, service.pair.cities.second)
        guard minutes < Calibration.directAdvantage * chained else { continue }
        links.append(link(service, minutes))
      }
    }
    return links
  }

  private static func link(_ service: TrainService, _ minutes: Double) -> LinkDraft {
    let system = service.pair.system
    return LinkDraft(
      kind: system == .highSpeed ? "hsd" : "rd",
      ends: Stretch(
        from: station(service.pair.cities.first, system),
        to: station(service.pair.cities.second, system)
      ),
      mode: system.directMode,
      kilometres: service.kilometres,
      minutes: minutes,
      headway: headway(trainsBothDirections: service.trainsBothDirections),
      provenance: service.provenance
    )
  }
}

/// In-vehicle times along the sections of one system.
private struct Chain {
  private let vertices: [String: Int]
  private var search: DijkstraSearch
  private var source: Int?

  init(_ sections: [RailSection]) throws {
    let places = Set(sections.flatMap { [$0.ends.from, $0.ends.to] }).sorted()
    let vertices = Dictionary(
      places.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var costs: [Double] = []
    for section in sections {
      guard let from = vertices[section.ends.from], let to = vertices[section.ends.to] else {
        continue
      }
      tails += [UInt32(from), UInt32(to)]
      heads += [UInt32(to), UInt32(from)]
      costs += [section.minutes, section.minutes]
    }
    self.vertices = vertices
    search = DijkstraSearch(
      try Graph(vertexCount: places.count, tails: tails, heads: heads, costs: costs)
    )
  }

  /// Minutes from place to place, infinite where there is no chain.
  mutating func minutes(_ from: String, _ to: String) -> Double {
    guard let source = vertices[from], let target = vertices[to] else { return .infinity }
    if source != self.source {
      search.run(from: source)
      self.source = source
    }
    return search.distance(to: target)
  }
}
