// Reads decimal numbers from bytes without making strings of them.

/// Powers of ten that a Double holds exactly.
private let exactPowers: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

/// The Double nearest to the decimal numeral in a range; nil when it is none.
///
/// Accepts a sign, digits with a point, an exponent, and `Inf` or `Infinity` in any case; no
/// thousands separators, no hexadecimal, no blanks. Overflow gives infinity.
///
/// A mantissa of at most 2^53 times or over a power of ten of at most 22 is one correctly rounded
/// operation (Clinger, "How to read floating point numbers accurately", 1990,
/// doi:10.1145/93542.93557); every other numeral goes through the standard library.
package func parseDecimal(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
  var position = range.lowerBound
  let end = range.upperBound
  var isNegative = false
  if position < end, bytes[position] == 0x2B || bytes[position] == 0x2D {
    isNegative = bytes[position] == 0x2D
    position += 1
  }
  var mantissa: UInt64 = 0
  var digits = 0
  var decimals = 0
  var isExact = true
  var sawPoint = false
  scan: while position < end {
    let byte = bytes[position]
    switch byte {
    case 0x30...0x39:
      digits += 1
      if mantissa < 900_000_000_000_000 {
        mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
        if sawPoint { decimals += 1 }
      } else {
        isExact = false
      }
    case 0x2E where !sawPoint: sawPoint = true
    default: break scan
    }
    position += 1
  }
  guard digits > 0 else {
    return isInfinity(bytes, position..<end) ? (isNegative ? -.infinity : .infinity) : nil
  }
  if position == end && isExact && decimals <= 22 {
    let magnitude = Double(mantissa) / exactPowers[decimals]
    return isNegative ? -magnitude : magnitude
  }
  guard position == end || hasExponent(bytes, position..<end) else { return nil }
  return Double(numeral(bytes, range))
}

/// Whether a range is `e`, a sign and digits.
private func hasExponent(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
  var position = range.lowerBound
  guard bytes[position] | 0x20 == 0x65 else { return false }
  position += 1
  if position < range.upperBound, bytes[position] == 0x2B || bytes[position] == 0x2D {
    position += 1
  }
  guard position < range.upperBound else { return false }
  return (position..<range.upperBound).allSatisfy { (0x30...0x39).contains(bytes[$0]) }
}

private func isInfinity(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
  guard range.count == 3 || range.count == 8 else { return false }
  let text = numeral(bytes, range).lowercased()
  return text == "inf" || text == "infinity"
}

private func numeral(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
  var text = ""
  for position in range { text.unicodeScalars.append(Unicode.Scalar(bytes[position])) }
  return text
}
