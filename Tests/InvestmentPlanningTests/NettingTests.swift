import InvestmentPlanning
@testable import PlanModel
import PlanProof
@testable import PlanSearch
import Accessibility
import ShortestPaths
import TestSupport
import Testing

@Suite("Netting of both directions of a pair")
struct NettingTests {
  /// A random problem whose costs are the same both ways under every plan, with as many losses as
  /// gains.
  private func symmetricInstance(seed: Int) -> PlanningInstance {
    var instance = randomInstance(
      seed: UInt64(seed),
      projects: 2 + seed % 6,
      zones: 3 + seed % 4
    )
    var random = SeededGenerator(seed: UInt64(seed) + 1000)
    let terminals = instance.baseCosts.count
    var costs = Closure(count: terminals)
    for from in 0..<terminals {
      for to in 0..<from where Int.random(in: 0...2, using: &random) > 0 {
        let cost = Double(Int.random(in: 1...30, using: &random) * 10)
        costs.insert(from: from, to: to, cost: cost)
        costs.insert(from: to, to: from, cost: cost)
      }
    }
    // Insertion one by one may leave rounding, not with whole minutes.
    instance.baseCosts = costs
    instance.arcs = instance.arcs.flatMap { arc in
      [
        arc,
        .init(project: arc.project, tail: arc.head, head: arc.tail, cost: arc.cost),
      ]
    }
    for pair in instance.weights.indices
    where pair / instance.zoneCount != pair % instance.zoneCount {
      instance.weights[pair] = Double(Int.random(in: -5...5, using: &random))
    }
    return instance
  }

  /// Weights are whole numbers, so the sum of both directions is exact.
  @Test(
    "keeps the sum of both weights, on one of the two, and the value of every plan",
    arguments: 0..<100
  )
  func keepsValues(seed: Int) {
    let instance = symmetricInstance(seed: seed)
    let netted = instance.nettingSymmetricPairs()
    let zones = instance.zoneCount
    for one in 0..<zones {
      for other in 0..<one {
        let (there, back) = (one * zones + other, other * zones + one)
        let sum = instance.weights[there] + instance.weights[back]
        #expect(netted.weights[there] + netted.weights[back] == sum)
        #expect(netted.weights[there] == 0 || netted.weights[back] == 0)
      }
    }
    for bits in 0..<1 << instance.projectCount {
      var plan = ProjectSet(count: instance.projectCount)
      for project in 0..<instance.projectCount where bits >> project & 1 == 1 {
        plan.insert(project)
      }
      let closure = instance.closure(of: plan)
      let raw = PlanEvaluator(instance).originGains(of: closure).reduce(0, +)
      let net = PlanEvaluator(netted).originGains(of: closure).reduce(0, +)
      #expect(abs(raw - net) <= 1e-12 * max(1, abs(raw)))
    }
  }

  @Test(
    "lets the search find the value of enumeration where losses are many",
    .skipping(6),
    arguments: 0..<200
  )
  func agreesWithEnumeration(seed: Int) throws {
    let instance = symmetricInstance(seed: seed)
    let best = enumeratedBest(instance)
    guard let fixings = Fixings(instance.rules) else {
      #expect(best == nil)
      return skipCase()
    }
    var search = BranchAndCut(
      instance.nettingSymmetricPairs(),
      threads: 1,
      tolerance: { _ in 1e-9 },
      isStopped: { false },
      report: { _ in }
    )
    let found = try search.run(from: fixings)
    let value = try #require(best)
    #expect(abs(found.gain - value) <= 1e-9 * max(1, abs(value)))
    #expect(found.bound <= value + 1e-5 * max(1, abs(value)))
    #expect(found.isComplete)
  }

  /// One project between zones 0 and 1; its arc leads one way only, or back at another cost, or
  /// zones reach each other one way only.
  @Test("leaves pairs apart where a plan may differ by direction")
  func leavesAsymmetricCosts() {
    func weights(there: Double, back: Double, arcBack: Double?) -> [Double] {
      var costs = Closure(count: 2)
      costs.insert(from: 0, to: 1, cost: there)
      costs.insert(from: 1, to: 0, cost: back)
      var arcs = [PlanningInstance.Arc(project: 0, tail: 0, head: 1, cost: 50)]
      if let arcBack { arcs.append(.init(project: 0, tail: 1, head: 0, cost: arcBack)) }
      let instance = PlanningInstance(
        zoneCount: 2,
        baseCosts: costs,
        arcs: arcs,
        weights: [0, 3, -2, 0],
        decay: .linear(cutoff: 200),
        rules: Rules(
          cost: [1],
          budget: 1,
          groups: [],
          prerequisites: [[]],
          required: [],
          forbidden: []
        )
      )
      return instance.nettingSymmetricPairs().weights
    }
    let apart: [Double] = [0, 3, -2, 0]
    #expect(weights(there: 100, back: 100, arcBack: 50) == [0, 1, 0, 0])
    #expect(weights(there: .infinity, back: .infinity, arcBack: 50) == [0, 1, 0, 0])
    #expect(weights(there: 100, back: 101, arcBack: 50) == apart)
    #expect(weights(there: 101, back: 100, arcBack: 50) == apart)
    #expect(weights(there: 100, back: .infinity, arcBack: 50) == apart)
    #expect(weights(there: .infinity, back: 100, arcBack: 50) == apart)
    #expect(weights(there: 100, back: 100, arcBack: 51) == apart)
    #expect(weights(there: 100, back: 100, arcBack: nil) == apart)
  }

  /// The worst of two zones: what zone 0 gains is nothing to zone 1.
  @Test("leaves pairs apart where origins count on their own")
  func leavesOtherMerits() {
    var instance = symmetricInstance(seed: 1)
    instance.merit = .least([.init(before: 0, origins: [0], factor: 1)])
    #expect(instance.nettingSymmetricPairs().weights == instance.weights)
  }
}
