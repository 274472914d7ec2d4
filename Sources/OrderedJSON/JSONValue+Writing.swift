// JSON as text, by the rules of RFC 8259.

extension JSONValue {
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
    case .double(let number): text += JSONValue.decimalText(number) ?? "null"
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

  /// The shortest decimal that reads back as the same double; nil of what is infinite or NaN.
  public static func decimalText(_ number: Double) -> String? {
    guard number.isFinite else { return nil }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
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
