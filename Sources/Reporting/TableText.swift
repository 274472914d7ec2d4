// The lines of a table of texts on a terminal of any width, or without one.

/// A table whose cells are texts.
struct TableText {
  let columns: [TextTable.Column]
  /// A text per column; nil is a rule.
  let rows: [[String]?]
  var bars: [Double?]

  /// The table, with what has no room left out.
  func fitted(_ style: TextStyle, indent: Int) -> String {
    guard let width = style.width, columns.contains(where: \.isIdentifier) else {
      return text(style, indent: indent, hidden: [])
    }
    let narrowest = TableLayout.narrowest(columns, rows.compactMap(\.self))
    guard narrowest > width - indent else {
      var table = self
      if narrowest + TableLayout.narrowestBar + 2 > width - indent {
        table.bars = bars.map { _ in nil }
      }
      return table.text(style, indent: indent, hidden: [])
    }
    let kept = columns.indices.filter { !columns[$0].isIdentifier }
    let table = TableText(
      columns: kept.map { columns[$0] },
      rows: rows.map { row in row.map { row in kept.map { row[$0] } } },
      bars: bars
    )
    return table.text(style, indent: indent, hidden: columns.filter(\.isIdentifier).map(\.title))
  }

  private func text(_ style: TextStyle, indent: Int, hidden: [String]) -> String {
    let layout = TableLayout(
      columns,
      rows.compactMap(\.self),
      limit: style.width.map { $0 - indent },
      hasBars: bars.contains { ($0 ?? 0) > 0 }
    )
    let margin = String(repeating: " ", count: indent)
    let rule =
      margin + layout.widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    var lines = layout.titles.map { margin + style.heading(line($0, layout.widths)) } + [rule]
    let most = bars.reduce(0) { most, bar in
      bar.map { $0.isFinite ? max(most, $0) : most } ?? most
    }
    for (row, bar) in zip(rows, bars) {
      guard let row else {
        lines.append(rule)
        continue
      }
      var text = line(row, layout.widths)
      if layout.barWidth > 0, most > 0, let bar, bar.isFinite, bar > 0 {
        text += String(repeating: " ", count: layout.length - displayWidth(text) + 2)
        text += style.dimmed(textBar(bar / most, width: layout.barWidth))
      }
      lines.append(margin + text)
    }
    let hidden = hidden + columns.dropFirst(layout.widths.count).map { printable($0.title) }
    if !hidden.isEmpty {
      let left = wrapped("(no room for: \(hidden.joined(separator: ", ")))", style, indent: indent)
      lines.append(String(left.dropLast()))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = ""
    for (position, width) in widths.enumerated() {
      let cell = truncated(cells[position], to: width)
      let padding = String(repeating: " ", count: width - displayWidth(cell))
      if position > 0 { text += "  " }
      text += columns[position].isNumber ? padding + cell : cell + padding
    }
    // No blanks at line ends: they make copies and comparisons untidy.
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// A bar of blocks and, at its end, eighths of a block; at least the thinnest one.
func textBar(_ share: Double, width: Int) -> String {
  let eighths = max(1, Int((min(1, max(0, share)) * Double(width) * 8).rounded()))
  let ends = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  return String(repeating: "█", count: eighths / 8) + ends[eighths % 8]
}
