// Which rows of a table are shown, and in which order: those of some zones, the best, the worst.

/// A choice of a table's rows.
public struct RowChoice: Sendable, Equatable {
  /// Rows that may be shown; nil for all.
  public var among: Set<Int>?
  /// How many of the best are shown; nil for no limit.
  public var top: Int?
  /// How many of the worst are shown, beside the best when both are asked for.
  public var worst: Int?
  /// Column that orders the rows; nil for the table's own order, or its main figure when the best
  /// or worst are asked for.
  public var sort: String?

  /// All rows in the table's order.
  public static let all = RowChoice()

  /// Makes a choice.
  public init(
    among: Set<Int>? = nil,
    top: Int? = nil,
    worst: Int? = nil,
    sort: String? = nil
  ) {
    self.among = among
    self.top = top
    self.worst = worst
    self.sort = sort
  }

  /// Whether anything is chosen at all.
  public var isAll: Bool { self == .all }

  /// Whether rows are put into an order of their own.
  public var isOrdered: Bool { top != nil || worst != nil || sort != nil }

  /// The rows in the order in which they are shown.
  ///
  /// - Parameters:
  ///   - count: Rows of the table.
  ///   - order: All rows that have a figure, the best first; rows without come after them, and
  ///     never among the best or worst. Nil leaves the table's order.
  /// - Returns: Positions of rows.
  func rows(of count: Int, order: [Int]?) -> [Int] {
    func isShown(_ row: Int) -> Bool { among?.contains(row) ?? true }
    guard isOrdered, let order else { return (0..<count).filter(isShown) }
    let ranked = order.filter(isShown)
    guard top != nil || worst != nil else {
      let known = Set(order)
      return ranked + (0..<count).filter { isShown($0) && !known.contains($0) }
    }
    let best = ranked.prefix(max(0, top ?? 0))
    let rest = ranked.dropFirst(best.count)
    return Array(best) + rest.suffix(max(0, worst ?? 0))
  }
}

/// Ranks and orders of figures.
struct Ranking {
  /// Rows with a figure, the best first; equal ones in the table's order.
  let order: [Int]
  /// By row: 1 for the best, the same for equals; nil where there is no figure.
  let ranks: [Int?]

  /// How many have a rank.
  var count: Int { order.count }

  /// Ranks figures; NaN and nil have no rank.
  init(_ figures: [Double?], isLeastBest: Bool) {
    func figure(_ row: Int) -> Double? { figures[row].flatMap { $0.isNaN ? nil : $0 } }
    let known = figures.indices.filter { figure($0) != nil }
    order = known.sorted { left, right in
      let (one, other) = (figure(left) ?? 0, figure(right) ?? 0)
      if one == other { return left < right }
      return isLeastBest ? one < other : one > other
    }
    var ranks = [Int?](repeating: nil, count: figures.count)
    for (place, row) in order.enumerated() {
      let isEqual = place > 0 && figure(order[place - 1]) == figure(row)
      ranks[row] = isEqual ? ranks[order[place - 1]] : place + 1
    }
    self.ranks = ranks
  }
}

/// The rank of a row as tables show it: its place where no rows are chosen, "-" where it has none.
func rankText(_ ranks: [Int?]?, _ row: Int) -> String {
  guard let ranks else { return String(row + 1) }
  return ranks[row].map { String($0) } ?? "-"
}
