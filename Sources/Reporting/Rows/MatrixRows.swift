// The rows of a cost matrix that are shown: origins by their zones, the best and the worst.

import TransportNetwork

/// What sums up the costs of one origin, itself left out.
struct MatrixRow {
  /// How many others are reached.
  let reached: Int
  /// Position of the nearest and the farthest of them; nil where none is reached.
  let nearest: Int?
  let farthest: Int?
  /// Mean cost to them.
  let mean: Double?

  /// Sums up a row.
  ///
  /// - Parameters:
  ///   - costs: One per destination; infinity for no path.
  ///   - others: Whether a destination is another place than the origin.
  init(_ costs: [Double], others: [Bool]) {
    let known = costs.indices.filter { others[$0] && costs[$0] < .infinity }
    reached = known.count
    nearest = known.min { costs[$0] < costs[$1] }
    farthest = known.max { costs[$0] < costs[$1] }
    mean = known.isEmpty ? nil : known.reduce(0) { $0 + costs[$1] } / Double(known.count)
  }
}

/// Sums up the origins of a matrix one by one, and chooses among them.
///
/// O(destinations) for each origin; of the matrix only four figures per origin are kept.
public struct MatrixRows: Sendable {
  /// Columns that can order origins: most is best of `reached`, least of costs.
  public static let columns = ["mean", "nearest", "farthest", "reached", "from_id", "name"]

  private let origins: [Int]
  private let destinations: [Int]
  private var figures: [(reached: Int, nearest: Double?, mean: Double?, farthest: Double?)] = []

  /// Makes a choice among origins.
  ///
  /// - Parameters:
  ///   - origins: Positions of the zones that are rows.
  ///   - destinations: Positions of the zones that are columns.
  public init(origins: [Int], destinations: [Int]) {
    (self.origins, self.destinations) = (origins, destinations)
  }

  /// Takes the next origin's costs, one per destination.
  public mutating func add(_ costs: [Double]) {
    let origin = origins[figures.count]
    let row = MatrixRow(costs, others: destinations.map { $0 != origin })
    figures.append(
      (row.reached, row.nearest.map { costs[$0] }, row.mean, row.farthest.map { costs[$0] })
    )
  }

  /// The origins that are shown, in their order, with ranks among all; to be asked when all costs
  /// are in.
  ///
  /// - Parameters:
  ///   - selection: What is asked for.
  ///   - id: The id of a zone.
  ///   - name: The name of a zone.
  /// - Returns: Positions of zones, and their ranks; no ranks where ids or names order them.
  public func chosen(
    _ selection: RowSelection,
    id: (Int) -> String,
    name: (Int) -> String
  ) -> (origins: [Int], ranks: [Int?]) {
    let sort = selection.sort ?? "mean"
    var order: [Int]
    var ranks = [Int?](repeating: nil, count: origins.count)
    switch sort {
    case "from_id", "name":
      let texts = origins.map { sort == "name" ? name($0) : id($0) }
      order = texts.indices.sorted { (texts[$0], $0) < (texts[$1], $1) }
    default:
      let costs: [Double?] = figures.map {
        switch sort {
        case "reached": Double($0.reached)
        case "nearest": $0.nearest
        case "farthest": $0.farthest
        default: $0.mean
        }
      }
      let ranking = Ranking(costs, isLeastBest: sort != "reached")
      (order, ranks) = (ranking.order, ranking.ranks)
    }
    let shown = selection.choice(of: origins.map { [$0] }).rows(of: origins.count, order: order)
    return (shown.map { origins[$0] }, shown.map { ranks[$0] })
  }
}
