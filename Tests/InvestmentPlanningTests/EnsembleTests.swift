// Draws of an ensemble: reproducible one by one, distributed as asked, planned as enumeration plans
// them.

import Accessibility
import Foundation
import InvestmentPlanning
import PlanModel
import PlanSearch
import TestNetworks
import Testing
import TransportNetwork

@Suite("Ensembles")
struct EnsembleTests {
  private let network = threeTowns(
    people: [100, 300, 200, 5],
    minutes: (90, 60),
    projects: [("P", 4, 0, 1, 40), ("Q", 5, 1, 2, 20), ("R", 6, 0, 2, 70), ("S", 3, 0, 1, 60)]
  )

  private func uncertain(_ rows: [Uncertainty], seed: UInt64 = 7) throws -> UncertainNetwork {
    try UncertainNetwork(network, rows, scheme: network.schemes[0], seed: seed)
  }

  private let rows = [
    Uncertainty(.cost, of: "*", .lognormal(mean: 1.4, deviation: 0.38), correlation: 0.5),
    Uncertainty(.demand, of: "West", .uniform(low: 0.5, high: 2)),
    Uncertainty(.demand, of: "*", .triangular(low: 0.8, mode: 1, high: 1.5)),
    Uncertainty(.speed, of: "*", .uniform(low: 0.7, high: 1.1)),
    Uncertainty(.decay, of: "*", .uniform(low: 0.5, high: 1.5)),
  ]

  @Test("the best plan of every draw is that of trying all plans on the drawn network")
  func enumerated() throws {
    let uncertain = try uncertain(rows)
    let request = PlanRequest(budget: 12, decay: .exponential(rate: 1.0 / 60))
    let ensemble = try Ensemble(
      uncertain,
      request,
      options: PlanOptions(relativeGap: 0, threads: 2)
    )
    let held = ["P", "Q"]
    let draws = try ensemble.draws(0..<40, holding: held, threads: 2)
    var plans: Set<[String]> = []
    for draw in draws {
      let drawn = uncertain.draw(draw.draw - 1)
      // The drawn figures written into the tables: nothing of scenarios is left.
      var network = drawn.network
      for project in network.projects.indices {
        network.projects[project].cost *= drawn.scenario.projectCosts[project]
      }
      for zone in network.zones.indices {
        if let people = network.zoneColumns[0].values[zone] {
          network.zoneColumns[0].values[zone] = people * drawn.scenario.opportunities[zone]
        }
      }
      var request = request
      request.decay = .exponential(rate: 1.0 / 60 / drawn.decay)
      // Speeds lengthen every link in the same way.
      let stretched = zip(network.links, [90.0, 60]).map { ($0.travelMinutes ?? .nan) / $1 }
      #expect(abs(stretched[0] - stretched[1]) <= 1e-12 && stretched[0] != 1)
      let best = try #require(try enumeratedBest(network, request))
      let found = try #require(draw.best)
      #expect(abs(found - best) <= 1e-9 * max(1, abs(best)), "\(found) against \(best)")
      #expect(draw.isProven)
      let cost = network.projects.filter { held.contains($0.id) }.reduce(0) { $0 + $1.cost }
      #expect(abs(draw.cost - cost) <= 1e-9 * cost)
      #expect(draw.isLegal == (cost <= 12))
      #expect(draw.regret.map { abs($0 - (draw.value - found)) <= 1e-9 * abs(draw.value) } == true)
      plans.insert(draw.projects ?? [])
    }
    // Else the draws would say nothing.
    #expect(plans.count > 2)
    // A draw is the same alone, in another block and on another number of threads.
    #expect(try ensemble.draws(11..<17, holding: held, threads: 1) == Array(draws[11..<17]))
    #expect(try ensemble.draw(39, holding: held) == draws[39])
    let summary = EnsembleSummary(draws, projects: ["P", "Q", "R", "S"])
    let count = draws.count { $0.projects?.contains("Q") == true }
    #expect(summary.chances["Q"] == EnsembleChance(count: count, draws: 40))
    #expect(summary.worstRegret == draws.compactMap(\.regret).max())
  }

  @Test("factors have the mean, the deviation and the correlation that are asked for")
  func distributed() throws {
    let uncertain = try uncertain(rows)
    let draws = (0..<4000).map { uncertain.draw($0) }
    func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      return (mean, variance.squareRoot())
    }
    let costs = (0..<4).map { project in draws.map { $0.scenario.projectCosts[project] } }
    for cost in costs {
      // Five standard errors: 0.38 / sqrt(4000) x 5 = 0.03.
      #expect(abs(moments(cost).mean - 1.4) < 0.03)
      #expect(abs(moments(cost).deviation - 0.38) < 0.06)
    }
    // The logarithms are normal with the correlation of the numbers behind them.
    let logs = costs.prefix(2).map { $0.map { log($0) } }
    let (first, second) = (moments(logs[0]), moments(logs[1]))
    let products = zip(logs[0], logs[1]).map { ($0 - first.mean) * ($1 - second.mean) }
    let correlation = products.reduce(0, +) / 4000 / (first.deviation * second.deviation)
    #expect(abs(correlation - 0.5) < 0.06)
    // Uniform from a to b: mean (a + b) / 2, s.d. (b - a) / sqrt 12; triangular: mean (a + b + c) /
    // 3.
    let west = draws.map { $0.scenario.opportunities[0] }
    #expect(abs(moments(west).mean - 1.25) < 0.04 && abs(moments(west).deviation - 0.433) < 0.02)
    #expect(west.allSatisfy { (0.5...2).contains($0) })
    let others = draws.map { $0.scenario.opportunities[1] }
    #expect(abs(moments(others).mean - 1.1) < 0.02)
    #expect(others.allSatisfy { (0.8...1.5).contains($0) })
    #expect(draws.allSatisfy { $0.scenario.weights == $0.scenario.opportunities })
    #expect(abs(moments(draws.map(\.decay)).mean - 1) < 0.03)
    let other = try self.uncertain(rows, seed: 8)
    #expect(other.draw(0).scenario != uncertain.draw(0).scenario)
  }

  @Test("Wilson's interval: 8 of 10 by hand, none and all")
  func intervals() throws {
    // (0.8 + 0.19207 ± 1.95996 sqrt(0.016 + 0.0096036)) / 1.38415 = (0.99207 ± 0.31362) / 1.38415
    let interval = try #require(EnsembleChance(count: 8, draws: 10).interval)
    #expect(abs(interval.low - 0.49016) < 1e-4 && abs(interval.high - 0.94332) < 1e-4)
    let none = try #require(EnsembleChance(count: 0, draws: 10).interval)
    #expect(none.low == 0 && abs(none.high - 0.27754) < 1e-4)
    #expect(EnsembleChance(count: 0, draws: 0).interval == nil)
  }

  @Test("names of nothing and decays without a scale are refused")
  func refusals() throws {
    #expect(throws: NameError.self) { try uncertain([Uncertainty(.speed, of: "sail", .fixed(2))]) }
    #expect(throws: NameError.self) { try uncertain([Uncertainty(.demand, of: "Wst", .fixed(2))]) }
    let request = PlanRequest(budget: 12, decay: .power(exponent: 1))
    #expect(throws: PlanningError.self) {
      try Ensemble(try uncertain(rows), request, options: PlanOptions())
    }
  }
}
