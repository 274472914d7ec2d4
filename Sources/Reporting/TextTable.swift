// Aligned tables for people: text left, numbers right, cut only where a terminal is too narrow.

/// A table of text cells that lines up in a fixed-width font.
///
///     var table = TextTable([.text("region"), .number("access")])
///     table.addRow(["East", "12.5"])
///     table.addRow(["West", "8"])
///     table.text(.plain)
///     // region  access
///     // ------  ------
///     // East      12.5
///     // West         8
public struct TextTable: Sendable {
  /// A column: its title, and the side its cells line up on.
  public struct Column: Sendable {
    let title: String
    let isNumber: Bool
    var isIdentifier = false

    /// Lines up left; may be cut when a terminal is too narrow.
    public static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }

    /// Lines up left; the first to go when a terminal is too narrow, since a name stands beside it.
    public static func id(_ title: String) -> Column {
      Column(title: title, isNumber: false, isIdentifier: true)
    }

    /// Lines up right; never cut.
    public static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  private let columns: [Column]
  private var rows: [[String]?] = []
  private var bars: [Double?] = []

  /// Makes a table without rows.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; missing cells are empty and surplus ones left out.
  ///
  /// - Parameters:
  ///   - cells: One text per column.
  ///   - bar: What a bar behind the row shows on a terminal, against the largest of the table; nil,
  ///     what is not finite, and what is not above 0 show none.
  public mutating func addRow(_ cells: [String], bar: Double? = nil) {
    rows.append(columns.indices.map { $0 < cells.count ? printable(cells[$0]) : "" })
    bars.append(bar)
  }

  /// Adds a rule, for example above a total.
  public mutating func addRule() {
    rows.append(nil)
    bars.append(nil)
  }

  /// The table, each line indented; ends in a line end.
  ///
  /// On a terminal bars fill what is left of a line, if it is no id that would have to go for them. Where a line would be too long, titles
  /// take several lines, then ids are left out, then text columns are cut, down to eight columns of the terminal each, and at last the rightmost columns are left out;
  /// what is left out is named.
  public func text(_ style: TextStyle, indent: Int = 0) -> String {
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
    var table = TextTable(kept.map { columns[$0] })
    table.bars = bars
    table.rows = rows.map { row in row.map { row in kept.map { row[$0] } } }
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
