// Aligned tables for people: text left, numbers right, cut and rounded only on a terminal.

/// A table that lines up in a fixed-width font; figures are rounded on a terminal, and in full in a
/// file or pipe.
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
    /// The title above figures in full; nil where it is the same.
    var fullTitle: String?

    /// Lines up left; may be cut when a terminal is too narrow.
    public static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }

    /// Lines up left; the first to go when a terminal is too narrow, since a name stands beside it.
    public static func id(_ title: String) -> Column {
      Column(title: title, isNumber: false, isIdentifier: true)
    }

    /// Lines up right; never cut.
    ///
    /// - Parameters:
    ///   - title: The title, with the unit of what is rounded, for example "before (million)".
    ///   - full: The title above figures in full, for example "before"; nil for the same.
    /// - Returns: The column.
    public static func number(_ title: String, full: String? = nil) -> Column {
      Column(title: title, isNumber: true, fullTitle: full)
    }

    /// As it stands above figures in full.
    var inFull: Column {
      Column(title: fullTitle ?? title, isNumber: isNumber, isIdentifier: isIdentifier)
    }
  }

  private let columns: [Column]
  private var rows: [[any TableCell]?] = []
  private var bars: [Double?] = []

  /// Makes a table without rows.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; missing cells are empty and surplus ones left out.
  ///
  /// - Parameters:
  ///   - cells: One per column.
  ///   - bar: What a bar behind the row shows on a terminal, against the largest of the table; nil,
  ///     what is not finite, and what is not above 0 show none.
  public mutating func addRow(_ cells: [any TableCell], bar: Double? = nil) {
    rows.append(cells)
    bars.append(bar)
  }

  /// Adds a rule, for example above a total.
  public mutating func addRule() {
    rows.append(nil)
    bars.append(nil)
  }

  /// The table, each line indented; ends in a line end.
  ///
  /// On a terminal bars fill what is left of a line, if it is no id that would have to go for them.
  /// Where a line would be too long, titles take several lines, then ids are left out, then text
  /// columns are cut, down to eight columns of the terminal each, and at last the rightmost columns
  /// are left out; what is left out is named.
  public func text(_ style: TextStyle, indent: Int = 0) -> String {
    let isFull = style.showsFullFigures
    let columns = isFull ? columns.map(\.inFull) : columns
    return TableText(columns: columns, rows: texts(isFull: isFull), bars: bars)
      .fitted(style, indent: indent)
  }

  /// Whether no cell has to be cut.
  func fits(_ style: TextStyle) -> Bool {
    guard let width = style.width else { return true }
    return TableLayout.narrowest(columns, texts(isFull: false).compactMap(\.self)) <= width
  }

  /// The table as lines that are broken at words, a title, then a row's first cell before the
  /// others.
  func lines(_ style: TextStyle) -> String {
    let title = columns.first.map { style.heading(printable($0.title)) + "\n" } ?? ""
    return title
      + texts(isFull: style.showsFullFigures).compactMap(\.self).map { row in
        let rest = row.dropFirst().joined(separator: ", ")
        return wrapped("\(row.first ?? ""): \(rest)", style, indent: 2, hanging: 2)
      }.joined()
  }

  private func texts(isFull: Bool) -> [[String]?] {
    rows.map { row in
      row.map { row in
        columns.indices.map { $0 < row.count ? printable(row[$0].text(isFull: isFull)) : "" }
      }
    }
  }
}
