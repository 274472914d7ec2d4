import InvestmentPlanning
import PlanModel
import PlanProof
@testable import PlanSearch
import Accessibility
import GLPK
import ShortestPaths
import TestSupport
import Testing

/// Pricing is compared with all subsets of projects, each evaluated by inserting its arcs.
@Suite("Pricing")
struct PricingTests {
  private static let projects = 6

  private struct Case {
    let instance: PlanningInstance
    let node: NodeCosts
    let graph: PricingGraph
    /// Costs of every pair under every subset.
    let closures: [(subset: ProjectSet, costs: Closure)]
  }

  /// A random instance whose root is free of rules but those that fix projects.
  private func randomCase(_ seed: Int) -> Case? {
    let instance = randomInstance(seed: UInt64(seed), projects: Self.projects, zones: 6)
    guard let fixings = Fixings(instance.rules) else { return nil }
    let node = NodeCosts(instance, fixings)
    guard let graph = PricingGraph(instance, root: node, threads: 1) else { return nil }
    // A graph of which parts may be missing is none.
    #expect(PricingGraph(instance, root: node, threads: 1, isStopped: { true }) == nil)
    let subsets = (0..<1 << Self.projects)
      .map { bits in ProjectSet(count: Self.projects) { bits >> $0 & 1 == 1 } }
      .filter { fixings.built.isSubset(of: $0) && $0.isSubset(of: fixings.possible) }
    return Case(
      instance: instance,
      node: node,
      graph: graph,
      closures: subsets.map { subset in
        (subset, instance.closure(of: subset))
      }
    )
  }

  @Test("finds the set that is worth most above its prices", .skipping(18), arguments: 0..<300)
  func highest(seed: Int) throws {
    guard let test = randomCase(seed) else { return skipCase() }
    var random = SeededGenerator(seed: UInt64(seed) + 500)
    var search = PriceSearch(test.graph, decay: test.instance.decay)
    let remaining = test.graph.remaining(test.node.best, zoneCount: test.instance.zoneCount)
    // Prices of 0 make ties.
    let prices = (0..<test.graph.projects.width).map { _ in
      [0, 0.01, Double.random(in: 0...0.4, using: &random)].randomElement(using: &random) ?? 0
    }
    search.setPrices(Array(prices.indices), prices)
    for origin in 0..<test.instance.zoneCount {
      let projects = test.graph.projects
      let part = projects.part[origin]
      let isPossible = projects.projects[part].map { _ in true }
      for destination in 0..<test.instance.zoneCount where origin != destination {
        let expected = test.closures.reduce(-Double.infinity) { highest, member in
          var worth = test.instance.decay(member.costs[origin, destination])
          for number in projects.members(member.subset, inPart: part).members {
            worth -= prices[number]
          }
          return max(highest, worth)
        }
        let floor = test.instance.decay(test.node.worst[origin, destination])
        let found = search.highest(
          from: origin,
          to: destination,
          remaining: remaining,
          possible: isPossible,
          floor: floor
        )
        #expect(abs(found - max(floor, expected)) <= 1e-9)
      }
    }
  }

  /// The least concave bound at y is a linear program over all subsets, solved by GLPK.
  @Test("bounds pairs by the best mix of all sets within y", .skipping(8), arguments: 0..<120)
  func envelope(seed: Int) throws {
    guard let test = randomCase(seed) else { return skipCase() }
    var random = SeededGenerator(seed: UInt64(seed) + 900)
    let instance = test.instance
    let y = (0..<Self.projects).map { project -> Double in
      guard test.node.fixings.isFree(project) else {
        return test.node.fixings.built.contains(project) ? 1 : 0
      }
      return Double.random(in: 0.01...0.99, using: &random)
    }
    let point = PricedGains.Point(
      test.graph,
      instance,
      test.node,
      y: y,
      allowances: .init(each: 1e-9)
    )
    var gains = PricedGains(point)
    for origin in 0..<instance.zoneCount {
      var bound = LinearBound(projectCount: Self.projects)
      let pools = Array(repeating: PairPool(), count: instance.zoneCount)
      _ = gains.add(origin: origin, pools, to: &bound, isStopped: { false })
      var expected = 0.0
      for destination in 0..<instance.zoneCount {
        let weight = instance.weights[origin * instance.zoneCount + destination]
        guard weight > 0 else { continue }
        let without = instance.decay(instance.baseCosts[origin, destination])
        expected += weight * (try bestMix(test, y, origin, destination) - without)
      }
      let value = zip(bound.coefficients, y).reduce(bound.constant) { $0 + $1.0 * $1.1 }
      #expect(abs(value - expected) <= 1e-6 * max(1, abs(expected)))
    }
  }

