// Finds the fields of a CSV file in one pass over its bytes.

import TransportNetwork

/// The places of all fields, and what is wrong with the file as a table.
///
/// Rows with a problem of their own (too many or too few fields, text after a closing quote) are
/// left out and reported; a file that is not text, not UTF-8, empty or ends inside quotes throws.
struct CSVScan {
  static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private(set) var header: [String] = []
  private(set) var bounds: [UInt32] = []
  private(set) var lines: [UInt32] = []
  private(set) var problems: [PackageProblem] = []
  private(set) var problemCount = 0

  private let name: String
  private var line = 1

  init(_ bytes: [UInt8], name: String) throws(CSVError) {
    self.name = name
    try checkEncoding(bytes, name: name)
    let span = bytes.span
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    try skipSeparatorLine(bytes, &position)
    var headerLine = try nextRow(span, &position)
    // A table that does not start in a spreadsheet's first row is saved with rows of commas above
    // it.
    while headerLine != nil, isBlankRow(0) {
      bounds.removeAll(keepingCapacity: true)
      headerLine = try nextRow(span, &position)
    }
    guard let headerLine else {
      throw CSVError(file: name, "is empty; a table starts with a line of column names")
    }
    readHeader(bytes, line: headerLine)
    try checkSeparator(headerLine)
    reserve(span, from: position)

    // Spreadsheets save empty columns beside a table: without a name and without a value they carry
    // nothing.
    let width = header.count
    while header.count > 1, header.last == "" { header.removeLast() }
    let columnCount = header.count
    while true {
      let rowStart = bounds.count
      let problemsBefore = problemCount
      guard let rowLine = try nextRow(span, &position) else { break }
      if isBlankRow(rowStart), problemCount == problemsBefore {
        bounds.removeSubrange(rowStart...)
        continue
      }
      if columnCount < width { dropEmptyFields(after: columnCount, of: rowStart) }
      let count = (bounds.count - rowStart) / 2
      if count != columnCount && problemCount == problemsBefore {
        report(
          line: rowLine,
          "the row has \(count) fields, the header \(columnCount); add or remove commas, or quote a "
            + "value that holds one"
        )
      }
      if problemCount == problemsBefore {
        lines.append(UInt32(truncatingIfNeeded: rowLine))
      } else {
        bounds.removeSubrange(rowStart...)
      }
    }
  }

  /// Appends the bounds of the next row that is not an empty line; answers its line, nil at the
  /// end.
  private mutating func nextRow(_ span: Span<UInt8>, _ position: inout Int) throws(CSVError) -> Int?
  {
    while position < span.count {
      if span[position] == Self.lineFeed {
        position += 1
      } else if span[position] == Self.carriageReturn && position + 1 < span.count
        && span[position + 1] == Self.lineFeed
      {
        position += 2
      } else {
        break
      }
      line += 1
    }
    guard position < span.count else { return nil }
    let rowLine = line
    while try nextField(span, &position) {}
    return rowLine
  }

  /// Appends the bounds of one field and steps over what ends it; answers whether the row goes on.
  private mutating func nextField(_ span: Span<UInt8>, _ position: inout Int) throws(CSVError)
    -> Bool
  {
    let start = position
    var isQuoted = false
    if position < span.count && span[position] == Self.quote {
      isQuoted = true
      try skipQuoted(span, &position)
    }
    let afterQuotes = position
    // Every byte that ends a field is at most a comma: one comparison for most bytes.
    while position < span.count {
      let byte = span[position]
      if byte <= Self.comma
        && (byte == Self.comma || byte == Self.lineFeed || byte == Self.carriageReturn)
      {
        break
      }
      position += 1
    }
    if isQuoted && position > afterQuotes {
      report(
        line: line,
        "text follows a closing quote; double the quotes inside a quoted value (\"\") or remove them"
      )
    }
    bounds.append(UInt32(truncatingIfNeeded: start))
    bounds.append(UInt32(truncatingIfNeeded: position))
    guard position < span.count else { return false }
    position += 1
    switch span[position - 1] {
    case Self.comma: return true
    case Self.lineFeed: break
    default:
      if position < span.count && span[position] == Self.lineFeed {
        position += 1
      } else if position < span.count {
        report(
          line: line,
          "a carriage return stands alone; lines end in LF or CRLF, quote a value that holds one"
        )
      }
    }
    line += 1
    return false
  }

