// What a checkpoint's file looks like: four lines of text, then the state in 64-bit words, low byte first.

import NetworkFiles
import PlanSearch
import TransportNetwork

/// A state with the question that it is about.
struct CheckpointFile {
  /// Digest of the question and the network.
  var question: String
  var state: SearchCheckpoint

  /// Why bytes are not a state.
  enum Refusal: Error {
    case otherVersion
    case damaged
  }

  private static let name = "corridor checkpoint"

  init(question: String, state: SearchCheckpoint) {
    self.question = question
    self.state = state
  }

  /// The file's bytes.
  ///
  /// The fourth line is the SHA-256 of the whole file with zeros in its place, so that no damage passes for a state.
  var bytes: [UInt8] {
    let text =
      "\(Self.name) \(SearchCheckpoint.format)\nquestion \(question)\n"
      + (state.records.map { "certificate \($0)\n" } ?? "no certificate\n") + "sha256 "
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + Self.zeros.count + 1 + 8 * state.words.count)
    bytes += text.utf8
    let place = bytes.count..<bytes.count + Self.zeros.count
    bytes += Self.zeros
    bytes.append(UInt8(ascii: "\n"))
    appendLittleEndian(state.words, to: &bytes)
    bytes.replaceSubrange(place, with: NetworkDigest.sha256(of: bytes).utf8)
    return bytes
  }

  private static let zeros = Array(repeating: UInt8(ascii: "0"), count: 64)

  /// Reads a file's bytes.
  init(_ bytes: consuming [UInt8]) throws(Refusal) {
    var position = 0
    func line(_ bytes: [UInt8]) -> String? {
      let rest = bytes[position...]
      guard let end = rest.prefix(200).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      position = end + 1
      return String(decoding: rest[..<end], as: UTF8.self)
    }
    guard line(bytes) == "\(Self.name) \(SearchCheckpoint.format)" else { throw .otherVersion }
    guard let question = Self.value(line(bytes), of: "question "), let certificate = line(bytes),
      let checksum = Self.value(line(bytes), of: "sha256 "),
      checksum.utf8.count == Self.zeros.count, (bytes.count - position) % 8 == 0
    else { throw .damaged }
    let end = position - 1
    bytes.replaceSubrange(end - Self.zeros.count..<end, with: Self.zeros)
    guard NetworkDigest.sha256(of: bytes) == checksum else { throw .damaged }
    self.question = question
    let words = stride(from: position, to: bytes.count, by: 8).map { start in
      (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }
    state = SearchCheckpoint(
      words: words,
      records: Self.value(certificate, of: "certificate ").flatMap { Int($0) }
    )
  }

  private static func value(_ line: String?, of key: String) -> String? {
    guard let line, line.hasPrefix(key) else { return nil }
    return String(line.dropFirst(key.count))
  }
}
