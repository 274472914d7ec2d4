// Numbers as people read them: grouped thousands, few decimals, one unit for a whole column.

import Glibc
import TransportNetwork

/// A number with so many decimals and its thousands grouped, for example 12,345.7; "-" when there
/// is none.
public func fixedDecimal(_ number: Double?, decimals: Int) -> String {
  guard let number, !number.isNaN else { return "-" }
  let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
  let scaled = (abs(number) * power).rounded()
  // Beyond 2^53 units of the last decimal there is nothing to round.
  guard scaled < 9e15 else { return shortestDecimal(number) }
  let units = Int(scaled)
  let whole = grouped(units / Int(power))
  let sign = number < 0 && units > 0 ? "-" : ""
  guard decimals > 0 else { return sign + whole }
  let fraction = String(units % Int(power))
  return sign + whole + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
}

/// A number with about four significant digits, whole from 1000 on; "-" when there is none.
public func shortDecimal(_ number: Double?) -> String {
  guard let number, !number.isNaN else { return "-" }
  guard number != 0, number.isFinite else { return shortestDecimal(number) }
  switch abs(number) {
  case 1000...: return fixedDecimal(number, decimals: 0)
  case 100...: return fixedDecimal(number, decimals: 1)
  case 10...: return fixedDecimal(number, decimals: 2)
  case 1e-6...:
    var decimals = 3
    var limit = 1.0
    while abs(number) < limit {
      limit /= 10
      decimals += 1
    }
    return fixedDecimal(number, decimals: decimals)
  default: return shortestDecimal(number)
  }
}

/// A share of 1 as a percentage, for example "12.3 %"; "-" when there is none.
public func percentage(_ share: Double?, decimals: Int = 1) -> String {
  guard let share, share.isFinite else { return "-" }
  // A small share that is not nothing must not read as nothing.
  if share != 0, abs(share) < 0.0005, decimals == 1 {
    return abs(share) < 1e-8 ? "under 0.000001 %" : shortDecimal(share * 100) + " %"
  }
  return fixedDecimal(share * 100, decimals: decimals) + " %"
}

/// A share of a value that may be next to nothing, where only that it is large means anything.
public func openShareOfValue(_ share: Double?) -> String {
  guard let share, share > 10 else { return percentage(share) }
  return "over 1,000 %"
}

/// The relative change with its sign, for example "+12.3 %"; "-" where it is undefined.
public func relativeChange(from before: Double?, to after: Double?) -> String {
  guard let before, let after, before != 0 else { return "-" }
  let change = (after - before) / abs(before)
  let text = percentage(change)
  return change > 0 ? "+" + text : text
}

/// Minutes as people say them: "42 min", "4 h 18 min"; "no path" when infinite.
public func duration(minutes: Double) -> String {
  guard minutes.isFinite else { return "no path" }
  guard minutes >= 59.95 else {
    return fixedDecimal(minutes, decimals: minutes < 10 ? 1 : 0) + " min"
  }
  guard minutes < 1e12 else { return shortestDecimal(minutes) + " min" }
  let whole = Int(minutes.rounded())
  return "\(grouped(whole / 60)) h \(whole % 60) min"
}

/// One unit and one number of decimals for a whole column of amounts.
public struct AmountScale: Sendable, Equatable {
  /// What one unit stands for.
  public let factor: Double
  /// "bn", "million" or nothing.
  public let prefix: String
  let decimals: Int

  /// Chooses them by the largest amount; whole numbers stay without decimals.
  public init(_ amounts: [Double?]) {
    let amounts = amounts.compactMap(\.self).filter(\.isFinite).map { abs($0) }
    let largest = amounts.max() ?? 0
    let (factor, prefix) =
      switch largest {
      case 1e9...: (1e9, "bn")
      case 1e6...: (1e6, "million")
      default: (1.0, "")
      }
    self.factor = factor
    self.prefix = prefix
    let isWhole = amounts.allSatisfy { ($0 / factor).rounded() == $0 / factor }
    let usual =
      if isWhole || (factor == 1 && largest >= 1000) { 0 } else {
        factor == 1 && largest < 1
          ? Self.decimals(forSmall: largest) : largest / factor >= 100 ? 1 : 2
      }
    // Of a figure before and after, a change that there is must show.
    func looksSame(_ decimals: Int) -> Bool {
      let texts = amounts.map { fixedDecimal($0 / factor, decimals: decimals) }
      return amounts.count == 2 && amounts[0] != amounts[1] && texts[0] == texts[1]
    }
    decimals = (usual...max(usual, 6)).first { !looksSame($0) } ?? usual
  }

  /// Four, or as many as show three digits of the largest of small amounts.
  private static func decimals(forSmall largest: Double) -> Int {
    guard largest > 0 else { return 4 }
    return min(12, max(4, Int((-log10(largest)).rounded(.up)) + 2))
  }

  /// The unit's name before what is counted, for example "bn CNY".
  public func unit(of what: String) -> String { prefix.isEmpty ? what : "\(prefix) \(what)" }

  /// A title with the unit in parentheses, for example "before (million)".
  public func title(_ title: String) -> String { prefix.isEmpty ? title : "\(title) (\(prefix))" }

  /// An amount in the unit, for example "12.5".
  public func text(_ amount: Double?) -> String {
    fixedDecimal(amount.map { $0 / factor }, decimals: decimals)
  }

  /// An amount with the unit, for example "12.5 million".
  public func phrase(_ amount: Double?) -> String {
    prefix.isEmpty ? text(amount) : "\(text(amount)) \(prefix)"
  }
}

/// A whole number with its thousands grouped.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "-" : ""
  for (position, digit) in digits.enumerated() {
    if position > 0, (digits.count - position).isMultiple(of: 3) { text += "," }
    text.append(digit)
  }
  return text
}

/// A number of bytes as people say it.
public func byteCount(_ bytes: Double) -> String {
  let units = ["bytes", "kB", "MB", "GB", "TB", "PB"]
  var (value, unit) = (bytes, 0)
  while value >= 1000, unit < units.count - 1 {
    value /= 1000
    unit += 1
  }
  return "\(shortDecimal(value)) \(units[unit])"
}
