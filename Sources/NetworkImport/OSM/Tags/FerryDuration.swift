// How long a ferry takes, as the tag duration says it.

/// Minutes of a `duration`: `HH:MM`, `HH:MM:SS`, whole or decimal minutes, or ISO 8601 (`PT1H30M`).
///
/// - Returns: nil for anything else, and for what is not above 0 or is a week and more.
func durationMinutes(_ text: String) -> Double? {
  let word = text.filter { $0 != " " }.uppercased()
  let minutes = word.hasPrefix("P") ? isoMinutes(word.dropFirst()) : clockMinutes(word)
  guard let minutes, minutes > 0, minutes < 7 * 24 * 60 else { return nil }
  return minutes
}

private func clockMinutes(_ word: String) -> Double? {
  let parts = word.split(separator: ":", omittingEmptySubsequences: false)
  let numbers = parts.compactMap { part in
    part.allSatisfy { $0.isNumber || $0 == "." } ? Double(part) : nil
  }
  guard numbers.count == parts.count else { return nil }
  switch numbers.count {
  case 1: return numbers[0]
  case 2: return numbers[1] < 60 ? numbers[0] * 60 + numbers[1] : nil
  case 3:
    return numbers[1] < 60 && numbers[2] < 60
      ? numbers[0] * 60 + numbers[1] + numbers[2] / 60 : nil
  default: return nil
  }
}

private func isoMinutes(_ word: Substring) -> Double? {
  var total = 0.0
  var isTime = false
  var digits = ""
  for sign in word {
    switch sign {
    case "T" where !isTime && digits.isEmpty: isTime = true
    case _ where sign.isNumber || sign == ".": digits.append(sign)
    default:
      guard let number = Double(digits) else { return nil }
      digits = ""
      switch (sign, isTime) {
      case ("D", false): total += number * 24 * 60
      case ("H", true): total += number * 60
      case ("M", true): total += number
      case ("S", true): total += number / 60
      default: return nil
      }
    }
  }
  return digits.isEmpty ? total : nil
}
