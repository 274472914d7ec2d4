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

    /// Lines up left; may be cut when a terminal is too narrow.
    public static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }

    /// Lines up right; never cut.
    public static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  private let columns: [Column]
  private var rows: [[String]?] = []

  /// Makes a table without rows.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; missing cells are empty and surplus ones left out.
  public mutating func addRow(_ cells: [String]) {
    rows.append(columns.indices.map { $0 < cells.count ? printable(cells[$0]) : "" })
  }

  /// Adds a rule, for example above a total.
  public mutating func addRule() { rows.append(nil) }

  /// The table, each line indented; ends in a line end.
  ///
  /// On a terminal the widest text columns are cut, down to eight columns each, until lines fit.
  public func text(_ style: TextStyle, indent: Int = 0) -> String {
    let widths = fittedWidths(style.width.map { $0 - indent })
    let margin = String(repeating: " ", count: indent)
    let rule = margin + widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    var lines = [margin + style.heading(line(columns.map(\.title), widths)), rule]
    for row in rows { lines.append(row.map { margin + line($0, widths) } ?? rule) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = ""
    for (position, column) in columns.enumerated() {
      let cell = truncated(cells[position], to: widths[position])
      let padding = String(repeating: " ", count: widths[position] - displayWidth(cell))
      if position > 0 { text += "  " }
      text += column.isNumber ? padding + cell : cell + padding
    }
    // No blanks at line ends: they make copies and comparisons untidy.
    while text.last == " " { text.removeLast() }
    return text
  }

  private func fittedWidths(_ limit: Int?) -> [Int] {
    var widths = columns.map { displayWidth($0.title) }
    for case let row? in rows {
      for (position, cell) in row.enumerated() {
        widths[position] = max(widths[position], displayWidth(cell))
      }
    }
    guard let limit else { return widths }
    var excess = widths.reduce(2 * (columns.count - 1), +) - limit
    while excess > 0 {
      let shrinkable = columns.indices.filter { !columns[$0].isNumber && widths[$0] > 8 }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