  private func bestMix(
    _ test: Case,
    _ y: [Double],
    _ origin: Int,
    _ destination: Int
  ) throws -> Double {
    try withProblem(maximizing: true) { problem throws(GLPKError) in
      let columns = try problem.addColumns(
        test.closures.map {
          ColumnDefinition(
            .atLeast(0),
            cost: test.instance.decay($0.costs[origin, destination])
          )
        }
      )
      var rows = RowBatch()
      rows.append(columns: columns, coefficients: columns.map { _ in 1 }, .equal(1))
      for project in 0..<Self.projects where test.node.fixings.isFree(project) {
        let members = test.closures.indices.filter {
          test.closures[$0].subset.contains(project)
        }
        rows.append(
          columns: members.map { columns[$0] },
          coefficients: members.map { _ in 1 },
          .atMost(y[project])
        )
      }
      _ = try problem.addRows(rows)
      _ = try problem.simplex(SimplexOptions(method: .primal))
      let values = try problem.columnValues()
      return zip(values, test.closures).reduce(0) {
        $0 + $1.0 * test.instance.decay($1.1.costs[origin, destination])
      }
    }
  }

  @Test("numbers the projects of problems side by side anew in each")
  func parts() throws {
    let alone = randomInstance(seed: 7, projects: Self.projects, zones: 6)
    let count = Self.projects
    // Item p + part x count builds project p in a part.
    let both = PlanningInstance(
      sideBySide: [alone, alone],
      itemOfProject: { project, part in part * count + project },
      rules: Rules(
        cost: Array(repeating: 1, count: 2 * count),
        budget: 100,
        groups: [],
        prerequisites: Array(repeating: [], count: 2 * count),
        required: [],
        forbidden: []
      )
    )
    let fixings = try #require(Fixings(both.rules))
    let root = NodeCosts(both, fixings)
    let numbered = PartProjects(both, root: root)
    let projects = Set(alone.arcs.map(\.project)).sorted()
    for part in 0..<2 {
      let zone = part * alone.zoneCount
      #expect(numbered.projects[numbered.part[zone]] == projects.map { part * count + $0 })
    }
    #expect(numbered.part[0] != numbered.part[alone.zoneCount])
    #expect(numbered.width == projects.count)
  }

  @Test(
    "keeps sets and prices from point to point without losing validity",
    .skipping(2),
    arguments: 0..<60
  )
  func pools(seed: Int) throws {
    guard let test = randomCase(seed) else { return skipCase() }
    var random = SeededGenerator(seed: UInt64(seed) + 1_300)
    let instance = test.instance
    var pools = Array(repeating: PairPool(), count: instance.zoneCount)
    for _ in 0..<6 {
      let y = (0..<Self.projects).map { project in
        test.node.fixings.isFree(project) ? Double.random(in: 0...1, using: &random) : 0
      }
      let allowance = Double.random(in: 0...0.2, using: &random)
      let point = PricedGains.Point(
        test.graph,
        instance,
        test.node,
        y: y,
        allowances: .init(each: allowance)
      )
      var gains = PricedGains(point)
      var bound = LinearBound(projectCount: Self.projects)
      for change in gains.add(origin: 0, pools, to: &bound, isStopped: { false }) {
        pools[change.destination] = change.pool
      }
      for (subset, costs) in test.closures {
        let limit = subset.members.reduce(bound.constant) { $0 + bound.coefficients[$1] }
        var gain = 0.0
        for destination in 0..<instance.zoneCount {
          let weight = instance.weights[destination]
          guard weight > 0 else { continue }
          let after = instance.decay(costs[0, destination])
          gain += weight * (after - instance.decay(instance.baseCosts[0, destination]))
        }
        #expect(gain <= limit + 1e-9 * max(1, abs(limit)))
      }
    }
  }
}
