// A tiny linear program: the best mix of sets when each project is only partly there.

import PlanModel

/// maximize sum of value_S x_S with sum x_S <= 1 and, for each project, the x_S of the sets that
/// hold it adding up to at most its y.
///
/// The dual is what a cut needs: prices (mu, sigma) with mu + sigma(S) >= value_S for every S.
/// Solved by the primal simplex method on a dense tableau, with Bland's rule when it stalls. Kept
/// as one object per thread, so that its arrays are used again.
struct PackingProgram {
  /// mu.
  private(set) var convexityPrice = 0.0
  /// sigma, one per row.
  private(set) var prices: [Double] = []

  private var tableau: [Double] = []
  private var basis: [Int] = []

  /// Solves the program.
  /// - Parameters:
  ///   - rows: number of projects, r.
  ///   - capacity: y of each project, positive.
  ///   - values: value of each set, positive.
  ///   - starts: where each set's rows begin in `members`, and last where they all end.
  ///   - members: the rows of the projects that each set holds.
  /// - Complexity: O(r x sets) per pivot.
  mutating func solve(
    rows: Int,
    capacity: [Double],
    values: [Double],
    starts: [Int],
    members: [Int]
  ) {
    let count = values.count
    let height = rows + 1
    let width = count + height + 1
    load(
      height: height,
      width: width,
      capacity: capacity,
      values: values,
      starts: starts,
      members: members
    )
    let objective = height * width
    var pivots = 0
    while pivots < 50 * (height + 4) {
      // Largest improvement first; after many pivots the first one, which cannot cycle.
      var entering = -1
      var steepest = 1e-11
      for column in 0..<count + height where tableau[objective + column] > steepest {
        entering = column
        if pivots > 20 * (height + 4) { break }
        steepest = tableau[objective + column]
      }
      guard entering >= 0 else { break }
      var leaving = -1
      var least = Double.infinity
      for row in 0..<height where tableau[row * width + entering] > 1e-11 {
        let ratio = tableau[row * width + width - 1] / tableau[row * width + entering]
        if ratio < least || (ratio == least && basis[row] < basis[leaving]) {
          (leaving, least) = (row, ratio)
        }
      }
      guard leaving >= 0 else { break }
      pivot(row: leaving, column: entering, height: height, width: width)
      pivots += 1
    }
    prices.removeAll(keepingCapacity: true)
    for row in 0..<rows { prices.append(max(0, -tableau[objective + count + row])) }
    convexityPrice = max(0, -tableau[objective + count + rows])
  }

  private mutating func load(
    height: Int,
    width: Int,
    capacity: [Double],
    values: [Double],
    starts: [Int],
    members: [Int]
  ) {
    let count = values.count
    tableau.removeAll(keepingCapacity: true)
    tableau.append(contentsOf: repeatElement(0, count: (height + 1) * width))
    basis.removeAll(keepingCapacity: true)
    for row in 0..<height {
      basis.append(count + row)
      tableau[row * width + count + row] = 1
      tableau[row * width + width - 1] = row < height - 1 ? capacity[row] : 1
    }
    for set in 0..<count {
      for member in starts[set]..<starts[set + 1] { tableau[members[member] * width + set] = 1 }
      tableau[(height - 1) * width + set] = 1
      tableau[height * width + set] = values[set]
    }
  }

  private mutating func pivot(row: Int, column: Int, height: Int, width: Int) {
    let scale = 1 / tableau[row * width + column]
    for other in 0..<width { tableau[row * width + other] *= scale }
    for line in 0...height where line != row {
      let factor = tableau[line * width + column]
      guard factor != 0 else { continue }
      for other in 0..<width {
        tableau[line * width + other] -= factor * tableau[row * width + other]
      }
    }
    basis[row] = column
  }
}
