// Sums that do not depend on the order of their terms, down to the last bit.

/// An accumulator that adds doubles without any rounding and rounds once at the end.
///
/// Every figure of this module is summed with it, so neither the order of a table's rows nor the
/// number of threads changes a bit of any result:
///
///     var sum = ExactSum()
///     for term in [1e100, 1, -1e100] { sum.add(term) }
///     sum.value  // 1.0
///
/// The sum is kept as one long integer in units of 2^-1074, in 64-bit chunks that overlap by 32
/// bits, so that carries are only settled once in 1024 additions.
///
/// - Complexity: O(1) per term, about four integer operations; 68 words of space.
/// - SeeAlso: R. M. Neal, "Fast exact summation using small and large superaccumulators", 2015,
///   arXiv:1505.05571 (the small one).
public struct ExactSum: Sendable {
  /// Chunk k holds a multiple of 2^(32 k - 1074); 2046 + 53 bits and room for 2^64 terms.
  private var chunks = [68 of Int64](repeating: 0)
  private var unsettled = 0
  private var nonFinite = 0.0

  /// Makes an empty sum, whose value is 0.
  public init() {}

  /// Adds a term; an infinity or NaN makes the value what adding it in any order would make it.
  @inlinable
  public mutating func add(_ term: Double) {
    // A zero, or a pair that nobody reaches, is the most frequent term of all.
    if term != 0 { accumulate(term) }
  }

  @usableFromInline
  internal mutating func accumulate(_ term: Double) {
    guard term.isFinite else {
      nonFinite += term
      return
    }
    let isNormal = term.exponentBitPattern != 0
    // Position of the significand's lowest bit above 2^-1074; a subnormal sits where exponent 1
    // does.
    let position = isNormal ? Int(term.exponentBitPattern) - 1 : 0
    let significand = term.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let chunk = position >> 5
    let offset = UInt64(position & 31)
    let low = Int64((significand << offset) & 0xFFFF_FFFF)
    let high = Int64(significand >> (32 - offset))
    if term.sign == .plus {
      chunks[chunk] += low
      chunks[chunk + 1] += high
    } else {
      chunks[chunk] -= low
      chunks[chunk + 1] -= high
    }
    unsettled += 1
    // Each addition moves a chunk by less than 2^53, so 2^10 of them stay within 2^63.
    if unsettled == 1000 { settle() }
  }

  /// Adds all terms of another sum.
  public mutating func add(_ other: ExactSum) {
    var other = other
    other.settle()
    settle()
    for chunk in chunks.indices { chunks[chunk] += other.chunks[chunk] }
    nonFinite += other.nonFinite
    settle()
  }

  /// The sum of all terms, within one unit in the last place.
  public var value: Double {
    guard nonFinite == 0 else { return nonFinite }
    var settled = self
    settled.settle()
    // A negative sum has its digits as a complement; they are read from its opposite instead.
    let isNegative = settled.chunks[settled.chunks.count - 1] < 0
    if isNegative { settled.negate() }
    // Settled chunks are the digits of the exact sum and so the same whatever the order was. From
    // the highest down, with the rounding error of each addition carried along (Neumaier 1974).
    var sum = 0.0
    var error = 0.0
    for chunk in settled.chunks.indices.reversed() where settled.chunks[chunk] != 0 {
      let digit = Double(
        sign: .plus,
        exponent: 32 * chunk - 1074,
        significand: Double(settled.chunks[chunk])
      )
      let next = sum + digit
      error += abs(sum) >= abs(digit) ? (sum - next) + digit : (digit - next) + sum
      sum = next
    }
    let magnitude = sum.isFinite ? sum + error : sum
    return isNegative ? -magnitude : magnitude
  }

  /// A few numbers whose exact sum this is, the largest first; a sum that is not finite is one
  /// number, and none are 0.
  public var terms: [Double] {
    var terms: [Double] = []
    var rest = self
    while true {
      let next = rest.value
      if next == 0 { return terms }
      terms.append(next)
      guard next.isFinite else { return terms }
      rest.add(-next)
    }
  }

  private mutating func negate() {
    for chunk in chunks.indices { chunks[chunk] = -chunks[chunk] }
    settle()
  }

  /// Carries what exceeds 32 bits upwards; only the highest chunk may stay negative.
  private mutating func settle() {
    for chunk in 0..<(chunks.count - 1) {
      chunks[chunk + 1] += chunks[chunk] >> 32
      chunks[chunk] &= 0xFFFF_FFFF
    }
    unsettled = 0
  }
}

/// The sum of terms, independent of their order.
public func exactSum(_ terms: some Sequence<Double>) -> Double {
  var sum = ExactSum()
  for term in terms { sum.add(term) }
  return sum.value
}