  /// Steps over a first line `sep=,`, with which Excel is told what stands between fields; other
  /// signs are refused.
  private mutating func skipSeparatorLine(_ bytes: [UInt8], _ position: inout Int) throws(CSVError)
  {
    let rest = bytes[position...]
    let end = rest.firstIndex { $0 == Self.lineFeed } ?? rest.endIndex
    guard end - position < 16 else { return }
    let text = trimmingBlanks(
      String(decoding: rest[position..<end].filter { $0 != Self.carriageReturn }, as: UTF8.self)
    )
    // Saving such a file again may put quotes around the line or commas behind it.
    let words = text.drop { $0 == "\"" }
    guard words.lowercased().hasPrefix("sep=") else { return }
    guard words.dropFirst(4).allSatisfy({ $0 == "," || $0 == "\"" }) else {
      throw CSVError(
        file: name,
        line: 1,
        value: text,
        "\(quoted(text)) says that its fields are not between commas; save the table as CSV with commas and points"
          + " in decimals"
      )
    }
    position = min(end + 1, bytes.count)
    line += 1
  }

  /// Whether a row of several fields has nothing in any: commas only.
  private func isBlankRow(_ rowStart: Int) -> Bool {
    guard bounds.count > rowStart + 2, bounds[rowStart] == bounds[rowStart + 1] else {
      return false
    }
    return stride(from: rowStart, to: bounds.count, by: 2).allSatisfy {
      bounds[$0] == bounds[$0 + 1]
    }
  }

  /// Drops the fields beyond the named columns as far as they are empty.
  private mutating func dropEmptyFields(after columnCount: Int, of rowStart: Int) {
    let end = rowStart + 2 * columnCount
    while bounds.count > end, bounds[bounds.count - 2] == bounds[bounds.count - 1] {
      bounds.removeLast(2)
    }
  }

  private mutating func skipQuoted(_ span: Span<UInt8>, _ position: inout Int) throws(CSVError) {
    let openingLine = line
    position += 1
    while position < span.count {
      let byte = span[position]
      position += 1
      if byte == Self.lineFeed { line += 1 }
      guard byte == Self.quote else { continue }
      guard position < span.count && span[position] == Self.quote else { return }
      position += 1
    }
    throw CSVError(
      file: name,
      line: openingLine,
      "a quoted value that starts here never ends; add the closing quote"
    )
  }

  private mutating func readHeader(_ bytes: [UInt8], line: Int) {
    // The header line is read as the only row of a table of its own.
    header = Array(repeating: "", count: bounds.count / 2)
    lines = [UInt32(truncatingIfNeeded: line)]
    let names = CSVTable(self, bytes: bytes, name: name)
    header.removeAll()
    lines.removeAll()
    var columns: [String: Int] = [:]
    for column in 0..<names.columnCount {
      let text = names.text(0, column)
      // Columns without a name are told apart by their place.
      if !text.isEmpty, let first = columns[text] {
        problemCount += 1
        if problems.count < CSVTable.problemLimit {
          problems.append(
            PackageProblem(
              .error,
              file: name,
              line: line,
              column: column + 1,
              columnName: text,
              value: text,
              message:
                "the header has the column \(quoted(text)) twice (first as column \(first + 1));"
                + " rename or remove one"
            )
          )
        }
      } else {
        columns[text] = column
      }
      header.append(text)
    }
    bounds.removeAll()
  }

  /// Refuses tables whose fields other signs separate.
  private func checkSeparator(_ line: Int) throws(CSVError) {
    guard header.count == 1, let name = header.first else { return }
    let signs = [("\t", "tabs"), (";", "semicolons"), ("|", "bars")]
    guard let sign = signs.first(where: { name.contains($0.0) }) else { return }
    throw CSVError(
      file: self.name,
      line: line,
      value: name,
      "has its fields between \(sign.1); a table here has commas between fields and points in decimals: save it"
        + " as CSV with commas"
    )
  }

  /// Room for the fields of the whole file, judged by its first 64 KiB: growing by doubling would
  /// need thrice the space.
  private mutating func reserve(_ span: Span<UInt8>, from start: Int) {
    let sample = min(span.count - start, 1 << 16)
    guard sample > 0 else { return }
    var fields = 1
    var rows = 1
    for position in start..<start + sample {
      if span[position] == Self.lineFeed { rows += 1 }
      if span[position] == Self.lineFeed || span[position] == Self.comma { fields += 1 }
    }
    let scale = 1.05 * Double(span.count - start) / Double(sample)
    bounds.reserveCapacity(Int(2 * Double(fields) * scale))
    lines.reserveCapacity(Int(Double(rows) * scale))
  }

  private mutating func report(line: Int, _ message: String) {
    problemCount += 1
    guard problems.count < CSVTable.problemLimit else { return }
    problems.append(PackageProblem(.error, file: name, line: line, message: message))
  }
}
