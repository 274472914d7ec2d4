import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import ShortestPaths
import TestNetworks
import Testing
import TransportNetwork

@Suite("Criticality")
struct CriticalityTests {
  /// What a network offers, from scratch.
  private struct Offer {
    var total: Double
    var regions: [Double]
    /// Of the given zones only, as origins and destinations.
    var reachablePairs: Int
    var costs: [[Double]]
  }

  private func offer(_ network: Network, _ request: PlanRequest) throws -> Offer {
    let result = try InvestmentPlanner(network, request).question.evaluate(projectIDs: [])
    let graph = try TravelGraph(network, use: RowIndex(0))
    let ends = graph.zoneEnds.compactMap(\.self)
    let table = costMatrix(
      graph.graph,
      origins: ends.map(\.departure),
      destinations: ends.map(\.arrival),
      threads: 1
    )
    let costs = ends.indices.map { row in ends.indices.map { table[row, $0] } }
    return Offer(
      total: try #require(result.value),
      regions: result.regions.compactMap(\.accessBefore),
      reachablePairs: table.costs.count { $0 < .infinity },
      costs: costs
    )
  }

  /// The mean loss over pairs of which neither zone is the given one.
  private func lossAround(
    _ zone: Int,
    _ network: Network,
    _ before: Offer,
    _ after: Offer,
    _ decay: Decay
  ) -> Double {
    let population = network.zoneColumns[0].values.map { $0 ?? 0 }
    var sum = 0.0
    for origin in population.indices where origin != zone {
      for other in population.indices where other != zone && other != origin {
        let lost = decay(before.costs[origin][other]) - decay(after.costs[origin][other])
        sum += population[origin] * population[other] * lost
      }
    }
    return sum / population.reduce(0, +)
  }

  @Test("finds what an evaluation without the link or node finds", arguments: 0..<90)
  func agreesWithRemoval(seed: Int) throws {
    let plain = randomNetwork(seed: UInt64(40 + seed), zones: 4 + seed % 6, projects: 1)
    let network = seed < 60 ? plain : withSharedZones(plain, seed: UInt64(seed))
    let decays: [Decay] = [
      .exponential(rate: 1 / 120), .binary(cutoff: 90), .linear(cutoff: 200), .power(exponent: 1.2),
    ]
    let decay = decays[seed % decays.count]
    let request = PlanRequest(budget: 0, objective: .total(), decay: decay)
    let before = try offer(network, request)
    let population = network.zoneColumns[0].values.map { $0 ?? 0 }
    func analysis(_ target: Int?) throws -> CriticalityAnalysis {
      CriticalityAnalysis(
        network,
        try TravelGraph(network, use: RowIndex(0)),
        scheme: network.schemes[0],
        target: target,
        opportunities: population,
        weights: population,
        decay: decay
      )
    }
    let found = try #require(try analysis(nil).run([.links, .nodes], threads: 1 + seed % 2))
    #expect(abs(found.access - before.total) <= 1e-9 * max(1, before.total))
    #expect(found.links.count == network.links.count)
    let room = 1e-9 * max(1, before.regions.max() ?? 0)
    func check(
      _ item: CriticalityResult.Item,
      without isClosed: (Link) -> Bool,
      zone: Int?
    ) throws {
      var smaller = network
      smaller.links.removeAll(where: isClosed)
      let after = try offer(smaller, request)
      #expect(abs(item.loss - (before.total - after.total)) <= room, "\(item.id)")
      for (region, loss) in item.regionLosses.enumerated() {
        #expect(abs(try #require(loss) - (before.regions[region] - after.regions[region])) <= room)
      }
      #expect(item.disconnectedPairs == before.reachablePairs - after.reachablePairs)
      let through =
        zone.map { lossAround($0, network, before, after, decay) } ?? before.total - after.total
      #expect(abs(item.throughLoss - through) <= room, "\(item.id)")
    }
    for item in found.links { try check(item, without: { $0.id == item.id }, zone: nil) }
    for item in found.nodes {
      let node = try #require(network.nodes.firstIndex { $0.id == item.id })
      try check(
        item,
        without: { $0.from.position == node || $0.to.position == node },
        zone: network.nodes[node].zone?.position
      )
    }
    // The ranking by a region's loss lists the same items, by that loss.
    let west = try #require(try analysis(0).run([.links], threads: 1))
    #expect(west.nodes.isEmpty)
    #expect(zip(west.links, west.links.dropFirst()).allSatisfy { $0.loss >= $1.loss })
    for item in west.links {
      let same = try #require(found.links.first { $0.id == item.id })
      #expect(abs(item.loss - (same.regionLosses[0] ?? .nan)) <= room)
    }
  }

  @Test("a region without weight has no access to lose, rather than one of 0")
  func weightless() throws {
    var network = randomNetwork(seed: 4, zones: 5, projects: 0)
    network.zoneColumns[0].values[4] = 0
    network.schemes[0].regions.append(.init(name: "Empty", zones: [RowIndex(4)]))
    let weights = network.zoneColumns[0].values.map { $0 ?? 0 }
    let analysis = CriticalityAnalysis(
      network,
      try TravelGraph(network, use: RowIndex(0)),
      scheme: network.schemes[0],
      target: nil,
      opportunities: weights,
      weights: weights,
      decay: .linear(cutoff: 300)
    )
    let found = try #require(analysis.run([.links], threads: 1))
    #expect(found.regions.map { $0.access == nil } == [false, false, true])
    #expect(found.links.allSatisfy { $0.regionLosses.map { $0 == nil } == [false, false, true] })
  }
}
