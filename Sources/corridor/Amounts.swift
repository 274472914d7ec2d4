// Numbers and amounts of money given to options, or a sentence about what they should be.

import Console
import TransportNetwork

/// An amount given to an option, or a sentence about what it should be.
///
/// - Parameters:
///   - text: a number, with thousands separated by commas perhaps, and a unit behind it perhaps.
///   - option: what it was given to.
///   - lowest: the least legal amount.
///   - isIncluded: whether that itself is legal.
/// - Returns: the amount.
/// - Throws: a usage error for anything else.
func money(
  _ text: String,
  option: String,
  atLeast lowest: Double = 0,
  orMore isIncluded: Bool = true
) throws(CommandFailure) -> Double {
  if let value = typedAmount(text), value.isFinite, isIncluded ? value >= lowest : value > lowest {
    return value
  }
  let limit = isIncluded ? "of at least" : "above"
  throw .usage(
    """
    \(option) takes a finite number \(limit) \(shortestDecimal(lowest)), not "\(text)". Amounts are written \
    like 1e12, 1,000,000, 350bn, "20 million" or "1 trillion".
    """
  )
}

/// The amounts of a list: separated by semicolons where there are any, else by commas.
func moneyList(_ text: String, option: String) throws(CommandFailure) -> [Double] {
  guard let amounts = typedAmounts(text) else {
    throw .usage(
      """
      \(option): in "\(text)" commas may separate thousands or amounts; separate amounts by semicolons, or \
      write them like 1e12, 350bn or "1 trillion".
      """
    )
  }
  return try amounts.map { part throws(CommandFailure) in try money(part, option: option) }
}

/// A finite number written in decimals, within limits.
func number(
  _ text: String,
  option: String,
  atLeast lowest: Double = 0,
  orMore isIncluded: Bool = true
) throws(CommandFailure) -> Double {
  let isPlain = text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
  if isPlain, let value = Double(text), value.isFinite,
    isIncluded ? value >= lowest : value > lowest
  {
    return value
  }
  let limit = isIncluded ? "of at least" : "above"
  throw .usage(
    "\(option) takes a finite number \(limit) \(shortestDecimal(lowest)), not \"\(text)\"."
  )
}

/// The same of an option that may be left out.
func number(
  _ text: String?,
  option: String,
  orMore isIncluded: Bool = true
) throws(CommandFailure) -> Double? {
  guard let text else { return nil }
  // With a limit it is the other function, not this one again.
  return try number(text, option: option, atLeast: 0, orMore: isIncluded)
}
