// Numbers and amounts of money given to options, or a sentence about what they should be.

package import Console
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
package func money(
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
package func moneyList(_ text: String, option: String) throws(CommandFailure) -> [Double] {
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
package func number(
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
package func number(
  _ text: String?,
  option: String,
  orMore isIncluded: Bool = true
) throws(CommandFailure) -> Double? {
  guard let text else { return nil }
  // With a limit it is the other function, not this one again.
  return try number(text, option: option, atLeast: 0, orMore: isIncluded)
}

/// `A:B:STEP`, both ends included where the steps meet them, or a list.
package func parsedBudgets(
  _ text: String,
  option: String = "--budgets"
) throws(CommandFailure) -> [Double] {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
  guard parts.count > 1 else {
    let list = try moneyList(text, option: option)
    guard !list.isEmpty else { throw .usage("\(option) names no budget.") }
    return Set(list).sorted()
  }
  guard parts.count == 3 else {
    throw .usage("\(option) takes A:B:STEP or a list, not \"\(text)\".")
  }
  let first = try money(parts[0], option: "\(option) A")
  let last = try money(parts[1], option: "\(option) B", atLeast: first)
  let step = try money(parts[2], option: "\(option) STEP", orMore: false)
  let count = ((last - first) / step * (1 + 1e-12)).rounded(.down) + 1
  guard count <= 10_000 else {
    throw .usage(
      "\(option) \(text) are \(shortestDecimal(count)) budgets; at most 10000 are tried."
    )
  }
  return (0..<Int(count)).map { first + Double($0) * step }
}
