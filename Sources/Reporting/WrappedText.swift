// Prose on a terminal: lines broken at words, never within one.

/// A paragraph in lines of at most the terminal's width, each with a margin; ends in a line end.
///
/// Without a terminal it is one line. Characters that could move the cursor become blanks.
/// - Parameters:
///   - text: The paragraph.
///   - style: The terminal.
///   - indent: Blanks before every line.
///   - hanging: More of them before every line but the first.
///   - heading: What the paragraph begins with, to be set as a heading.
/// - Returns: The lines.
public func wrapped(
  _ text: String,
  _ style: TextStyle,
  indent: Int = 0,
  hanging: Int = 0,
  heading: String = ""
) -> String {
  let margin = String(repeating: " ", count: indent)
  let rest = margin + String(repeating: " ", count: hanging)
  var lines: [String] = []
  if let width = style.width {
    for word in printable(text).split(separator: " ") {
      if let last = lines.last, displayWidth(last) + 1 + displayWidth(String(word)) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append((lines.isEmpty ? margin : rest) + word)
      }
    }
  } else {
    lines.append(margin + printable(text))
  }
  if let first = lines.first, !heading.isEmpty, first.hasPrefix(heading) {
    lines[0] = style.heading(heading) + first.dropFirst(heading.count)
  }
  return lines.map { $0 + "\n" }.joined()
}
