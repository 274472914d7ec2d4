// A certificate read back, line by line.

import Glibc
import PlanModel
import Reporting
import TransportNetwork

/// Reads a certificate's lines; only one is in memory at a time.
final class CertificateReader {
  static let format = "corridor certificate"
  static let version = 2

  private let name: String
  private let descriptor: Int32
  private var chunk: [UInt8] = []
  private var position = 0
  private var line = 0
  private var records = 0

  /// The digest of the network that it is about.
  private(set) var inputSHA256 = ""
  /// The digest of its question.
  private(set) var questionSHA256 = ""

  /// Opens a certificate and reads what it is about.
  init(_ path: String) throws(CommandFailure) {
    name = path
    descriptor = openFile(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw .data("\(path) cannot be read: \(systemMessage(errno)).")
    }
    let header = try nextLine()
    guard header?["format"]?.text == Self.format else {
      throw .data("\(path) is not a certificate as corridor plan --certificate writes it.")
    }
    guard header?["version"]?.number == Double(Self.version) else {
      throw .data("\(path) is a certificate of another version of corridor.")
    }
    inputSHA256 = header?["input_sha256"]?.text ?? ""
    questionSHA256 = header?["question_sha256"]?.text ?? ""
  }

  deinit { close(descriptor) }

  /// The next record; nil after the last one.
  func next() throws(CommandFailure) -> CertificateRecord? {
    guard let value = try nextLine() else {
      throw .data("\(name) is cut off after line \(line).")
    }
    if let end = value["end"]?.number {
      guard end == Double(records) else {
        throw .data(
          "\(name):\(line): ends with \(shortestDecimal(end)) records, where there are \(records)."
        )
      }
      guard try nextLine() == nil else {
        throw .data("\(name):\(line): something follows the end of the certificate.")
      }
      return nil
    }
    records += 1
    guard let record = CertificateRecord(value) else {
      throw .data(
        "\(name):\(line): not a record of a certificate: expected start, cut, row, bound, split or end."
      )
    }
    return record
  }

  /// The digest of a question, whatever decides only when its search stops apart.
  static func digest(of parameters: JSONValue) -> String {
    guard case .object(let members) = parameters else { return "" }
    let question = JSONValue.object(
      members.filter { !["relative_gap", "time_limit", "cheapest"].contains($0.key) }
    )
    return NetworkDigest.sha256(of: Array(question.compact.utf8))
  }

  private func nextLine() throws(CommandFailure) -> JSONValue? {
    var bytes: [UInt8] = []
    while true {
      if position == chunk.count, try !readChunk() { break }
      if let end = chunk[position...].firstIndex(of: UInt8(ascii: "\n")) {
        bytes += chunk[position..<end]
        position = end + 1
        break
      }
      bytes += chunk[position...]
      position = chunk.count
    }
    guard !bytes.isEmpty else { return nil }
    line += 1
    do throws(JSONTextError) {
      return try JSONValue(parsing: bytes)
    } catch {
      throw .data("\(name):\(line):\(error.column): not a certificate's line: \(error.message).")
    }
  }

  /// Reads on; false at the end of the file.
  private func readChunk() throws(CommandFailure) -> Bool {
    switch readSome(descriptor, atMost: 1 << 20) {
    case .success(let bytes): chunk = bytes
    case .failure(let error): throw .data("\(name) cannot be read: \(systemMessage(error.number)).")
    }
    position = 0
    return !chunk.isEmpty
  }
}
