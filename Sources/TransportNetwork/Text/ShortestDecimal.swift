// Numbers as people and programs write them, with as few digits as say the same.

/// The shortest decimal that reads back the same Double, without `.0`; `Inf`, `-Inf` and `NaN` by
/// name.
public func shortestDecimal(_ number: Double) -> String {
  if number.isNaN { return "NaN" }
  if number.isInfinite { return number < 0 ? "-Inf" : "Inf" }
  let text = number.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
