// A table of text fields over the bytes of a CSV file (RFC 4180), with the line of every row.

import TransportNetwork

/// A CSV file in memory: header, rows, and where each field stands.
///
/// RFC 4180 over UTF-8: comma, double quotes, LF or CRLF; a byte order mark and empty lines are
/// skipped. Fields are kept as ranges of the file's bytes, eight bytes each, and become strings or
/// numbers when asked for.
///
/// ```swift
/// let table = try CSVTable(bytes: Array("id,km\nA,1.5\n".utf8), name: "link.csv")
/// table.field(0, 0)   // "A"
/// table.number(0, 1)  // 1.5
/// ```
/// - Complexity: O(bytes) time to make, about 0.5 GB/s; the bytes and 8 per field of space.
public struct CSVTable: Sendable {
  /// How many problems of one file are kept; the rest are counted.
  public static let problemLimit = 100

  /// The file's name with its folder as it was given, for messages.
  public let name: String
  /// Column headers, blanks around them removed; all that are not empty are different.
  public let header: [String]
  /// Number of rows below the header.
  public let rowCount: Int

  let bytes: [UInt8]
  /// Start and end of each field, row by row; quotes included.
  private let bounds: [UInt32]
  private let lines: [UInt32]

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: everything that is wrong with the file as a table.
  public init(contentsOf path: String) throws(CSVError) {
    let name = inputName(path)
    self = try CSVTable(bytes: try fileBytes(path, name: name), name: name)
  }

  /// Takes a file's bytes.
  ///
  /// - Throws: everything that is wrong with them as a table.
  public init(bytes: [UInt8], name: String) throws(CSVError) {
    let scan = try CSVScan(bytes, name: name)
    if scan.problemCount > 0 { throw CSVError(scan.problems, count: scan.problemCount) }
    self.init(scan, bytes: bytes, name: name)
  }

  /// Takes what could be scanned: rows with a problem are left out.
  init(_ scan: CSVScan, bytes: [UInt8], name: String) {
    self.name = name
    self.bytes = bytes
    header = scan.header
    bounds = scan.bounds
    lines = scan.lines
    rowCount = scan.lines.count
  }

  /// Number of columns.
  public var columnCount: Int { header.count }

  /// The position of a column, nil when there is none of that name.
  public func columnIndex(named name: String) -> Int? { header.firstIndex(of: name) }

  /// The line, counted from 1, on which a row starts.
  public func line(ofRow row: Int) -> Int { Int(lines[row]) }

  /// A field's text as the file gives it, quotes resolved.
  public func field(_ row: Int, _ column: Int) -> String {
    let (range, isQuoted) = content(row, column)
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard isQuoted && bytes[range].contains(CSVScan.quote) else { return text }
    return unescaped(text)
  }

  /// A field's text without the blanks around it; empty when it is missing (`NaN` included).
  public func text(_ row: Int, _ column: Int) -> String {
    let (whole, isQuoted) = content(row, column)
    let range = trimmed(whole)
    if range.isEmpty || isNaN(range) { return "" }
    let text = String(decoding: bytes[range], as: UTF8.self)
    return isQuoted && bytes[range].contains(CSVScan.quote) ? unescaped(text) : text
  }

  /// Whether a field is empty, only blanks, `NaN`, or another program's word for a number that is
  /// not there.
  public func isMissing(_ row: Int, _ column: Int) -> Bool {
    let range = trimmed(row, column)
    return range.isEmpty || isNaN(range) || isMissingWord(range)
  }

  /// What R, databases and spreadsheets write where a number is missing; as a text each may be a
  /// name.
  public static let missingWords = missingNumberWords

  private func isMissingWord(_ range: Range<Int>) -> Bool {
    // The common case, a digit, is told by its first byte.
    guard range.count <= 4, let first = range.first, !(0x30...0x39).contains(bytes[first]) else {
      return false
    }
    return Self.missingWords.contains { bytes[range].elementsEqual($0.utf8) }
  }

  /// A field's number; nil when it is missing or not a number (``numeral(_:_:)`` tells which).
  public func number(_ row: Int, _ column: Int) -> Double? {
    if case .value(let value) = numeral(row, column) { value } else { nil }
  }

  /// A field as a number, blanks around it ignored.
  public func numeral(_ row: Int, _ column: Int) -> Numeral {
    let range = trimmed(row, column)
    if range.isEmpty || isNaN(range) || isMissingWord(range) { return .missing }
    return parseDecimal(bytes.span, range).map(Numeral.value) ?? .invalid
  }

  /// A field read as a number.
  public enum Numeral: Sendable, Equatable {
    /// Empty, blanks only, `NaN`, or another program's word for it.
    case missing
    /// Not a decimal number.
    case invalid
    /// A number; `Inf` and `-Inf` are numbers too.
    case value(Double)
  }

  /// The bytes of a field without its quotes and the blanks around what is left.
  func trimmed(_ row: Int, _ column: Int) -> Range<Int> { trimmed(content(row, column).range) }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end && isBlank(bytes[start]) { start += 1 }
    while end > start && isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func content(_ row: Int, _ column: Int) -> (range: Range<Int>, isQuoted: Bool) {
    let field = 2 * (row * columnCount + column)
    let start = Int(bounds[field])
    let end = Int(bounds[field + 1])
    guard start < end && bytes[start] == CSVScan.quote else { return (start..<end, false) }
    return (start + 1..<end - 1, true)
  }

  private func isNaN(_ range: Range<Int>) -> Bool {
    // NaN, or nan as Python prints it; Nan may be a place.
    guard range.count == 3 else { return false }
    let first = bytes[range.lowerBound]
    return (first == 0x4E || first == 0x6E) && bytes[range.lowerBound + 1] == 0x61
      && bytes[range.lowerBound + 2] == first
  }
}

/// Removes the second of each pair of quotes.
private func unescaped(_ text: String) -> String {
  var result = ""
  var isSecond = false
  for character in text.unicodeScalars {
    if character == "\"" && isSecond {
      isSecond = false
    } else {
      result.unicodeScalars.append(character)
      isSecond = character == "\""
    }
  }
  return result
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

/// What messages call a file: its path as it was given; `-` is standard input.
func inputName(_ path: String) -> String { path == "-" ? "standard input" : path }
