// A candidate in the making.

import TransportNetwork

/// A project before the nodes have positions.
struct ProjectDraft {
  var id: String
  var name: String
  /// In CNY.
  var cost: Double
  var status = Project.Status.candidate
  var group: String
  var requires: [String]
  var region: String
  var kilometres: Double
  var designSpeed: Double?
  /// Year in which it is expected to open, where one is known.
  var expected: String
  var source: String
  var confidence: String
  var links: [LinkDraft]
}

/// Makes the links of a project, the same way as those of lines that stand.
struct ProjectLinks {
  let facts: Facts
  let gazetteer: Gazetteer
  /// Pairs of stations that freight lines join already.
  let freightLines: Set<Pair>

  /// Links along a line: a passenger link per stretch, and a freight link where an ordinary railway
  /// closes a gap.
  func links(
    _ mode: ModeName,
    _ stretches: [(Stretch, Double)],
    designSpeed: Double?,
    _ provenance: Provenance
  ) -> [LinkDraft] {
    stretches.flatMap { ends, kilometres -> [LinkDraft] in
      switch mode {
      case .highSpeedRail, .highSpeedDirect:
        [railway(.highSpeed, ends, kilometres, designSpeed ?? 250, provenance)]
      case .rail, .railDirect:
        [railway(.conventional, ends, kilometres, designSpeed ?? 120, provenance)]
          + freight(ends, kilometres, provenance)
      case .road:
        expressway(ends, kilometres, provenance)
      case .water, .air:
        [
          LinkDraft(
            kind: "water",
            ends: ends,
            mode: mode,
            kilometres: kilometres,
            facility: "canal",
            speed: Calibration.bargeSpeed,
            provenance: provenance
          )
        ]
      }
    }
  }

  private func railway(
    _ system: RailSystem,
    _ ends: Stretch,
    _ kilometres: Double,
    _ speed: Double,
    _ provenance: Provenance
  ) -> LinkDraft {
    RailSection(
      ends: ends,
      system: system,
      kilometres: kilometres,
      minutes: kilometres / (Calibration.shareOfDesignSpeed(speed) * speed) * 60,
      headway: Calibration.serviceDay / Calibration.trainsPerDay(speed),
      provenance: provenance
    ).link
  }

  /// Wagons gain nothing from a faster line beside one that stands.
  private func freight(
    _ ends: Stretch,
    _ kilometres: Double,
    _ provenance: Provenance
  ) -> [LinkDraft] {
    let link = RailFreight.link(ends.from, ends.to, kilometres, provenance)
    return freightLines.contains(link.ends.pair) ? [] : [link]
  }

  /// An expressway on the terrain of the road that stands; in the hills when there is none.
  private func expressway(
    _ ends: Stretch,
    _ kilometres: Double,
    _ provenance: Provenance
  ) -> [LinkDraft] {
    let standing = facts.roadClasses.road("road", ends)?.kind ?? .regionalHill
    return RoadLayer.road("road", ends, kilometres, standing.expressway, provenance)
  }

  /// The macro region where most of the places lie; the one that trails in a tie.
  func region(_ places: [String]) -> String {
    let order = ["West", "Central", "Northeast", "East"]
    let regions = places.compactMap { gazetteer.city(String($0.prefix(6)))?.macroRegion }
    let counts = order.map { region in regions.filter { $0 == region }.count }
    let most = counts.max() ?? 0
    return zip(order, counts).first { $0.1 == most }?.0 ?? "West"
  }
}
