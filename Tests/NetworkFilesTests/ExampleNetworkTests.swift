// Networks/example: the figures of its README, by an all-pairs search of a textbook.

import FoundationEssentials
import Glibc
import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

private let example =
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path + "/Networks/example"

/// Access of East and West in millions: Floyd-Warshall over nodes and, for rail, a second layer of
/// platforms.
private func access(_ network: Network, building plan: Set<String>) -> (east: Double, west: Double)
{
  let count = network.nodes.count
  var cost = [[Double]](
    repeating: [Double](repeating: .infinity, count: 2 * count),
    count: 2 * count
  )
  for node in 0..<2 * count { cost[node][node] = 0 }
  for node in 0..<count {
    cost[node][count + node] = 60
    cost[count + node][node] = 0
  }
  let built = network.projects.filter { plan.contains($0.id) }.flatMap { $0.links.map(\.link) }
  for link in network.links + built {
    let layer = network.modes[link.mode].name == "rail" ? count : 0
    let (a, b) = (layer + link.from.position, layer + link.to.position)
    let minutes = link.travelMinutes ?? .infinity
    cost[a][b] = min(cost[a][b], minutes)
    cost[b][a] = min(cost[b][a], minutes)
  }
  for k in 0..<2 * count {
    for i in 0..<2 * count {
      for j in 0..<2 * count { cost[i][j] = min(cost[i][j], cost[i][k] + cost[k][j]) }
    }
  }
  let people = network.zoneColumns.first?.values.map { ($0 ?? 0) / 1e6 } ?? []
  func mean(_ region: String) -> Double {
    let zones = network.schemes[0].regions.first { $0.name == region }?.zones.map(\.position) ?? []
    var sum = 0.0
    // Zones and the first ten nodes stand in the same order.
    for i in zones {
      for j in people.indices where j != i { sum += people[i] * people[j] * exp(-cost[i][j] / 480) }
    }
    return sum / zones.reduce(0) { $0 + people[$1] }
  }
  return (mean("East"), mean("West"))
}

@Suite("Networks/example")
struct ExampleNetworkTests {
  @Test("is valid, and as the writer writes it")
  func valid() throws {
    let (network, report) = try NetworkPackage.read(example)
    #expect(report.problems == [])
    #expect(network.nodes.count == 11 && network.zones.count == 10 && network.projects.count == 7)
    let folder = try TemporaryFolder()
    try NetworkPackage.write(network, to: folder.path + "/copy")
    #expect(try NetworkPackage.read(folder.path + "/copy").network == network)
    for file in DataDictionary.tables.map(\.file)
    where !["use_group.csv", "geometry.csv", "area.csv"].contains(file) {
      let bytes = Array(try Data(contentsOf: URL(filePath: "\(example)/\(file)")))
      #expect(try folder.read("copy/\(file)") == bytes, "\(file)")
    }
  }

  @Test(
    "the README's figures",
    arguments: [
      ([], 13.709430, 9.441879), (["PASS"], 13.709430, 9.441879),
      (["PLATEAU"], 13.709430, 9.441879), (["PASS", "PLATEAU"], 16.184415, 14.391849),
      (["RING", "WESTEND-RAIL"], 13.789214, 10.251087), (["WESTEND-ROAD"], 13.744361, 9.699510),
      (["COAST"], 13.875344, 9.441879),
    ] as [(Set<String>, Double, Double)]
  )
  func figures(plan: Set<String>, east: Double, west: Double) throws {
    let found = access(try NetworkPackage.read(example).network, building: plan)
    #expect(abs(found.east - east) < 1e-6)
    #expect(abs(found.west - west) < 1e-6)
  }

  @Test("of all plans for 200, the two railways are the best, and greedy does not find them")
  func bestPlan() throws {
    let network = try NetworkPackage.read(example).network
    func gap(_ plan: Set<String>) -> Double {
      let (east, west) = access(network, building: plan)
      return east - west
    }
    let cost = Dictionary(uniqueKeysWithValues: network.projects.map { ($0.id, $0.cost) })
    func isLegal(_ plan: Set<String>) -> Bool {
      plan.reduce(0) { $0 + (cost[$1] ?? 0) } <= 200
        && !plan.isSuperset(of: ["WESTEND-ROAD", "WESTEND-RAIL"])
        && (!plan.contains("DUNMERE") || plan.contains("PLATEAU"))
    }
    let ids = network.projects.map(\.id)
    let plans = (0..<1 << ids.count).map { bits in
      Set(ids.indices.filter { bits >> $0 & 1 == 1 }.map { ids[$0] })
    }.filter(isLegal)
    #expect(plans.count == 32)
    #expect(plans.min { gap($0) < gap($1) } == ["PASS", "PLATEAU"])

    var greedy: Set<String> = []
    while true {
      let gains = ids.filter { !greedy.contains($0) && isLegal(greedy.union([$0])) }
        .map { id in (id, (gap(greedy) - gap(greedy.union([id]))) / (cost[id] ?? 1)) }
      guard let best = gains.max(by: { $0.1 < $1.1 }), best.1 > 1e-12 else { break }
      greedy.insert(best.0)
    }
    #expect(greedy == ["RING", "WESTEND-RAIL"])
    #expect(abs(gap(greedy) - 3.538127) < 1e-6)
  }
}
