// Rows of several tables of one result, chosen and ranked by the same words.

/// Which rows of a result's tables are shown: each table has rows that belong to zones, and columns
/// that may order them.
public struct RowSelection: Sendable, Equatable {
  /// Zones whose rows may be shown; nil for all.
  public var zones: Set<Int>?
  /// How many of the best are shown; nil for no limit.
  public var top: Int?
  /// How many of the worst, beside the best when both are asked for.
  public var worst: Int?
  /// Column that orders the rows; a table without it keeps its main figure.
  public var sort: String?

  /// Every row in the tables' own order.
  public static let all = RowSelection()

  /// Makes a selection.
  public init(
    zones: Set<Int>? = nil,
    top: Int? = nil,
    worst: Int? = nil,
    sort: String? = nil
  ) {
    (self.zones, self.top, self.worst, self.sort) = (zones, top, worst, sort)
  }

  /// Whether nothing is chosen.
  public var isAll: Bool { self == .all }

  /// The choice for a table whose rows belong to zones.
  func choice(of rows: [Set<Int>]) -> RowChoice {
    RowChoice(
      among: zones.map { zones in Set(rows.indices.filter { !rows[$0].isDisjoint(with: zones) }) },
      top: top,
      worst: worst,
      sort: sort
    )
  }
}

/// What of a table matters when its rows are chosen.
struct RowTable {
  /// A column that may order the rows.
  struct Column {
    var name: String
    var values: ListReport.Values
  }

  /// The zones that each row belongs to.
  var zones: [Set<Int>]
  /// Columns that may order the rows; numbers put the largest first.
  var columns: [Column]
  /// The column that ranks go by where none is asked for.
  var main: String

  init(
    zones: [Set<Int>],
    main: String,
    texts: KeyValuePairs<String, [String]>,
    numbers: KeyValuePairs<String, [Double?]>
  ) {
    self.zones = zones
    self.main = main
    columns =
      texts.map { Column(name: $0.key, values: .texts($0.value)) }
      + numbers.map { Column(name: $0.key, values: .numbers($0.value)) }
  }

  /// The rows that a selection shows, in its order, and the rank of each row of the table; no ranks
  /// where all are shown.
  ///
  /// Ranks are over all rows, by the column that orders them if it has numbers, else by the main
  /// one.
  func rows(_ selection: RowSelection) -> (shown: [Int], ranks: [Int?]?) {
    guard !selection.isAll else { return (Array(zones.indices), nil) }
    let wanted = columns.first { $0.name == selection.sort } ?? columns.first { $0.name == main }
    var ranking: Ranking?
    var order: [Int]?
    switch wanted?.values {
    case .numbers(let numbers)?:
      ranking = Ranking(numbers, isLeastBest: false)
      order = ranking?.order
    case .texts(let texts)?:
      order = texts.indices.filter { !texts[$0].isEmpty }
        .sorted { (texts[$0], $0) < (texts[$1], $1) }
    case nil: break
    }
    if ranking == nil,
      case .numbers(let numbers)? = columns.first(where: { $0.name == main })?.values
    {
      ranking = Ranking(numbers, isLeastBest: false)
    }
    return (selection.choice(of: zones).rows(of: zones.count, order: order), ranking?.ranks)
  }
}
