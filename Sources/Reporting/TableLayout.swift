// How a table of text fits a terminal: widths of its columns, lines of its titles, room for bars.

/// The layout of a table in a limited number of terminal columns.
struct TableLayout {
  /// Widths of the columns that are shown, from the left.
  private(set) var widths: [Int]
  /// The lines of the titles, the last one just above the rule.
  private(set) var titles: [[String]] = []
  /// Columns for bars; 0 where there is no room for them.
  private(set) var barWidth = 0

  /// Columns of a line without its bar.
  var length: Int { widths.reduce(2 * (widths.count - 1), +) }

  private static let narrowestText = 8
  static let narrowestBar = 8
  private static let widestBar = 32

  /// Makes a layout; without a limit nothing is cut and there are no bars.
  init(_ columns: [TextTable.Column], _ rows: [[String]], limit: Int?, hasBars: Bool) {
    let cells = columns.indices.map { position in
      rows.reduce(0) { max($0, displayWidth($1[position])) }
    }
    widths = zip(columns, cells).map { max(displayWidth($0.title), $1) }
    defer { titles = Self.lines(of: columns.prefix(widths.count).map(\.title), widths) }
    guard let limit else { return }
    let natural = widths
    let fits = length <= limit
    let bar = hasBars ? Self.narrowestBar + 2 : 0
    if length + bar > limit {
      widths = zip(columns, cells).map { max(Self.longestWord($0.title), $1) }
    }
    // Bars are worth a shorter name, but not one that cannot be recognized.
    let isText = columns.map { !$0.isNumber }
    shrink(to: limit - bar, isText, atLeast: 2 * Self.narrowestText)
    shrink(to: limit, isText, atLeast: 2 * Self.narrowestText)
    // Figures go before names cannot be recognized.
    while length > limit, widths.count > 2, !isText[widths.count - 1],
      isText.prefix(widths.count - 1).contains(false)
    {
      widths.removeLast()
    }
    shrink(to: limit, isText, atLeast: Self.narrowestText)
    while length > limit, widths.count > 2 { widths.removeLast() }
    // A bar says nothing where the figures that it stands for are left out.
    if hasBars, widths.count == columns.count, limit - length - 2 >= Self.narrowestBar {
      barWidth = min(limit - length - 2, Self.widestBar)
    } else if fits {
      widths = natural
    }
  }

  /// Narrows the widest text columns until lines are short enough, or all are as narrow as may be.
  private mutating func shrink(to limit: Int, _ isText: [Bool], atLeast narrowest: Int) {
    while length > limit {
      let shrinkable = widths.indices.filter { isText[$0] && widths[$0] > narrowest }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
    }
  }

  /// The least columns of a line in which no cell is cut and no word of a title is broken.
  static func narrowest(_ columns: [TextTable.Column], _ rows: [[String]]) -> Int {
    columns.indices.reduce(2 * (columns.count - 1)) { sum, position in
      let cells = rows.reduce(0) { max($0, displayWidth($1[position])) }
      return sum + max(longestWord(columns[position].title), cells)
    }
  }

  private static func longestWord(_ title: String) -> Int {
    title.split(separator: " ").map { displayWidth(String($0)) }.max() ?? 0
  }

  /// Titles broken between words into as many lines as the longest needs, filled from below.
  private static func lines(of titles: [String], _ widths: [Int]) -> [[String]] {
    let broken = zip(titles, widths).map { title, width in
      var lines: [String] = []
      for word in title.split(separator: " ") {
        if let last = lines.last, displayWidth(last) + 1 + displayWidth(String(word)) <= width {
          lines[lines.count - 1] = last + " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines
    }
    let count = max(1, broken.map(\.count).max() ?? 1)
    return (0..<count).map { line in
      broken.map { lines in
        let position = line - (count - lines.count)
        return position < 0 ? "" : lines[position]
      }
    }
  }
}
