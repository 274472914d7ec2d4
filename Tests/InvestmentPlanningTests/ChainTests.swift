import Accessibility
@testable import PlanModel
@testable import PlanSearch
import ShortestPaths
import TestSupport
import Testing

/// Projects that gain nothing one by one.
@Suite("Chains")
struct ChainTests {
  /// So many places that nothing leads to yet, each with two links in series to one capital.
  private static let places = 70

  /// Place p is zone p; its first link ends at a stop of its own, where its second begins.
  private func spokes(
    _ minutes: [Double],
    _ weight: [Double],
    _ budget: Double,
    forbidden: [Int] = []
  ) -> PlanningInstance {
    let places = minutes.count
    var weights = Array(repeating: 0.0, count: (places + 1) * (places + 1))
    for place in 1...places { weights[place * (places + 1)] = weight[place - 1] }
    var arcs: [PlanningInstance.Arc] = []
    for (place, cost) in minutes.enumerated() {
      let stop = places + 1 + place
      arcs.append(.init(project: 2 * place, tail: place + 1, head: stop, cost: cost))
      arcs.append(.init(project: 2 * place + 1, tail: stop, head: 0, cost: cost))
    }
    return PlanningInstance(
      zoneCount: places + 1,
      baseCosts: Closure(count: 2 * places + 1),
      arcs: arcs,
      weights: weights,
      decay: .linear(cutoff: 1_000),
      rules: Rules(
        cost: Array(repeating: 1, count: 2 * places),
        budget: budget,
        groups: [],
        prerequisites: Array(repeating: [], count: 2 * places),
        required: [],
        forbidden: forbidden
      )
    )
  }

  /// All pairs of links cost the same, so the best plan has those of the places that gain most.
  ///
  /// One link alone gains nothing, so greedy choice among single projects finds no plan at all.
  @Test("are found where one project alone gains nothing", arguments: 0..<5)
  func series(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let minutes = (0..<Self.places).map { _ in Double.random(in: 100...400, using: &random) }
    let weight = (0..<Self.places).map { _ in Double.random(in: 1...20, using: &random) }
    let instance = spokes(minutes, weight, 41, forbidden: [6])
    var gains = zip(weight, minutes).map { $0 * (1 - 2 * $1 / 1_000) }
    gains[3] = 0
    let best = gains.sorted(by: >).prefix(20).reduce(0, +)

    let evaluator = PlanEvaluator(instance)
    let root = NodeCosts(instance, try #require(Fixings(instance.rules)))
    var singles = Incumbents(evaluator, threads: 1)
    singles.greedy(from: ProjectSet(count: 2 * Self.places), isStopped: { false })
    #expect(singles.gain == 0)
    var found = Incumbents(evaluator, threads: 2)
    found.start(root: root, isStopped: { false })
    #expect(abs(found.gain - best) <= 1e-9)
    #expect(instance.rules.allows(found.best))
    // The same plan on one thread.
    var alone = Incumbents(evaluator, threads: 1)
    alone.start(root: root, isStopped: { false })
    #expect(alone.best == found.best)
  }

  /// Beside what the rules fix, a chain gives at least one pair the cost that everything possible
  /// gives it.
  @Test("are shortest ways when everything is built", .skipping(84), arguments: 0..<200)
  func shortest(seed: UInt64) {
    let instance = randomInstance(seed: seed, projects: 6, zones: 7)
    guard let fixings = Fixings(instance.rules) else { return skipCase() }
    let root = NodeCosts(instance, fixings)
    let chains = Chains(instance, root: root).sets
    if chains.isEmpty { skipCase() }
    let all = instance.closure(of: fixings.possible)
    let before = instance.closure(of: fixings.built)
    let zones = instance.zoneCount
    for chain in chains {
      let costs = instance.closure(of: chain.union(fixings.built))
      let isShortest = (0..<zones * zones).contains { pair in
        let (from, to) = (pair / zones, pair % zones)
        return instance.weights[pair] > 0 && all[from, to] < before[from, to]
          && costs[from, to] <= all[from, to] * (1 + 1e-9)
      }
      #expect(isShortest)
      #expect(chain.members.count > 1 && chain.members.allSatisfy(fixings.isFree))
      #expect(instance.rules.cost(of: chain) <= instance.rules.budget)
    }
    #expect(Set(chains).count == chains.count)
  }
}
