// Plans of networks whose zones sit on several nodes and whose nodes may be closed to through
// traffic.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import ShortestPaths
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Plans with zones that are no links")
struct SharedZoneTests {
  @Test("are the best of all subsets, and verify agrees", arguments: 0..<120)
  func agreesWithEnumeration(seed: Int) throws {
    let plain = randomNetwork(
      seed: UInt64(500 + seed),
      zones: 4 + seed % 4,
      projects: 2 + seed % 5
    )
    let network = withSharedZones(plain, seed: UInt64(seed))
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let decays: [Decay] = [
      .exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90), .power(exponent: 1.2),
    ]
    let objectives: [PlanRequest.Objective.Kind] = [.gap, .access, .total, .maxmin]
    let request = PlanRequest(
      budget: (total * [0.25, 0.5, 0.8][seed % 3]).rounded(),
      objective: .of(objectives[seed % 4]),
      decay: decays[seed / 4 % 4]
    )
    let best = try enumeratedBest(network, request)
    let result = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: 0, threads: 1 + seed % 2)
    ).plan()
    let (value, expected) = (try #require(result.value), try #require(best))
    #expect(result.status == .optimal)
    #expect(abs(value - expected) <= 1e-9 * max(1, abs(expected)))
  }

  @Test("costs of every set of projects are those of a plain search of links", arguments: 0..<80)
  func costs(seed: Int) throws {
    let plain = randomNetwork(seed: UInt64(900 + seed), zones: 5 + seed % 3, projects: 3)
    let network = withSharedZones(plain, seed: UInt64(seed))
    let planner = try InvestmentPlanner(network, PlanRequest(budget: 0, objective: .total()))
    let instance = try PlanningInstance(planner.question.resolved, threads: 1)
    for bits in 0..<1 << network.projects.count {
      let built = network.projects.indices.filter { bits >> $0 & 1 == 1 }
      let reference = DoubledGraph(network, building: built)
      let closure = instance.closure(
        of: ProjectSet(count: instance.projectCount) { built.contains($0) }
      )
      for origin in network.zones.indices {
        let costs = reference.costs(fromZone: origin)
        for destination in network.zones.indices {
          let cost = closure[origin, destination]
          #expect(cost == costs[destination] || abs(cost - costs[destination]) <= 1e-9 * cost)
        }
      }
    }
  }
}

extension SharedZoneTests {
  @Test("and are others than with free ways through zones, or through closed nodes")
  func matters() throws {
    var (jumps, passages) = (0, 0)
    for seed in 0..<80 {
      let plain = randomNetwork(seed: UInt64(900 + seed), zones: 5 + seed % 3, projects: 3)
      let network = withSharedZones(plain, seed: UInt64(seed))
      var open = network
      for node in open.nodes.indices { open.nodes[node].isThrough = true }
      // In the plain network the nodes of a zone are one.
      let graphs = [plain, open, network].map { DoubledGraph($0, building: [0, 1, 2]) }
      for origin in network.zones.indices {
        let costs = graphs.map { $0.costs(fromZone: origin) }
        for zone in network.zones.indices {
          if costs[0][zone] < costs[1][zone] - 1e-6 { jumps += 1 }
          if costs[1][zone] < costs[2][zone] - 1e-6 { passages += 1 }
        }
      }
    }
    #expect(jumps > 100 && passages > 100, "\(jumps) and \(passages)")
  }
}

/// A network of modes as the random ones have, read literally: per node and way of having come
/// there a state, searched by relaxing every link until nothing changes.
private struct DoubledGraph {
  private struct State: Hashable {
    var node: Int
    var mode: Int?
    /// Whether nothing has been travelled yet.
    var isStart: Bool
  }

  private struct Ride {
    var mode: Int
    var from: Int
    var to: Int
    var minutes: Double
    var wait: Double
  }

  private let network: Network
  private var rides: [Ride] = []

  init(_ network: Network, building projects: [Int]) {
    self.network = network
    let links = network.links + projects.flatMap { network.projects[$0].links.map(\.link) }
    for link in links {
      let (from, to) = (link.from.position, link.to.position)
      for (from, to) in link.isDirected ? [(from, to)] : [(from, to), (to, from)] {
        rides.append(
          Ride(
            mode: link.mode.position,
            from: from,
            to: to,
            minutes: link.travelMinutes ?? .nan,
            wait: min(60, (link.headwayMinutes ?? 0) / 2)
          )
        )
      }
    }
  }

  func costs(fromZone zone: Int) -> [Double] {
    var costs: [State: Double] = [:]
    for (node, row) in network.nodes.enumerated() where row.zone?.position == zone {
      costs[State(node: node, mode: nil, isStart: true)] = 0
    }
    var changes = true
    func offer(_ state: State, _ cost: Double) {
      if cost < costs[state] ?? .infinity {
        costs[state] = cost
        changes = true
      }
    }
    while changes {
      changes = false
      for (state, cost) in costs {
        if let mode = state.mode {
          let alight = network.modes[mode].services[0]?.alightMinutes ?? .nan
          offer(State(node: state.node, mode: nil, isStart: false), cost + alight)
        }
        guard network.nodes[state.node].isThrough || state.isStart else { continue }
        for ride in rides where ride.from == state.node {
          let board = network.modes[ride.mode].services[0]?.boardMinutes ?? .nan
          let stays = state.mode == ride.mode
          guard stays || state.mode == nil else { continue }
          let on = stays ? 0 : board + ride.wait
          offer(State(node: ride.to, mode: ride.mode, isStart: false), cost + on + ride.minutes)
        }
      }
    }
    var best = network.zones.map { _ in Double.infinity }
    for (state, cost) in costs where state.mode == nil {
      if let zone = network.nodes[state.node].zone {
        best[zone.position] = min(best[zone.position], cost)
      }
    }
    return best
  }
}
