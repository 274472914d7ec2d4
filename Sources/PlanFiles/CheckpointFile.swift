// What a checkpoint's file looks like: four lines of text, then the state in 64-bit words, low byte first.

import NetworkFiles
import PlanSearch
import TransportNetwork

/// A search's state with the question that it is about; what its words mean is for the search to say.
public struct CheckpointFile: Sendable, Equatable {
  /// Digest of the question and the network.
  public var question: String
  /// The version of what the words mean.
  public var format: Int
  /// The state.
  public var words: [UInt64]
  /// How many records of a certificate had been told; nil when none is made.
  public var records: Int?

  /// Why bytes are not a state.
  public enum Refusal: Error {
    /// Of another program, or of a version whose states mean something else.
    case otherVersion
    /// Cut off or changed.
    case damaged
  }

  private static let name = "corridor checkpoint"

  /// Makes a checkpoint.
  public init(question: String, format: Int, words: [UInt64], records: Int?) {
    self.question = question
    self.format = format
    self.words = words
    self.records = records
  }

  /// The file's bytes.
  ///
  /// The fourth line is the SHA-256 of the whole file with zeros in its place, so that no damage passes for a state.
  public var bytes: [UInt8] {
    let text =
      "\(Self.name) \(format)\nquestion \(question)\n"
      + (records.map { "certificate \($0)\n" } ?? "no certificate\n") + "sha256 "
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + Self.zeros.count + 1 + 8 * words.count)
    bytes += text.utf8
    let place = bytes.count..<bytes.count + Self.zeros.count
    bytes += Self.zeros
    bytes.append(UInt8(ascii: "\n"))
    for word in words {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    bytes.replaceSubrange(place, with: NetworkDigest.sha256(of: bytes).utf8)
    return bytes
  }

  private static let zeros = Array(repeating: UInt8(ascii: "0"), count: 64)

  /// Reads a file's bytes.
  ///
  /// - Throws: why they are not a state of this version.
  public init(_ bytes: consuming [UInt8], format: Int) throws(Refusal) {
    var position = 0
    func line(_ bytes: [UInt8]) -> String? {
      let rest = bytes[position...]
      guard let end = rest.prefix(200).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      position = end + 1
      return String(decoding: rest[..<end], as: UTF8.self)
    }
    guard line(bytes) == "\(Self.name) \(format)" else { throw .otherVersion }
    guard let question = Self.value(line(bytes), of: "question "), let certificate = line(bytes),
      let checksum = Self.value(line(bytes), of: "sha256 "),
      checksum.utf8.count == Self.zeros.count, (bytes.count - position) % 8 == 0
    else { throw .damaged }
    let end = position - 1
    bytes.replaceSubrange(end - Self.zeros.count..<end, with: Self.zeros)
    guard NetworkDigest.sha256(of: bytes) == checksum else { throw .damaged }
    self.question = question
    self.format = format
    words = stride(from: position, to: bytes.count, by: 8).map { start in
      (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }
    records = Self.value(certificate, of: "certificate ").flatMap { Int($0) }
  }

  private static func value(_ line: String?, of key: String) -> String? {
    guard let line, line.hasPrefix(key) else { return nil }
    return String(line.dropFirst(key.count))
  }
}
