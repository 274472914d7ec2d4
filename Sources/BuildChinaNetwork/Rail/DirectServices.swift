// Direct trains that beat changing from link to link: links of a mode that one cannot stay aboard
// of.

/// Picks the direct services that become links.
enum DirectServices {
  /// Services that beat the chain of sections by 5 percent, those of neighbours and those that the
  /// table lacks included, but for those that a check holds out.
  ///
  /// A direct train calls at the stations where the fastest chain between its cities begins and
  /// ends.
  static func links(
    _ facts: Facts,
    besides sections: [RailSection],
    unlisted: [TrainService],
    isHeldOut: (RailPair) -> Bool = { _ in false }
  ) throws -> [LinkDraft] {
    var links: [LinkDraft] = []
    for system in RailSystem.allCases {
      let stretches = sections.filter { $0.system == system }
      var chain = try Chain(stretches.map { (ends: $0.nodes.pair, minutes: $0.minutes) })
      var stations: [String: Set<String>] = [:]
      for stretch in stretches {
        stations[stretch.ends.from, default: []].insert(stretch.nodes.from)
        stations[stretch.ends.to, default: []].insert(stretch.nodes.to)
      }
      let adjacent = facts.railLinks.filter { $0.pair.system == system }
      let isAdjacent = Set(adjacent.map(\.pair))
      let others = facts.directServices.filter {
        $0.pair.system == system && !isAdjacent.contains($0.pair) && !isHeldOut($0.pair)
      }
      for service in adjacent + others + unlisted.filter({ $0.pair.system == system }) {
        let cities = service.pair.cities
        let minutes = service.minutes(fastestWeight: Calibration.fastestDirectWeight(system))
        var best = (
          minutes: Double.infinity,
          ends: Stretch(from: station(cities.first, system), to: station(cities.second, system))
        )
        for from in (stations[cities.first] ?? []).sorted() {
          for to in (stations[cities.second] ?? []).sorted() {
            let chained = chain.minutes(from, to)
            if chained < best.minutes { best = (chained, Stretch(from: from, to: to)) }
          }
        }
        guard minutes < Calibration.directAdvantage * best.minutes else { continue }
        links.append(link(service, best.ends, minutes))
      }
    }
    return links
  }

  private static func link(
    _ service: TrainService,
    _ ends: Stretch,
    _ minutes: Double
  ) -> LinkDraft {
    let system = service.pair.system
    return LinkDraft(
      kind: system == .highSpeed ? "hsd" : "rd",
      ends: ends,
      mode: system.directMode,
      kilometres: service.kilometres,
      minutes: minutes,
      headway: headway(
        trainsBothDirections: service.trainsBothDirections * Calibration.shareOfFastTrains(service)
      ),
      provenance: service.provenance
    )
  }
}
