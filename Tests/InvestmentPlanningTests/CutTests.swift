import InvestmentPlanning
import PlanModel
import PlanProof
@testable import PlanSearch
import Accessibility
import ShortestPaths
import TestSupport
import Testing

/// Cuts are checked one by one against every plan that they speak of, with gains by group from
/// closures.
@Suite("Cuts")
struct CutTests {
  private struct Case {
    let instance: PlanningInstance
    let groups: OriginGroups
    var separator: Separator
    let node: NodeCosts
    let plans: [ProjectSet]
  }

  /// A random instance with random fixings, and every legal plan within them.
  private func randomCase(_ seed: UInt64, _ random: inout SeededGenerator) -> Case? {
    let instance = randomInstance(seed: seed, projects: 6, zones: 5)
    guard var fixings = Fixings(instance.rules) else { return nil }
    for project in 0..<6 where Int.random(in: 0..<4, using: &random) == 0 {
      guard fixings.isFree(project) else { continue }
      let isBuilt = Bool.random(using: &random)
      guard let next = fixings.fixing(project, built: isBuilt, instance.rules) else { continue }
      fixings = next
    }
    let groups = OriginGroups(instance, atMost: 2)
    let plans = (0..<64).filter { isLegal($0, instance.rules) }
      .map { bits in ProjectSet(count: 6) { bits >> $0 & 1 == 1 } }
      .filter { fixings.built.isSubset(of: $0) && $0.isSubset(of: fixings.possible) }
    var separator = Separator(
      instance: instance,
      groups: groups,
      unreachable: instance.costAboveAll,
      threads: 1,
      isStopped: { false }
    )
    // Pricing for three cases in four; else the dual of the flow.
    if let root = Fixings(instance.rules), seed % 4 != 0 {
      separator.prepare(root: NodeCosts(instance, root))
    }
    return Case(
      instance: instance,
      groups: groups,
      separator: separator,
      node: NodeCosts(instance, fixings),
      plans: plans
    )
  }

  private func gains(of plan: ProjectSet, _ test: Case) -> [Double] {
    let closure = test.instance.closure(of: plan)
    let zones = test.instance.zoneCount
    var gains = Array(repeating: 0.0, count: test.groups.count)
    for (position, origin) in test.groups.origins.enumerated() {
      for destination in 0..<zones {
        let weight = test.instance.weights[origin * zones + destination]
        let after = test.instance.decay(closure[origin, destination])
        let before = test.instance.decay(test.instance.baseCosts[origin, destination])
        if weight != 0 { gains[test.groups.group[position]] += weight * (after - before) }
      }
    }
    return gains
  }

  private func point(_ plan: ProjectSet) -> [Double] { (0..<6).map { plan.contains($0) ? 1 : 0 } }

  @Test(
    "hold for every legal plan in the node, at fractional points too",
    .skipping(19),
    arguments: 0..<300
  )
  func validity(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 7_000)
    guard var test = randomCase(UInt64(seed), &random) else { return skipCase() }
    let fixings = test.node.fixings
    for round in 0..<4 {
      let y = (0..<6).map { project -> Double in
        guard fixings.isFree(project) else { return fixings.built.contains(project) ? 1 : 0 }
        return [0, 0.25, 0.5, 1, Double.random(in: 0...1, using: &random)]
          .randomElement(using: &random) ?? 0
      }
      let effort: Separator.Effort =
        round.isMultiple(of: 2) ? .distances : .strongest(allowance: 0.1 * Double(round))
      let found = test.separator.cuts(at: y, in: test.node, effort: effort)
      let cuts = try #require(found)
      for plan in test.plans {
        let gains = gains(of: plan, test)
        for cut in cuts {
          let bound = cut.bound(at: point(plan), gains: [])
          #expect(gains[cut.group] <= bound + 1e-9 * max(1, abs(bound)))
        }
      }
    }
  }

  @Test("are exact at every legal plan of the node", .skipping(19), arguments: 0..<300)
  func tightness(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 9_000)
    guard var test = randomCase(UInt64(seed), &random) else { return skipCase() }
    for plan in test.plans.prefix(8) {
      let gains = gains(of: plan, test)
      let y = point(plan)
      let found = test.separator.cuts(at: y, in: test.node, effort: .distances)
      let cuts = try #require(found)
      for cut in cuts {
        #expect(
          abs(cut.bound(at: y, gains: []) - gains[cut.group]) <= 1e-8
            * max(1, abs(gains[cut.group]))
        )
      }
    }
  }

  @Test("do not depend on the number of threads")
  func threads() throws {
    let instance = randomInstance(seed: 12, projects: 7, zones: 6)
    let fixings = try #require(Fixings(instance.rules))
    let node = NodeCosts(instance, fixings)
    let y = (0..<7).map { fixings.possible.contains($0) ? Double($0) / 7 : 0 }
    let bounds = [1, 2, 5].map { threads in
      var separator = Separator(
        instance: instance,
        groups: OriginGroups(instance, atMost: 3),
        unreachable: instance.costAboveAll,
        threads: threads,
        isStopped: { false }
      )
      separator.prepare(root: node)
      return separator.cuts(at: y, in: node, effort: .strongest(allowance: 0))?
        .map { [$0.constant] + $0.coefficients }
    }
    #expect(bounds[0] == bounds[1])
    #expect(bounds[0] == bounds[2])
  }
}
