// Numbers as people save them: what stands for a missing one, thousands between commas, and decimal
// commas.

import TransportNetwork

/// A note that a word such as NA is read as a missing value.
func missingNote(_ table: CSVTable, _ row: Int, _ column: Int, others: Int = 0) -> PackageProblem {
  PackageProblem(
    .note,
    file: table.name,
    line: table.line(ofRow: row),
    column: column + 1,
    columnName: table.header[column],
    value: table.field(row, column),
    message: "\(quoted(table.field(row, column))) is read as a missing value"
      + (others == 0 ? "" : ", here and on \(others) more \(others == 1 ? "line" : "lines")")
  )
}

/// What messages add after "is not a number": that the text is one with its thousands separated or
/// with a decimal comma; else nothing.
package func separatorHint(_ text: String) -> String {
  let text = trimmingBlanks(text)
  let separators: [(Character, String)] = [
    (",", "commas"), (" ", "blanks"), ("'", "apostrophes"), ("\u{A0}", "blanks"),
    ("\u{202F}", "blanks"),
  ]
  for (separator, name) in separators {
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard groups.count > 1, let last = groups.last else { continue }
    let whole = groups.dropLast() + [last.prefix { $0 != "." }]
    let isGrouped = whole.enumerated().allSatisfy { place, group in
      group.allSatisfy { $0.isASCII && $0.isNumber }
        && (place == 0 ? (1...3).contains(group.count) : group.count == 3)
    }
    if isGrouped {
      return " as it has thousands separators (\(name)); write \(text.filter { $0 != separator })"
    }
  }
  return decimalCommaHint(text)
}

/// The same of a number as German, French or Spanish programs write it: 1234,5 or 1.234,5.
private func decimalCommaHint(_ text: String) -> String {
  let parts = text.split(separator: ",", omittingEmptySubsequences: false)
  guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy(isDigit) else { return "" }
  let isNegative = parts[0].first == "-"
  let groups = (isNegative ? parts[0].dropFirst() : parts[0]).split(
    omittingEmptySubsequences: false,
    whereSeparator: { $0 == "." || $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
  )
  let isWhole = groups.enumerated().allSatisfy { place, group in
    group.allSatisfy(isDigit)
      && (groups.count == 1
        ? !group.isEmpty : place == 0 ? (1...3).contains(group.count) : group.count == 3)
  }
  guard isWhole else { return "" }
  let number = (isNegative ? "-" : "") + groups.joined() + "." + parts[1]
  return " as it has a decimal comma; write \(number), or save the table with decimal points"
}

private func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
