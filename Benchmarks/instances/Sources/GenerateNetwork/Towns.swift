// Towns with projects of one link, and a p-median problem in a network's clothes.

import TransportNetwork

/// Towns spread evenly, roads between neighbours at 60 km/h, links at 120 km/h to choose from, and
/// demand between random pairs.
func towns(
  _ count: Int,
  projects: Int,
  pairs: Int,
  _ random: inout Randomness
) -> Problem {
  let places = (0..<count).map { _ in
    Place(
      longitude: rounded(random.number(100, 105)),
      latitude: rounded(random.number(30, 34))
    )
  }
  let roads = neighbours(places, nearest: 3).enumerated().map { position, pair in
    Link(
      id: "road-\(position + 1)",
      from: RowIndex(pair.0),
      to: RowIndex(pair.1),
      isDirected: false,
      kilometres: rounded(1.2 * places[pair.0].kilometres(to: places[pair.1])),
      freeSpeed: 60
    )
  }
  // Between towns up to 120 km apart, further than most roads reach in one piece.
  let near = places.indices.flatMap { one in
    places.indices.filter {
      $0 > one && places[one].kilometres(to: places[$0]) < 120
    }.map { (one, $0) }
  }
  let lines = (0..<projects).map { number in
    let (one, other) = near[random.index(below: near.count)]
    let kilometres = rounded(1.1 * places[one].kilometres(to: places[other]))
    let link = Link(
      id: "p\(number + 1)-1",
      from: RowIndex(one),
      to: RowIndex(other),
      isDirected: false,
      kilometres: kilometres,
      freeSpeed: 120
    )
    return Project(
      id: "p\(number + 1)",
      cost: (kilometres * random.number(0.8, 1.2)).rounded(),
      links: [ProjectLink(link: link)]
    )
  }
  var rows = ["from_id,to_id,volume"]
  // Every pair once, as far as there are so many.
  var drawn: Set<Int> = []
  while drawn.count < min(pairs, count * (count - 1)) {
    let from = random.index(below: count)
    let to = (from + 1 + random.index(below: count - 1)) % count
    guard drawn.insert(from * count + to).inserted else { continue }
    rows.append("t\(from + 1),t\(to + 1),\(1 + random.index(below: 100))")
  }
  let network = Network(
    configuration: Configuration(datasetName: "\(count) towns, \(projects) links"),
    nodes: nodes(places, prefix: "t"),
    links: roads,
    zones: places.indices.map { Zone(id: "t\($0 + 1)") },
    zoneColumns: [ZoneColumn(name: "population", values: places.map { _ in 1 })],
    schemes: [halves(count)],
    projects: lines
  )
  return Problem(
    network: network,
    demand: rows.joined(separator: "\n") + "\n",
    budget: (0.25 * lines.reduce(0) { $0 + $1.cost }).rounded()
  )
}

/// A random connected network whose every node may get a facility, `facilities` of them.
///
/// As in the OR-Library's p-median problems (Beasley 1985, doi:10.1016/0377-2217(85)90038-9): links
/// of 1 to 100 minutes between random nodes, the nearest facility serves. Without a facility a node
/// is served at 10,000 minutes, so that every plan has a value.
func median(
  nodes count: Int,
  links: Int,
  facilities: Int,
  _ random: inout Randomness
) -> Problem {
  func link(_ id: String, _ from: Int, _ to: Int, _ minutes: Double, isDirected: Bool) -> Link {
    Link(
      id: id,
      from: RowIndex(from),
      to: RowIndex(to),
      isDirected: isDirected,
      travelMinutes: minutes
    )
  }
  let places = (0...count).map { _ in
    Place(
      longitude: rounded(random.number(100, 105)),
      latitude: rounded(random.number(30, 34))
    )
  }
  var nodes = nodes(places, prefix: "n")
  nodes[count].id = "service"
  // A random tree first, so that all nodes hang together.
  var roads = (1..<count).map { node in
    link(
      "l\(node)",
      node,
      random.index(below: node),
      Double(1 + random.index(below: 100)),
      isDirected: false
    )
  }
  while roads.count < links {
    let from = random.index(below: count)
    let to = (from + 1 + random.index(below: count - 1)) % count
    let minutes = Double(1 + random.index(below: 100))
    roads.append(link("l\(roads.count + 1)", from, to, minutes, isDirected: false))
  }
  roads += (0..<count).map { link("far-\($0 + 1)", $0, count, 10_000, isDirected: true) }
  let sites = (0..<count).map { node in
    Project(
      id: "f\(node + 1)",
      cost: 1,
      links: [ProjectLink(link: link("f\(node + 1)-1", node, count, 0, isDirected: true))]
    )
  }
  let network = Network(
    configuration: Configuration(datasetName: "\(facilities)-median of \(count) nodes"),
    nodes: nodes,
    links: roads,
    zones: nodes.map { Zone(id: $0.id) },
    zoneColumns: [ZoneColumn(name: "population", values: nodes.map { _ in 1 })],
    schemes: [halves(count + 1)],
    projects: sites
  )
  let demand = (0..<count).map { "n\($0 + 1),service,1\n" }.joined()
  return Problem(
    network: network,
    demand: "from_id,to_id,volume\n" + demand,
    budget: Double(facilities)
  )
}

/// Two regions that the planner's defaults ask for.
private func halves(_ count: Int) -> RegionScheme {
  RegionScheme(
    name: "macro",
    regions: [
      .init(name: "West", zones: (0..<count / 2).map { RowIndex($0) }),
      .init(name: "East", zones: (count / 2..<count).map { RowIndex($0) }),
    ]
  )
}
