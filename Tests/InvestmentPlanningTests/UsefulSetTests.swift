import InvestmentPlanning
import PlanModel
import PlanProof
@testable import PlanSearch
import Accessibility
import ShortestPaths
import TestSupport
import Testing

@Suite("Useful sets")
struct UsefulSetTests {
  @Test("give every pair's cost under every affordable plan", .skipping(13), arguments: 0..<200)
  func costs(seed: Int) throws {
    let instance = randomInstance(seed: UInt64(seed), projects: 6, zones: 6)
    guard let fixings = Fixings(instance.rules) else { return skipCase() }
    let sets = try #require(UsefulSets(instance, fixings))
    let pairs = try (0..<6).map { try sets.pairs(origin: $0, limit: 10_000) }
    for bits in 0..<64 {
      guard isLegal(bits, instance.rules) else { continue }
      let plan = ProjectSet(count: 6) { bits >> $0 & 1 == 1 }
      let closure = instance.closure(of: plan)
      let missing = sets.projects.indices.filter { !plan.contains(sets.projects[$0]) }
        .reduce(UInt128(0)) { $0 | 1 << UInt128($1) }
      for (origin, pairs) in pairs.enumerated() {
        for pair in pairs {
          let cost = pair.entries.filter { $0.projects & missing == 0 }.map(\.cost)
            .reduce(sets.costs.worst[origin, pair.destination], min)
          let expected = closure[origin, pair.destination]
          #expect(cost == expected || abs(cost - expected) <= 1e-9)
        }
      }
    }
  }

  /// Checks prices against a search of all mixes.
  ///
  /// Prices must pay for every set, and what they cost must equal the best mix of the three sets.
  /// Capacities are multiples of 1/20 and coefficients 0 or 1, so vertices are multiples of 1/40.
  @Test("packing programs are priced to the optimum", arguments: 0..<100)
  func packing(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let rows = 3
    let steps = 20
    let capacity = (0..<rows).map { _ in Double(Int.random(in: 1...steps, using: &random)) / 20 }
    let members = (0..<3).map { _ in
      let bits = Int.random(in: 1..<1 << rows, using: &random)
      return (0..<rows).filter { bits >> $0 & 1 == 1 }
    }
    let values = members.map { _ in Double(Int.random(in: 1...9, using: &random)) }
    var program = PackingProgram()
    program.solve(
      rows: rows,
      capacity: capacity,
      values: values,
      starts: members.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) },
      members: members.flatMap { $0 }
    )
    for (set, value) in zip(members, values) {
      let paid = set.reduce(program.convexityPrice) { $0 + program.prices[$1] }
      #expect(paid >= value - 1e-9)
    }
    let dual = zip(program.prices, capacity).reduce(program.convexityPrice) { $0 + $1.0 * $1.1 }
    var best = 0.0
    for first in 0...40 {
      for second in 0...40 - first {
        for third in 0...40 - first - second {
          let mix = [first, second, third].map { Double($0) / 40 }
          let isWithin = (0..<rows).allSatisfy { row in
            let used = (0..<3).filter { members[$0].contains(row) }
              .reduce(0) { $0 + mix[$1] }
            return used <= capacity[row] + 1e-9
          }
          if isWithin { best = max(best, zip(mix, values).reduce(0) { $0 + $1.0 * $1.1 }) }
        }
      }
    }
    #expect(abs(dual - best) <= 1e-9)
  }
}
