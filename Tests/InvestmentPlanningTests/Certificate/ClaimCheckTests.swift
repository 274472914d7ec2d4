import InvestmentPlanning
import PlanModel
@testable import PlanProof
import PlanSearch
import Accessibility
import Glibc
import ShortestPaths
import TestSupport
import Testing

/// The checks of claims are compared with all subsets of projects, each evaluated by inserting its
/// arcs.
@Suite("Claims on pairs")
struct ClaimCheckTests {
  private static let projects = 6

  /// A random instance with some projects fixed, and the costs of every set of projects within the
  /// fixings.
  private func randomCase(
    _ seed: Int
  ) -> (instance: PlanningInstance, node: CheckedNode, plans: [(ProjectSet, Closure)])? {
    var instance = randomInstance(seed: UInt64(seed), projects: Self.projects, zones: 6)
    if seed % 2 == 0 { instance.rules.budget = instance.rules.cost.reduce(0, +) }
    guard var fixings = Fixings(instance.rules) else { return nil }
    if seed % 3 > 0, let next = fixings.fixing(seed % 6, built: seed % 3 == 1, instance.rules) {
      fixings = next
    }
    let plans = (0..<1 << Self.projects)
      .map { bits in ProjectSet(count: Self.projects) { bits >> $0 & 1 == 1 } }
      .filter { fixings.built.isSubset(of: $0) && $0.isSubset(of: fixings.possible) }
    return (
      instance, CheckedNode(instance, fixings), plans.map { ($0, instance.closure(of: $0)) }
    )
  }

  /// A claim with random prices on some projects, also on some that are fixed.
  private func claim(
    _ origin: Int,
    _ destination: Int,
    constant: Double,
    _ random: inout SeededGenerator
  ) -> PairClaims.Claim {
    var claims = PairClaims()
    let terms = (0..<Self.projects).map { project in
      let prices = [0, 0.01, Double.random(in: 0...0.4, using: &random)]
      return (project, prices.randomElement(using: &random) ?? 0)
    }
    claims.add(origin, destination, constant, terms)
    return claims[0]
  }

  private func price(_ plan: ProjectSet, _ claim: PairClaims.Claim) -> Double {
    zip(claim.projects, claim.prices).reduce(0) {
      plan.contains(Int($1.0)) ? $0 + $1.1 : $0
    }
  }

  /// What is claimed lies below, at and above what all sets are worth over their prices.
  @Test(
    "from above are raised to what holds, and never further than that",
    .skipping(12),
    arguments: 0..<300
  )
  func gains(seed: Int) throws {
    guard let test = randomCase(seed) else { return skipCase() }
    var random = SeededGenerator(seed: UInt64(seed) + 500)
    var check = GainCheck(test.node, test.instance)
    for origin in 0..<6 {
      for destination in 0..<6 where origin != destination {
        var claim = claim(origin, destination, constant: 0, &random)
        let expected = test.plans.reduce(-Double.infinity) { highest, plan in
          max(highest, test.instance.decay(plan.1[origin, destination]) - price(plan.0, claim))
        }
        for step in [-1, -0.05, 0, 0.05] {
          claim.constant = expected + step
          let found = check.constant(of: claim)
          #expect(abs(found - max(claim.constant, expected)) <= 1e-11)
          #expect(found >= expected - 1e-15)
        }
      }
    }
  }

  @Test(
    "from below are lowered to what holds, and never further than that",
    .skipping(12),
    arguments: 0..<300
  )
  func losses(seed: Int) throws {
    guard let test = randomCase(seed) else { return skipCase() }
    var random = SeededGenerator(seed: UInt64(seed) + 900)
    var check = LossCheck(test.node, test.instance)
    for origin in 0..<6 {
      for destination in 0..<6 where origin != destination {
        var claim = claim(origin, destination, constant: 0, &random)
        let expected = test.plans.reduce(Double.infinity) { lowest, plan in
          min(lowest, test.instance.decay(plan.1[origin, destination]) - price(plan.0, claim))
        }
        for step in [-0.05, 0, 0.05, 1] {
          claim.constant = expected + step
          let found = check.constant(of: claim)
          #expect(abs(found - min(claim.constant, expected)) <= 1e-12)
        }
      }
    }
  }

