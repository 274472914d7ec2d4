// What a file is, told by what it starts with and not by its name.

import TransportNetwork

/// The forms of files that programs hand each other around transport models.
///
/// ```swift
/// FileForm(Array("from_id,to_id,minutes\n".utf8))  // .pairs
/// ```
public enum FileForm: Sendable, Equatable {
  /// A DIMACS graph, a TNTP network, or either of them in gzip.
  case graph
  /// A TNTP trip table.
  case trips
  /// A CSV table of pairs: a matrix in long form, or a square one.
  case pairs
  /// Another CSV table, by the columns of its header.
  case table([String])
  /// HDF5, which OMX matrices are.
  case hdf5
  /// Something else, in words that follow "is".
  case other(String)

  /// How many bytes are looked at.
  public static let lookedAt = 1 << 16

  /// Looks at the beginning of a file.
  public init(_ bytes: some Collection<UInt8>) {
    let start = Array(bytes.prefix(Self.lookedAt))
    self = Self.binary(start) ?? Self.text(start)
  }

  private static let binaries: [(signature: [UInt8], form: FileForm)] = [
    ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], .hdf5), ([0x1F, 0x8B], .graph),
    (Array("SQLite format 3\0".utf8), .other("an SQLite database (GeoPackage or other)")),
    (Array("PK\u{3}\u{4}".utf8), .other("a zip archive; unpack it")),
    (Array("PAR1".utf8), .other("a Parquet file")),
    ([0x00, 0x00, 0x27, 0x0A], .other("a Shapefile")),
    (Array("%PDF".utf8), .other("a PDF document")),
    ([0xFF, 0xFE], .other("UTF-16 text; save it as UTF-8")),
    ([0xFE, 0xFF], .other("UTF-16 text; save it as UTF-8")),
  ]

  private static let unknownBinary = FileForm.other("a binary file of an unknown kind")

  private static func binary(_ bytes: [UInt8]) -> FileForm? {
    if bytes.isEmpty { return .other("empty") }
    if let known = binaries.first(where: { bytes.starts(with: $0.signature) }) { return known.form }
    return bytes.contains(0) ? unknownBinary : nil
  }

  private static func text(_ bytes: [UInt8]) -> FileForm {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let lines = text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    guard let first = lines.first(where: { $0.contains { $0 != 0x20 && $0 != 0x09 } }) else {
      return .other("blank")
    }
    let line = trimmingBlanks(String(decoding: first, as: UTF8.self))
    switch line.utf8.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .other("JSON (GeoJSON or other)")
    case UInt8(ascii: "<") where ["<?", "<!", "<html"].contains(where: line.hasPrefix):
      return .other("XML or HTML")
    case UInt8(ascii: "<"), UInt8(ascii: "~"): return tntp(lines)
    default: break
    }
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
    if ["c", "p", "a"].contains(words.first) { return .graph }
    // What spreadsheets put above a header: a line that names the separator, rows of commas.
    let header = lines.first { line in
      line.contains { ![0x20, 0x09, 0x22, 0x2C].contains($0) }
        && !line.starts(with: Array("sep=".utf8))
        && !line.starts(with: Array("\"sep=".utf8))
    }
    if let header, let table = try? CSVTable(bytes: Array(header), name: ""), table.columnCount > 1
    {
      if PairColumns.arePresent(in: table.header) { return .pairs }
      return isSquare(table.header, text[header.endIndex...]) ? .pairs : .table(table.header)
    }
    // Control characters are no text; tabs are inside lines.
    if line.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0C }) { return unknownBinary }
    return .other("text that starts with \(quoted(line))")
  }

  /// Whether the first row starts with an id of the header, as those of a square matrix do.
  private static func isSquare(_ header: [String], _ rest: ArraySlice<UInt8>) -> Bool {
    let row = rest.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).first ?? []
    guard
      let table = try? CSVTable(bytes: Array("id\n".utf8) + row.prefix { $0 != 0x2C }, name: ""),
      table.rowCount == 1
    else { return false }
    let id = canonicalID(trimmingBlanks(table.field(0, 0)))
    return header.dropFirst().contains { canonicalID($0) == id }
  }

  /// A trip table has its total in the metadata, or below a line `Origin` or pairs of a zone and a
  /// flow with a colon between.
  private static func tntp(_ lines: [ArraySlice<UInt8>]) -> FileForm {
    for line in lines {
      let text = trimmingBlanks(String(decoding: line.prefix(80), as: UTF8.self)).uppercased()
      let isFlow = text.first?.isNumber == true && text.contains(":")
      if isFlow || text.hasPrefix("<TOTAL OD FLOW>") || text.hasPrefix("ORIGIN") { return .trips }
      if text.hasPrefix("<NUMBER OF NODES>") || text.hasPrefix("<NUMBER OF LINKS>") {
        return .graph
      }
    }
    return .graph
  }
}
