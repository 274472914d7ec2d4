import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import Testing
import TransportNetwork

@Suite("Trade-off")
struct TradeOffTests {
  @Test("finds every plan that is not beaten in both, and those on the hull", arguments: 0..<60)
  func agreesWithEnumeration(seed: Int) throws {
    let network = randomNetwork(
      seed: UInt64(6000 + seed),
      zones: 5 + seed % 4,
      projects: 4 + seed % 3
    )
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let pairs: [(PlanRequest.Objective.Kind, PlanRequest.Objective.Kind)] = [
      (.gap, .total), (.access, .total), (.total, .gap), (.gap, .access),
    ]
    let (first, second) = pairs[seed % pairs.count]
    let request = PlanRequest(
      budget: (total * [0.4, 0.6][seed % 2]).rounded(),
      objective: .of(first),
      decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200)][seed / 2 % 2]
    )
    var other = request
    other.objective = .of(second)
    // Values of all legal plans, turned so that more is better.
    let signs = [first, second].map { $0.isMinimized ? -1.0 : 1.0 }
    let rules = WholeQuestion(network, request)
    let figures = [try PlainFigures(network, request), try PlainFigures(network, other)]
    var values: [(Double, Double)] = []
    for bits in 0..<1 << network.projects.count {
      let chosen = network.projects.indices.filter { bits >> $0 & 1 == 1 }
      guard rules.allows(chosen) else { continue }
      let pair = try figures.map { try $0(building: chosen).value }
      values.append((signs[0] * pair[0], signs[1] * pair[1]))
    }
    let sizes = [
      values.reduce(1) { max($0, abs($1.0)) }, values.reduce(1) { max($0, abs($1.1)) },
    ]
    // What can be told apart.
    let room = 1e-7
    let expected = values.filter { point in
      !values.contains {
        $0.0 >= point.0 - room * sizes[0] && $0.1 >= point.1 - room * sizes[1]
          && ($0.0 > point.0 + room * sizes[0] || $0.1 > point.1 + room * sizes[1])
      }
    }
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: 0, threads: 1 + seed % 2)
    )
    let found = try planner.tradeOff(against: .of(second), findsAll: true)
    #expect(found.isComplete)
    let points = found.points.map { (signs[0] * $0.value, signs[1] * $0.against) }
    func isNear(_ left: (Double, Double), _ right: (Double, Double)) -> Bool {
      abs(left.0 - right.0) <= 2 * room * sizes[0] && abs(left.1 - right.1) <= 2 * room * sizes[1]
    }
    for point in expected {
      #expect(points.contains { isNear($0, point) }, "\(point) is missing")
    }
    for point in points {
      #expect(expected.contains { isNear($0, point) }, "\(point) is beaten")
    }
    for point in found.points {
      // The first objective's best among plans as good in the second.
      let against = signs[1] * point.against - 1e-9 * sizes[1]
      let best = values.filter { $0.1 >= against }.map(\.0).max() ?? -.infinity
      #expect(signs[0] * point.bound >= best - 1e-9 * sizes[0])
      #expect(signs[0] * point.bound <= best + 1e-5 * sizes[0], "\(point.bound) \(best)")
    }
    // Weighted sums find just the corners of the hull among these.
    let hull = try planner.tradeOff(against: .of(second))
    #expect(hull.isComplete && hull.points.allSatisfy(\.isSupported))
    for weight in [0.0, 0.1, 0.35, 0.5, 0.8, 1] {
      func score(_ point: (Double, Double)) -> Double {
        weight * point.0 / sizes[0] + (1 - weight) * point.1 / sizes[1]
      }
      let best = values.map(score).max() ?? 0
      let ours = hull.points.map { score((signs[0] * $0.value, signs[1] * $0.against)) }.max() ?? 0
      #expect(abs(best - ours) <= 1e-6, "\(weight): \(best) \(ours)")
    }
  }

  @Test("only sums of the same decay are set against each other")
  func refused() throws {
    let network = randomNetwork(seed: 1, zones: 5, projects: 3)
    for (first, second) in [
      (PlanRequest.Objective.Kind.gap, PlanRequest.Objective.Kind.gap), (.gap, .ratio),
      (.maxmin, .total),
      (.total, .meanCost),
    ] {
      let planner = try InvestmentPlanner(network, PlanRequest(budget: 1, objective: .of(first)))
      #expect(throws: PlanningError.self) { try planner.tradeOff(against: .of(second)) }
    }
  }
}
