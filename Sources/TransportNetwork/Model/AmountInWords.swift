// Amounts as people say them: "1 trillion", "350 billion", and every digit where that would round.

/// An amount to its last digit, in trillions, billions or millions where three decimals of these
/// hold it all, for example "1 trillion", "12.5 billion", "1,000,000,001,000", "120".
public func amountInWords(_ amount: Double) -> String {
  let size = abs(amount)
  // Beyond 2^53 a number is no longer known to the unit.
  guard size < 9e15 else { return shortestDecimal(amount) }
  let sign = amount < 0 ? "-" : ""
  let whole = Int(size)
  guard Double(whole) == size else {
    let digits = shortestDecimal(size)
    guard let point = digits.firstIndex(of: "."), !digits.contains("e") else {
      return sign + digits
    }
    return sign + inThousands(whole) + digits[point...]
  }
  let units = [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")]
  guard let (unit, name) = units.first(where: { whole >= $0.0 }), whole % (unit / 1000) == 0 else {
    return sign + inThousands(whole)
  }
  var text = inThousands(whole / unit)
  let thousandths = whole % unit / (unit / 1000)
  if thousandths > 0 {
    var decimals = String(1000 + thousandths).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    text += "." + decimals
  }
  return "\(sign)\(text) \(name)"
}

/// A whole number of at least 0 with its thousands grouped.
private func inThousands(_ number: Int) -> String {
  let digits = Array(String(number))
  return digits.indices.reduce(into: "") { text, place in
    if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
    text.append(digits[place])
  }
}
