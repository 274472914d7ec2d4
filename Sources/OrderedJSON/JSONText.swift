// Reading JSON (RFC 8259) with the line and column of what is wrong with it.

/// What is wrong with a JSON text, and where.
public struct JSONTextError: Error, Equatable, CustomStringConvertible {
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1.
  public var column: Int
  /// What was expected there.
  public var message: String

  /// Makes an error.
  public init(line: Int, column: Int, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// As `line:column: message`.
  public var description: String { "\(line):\(column): \(message)" }
}

extension JSONValue {
  /// Reads a JSON text to the letter of RFC 8259, after a byte order mark if there is one.
  ///
  /// Numbers become `double`, which they must not exceed; of equal names in an object the last
  /// counts, at the place of the first. Values are nested at most 200 deep.
  ///
  /// - Complexity: O(n) time and space in the number of bytes.
  /// - Throws: where the text breaks the rules.
  public init(parsing bytes: [UInt8]) throws(JSONTextError) {
    var reader = JSONTextReader(bytes: bytes)
    self = try reader.document()
  }
}

/// A reader by recursive descent.
private struct JSONTextReader {
  let bytes: [UInt8]
  private var position = 0
  /// Deeper texts than any of ours are refused before they exhaust the stack.
  private static let mostLevels = 200

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func document() throws(JSONTextError) -> JSONValue {
    let value = try value(level: 0)
    skipBlanks()
    guard position == bytes.count else { throw error("expected the end of the text") }
    return value
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func error(_ message: String) -> JSONTextError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    // Columns count characters, of which a byte 10xxxxxx is never the first.
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    let found = position < bytes.count ? "" : ", but the text ends"
    return JSONTextError(line: line, column: column, message: message + found)
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func value(level: Int) throws(JSONTextError) -> JSONValue {
    guard level < Self.mostLevels else { throw error("nested more than \(Self.mostLevels) deep") }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(level: level)
    case UInt8(ascii: "["): return try array(level: level)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONTextError) -> JSONValue
  {
    guard bytes[position...].starts(with: text.utf8) else { throw error("expected a value") }
    position += text.utf8.count
    return value
  }

  /// `-`, digits without a leading 0, and a fraction and an exponent that have digits.
  private mutating func number() throws(JSONTextError) -> JSONValue {
    let start = position
    skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) { try digits("expected a value", from: start) }
    if let byte = next, isDigit(byte) { throw error("a number does not begin with 0") }
    if skip(UInt8(ascii: ".")) { try digits("expected a digit after the point") }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { skip(UInt8(ascii: "-")) }
      try digits("expected the digits of an exponent")
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Double(text), number.isFinite else {
      position = start
      throw error("a number beyond 1.8e308")
    }
    return .double(number)
  }

  /// Steps over a byte if it is the next one.
  @discardableResult private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// Steps over at least one digit; what is wrong otherwise is at `start` (nil for here).
  private mutating func digits(_ message: String, from start: Int? = nil) throws(JSONTextError) {
    guard let byte = next, isDigit(byte) else {
      position = start ?? position
      throw error(message)
    }
    while let byte = next, isDigit(byte) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func object(level: Int) throws(JSONTextError) -> JSONValue {
    var members: [JSONValue.Member] = []
    var positions: [String: Int] = [:]
    position += 1
    skipBlanks()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw error("expected a name in quotes") }
      let key = try string()
      skipBlanks()
      guard next == UInt8(ascii: ":") else { throw error("expected a colon") }
      position += 1
      let member = JSONValue.Member(key: key, value: try value(level: level + 1))
      if let known = positions[key] {
        members[known] = member
      } else {
        positions[key] = members.count
        members.append(member)
      }
      if try isLast("}") { return .object(members) }
    }
  }

  private mutating func array(level: Int) throws(JSONTextError) -> JSONValue {
    var values: [JSONValue] = []
    position += 1
    skipBlanks()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      values.append(try value(level: level + 1))
      if try isLast("]") { return .array(values) }
    }
  }

  /// Steps over a comma, or over the closing bracket.
  private mutating func isLast(_ bracket: Unicode.Scalar) throws(JSONTextError) -> Bool {
    skipBlanks()
    guard let byte = next, byte == UInt8(ascii: ",") || byte == UInt8(ascii: bracket) else {
      throw error("expected a comma or \(bracket)")
    }
    position += 1
    return byte == UInt8(ascii: bracket)
  }

  private mutating func string() throws(JSONTextError) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw error("text that is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): text += String(try escape()).utf8
      case 0..<0x20:
        position -= 1
        throw error("a control character must be written as an escape")
      default: text.append(byte)
      }
    }
    throw error("expected a closing quote")
  }

  private mutating func escape() throws(JSONTextError) -> Unicode.Scalar {
    let simple: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    guard let byte = next else { throw error("expected an escape") }
    if let scalar = simple[byte] {
      position += 1
      return scalar
    }
    guard byte == UInt8(ascii: "u") else { throw error("unknown escape") }
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code), next == UInt8(ascii: "\\") {
      position += 1
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw error("half of a surrogate pair") }
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("half of a surrogate pair") }
    return scalar
  }

  /// The four digits after `u`.
  private mutating func hexadecimal() throws(JSONTextError) -> UInt32 {
    let digits = bytes[min(position + 1, bytes.count)...].prefix(4)
    guard next == UInt8(ascii: "u"), digits.count == 4,
      digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("expected u and four hexadecimal digits") }
    position += 5
    return code
  }
}
