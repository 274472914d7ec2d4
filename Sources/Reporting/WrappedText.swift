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
    for word in words(of: printable(text)) {
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

/// A whole text with every line that is too long for the terminal broken at words; what follows a
/// break stands two columns further in.
///
/// Tables know the terminal already; this is for all that stands around them.
/// - Parameters:
///   - text: Lines, which may hold ``TextStyle/codes``.
///   - style: The terminal.
/// - Returns: The lines; the text itself without a terminal.
public func fitted(_ text: String, _ style: TextStyle) -> String {
  guard let width = style.width else { return text }
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    shownWidth(line) > width ? broken(line, width: width) : String(line)
  }.joined(separator: "\n")
}

/// The words of a line; a sign of per cent stays with its number.
private func words(of line: some StringProtocol) -> [Substring] {
  var words: [Substring] = []
  for word in String(line).split(separator: " ") {
    if word.first == "%", let last = words.last {
      words[words.count - 1] = last + " " + word
    } else {
      words.append(word)
    }
  }
  return words
}

private func broken(_ line: Substring, width: Int) -> String {
  let margin = String(line.prefix { $0 == " " })
  var lines: [String] = []
  for word in words(of: line) {
    if let last = lines.last, shownWidth(last[...]) + 1 + shownWidth(word) <= width {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append((lines.isEmpty ? margin : margin + "  ") + word)
    }
  }
  return lines.joined(separator: "\n")
}

/// The columns of a line, without those of its escape codes.
private func shownWidth(_ line: Substring) -> Int {
  guard line.contains("\u{1B}") else { return displayWidth(String(line)) }
  return displayWidth(TextStyle.codes.reduce(String(line)) { $0.removing($1) })
}

extension String {
  fileprivate func removing(_ part: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined()
  }
}
