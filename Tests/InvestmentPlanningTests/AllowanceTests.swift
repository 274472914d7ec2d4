@testable import PlanSearch
import TestSupport
import Testing

@Suite("Allowances")
struct AllowanceTests {
  /// Gains over thirty orders of magnitude, some of them 0, each counted with others of its size.
  ///
  /// Skips those of which everything is spared, or of which even the least is above the total.
  @Test(
    "are no more than the total, and spare the pairs that gain least",
    .skipping(23),
    arguments: 0..<200
  )
  func shares(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let gains = (0..<Int.random(in: 1...300, using: &random)).map { _ in
      Int.random(in: 0...9, using: &random) == 0
        ? 0 : Double.random(in: 1...10, using: &random) * exponent(&random)
    }
    let total = gains.reduce(0, +) * Double.random(in: 0...1.2, using: &random)
    // Row by row, as origins have them.
    var counted = Allowances(total: total)
    for start in stride(from: 0, to: gains.count, by: 7) {
      counted.count(Array(gains[start..<min(start + 7, gains.count)]))
    }
    let shares = counted.shares

    let skipped = gains.filter(shares.skips)
    let searched = gains.filter { !shares.skips($0) }
    let sum = skipped.reduce(0, +)
    #expect(sum <= 0.5 * total * (1 + 1e-12))
    #expect(sum + shares.each * Double(searched.count) <= total * (1 + 1e-12))
    #expect((skipped.max() ?? 0) <= (searched.min() ?? .infinity))
    #expect(searched.allSatisfy { $0 > 0 } || total == 0)
    // Had one more eighth of an octave been spared, it would have been more than half.
    guard let least = searched.min(), least < total else { return skipCase() }
    let next = searched.filter { $0 < least * 1.26 }.reduce(sum, +)
    #expect(next > 0.5 * total)
  }

  private func exponent(_ random: inout SeededGenerator) -> Double {
    (0..<Int.random(in: 0...30, using: &random)).reduce(1) { size, _ in size / 10 }
  }
}
