// As much of Markdown as notes beside a network use: headings, paragraphs, lists, tables, code.

/// Turns Markdown into HTML; whatever it does not know stays text, and no markup passes through.
struct Markdown {
  private var html = HTML.empty
  private var paragraph: [String] = []
  private var items: [String] = []
  private var rows: [[String]] = []

  /// The text as HTML, its headings below those of a level that the page has already.
  static func html(_ text: String, below deepest: Int) -> HTML {
    var writer = Markdown()
    var isCode = false
    var code = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = String(line.last == "\r" ? line.dropLast() : line)
      if line.hasPrefix("```") {
        if isCode { writer.html += "<pre><code>\(code)</code></pre>" } else { writer.endBlock() }
        isCode.toggle()
        code = ""
      } else if isCode {
        code += line + "\n"
      } else {
        writer.add(line, below: deepest)
      }
    }
    writer.endBlock()
    if isCode { writer.html += "<pre><code>\(code)</code></pre>" }
    return writer.html
  }

  private mutating func add(_ line: String, below deepest: Int) {
    let level = line.prefix { $0 == "#" }.count
    if line.isEmpty {
      endBlock()
    } else if (1...6).contains(level), line.dropFirst(level).hasPrefix(" ") {
      endBlock()
      let tag = "h\(min(6, deepest + level))"
      html += "<\(tag)>\(inline(String(line.dropFirst(level + 1))))</\(tag)>"
    } else if line.hasPrefix("|") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
        .dropLast()
      if !cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } && $0.contains("-") }) {
        rows.append(cells.map { trimmed(String($0)) })
      }
    } else if line.hasPrefix("* ") || line.hasPrefix("- ") {
      if items.isEmpty { endBlock() }
      items.append(String(line.dropFirst(2)))
    } else if !items.isEmpty {
      items[items.count - 1] += " " + trimmed(line)
    } else {
      paragraph.append(line)
    }
  }

  private mutating func endBlock() {
    if !paragraph.isEmpty { html += "<p>\(inline(paragraph.joined(separator: " ")))</p>" }
    if !items.isEmpty { html += "<ul>\(items.map { "<li>\(inline($0))</li>" as HTML })</ul>" }
    if let header = rows.first {
      html += "<div class=\"scroll\"><table><thead><tr>"
      html += "\(header.map { "<th scope=\"col\">\(inline($0))</th>" as HTML })</tr></thead><tbody>"
      for row in rows.dropFirst() {
        html += "<tr>\(row.map { "<td>\(inline($0))</td>" as HTML })</tr>"
      }
      html += "</tbody></table></div>"
    }
    (paragraph, items, rows) = ([], [], [])
  }

  /// Bold and code within a line; links keep their words and their address as text.
  private func inline(_ text: String) -> HTML {
    var html = HTML.empty
    for (position, part) in pieces(text, between: "`").enumerated() {
      if position.isMultiple(of: 2) {
        for (order, word) in pieces(part, between: "**").enumerated() {
          html += order.isMultiple(of: 2) ? "\(word)" : "<b>\(word)</b>"
        }
      } else {
        html += "<code>\(part)</code>"
      }
    }
    return html
  }

  /// Parts of a text between marks; a mark without a partner is text.
  private func pieces(_ text: String, between mark: String) -> [String] {
    var parts = [""]
    var rest = Substring(text)
    while !rest.isEmpty {
      if rest.hasPrefix(mark) {
        rest = rest.dropFirst(mark.count)
        parts.append("")
      } else {
        parts[parts.count - 1].append(rest.removeFirst())
      }
    }
    guard parts.count.isMultiple(of: 2) else { return parts }
    let last = parts.removeLast()
    parts[parts.count - 1] += mark + last
    return parts
  }

  private func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
