// Rows of a network's table with ids, names and columns: the result of `corridor list`.

import NetworkFiles
public import OrderedJSON
import TransportNetwork

/// A table of rows of one kind.
public struct ListReport: Sendable {
  /// What a column holds, one value per row.
  public enum Values: Sendable, Equatable {
    /// Texts, empty when missing.
    case texts([String])
    /// Numbers, nil when missing.
    case numbers([Double?])
  }

  /// A column.
  public struct Column: Sendable, Equatable {
    /// Header in CSV and key in JSON.
    public var name: String
    /// Heading for people, with the unit; nil keeps the column out of the text.
    public var heading: String?
    /// Its values.
    public var values: Values
  }

  /// What the rows are, for the first line.
  public let title: String
  /// All columns.
  public let columns: [Column]
  /// Number of rows of the whole table.
  public let count: Int
  /// Zones that each row belongs to; ``RowChoice`` goes by them.
  public let zones: [Set<Int>]
  private var choice = RowChoice.all
  private var ranking: Ranking?
  private var order: [Int]?

  init(title: String, columns: [Column], zones: [Set<Int>]) {
    self.title = title
    self.columns = columns
    self.zones = zones
    count = zones.count
  }

  /// The names of the columns.
  public var columnNames: [String] { columns.map(\.name) }

  /// The report with rows chosen; by default the first numeric column with a heading orders the
  /// best and worst.
  ///
  /// - Parameter selection: The selection; its column is one of ``columnNames``.
  /// - Returns: The report.
  public func choosing(_ selection: RowSelection) -> ListReport {
    var report = self
    let choice = selection.choice(of: zones)
    report.choice = choice
    guard choice.isOrdered else { return report }
    let column =
      choice.sort.flatMap { name in columns.first { $0.name == name } }
      ?? columns.first { if case .numbers = $0.values { $0.heading != nil } else { false } }
    switch column?.values {
    case .numbers(let numbers)?:
      let ranking = Ranking(numbers, isLeastBest: false)
      report.ranking = ranking
      report.order = ranking.order
    case .texts(let texts)?:
      report.order = texts.indices.filter { !texts[$0].isEmpty }
        .sorted { (texts[$0], $0) < (texts[$1], $1) }
    case nil: report.order = Array(0..<count)
    }
    return report
  }

  /// The columns for people; the one that orders the rows stands behind the names, since the last
  /// columns are the first to go.
  private var mainColumns: [Column] {
    var main = columns.filter { $0.heading != nil }
    guard let place = main.firstIndex(where: { $0.name == choice.sort }), ranking != nil else {
      return main
    }
    let column = main.remove(at: place)
    let names = main.lastIndex { ["name", "name_local"].contains($0.name) } ?? -1
    main.insert(column, at: min(place, names + 1))
    return main
  }

  private var rows: [Int] { choice.rows(of: count, order: order) }
}

extension ListReport: Report {
  /// How many there are, then the main columns.
  public func text(_ style: TextStyle) -> String {
    let rows = rows
    let shown =
      rows.count == count ? "\(grouped(count))" : "\(grouped(rows.count)) of \(grouped(count))"
    var text = style.heading(printable(title)) + ": \(shown)\n"
    guard !rows.isEmpty else { return text }
    let main = mainColumns
    let scales = main.map { column -> AmountScale? in
      guard case .numbers(let numbers) = column.values else { return nil }
      return AmountScale(numbers)
    }
    var titles: [TextTable.Column] = ranking == nil ? [] : [.number("rank")]
    // Beside a name an id may go.
    let hasNames = main.contains { $0.name == "name" }
    titles += zip(main, scales).map { column, scale in
      let heading = column.heading ?? column.name
      let isID = hasNames && (column.name == "id" || column.name.hasSuffix("_id"))
      return scale.map { $0.column(heading) } ?? (isID ? .id(heading) : .text(heading))
    }
    var table = TextTable(titles)
    for row in rows {
      var cells: [any TableCell] = ranking.map { [$0.ranks[row] ?? "-"] } ?? []
      for (column, scale) in zip(main, scales) {
        switch column.values {
        case .texts(let texts): cells.append(texts[row])
        case .numbers(let numbers):
          let figure = numbers[row].flatMap { scale?.figure($0) }
          cells.append(figure ?? Figure.words(""))
        }
      }
      table.addRow(cells)
    }
    text += table.text(style)
    return text
  }

  /// Every column, and `rank` where the rows are ordered by a number.
  public var csv: String {
    var csv = CSVWriter(header: columns.map(\.name) + (ranking == nil ? [] : ["rank"]))
    for row in rows {
      for column in columns {
        switch column.values {
        case .texts(let texts): csv.field(texts[row])
        case .numbers(let numbers): csv.field(numbers[row])
        }
      }
      if let ranking { csv.field(ranking.ranks[row]) }
      csv.endRow()
    }
    return csv.text
  }

  /// A list of objects, one per row, with the CSV's columns as keys.
  public var json: JSONValue {
    .array(
      rows.map { row in
        var members = columns.map { column -> JSONValue.Member in
          switch column.values {
          case .texts(let texts): .init(key: column.name, value: .string(texts[row]))
          case .numbers(let numbers): .init(key: column.name, value: .number(numbers[row]))
          }
        }
        if let ranking {
          members.append(
            .init(key: "rank", value: ranking.ranks[row].map { .integer($0) } ?? .null)
          )
        }
        return .object(members)
      }
    )
  }
}
