// What a checkpoint's file looks like: four lines of text, then the state in 64-bit words, low byte
// first.

/// A state with the question that it is about.
public struct StateDocument: Sendable, Equatable {
  /// Digest of the question and the network.
  public var question: String
  /// The state.
  public var words: [UInt64]
  /// How many records of a certificate go with it; nil without one.
  public var records: Int?

  /// Why bytes are not a state.
  public enum Refusal: Error, Sendable {
    /// They are no state, or one of another version of the program.
    case otherVersion
    /// They are not what was written.
    case damaged
  }

  /// How every such file begins.
  public static let mark = "corridor checkpoint"

  /// Makes a document.
  public init(question: String, words: [UInt64], records: Int?) {
    self.question = question
    self.words = words
    self.records = records
  }

  /// The file's bytes.
  ///
  /// The fourth line is the digest of the whole file with zeros in its place, so that no damage
  /// passes for a state.
  ///
  /// - Parameters:
  ///   - format: The version of the words.
  ///   - digest: The SHA-256 of bytes, in 64 hexadecimal digits.
  /// - Returns: The bytes.
  public func bytes(format: Int, digest: ([UInt8]) -> String) -> [UInt8] {
    let text =
      "\(Self.mark) \(format)\nquestion \(question)\n"
      + (records.map { "certificate \($0)\n" } ?? "no certificate\n") + "sha256 "
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + Self.zeros.count + 1 + 8 * words.count)
    bytes += text.utf8
    let place = bytes.count..<bytes.count + Self.zeros.count
    bytes += Self.zeros
    bytes.append(UInt8(ascii: "\n"))
    appendLittleEndian(words, to: &bytes)
    bytes.replaceSubrange(place, with: digest(bytes).utf8)
    return bytes
  }

  private static let zeros = Array(repeating: UInt8(ascii: "0"), count: 64)

  /// Reads a file's bytes.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - format: The version of the words that is read.
  ///   - digest: The SHA-256 of bytes, in 64 hexadecimal digits.
  /// - Throws: Why they are not a state.
  public init(
    _ bytes: consuming [UInt8],
    format: Int,
    digest: ([UInt8]) -> String
  ) throws(Refusal) {
    var position = 0
    func line(_ bytes: [UInt8]) -> String? {
      let rest = bytes[position...]
      guard let end = rest.prefix(200).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      position = end + 1
      return String(decoding: rest[..<end], as: UTF8.self)
    }
    guard line(bytes) == "\(Self.mark) \(format)" else { throw .otherVersion }
    guard let question = Self.value(line(bytes), of: "question "), let certificate = line(bytes),
      let checksum = Self.value(line(bytes), of: "sha256 "),
      checksum.utf8.count == Self.zeros.count, (bytes.count - position) % 8 == 0
    else { throw .damaged }
    let end = position - 1
    bytes.replaceSubrange(end - Self.zeros.count..<end, with: Self.zeros)
    guard digest(bytes) == checksum else { throw .damaged }
    self.question = question
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
