// Exact Shapley values of a plan whose gain is a sum over pairs of zones.

import ShortestPaths

/// Adds up the Shapley values of pairs.
///
/// The value is linear in the game, so the plan's is the sum of those of its pairs (``PairGames``),
/// of whatever size the plan is.
///
/// Source: L. S. Shapley 1953, A value for n-person games.
package struct ShapleyOfPairs {
  /// The values of the projects, or nil when a pair has too many useful sets, or when stopped.
  /// - Complexity: O(pairs x 2^players x players).
  package static func values(
    _ instance: PlanningInstance,
    _ games: PairGames,
    threads: Int
  ) -> [Double]? {
    let sums = parallelMap(count: instance.zoneCount, threads: threads) { origin in
      values(instance, games, origin: origin)
    }
    var total = Array(repeating: 0.0, count: instance.projectCount)
    for sum in sums {
      guard let sum else { return nil }
      for (bit, value) in sum.enumerated() { total[games.projects[bit]] += value }
    }
    return total
  }

  /// The values from one origin's pairs, by bit; nil when there are too many sets.
  private static func values(
    _ instance: PlanningInstance,
    _ games: PairGames,
    origin: Int
  ) -> [Double]? {
    var values = Array(repeating: 0.0, count: games.projects.count)
    let isComplete = games.forEach(origin: origin) { game in
      let weight = instance.weights[origin * instance.zoneCount + game.destination]
      for (player, value) in shapleyValues(game.worth).enumerated() {
        values[game.players[player]] += weight * value
      }
    }
    return isComplete ? values : nil
  }
}

/// Shapley values by their definition, from the worth of every coalition of n players by the bits
/// of its number.
///
/// Source: L. S. Shapley 1953, A value for n-person games.
/// - Complexity: O(2^n x n).
package func shapleyValues(_ worth: [Double]) -> [Double] {
  let count = worth.count.trailingZeroBitCount
  // |S|! (n - |S| - 1)! / n!, the share of orders in which just S comes before a player.
  var shares = [1 / Double(max(1, count))]
  for size in 1..<max(2, count) {
    shares.append(shares[size - 1] * Double(size) / Double(count - size))
  }
  return (0..<count).map { player in
    var value = 0.0
    for mask in worth.indices where mask >> player & 1 == 0 {
      value += shares[mask.nonzeroBitCount] * (worth[mask | 1 << player] - worth[mask])
    }
    return value
  }
}
