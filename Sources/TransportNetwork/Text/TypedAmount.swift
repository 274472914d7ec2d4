// Amounts of money as people type them: 1e12, 1,000,000, 350bn, "1 trillion".

/// The power of ten that a unit behind a number stands for, on the short scale; the last three are
/// the Chinese wan, yi and wanyi.
private let moneyUnits: [String: Int] = [
  "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "millions": 6, "b": 9, "bn": 9,
  "billion": 9, "billions": 9, "tn": 12, "trillion": 12, "trillions": 12, "\u{4E07}": 4,
  "\u{4EBF}": 8, "\u{4E07}\u{4EBF}": 12,
]

/// The amounts of a list as texts: separated by semicolons where there are any, else by commas.
///
/// Commas may separate thousands as well where that can be told: between semicolons, and where a
/// group such as `000` can begin no amount.
/// - Returns: One text per amount; nil where commas may mean either.
package func typedAmounts(_ text: String) -> [String]? {
  if text.contains(";") {
    return text.split(separator: ";").map { trimmed($0) }.filter { !$0.isEmpty }
  }
  let parts = splitList(text)
  func head(_ part: String) -> Substring.UTF8View { part[...].utf8.prefix(while: isDigit) }
  func isInside(_ part: String) -> Bool { head(part).count > 1 && part.hasPrefix("0") }
  guard parts.dropFirst().contains(where: isInside) else { return parts }
  var amounts: [String] = []
  for part in parts {
    if !amounts.isEmpty, isInside(part) {
      amounts[amounts.count - 1] += "," + part
    } else if amounts.isEmpty || head(part).count != 3 {
      amounts.append(part)
    } else {
      return nil
    }
  }
  return amounts
}

/// The number that a text means, nil when it means none.
package func typedAmount(_ text: String) -> Double? {
  let text = trimmed(text)
  let digits = text.utf8.prefix { isDigit($0) || "+-.,".utf8.contains($0) }
  var number = String(decoding: digits, as: UTF8.self)
  var unit = String(decoding: text.utf8.dropFirst(digits.count), as: UTF8.self)
  // An exponent belongs to the number.
  if let first = unit.utf8.first, first == 0x65 || first == 0x45 {
    let exponent = unit.utf8.dropFirst().prefix { isDigit($0) || $0 == 0x2B || $0 == 0x2D }
    if !exponent.isEmpty {
      number += "e" + String(decoding: exponent, as: UTF8.self)
      unit = String(decoding: unit.utf8.dropFirst(1 + exponent.count), as: UTF8.self)
    }
  }
  guard let plain = withoutThousands(number), let value = Double(plain) else { return nil }
  let name = trimmed(unit).lowercased()
  guard !name.isEmpty else { return value }
  guard let power = moneyUnits[name], !plain.contains("e") else { return nil }
  // Decimal from the start, so that 0.3 trillion is 3e11 to the last digit.
  return Double("\(plain)e\(power)")
}

/// A number without the commas between its thousands; nil where they do not stand in threes.
private func withoutThousands(_ number: String) -> String? {
  guard number.contains(",") else { return number }
  let whole = number.prefix { $0 != "." && $0 != "e" }
  guard !number.dropFirst(whole.count).contains(",") else { return nil }
  let groups = whole.drop { $0 == "+" || $0 == "-" }
    .split(separator: ",", omittingEmptySubsequences: false)
  for (place, group) in groups.enumerated() {
    guard group.utf8.allSatisfy(isDigit),
      place == 0 ? (1...3).contains(group.utf8.count) : group.utf8.count == 3
    else { return nil }
  }
  return number.filter { $0 != "," }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func trimmed(_ text: some StringProtocol) -> String {
  var text = text[...]
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}
