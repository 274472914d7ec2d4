// JSON values whose members keep their order, written by the rules of RFC 8259.

import TransportNetwork

/// A JSON value; an object's members are written in the order in which they are listed.
///
///     let value: JSONValue = ["to": "B", "minutes": .number(1.5)]
///     value.compact  // {"to":"B","minutes":1.5}
public enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number as the shortest decimal that reads back the same; `null` when infinite or NaN.
  case double(Double)
  /// Text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Named values in order.
  case object([Member])

  /// A named value of an object.
  public struct Member: Sendable, Equatable {
    /// Its name.
    public let key: String
    /// Its value.
    public let value: JSONValue

    /// Makes a named value.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A number, `null` when there is none.
  public static func number(_ value: Double?) -> JSONValue { value.map { .double($0) } ?? .null }

  /// A whole number, `null` when there is none.
  public static func number(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }

  /// Text, `null` when there is none.
  public static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

  /// On one line, without blanks.
  public var compact: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// On several lines, two blanks a level; what fits 100 columns stays on one.
  public var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .double(let number): text += number.isFinite ? shortestDecimal(number) : "null"
    case .string(let string): writeJSONString(string, to: &text)
    case .array(let values):
      writeItems(values.map { (nil, $0) }, brackets: ("[", "]"), to: &text, indent: indent)
    case .object(let members):
      writeItems(
        members.map { ($0.key, $0.value) },
        brackets: ("{", "}"),
        to: &text,
        indent: indent
      )
    }
  }

  private func writeItems(
    _ items: [(key: String?, value: JSONValue)],
    brackets: (open: String, close: String),
    to text: inout String,
    indent: Int?
  ) {
    let line = indent.flatMap { oneLine(within: 100 - $0) }
    if let line {
      text += line
      return
    }
    text += brackets.open
    for (position, item) in items.enumerated() {
      if position > 0 { text += "," }
      if let indent { text += "\n" + String(repeating: " ", count: indent + 2) }
      if let key = item.key {
        writeJSONString(key, to: &text)
        text += indent == nil ? ":" : ": "
      }
      item.value.write(to: &text, indent: indent.map { $0 + 2 })
    }
    if let indent { text += "\n" + String(repeating: " ", count: indent) }
    text += brackets.close
  }

  /// The value on one line with blanks after commas and colons, if it is no longer than a limit.
  private func oneLine(within limit: Int) -> String? {
    let parts: [String?]
    let brackets: (open: String, close: String)
    switch self {
    case .array(let values):
      guard values.count <= limit else { return nil }
      parts = values.map { $0.oneLine(within: limit) }
      brackets = ("[", "]")
    case .object(let members):
      guard members.count <= limit else { return nil }
      parts = members.map { member in
        member.value.oneLine(within: limit).map { JSONValue.string(member.key).compact + ": " + $0 }
      }
      brackets = ("{", "}")
    default: return compact
    }
    var line = brackets.open
    for (position, part) in parts.enumerated() {
      guard let part else { return nil }
      line += (position > 0 ? ", " : "") + part
      guard line.utf8.count < limit else { return nil }
    }
    return line + brackets.close
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral
{
  /// Makes an object; the order is kept.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member(key: $0.0, value: $0.1) })
  }

  /// Makes an array.
  public init(arrayLiteral values: JSONValue...) { self = .array(values) }

  /// Makes text.
  public init(stringLiteral text: String) { self = .string(text) }
}

/// Appends text in quotes with the escapes that JSON requires, and no others.
private func writeJSONString(_ string: String, to text: inout String) {
  text += "\""
  for scalar in string.unicodeScalars {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{0}"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
  text += "\""
}
