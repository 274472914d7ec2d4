// The smallest network in which a way may lead through a town.

public import TransportNetwork

/// Three towns in a row, A (West) - B (East) - C (Central), with projects between two of them each;
/// a fourth zone, D, has no node and no region.
public func threeTowns(
  people: [Double?],
  minutes: (ab: Double, bc: Double),
  projects: [(id: String, cost: Double, from: Int, to: Int, minutes: Double)]
) -> Network {
  func link(_ id: String, _ from: Int, _ to: Int, _ minutes: Double) -> Link {
    Link(
      id: id,
      from: RowIndex(from),
      to: RowIndex(to),
      isDirected: false,
      travelMinutes: minutes
    )
  }
  let names = ["A", "B", "C", "D"].prefix(people.count)
  let regions = ["West", "East", "Central"].enumerated().map {
    RegionScheme.Region(name: $1, zones: [RowIndex($0)])
  }
  return Network(
    nodes: names.prefix(3).enumerated().map {
      Node(id: $1, x: Double($0), y: 0, zone: RowIndex($0))
    },
    links: [link("ab", 0, 1, minutes.ab), link("bc", 1, 2, minutes.bc)],
    zones: names.map { Zone(id: $0) },
    zoneColumns: [ZoneColumn(name: "population", values: people)],
    schemes: [RegionScheme(name: "macro", regions: regions)],
    projects: projects.map {
      Project(
        id: $0.id,
        cost: $0.cost,
        links: [ProjectLink(link: link($0.id, $0.from, $0.to, $0.minutes))]
      )
    }
  )
}
