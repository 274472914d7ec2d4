// Reading what was written gives the network that was written.

import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

private func rewritten(_ network: Network) throws -> Network {
  let folder = try TemporaryFolder()
  try NetworkPackage.write(network, to: folder.path + "/copy")
  return try NetworkPackage.read(folder.path + "/copy").network
}

@Suite("Round trips")
struct RoundTripTests {
  @Test("the valid package, with columns and properties that Corridor does not know")
  func known() throws {
    let (read, _) = try check([
      "mode.csv": """
      mode,use,speed,colour
      road,passenger,60,grey
      rail,passenger,100,red
      road,freight,50,"dark, grey"

      """,
      "region.csv": """
      scheme,region,zone_id,since
      macro,East,1,1990
      border,Edge,3,2000
      macro,West,2,1991
      macro,East,3,1992

      """,
      "project_link.csv": """
      project_id,link_id,from_node_id,to_node_id,u_travel_time,tracks
      P2,n2,A,B,40,two
      P1,n1,A,C,60,one
      P2,n3,B,A,40,three

      """,
      "datapackage.json": #"{"name":"x","version":"2","sources":[{"title":"a/b"}],"resources":[]}"#,
    ])
    let network = try #require(read)
    #expect(network.extraColumns["mode"]?.first?.values == ["grey", "dark, grey", "red"])
    #expect(network.extraColumns["region"]?.first?.values == ["1990", "1992", "1991", "2000"])
    #expect(network.extraColumns["project_link"]?.first?.values == ["one", "two", "three"])
    #expect(network.packageProperty("version") == "2")
    #expect(network.packageProperty("sources") == #"[{"title":"a/b"}]"#)
    #expect(try rewritten(network) == network)
  }

  @Test("packages in miles, and with every default")
  func defaults() throws {
    let (miles, _) = try check("config.csv", "land,km,kmh", "land,mile,mph")
    let network = try #require(miles)
    #expect(network.links[0].kilometres == 160.9344)
    #expect(try rewritten(network) == network)
    let folder = try TemporaryFolder(gridPackage(links: 100))
    let grid = try NetworkPackage.read(folder.path).network
    #expect(try rewritten(grid) == grid)
  }

  @Test("random networks", arguments: 0..<100)
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var network = randomNetwork(&random)
    #expect(try rewritten(network) == network)
    // The same without coordinates.
    network.hasCoordinates = false
    network.configuration.crs = CoordinateSystem.none
    for node in network.nodes.indices { (network.nodes[node].x, network.nodes[node].y) = (0, 0) }
    #expect(try rewritten(network) == network)
  }
}

/// A network that is legal and odd: names with quotes, commas and line ends, closed links, empty
/// regions' neighbours.
private func randomNetwork(_ random: inout SeededGenerator) -> Network {
  func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
  func maybe(_ range: ClosedRange<Double>) -> Double? {
    Bool.random(using: &random) ? number(range) : nil
  }
  func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
  let texts = ["", "x", "a,b", "say \"hi\"", "one\ntwo", "西安", "é", "1.0", "007"]
  func text() -> String { texts[below(texts.count)] }

  let uses = ["passenger", "freight", "mail"].prefix(1 + below(3)).map {
    Use(name: $0, personsPerVehicle: maybe(1...50), pce: maybe(1...3), valueOfTime: maybe(1...90))
  }
  let modes = ["road", "rail", "air"].prefix(1 + below(3)).map { name in
    // The first use is served by every mode, so that each mode has a row.
    Mode(
      name: name,
      services: uses.indices.map { use in
        use > 0 && Bool.random(using: &random)
          ? nil
          : Mode.Service(
            speed: number(10...900),
            boardMinutes: number(0...90),
            alightMinutes: number(0...30),
            costPerKilometre: number(0...2),
            isThrough: Bool.random(using: &random)
          )
      }
    )
  }
  let zones = (0...below(6)).map { Zone(id: "z\($0)", name: text(), superZone: text()) }
  let nodes = (0...(1 + below(12))).map { position in
    Node(
      id: "\(position)",
      name: text(),
      x: number(-180...180),
      y: number(-90...90),
      type: text(),
      // The first node has a zone, so that zones are not made of all nodes.
      zone: position == 0 || Bool.random(using: &random) ? RowIndex(below(zones.count)) : nil
    )
  }
  func link(_ id: Int) -> Link {
    let minutes = maybe(0...500)
    return Link(
      id: "l\(id)",
      name: text(),
      from: RowIndex(below(nodes.count)),
      to: RowIndex(below(nodes.count)),
      isDirected: Bool.random(using: &random),
      geometry: Bool.random(using: &random) ? "LINESTRING (0 0, 1 1)" : "",
      kilometres: minutes == nil ? number(0...900) : maybe(0...900),
      facilityType: text(),
      freeSpeed: maybe(1...400),
      allowedUses: Bool.random(using: &random)
        ? UseSet(rawValue: random.next() & ((1 << UInt64(uses.count)) - 1)) : nil,
      toll: maybe(0...100),
      mode: RowIndex(below(modes.count)),
      travelMinutes: minutes,
      headwayMinutes: maybe(0...600)
    )
  }
  let links = (0..<below(30)).map { link($0) }
  var projects = (0..<below(6)).map { position in
    Project(
      id: "p\(position)",
      name: text(),
      cost: number(0...1e12),
      status: Project.Status.allCases[below(3)],
      period: Bool.random(using: &random) ? below(9) : nil,
      group: text(),
      // Requirements lead to earlier projects, so that there is no circle.
      requires: (0..<position).filter { _ in Bool.random(using: &random) }.map { RowIndex($0) },
      region: text(),
      source: text(),
      links: (0..<below(4)).map { ProjectLink(link: link($0)) }
    )
  }
  // At most one project of a group stands or is committed.
  var taken: Set<String> = []
  for position in projects.indices where projects[position].status != .candidate {
    let group = projects[position].group
    if !group.isEmpty, !taken.insert(group).inserted { projects[position].status = .candidate }
  }
  let schemes = ["macro", "s,2"].prefix(below(3)).map { name in
    RegionScheme(
      name: name,
      regions: ["East", "West"].map { region in
        RegionScheme.Region(
          name: region,
          zones: zones.indices.filter { $0 == 0 || Bool.random(using: &random) }.map {
            RowIndex($0)
          }
        )
      }
    )
  }
  return Network(
    configuration: Configuration(datasetName: text(), currency: "CNY", crs: "EPSG:4326"),
    nodes: nodes,
    links: links,
    zones: zones,
    zoneColumns: [
      ZoneColumn(name: "population", values: zones.indices.map { $0 == 0 ? 1 : maybe(0...1e7) })
    ],
    uses: uses,
    modes: modes,
    schemes: schemes,
    projects: projects,
    extraColumns: ["node": [ExtraColumn(name: "remark", values: nodes.map { _ in text() })]]
  )
}
