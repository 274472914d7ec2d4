// A certificate read back, line by line.

import OrderedJSON
public import PlanModel

/// Reads a certificate's lines; only one is in memory at a time.
public struct CertificateReader {
  /// The next bytes of the file, however many; none at its end.
  public typealias Source = () throws(PlanFileError) -> [UInt8]

  /// Which network and question it is about.
  public let header: CertificateHeader

  private let name: String
  private var lines: Lines
  private var records = 0

  /// Reads what a certificate is about.
  ///
  /// - Parameters:
  ///   - name: What messages call the file.
  ///   - source: Where its bytes come from.
  /// - Throws: what is wrong with the first line, and what the source throws.
  public init(_ name: String, from source: @escaping Source) throws(PlanFileError) {
    self.name = name
    lines = Lines(name: name, source: source)
    header = try CertificateHeader(lines.next(), file: name)
  }

  /// The next record; nil after the last one.
  ///
  /// - Throws: what is wrong with the line, or that the certificate is cut off.
  public mutating func next() throws(PlanFileError) -> CertificateRecord? {
    guard let value = try lines.next() else {
      throw PlanFileError(file: name, message: "is cut off after line \(lines.line).")
    }
    if let end = value["end"], value.members?.count == 1 {
      guard end.number == Double(records) else {
        throw error("ends with \(end.compact) records, where there are \(records).")
      }
      guard try lines.next() == nil else {
        throw error("something follows the end of the certificate.")
      }
      return nil
    }
    records += 1
    guard let record = CertificateRecord(value) else {
      throw error(
        "not a record of a certificate: expected start, cut, row, bound, split or end, with the members of each."
      )
    }
    return record
  }

  private func error(_ message: String) -> PlanFileError {
    PlanFileError(file: name, line: lines.line, message: message)
  }
}

/// The lines of a file as JSON.
private struct Lines {
  let name: String
  let source: CertificateReader.Source
  /// The number of the line read last.
  var line = 0
  private var chunk: [UInt8] = []
  private var position = 0
  /// Bytes of the longest line that is read: far more than a cut of thousands of zones takes.
  private static let mostBytes = 1 << 27

  init(name: String, source: @escaping CertificateReader.Source) {
    self.name = name
    self.source = source
  }

  /// The next line; nil at the end of the file or at an empty line.
  mutating func next() throws(PlanFileError) -> JSONValue? {
    var bytes: [UInt8] = []
    while true {
      if position == chunk.count {
        chunk = try source()
        position = 0
        if chunk.isEmpty { break }
      }
      if let end = chunk[position...].firstIndex(of: UInt8(ascii: "\n")) {
        bytes += chunk[position..<end]
        position = end + 1
        break
      }
      bytes += chunk[position...]
      position = chunk.count
      guard bytes.count <= Self.mostBytes else {
        throw PlanFileError(
          file: name,
          line: line + 1,
          message:
            "not a certificate's line, which has at most 128 MiB; check that it is the right file."
        )
      }
    }
    guard !bytes.isEmpty else { return nil }
    line += 1
    do throws(JSONTextError) {
      return try JSONValue(parsing: bytes)
    } catch {
      throw PlanFileError(
        file: name,
        line: line,
        column: error.column,
        message: "not a certificate's line: \(error.message)."
      )
    }
  }
}
