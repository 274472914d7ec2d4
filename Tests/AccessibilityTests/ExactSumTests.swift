// Sums: exact, and the same in any order.

import Accessibility
import TestSupport
import Testing

@Suite("Sums that do not depend on order")
struct ExactSumTests {
  @Test("what cancels leaves exactly what does not")
  func cancellation() {
    #expect(exactSum([1e100, 1, -1e100]) == 1)
    #expect(exactSum([1, 1e-300, -1]) == 1e-300)
    #expect(exactSum([0.1, 0.2, -0.3]) == 0x1p-55)  // 0.1 + 0.2 - 0.3 in exact binary is 2^-55
    #expect(exactSum([]) == 0)
    #expect(exactSum([-0.0, 0.0]) == 0)
  }

  @Test(
    "a single term comes back as it is",
    arguments: [
      1.0, -1, 0.1, -0x1p-1030, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude,
      .leastNormalMagnitude, 12345.678, 0x1.fffffffffffffp52,
    ]
  )
  func single(term: Double) {
    #expect(exactSum([term]) == term)
    #expect(exactSum([term, term, -term]) == term)
    #expect(exactSum([term, -term]) == 0)
  }

  @Test("infinities and overflow behave as in plain addition")
  func special() {
    #expect(exactSum([1, .infinity]) == .infinity)
    #expect(exactSum([-.infinity, 3]) == -.infinity)
    #expect(exactSum([.infinity, -.infinity]).isNaN)
    #expect(exactSum([.nan, 1]).isNaN)
    #expect(exactSum(Array(repeating: .greatestFiniteMagnitude, count: 3)) == .infinity)
  }

  @Test("integers up to 2^53 add up exactly, past many settlements of carries")
  func integers() {
    var generator = SeededGenerator(seed: 1)
    var sum = ExactSum()
    var expected = 0
    for _ in 0..<5000 {
      let term = Int.random(in: -(1 << 38)...(1 << 38), using: &generator)
      sum.add(Double(term))
      expected += term
    }
    #expect(sum.value == Double(expected))
  }

  @Test("any order gives the same bits")
  func order() {
    var generator = SeededGenerator(seed: 2)
    var terms = (0..<400).map { _ in
      Double.random(in: -1...1, using: &generator)
        * Double(
          sign: .plus,
          exponent: Int.random(in: -200...200, using: &generator),
          significand: 1
        )
    }
    let first = exactSum(terms)
    for _ in 0..<20 {
      terms.shuffle(using: &generator)
      #expect(exactSum(terms).bitPattern == first.bitPattern)
    }
  }
}
