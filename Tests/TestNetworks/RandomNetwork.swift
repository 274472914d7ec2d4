// Small random networks with projects, for tests that go from tables to plan.

import TestSupport
public import TransportNetwork

/// A random network of two regions with candidate projects.
///
/// Directed links, a zone that nothing reaches, ties, projects that gain nothing, cost nothing or
/// cost more than the budget, a group and a prerequisite.
public func randomNetwork(
  seed: UInt64,
  zones zoneCount: Int,
  projects projectCount: Int
) -> Network {
  var random = SeededGenerator(seed: seed)
  func minutes() -> Double { Double(Int.random(in: 1...20, using: &random) * 15) }
  func link(_ id: String, isNew: Bool) -> Link {
    let from = Int.random(in: 0..<zoneCount - 1, using: &random)
    let to = Int.random(in: 0..<zoneCount - 1, using: &random)
    return Link(
      id: id,
      from: RowIndex(from),
      to: RowIndex(to),
      isDirected: Int.random(in: 0..<3, using: &random) == 0,
      mode: RowIndex(Int.random(in: 0..<2, using: &random)),
      travelMinutes: isNew ? (minutes() / 3).rounded() : minutes(),
      headwayMinutes: Bool.random(using: &random)
        ? Double(Int.random(in: 0...100, using: &random)) : nil
    )
  }
  let nodes = (0..<zoneCount).map {
    Node(id: "n\($0)", x: Double($0), y: 0, type: "city", zone: RowIndex($0))
  }
  let zones = (0..<zoneCount).map { Zone(id: "z\($0)") }
  let population = (0..<zoneCount).map { _ -> Double? in
    Double(Int.random(in: 1...20, using: &random) * 10)
  }
  var projects = (0..<projectCount).map { position in
    Project(
      id: "p\(position)",
      name: "Project \(position)",
      cost: Double(Int.random(in: 0...8, using: &random) * 100),
      links: (0..<Int.random(in: 1...3, using: &random)).map {
        ProjectLink(link: link("p\(position)-\($0)", isNew: true))
      }
    )
  }
  if projectCount > 3 {
    projects[0].group = "either"
    projects[1].group = "either"
    projects[2].requires = [RowIndex(3)]
  }
  return Network(
    nodes: nodes,
    links: (0..<zoneCount * 2).map { link("l\($0)", isNew: false) },
    zones: zones,
    zoneColumns: [ZoneColumn(name: "population", values: population)],
    modes: [
      .road,
      Mode(name: "rail", services: [Mode.Service(speed: 120, boardMinutes: 10, alightMinutes: 5)]),
    ],
    schemes: [
      RegionScheme(
        name: "macro",
        regions: [
          .init(name: "West", zones: (0..<zoneCount / 2).map { RowIndex($0) }),
          .init(name: "East", zones: (zoneCount / 2..<zoneCount).map { RowIndex($0) }),
        ]
      )
    ],
    projects: projects
  )
}

/// A network some of whose zones sit on two nodes, between which only links lead, and some of whose
/// nodes are closed to through traffic.
public func withSharedZones(_ network: Network, seed: UInt64) -> Network {
  var random = SeededGenerator(seed: seed)
  func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }
  var network = network
  var twin: [Int: Int] = [:]
  for position in network.nodes.indices {
    if chance(0.25) { network.nodes[position].isThrough = false }
    guard chance(0.5) else { continue }
    twin[position] = network.nodes.count
    var node = network.nodes[position]
    node.id += "b"
    node.isThrough = chance(0.8)
    network.nodes.append(node)
  }
  func move(_ end: inout RowIndex<Node>) {
    if let twin = twin[end.position], chance(0.5) { end = RowIndex(twin) }
  }
  for link in network.links.indices {
    move(&network.links[link].from)
    move(&network.links[link].to)
  }
  for project in network.projects.indices {
    for part in network.projects[project].links.indices {
      move(&network.projects[project].links[part].link.from)
      move(&network.projects[project].links[part].link.to)
    }
  }
  return network
}
