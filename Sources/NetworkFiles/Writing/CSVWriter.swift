// Builds CSV text (RFC 4180) from fields: quotes where needed, LF, shortest decimals.

import OrderedJSON
import TransportNetwork

/// A CSV file in the making, held in memory until it is complete.
///
/// ```swift
/// var csv = CSVWriter(header: ["zone_id", "accessibility"])
/// csv.field("110000")
/// csv.field(1.5)
/// csv.endRow()
/// csv.text  // "zone_id,accessibility\n110000,1.5\n"
/// ```
public struct CSVWriter: Sendable {
  /// The text so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var isRowStart = true
  private var rowStart = 0

  /// Starts with a header line, or with none.
  public init(header: [String] = []) {
    for name in header { field(name) }
    if !header.isEmpty { endRow() }
  }

  /// The text so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends a text field, in quotes when it holds a comma, a quote or a line end.
  public mutating func field(_ text: String) {
    separate()
    let utf8 = text.utf8
    guard utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      bytes.append(contentsOf: utf8)
      return
    }
    bytes.append(0x22)
    for byte in utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Appends a number: the shortest decimal that reads back the same, `Inf` for infinity, nothing
  /// for nil or NaN.
  public mutating func field(_ number: Double?) {
    separate()
    guard let number, !number.isNaN else { return }
    bytes.append(contentsOf: shortestDecimal(number).utf8)
  }

  /// Appends an integer, nothing for nil.
  public mutating func field(_ number: Int?) {
    separate()
    if let number { bytes.append(contentsOf: String(number).utf8) }
  }

  /// Appends `true` or `false`.
  public mutating func field(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// Ends the row.
  public mutating func endRow() {
    // Readers skip empty lines and rows of commas only; quotes say that the first field is there
    // and empty.
    if !isRowStart && bytes[rowStart...].allSatisfy({ $0 == 0x2C }) {
      bytes.insert(contentsOf: [0x22, 0x22], at: rowStart)
    }
    bytes.append(0x0A)
    isRowStart = true
    rowStart = bytes.count
  }

  private mutating func separate() {
    if !isRowStart { bytes.append(0x2C) }
    isRowStart = false
  }
}
