// The optimum of a small bounded linear model by trying all its corners.

import GLPK

/// Tries every choice of as many bounds as there are columns, made to hold with equality.
///
/// A bounded linear model that is feasible at all has an optimum at such a point.
enum CornerSolver {
  /// The best objective, or nil when the model is infeasible.
  static func optimum(_ model: LinearModel) -> Double? {
    let count = model.columns.count
    var planes: [(normal: [Double], side: Double)] = []
    func add(_ normal: [Double], _ bounds: Bounds) {
      for side in [bounds.lower, bounds.upper] where side.isFinite { planes.append((normal, side)) }
    }
    for (index, column) in model.columns.enumerated() {
      add((0..<count).map { $0 == index ? 1 : 0 }, column.bounds)
    }
    for row in model.rows {
      var normal = [Double](repeating: 0, count: count)
      for (column, coefficient) in zip(row.columns, row.coefficients) {
        normal[column] = coefficient
      }
      add(normal, row.bounds)
    }
    var best: Double?
    visit(planes, from: 0, chosen: [], count: count) { chosen in
      guard let point = solve(chosen), model.isFeasible(point, tolerance: 1e-8) else { return }
      let objective = model.objective(at: point)
      best = best.map { model.isMaximizing ? max($0, objective) : min($0, objective) } ?? objective
    }
    return best
  }

  private typealias Plane = (normal: [Double], side: Double)

  private static func visit(
    _ planes: [Plane],
    from start: Int,
    chosen: [Plane],
    count: Int,
    _ body: ([Plane]) -> Void
  ) {
    guard chosen.count < count else { return body(chosen) }
    for index in start..<max(start, planes.count - (count - chosen.count) + 1) {
      visit(planes, from: index + 1, chosen: chosen + [planes[index]], count: count, body)
    }
  }

  /// The point where the planes meet, by Gauss-Jordan elimination; nil when there is none or many.
  private static func solve(_ planes: [Plane]) -> [Double]? {
    var rows = planes.map { $0.normal + [$0.side] }
    let count = rows.count
    for pivot in 0..<count {
      guard
        let row = (pivot..<count).max(by: {
          rows[$0][pivot].magnitude < rows[$1][pivot].magnitude
        }), rows[row][pivot].magnitude > 1e-9
      else { return nil }
      rows.swapAt(pivot, row)
      for other in 0..<count where other != pivot {
        let factor = rows[other][pivot] / rows[pivot][pivot]
        guard factor != 0 else { continue }
        for column in pivot...count { rows[other][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }
}
