// The first sheet of an Excel workbook (Office Open XML, ECMA-376) as a table.

import NetworkFiles
import TransportNetwork

/// A table from a CSV file, or from the first sheet of an XLSX workbook: told apart by the content.
///
/// A sheet's rows keep their numbers as lines, so that a finding names the row that Excel shows.
///
/// - Throws: What keeps the file from being a table.
func importedTable(_ path: String) throws(ImportError) -> CSVTable {
  let name = path == "-" ? "standard input" : path
  do throws(CSVError) {
    let bytes = try fileBytes(path, name: name)
    let isArchive = bytes.starts(with: [0x50, 0x4B, 3, 4])
    return try CSVTable(bytes: isArchive ? try sheet(bytes, name) : bytes, name: name)
  } catch {
    let log = ProblemLog()
    for problem in error.problems { log.add(problem) }
    throw ImportError(log)
  }
}

/// The first sheet of a workbook as CSV.
private func sheet(_ bytes: [UInt8], _ name: String) throws(CSVError) -> [UInt8] {
  do throws(ZipError) {
    return try Workbook(bytes).firstSheet()
  } catch {
    throw CSVError(file: name, error.message)
  }
}

/// An XLSX workbook in memory.
struct Workbook {
  private let archive: ZipArchive
  private var texts: [String] = []

  /// Cells of a sheet, blank ones included; a sheet beyond is no table of ideas.
  private static let cellLimit = 20_000_000

  /// Reads the texts that its cells share.
  init(_ bytes: [UInt8]) throws(ZipError) {
    archive = try ZipArchive(bytes)
    guard try part("xl/workbook.xml") != nil else {
      throw ZipError("is a zip archive and no XLSX workbook; expected a CSV file or a workbook")
    }
    if let strings = try part("xl/sharedStrings.xml") {
      texts = try Self.wellFormed { () throws(XMLError) in try Self.sharedTexts(strings) }
    }
  }

  /// The first sheet as CSV.
  func firstSheet() throws(ZipError) -> [UInt8] {
    let path = try firstSheetPath()
    guard let sheet = try part(path) else {
      throw ZipError("is a workbook without its first sheet, \(path); save it again")
    }
    let texts = texts
    let rows = try Self.wellFormed { () throws(XMLError) in try Self.rows(sheet, texts) }
    let width = rows.values.compactMap { $0.keys.max() }.max().map { $0 + 1 } ?? 0
    let height = rows.keys.max() ?? 0
    guard width <= 16_384, height <= 1_048_576, width * rows.count <= Self.cellLimit else {
      throw ZipError(
        "has a sheet of \(height) rows and \(width) columns; expected a table of ideas"
      )
    }
    var csv = CSVWriter()
    for number in 0..<height {
      // An empty row is an empty line, which readers skip and count.
      if let cells = rows[number + 1] {
        for column in 0..<width { csv.field(cells[column] ?? "") }
      }
      csv.endRow()
    }
    return csv.bytes
  }

  // MARK: Parts of the archive

  private func part(_ name: String) throws(ZipError) -> [UInt8]? {
    guard let entry = archive.entries.first(where: { $0.name == name }) else { return nil }
    return try archive.content(of: entry)
  }

  /// The part that the workbook's first sheet names by a relation.
  private func firstSheetPath() throws(ZipError) -> String {
    let workbook = try part("xl/workbook.xml") ?? []
    let relations = try part("xl/_rels/workbook.xml.rels") ?? []
    let target = try Self.wellFormed { () throws(XMLError) -> String? in
      let sheet = try Self.tags("sheet", in: workbook).first?["id"]
      return try Self.tags("Relationship", in: relations).first { $0["Id"] == sheet }?["Target"]
    }
    guard let target else { return "xl/worksheets/sheet1.xml" }
    return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
  }

  private static func wellFormed<Result>(
    _ body: () throws(XMLError) -> Result
  ) throws(ZipError) -> Result {
    do throws(XMLError) {
      return try body()
    } catch {
      throw ZipError("\(error.message); save the workbook again")
    }
  }

  // MARK: XML

  /// The attributes of all tags of a name.
  private static func tags(_ name: String, in xml: [UInt8]) throws(XMLError) -> [[String: String]] {
    var scanner = XMLScanner(xml)
    var found: [[String: String]] = []
    while let event = try scanner.next() {
      if case .start(name, let attributes) = event { found.append(attributes) }
    }
    return found
  }

  /// Texts in order: the runs of each together, without the readings of characters beside them.
  private static func sharedTexts(_ xml: [UInt8]) throws(XMLError) -> [String] {
    var scanner = XMLScanner(xml)
    var texts: [String] = []
    var text = ""
    var isText = false
    var isReading = false
    while let event = try scanner.next() {
      switch event {
      case .start("si", _): text = ""
      case .end("si"): texts.append(text)
      case .start("rPh", _): isReading = true
      case .end("rPh"): isReading = false
      case .start("t", _): isText = true
      case .end("t"): isText = false
      case .text(let part) where isText && !isReading: text += part
      default: break
      }
    }
    return texts
  }

  /// Cells by row number from 1 and column from 0.
  private static func rows(
    _ xml: [UInt8],
    _ texts: [String]
  ) throws(XMLError) -> [Int: [Int: String]] {
    var scanner = XMLScanner(xml)
    var rows: [Int: [Int: String]] = [:]
    var row = 0
    var column = -1
    var kind = ""
    var value = ""
    var isValue = false
    while let event = try scanner.next() {
      switch event {
      case .start("row", let attributes):
        // Far beyond any sheet, and small enough to count on from.
        row = min(attributes["r"].flatMap { Int($0) } ?? row + 1, 1 << 40)
        column = -1
      case .start("c", let attributes):
        column = attributes["r"].flatMap { columnNumber($0) } ?? column + 1
        kind = attributes["t"] ?? "n"
        value = ""
      case .start("v", _), .start("t", _): isValue = true
      case .end("v"), .end("t"): isValue = false
      case .text(let part) where isValue: value += part
      case .end("c") where !value.isEmpty && row > 0:
        rows[row, default: [:]][column] = text(value, kind, texts)
      default: break
      }
    }
    return rows
  }

  private static func text(_ value: String, _ kind: String, _ texts: [String]) -> String {
    switch kind {
    case "s":
      guard let index = Int(value), texts.indices.contains(index) else { return "" }
      return texts[index]
    case "n": return Double(value).map(shortestDecimal) ?? value
    case "b": return value == "1" ? "true" : "false"
    default: return value
    }
  }

  /// The column of a reference from 0 on: A1 is 0, AA7 is 26; nil for more letters than a sheet has
  /// columns.
  private static func columnNumber(_ reference: String) -> Int? {
    let letters = reference.utf8.prefix { (0x41...0x5A).contains($0) }
    guard (1...3).contains(letters.count) else { return nil }
    return letters.reduce(0) { 26 * $0 + Int($1) - 0x40 } - 1
  }
}
