// Text that a terminal shows and does not obey.

/// A text whose characters that command a terminal, or change the order in which others are shown,
/// are spelt out: `<U+009B>`.
///
/// Names come from files that anybody may have written. What is spelt out: all control characters
/// but line ends and tabs (ESC and the C1 controls, such as U+009B, which starts a command as ESC [
/// does), the marks that turn the direction of text, and the separators of lines and paragraphs.
///
/// - Parameters:
///   - text: Any text.
///   - styles: Codes that stay, such as those with which headings are set.
/// - Returns: The text, safe to show.
/// - Complexity: O(text); text without such characters is not copied.
package func visible(_ text: String, keeping styles: [String] = []) -> String {
  guard text.utf8.contains(where: mayCommand) else { return text }
  var result = ""
  result.reserveCapacity(text.utf8.count)
  var rest = text.unicodeScalars[...]
  while let scalar = rest.first {
    if scalar.value == 0x1B,
      let style = styles.first(where: { rest.starts(with: $0.unicodeScalars) })
    {
      result += style
      rest = rest.dropFirst(style.unicodeScalars.count)
      continue
    }
    if commands(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "<U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)>"
    } else {
      result.unicodeScalars.append(scalar)
    }
    rest = rest.dropFirst()
  }
  return result
}

/// Whether a byte is, or may begin, a character that is spelt out.
private func mayCommand(_ byte: UInt8) -> Bool {
  byte < 0x20 ? byte != 0x0A && byte != 0x09 : [0x7F, 0xC2, 0xD8, 0xE2].contains(byte)
}

private func commands(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F..<0xA0: true
  case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
