@testable import PlanSearch
import TestSupport
import Testing

@Suite("Allowances")
struct AllowanceTests {
  /// Gains over thirty orders of magnitude, some of them 0, each counted with others of its size.
  @Test("are no more than the total, and spare the pairs that gain least", arguments: 0..<200)
  func shares(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let gains = (0..<Int.random(in: 1...300, using: &random)).map { _ in
      Int.random(in: 0...9, using: &random) == 0
        ? 0 : Double.random(in: 1...10, using: &random) * exponent(&random)
    }
    let total = gains.reduce(0, +) * Double.random(in: 0...1.2, using: &random)
    // Counted in two parts, as threads do.
    var counted = Allowances(total: total)
    var rest = Allowances(total: total)
    for (position, gain) in gains.enumerated() {
      if position % 3 == 0 { rest.count(gain) } else { counted.count(gain) }
    }
    counted.add(rest)
    let shares = counted.shares

    let skipped = gains.filter(shares.skips)
    let searched = gains.filter { !shares.skips($0) }
    let sum = skipped.reduce(0, +)
    #expect(sum <= 0.5 * total * (1 + 1e-12))
    #expect(sum + shares.each * Double(searched.count) <= total * (1 + 1e-12))
    #expect((skipped.max() ?? 0) <= (searched.min() ?? .infinity))
    #expect(searched.allSatisfy { $0 > 0 } || total == 0)
    // Had one more eighth of an octave been spared, it would have been more than half.
    if let least = searched.min(), least < total {
      let next = searched.filter { $0 < least * 1.26 }.reduce(sum, +)
      #expect(next > 0.5 * total)
    }
  }

  private func exponent(_ random: inout SeededGenerator) -> Double {
    (0..<Int.random(in: 0...30, using: &random)).reduce(1) { size, _ in size / 10 }
  }
}