  @Test("that cannot be read as numbers of the network are refused")
  func malformed() throws {
    let instance = randomInstance(seed: 3, projects: 4, zones: 5)
    let fixings = try #require(Fixings(instance.rules))
    let node = CheckedNode(instance, fixings)
    func isAccepted(_ origin: Int, _ destination: Int, _ constant: Double, _ terms: [(Int, Double)])
      -> Bool
    {
      var claims = PairClaims()
      claims.add(origin, destination, constant, terms)
      let cut = CertificateRecord.Cut(id: 0, node: 0, group: 0, claims: claims)
      return ProvenRow(cut, origins: Array(0..<4), node, instance) != nil
    }
    let pair = try #require((0..<20).first { instance.weights[$0] != 0 })
    let (from, to) = (pair / 5, pair % 5)
    #expect(isAccepted(from, to, 1, [(0, 0.5)]))
    #expect(!isAccepted(4, 0, 1, []))
    #expect(!isAccepted(from, 5, 1, []))
    #expect(!isAccepted(-1, to, 1, []))
    #expect(!isAccepted(from, from, 1, []))
    #expect(!isAccepted(from, to, .nan, []))
    #expect(!isAccepted(from, to, 1, [(4, 0.5)]))
    #expect(!isAccepted(from, to, 1, [(0, -0.5)]))
    #expect(!isAccepted(from, to, 1, [(0, .infinity)]))
    #expect(!isAccepted(from, to, 1, [(0, 0.5), (0, 0.5)]))
  }

  /// At the access that makes them so, slopes are exact: q = 1 / A^e.
  @Test("slopes of welfare lie above it everywhere, and touch it", arguments: 0..<200)
  func welfare(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let aversion = [0, 0.3, 0.5, 1, 1.5, 4][seed % 6]
    let count = 4
    let raw = (0..<count).map { _ in Double.random(in: 0.1...1, using: &random) }
    let absent = seed % 4 == 0 ? 0.1 : 0
    let total = raw.reduce(0, +) / (1 - absent)
    let welfare = Welfare(
      shares: raw.map { $0 / total },
      absentShare: absent,
      accessBefore: (0..<count).map { _ in Double.random(in: 0.5...9, using: &random) },
      aversion: aversion
    )
    func gains() -> [Double] {
      (0..<count).map { welfare.shares[$0] * Double.random(in: 0...5, using: &random) }
    }
    func value(_ gains: [Double]) -> Double { welfare.equivalent(gains) - welfare.before }
    let touch = gains()
    let slopes = (0..<count).map { 3 / pow(welfare.access($0, gain: touch[$0]), aversion) }
    for slopes in [slopes, gains()] {
      let tangent = try #require(welfare.tangent(slopes: slopes))
      func bound(_ gains: [Double]) -> Double {
        zip(tangent.slopes, gains).reduce(tangent.constant) { $0 + $1.0 * $1.1 }
      }
      for _ in 0..<20 {
        let point = gains()
        #expect(value(point) <= bound(point) + 1e-12)
      }
    }
    let tangent = try #require(welfare.tangent(slopes: slopes))
    let bound = zip(tangent.slopes, touch).reduce(tangent.constant) { $0 + $1.0 * $1.1 }
    #expect(abs(bound - value(touch)) <= 1e-9)
    #expect(welfare.tangent(slopes: [1, 1, 1]) == nil)
    #expect(welfare.tangent(slopes: [1, 1, 1, .nan]) == nil || aversion >= 1 && absent > 0)
  }
}
