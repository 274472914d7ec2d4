// Exact Shapley values of a plan whose gain is a sum over pairs of zones.

import Accessibility
import ShortestPaths

/// Adds up the Shapley values of pairs.
///
/// The value is linear in the game, so the plan's is the sum of those of its pairs, and a pair's game
/// is small: it is worth the best of its useful sets of projects (``UsefulSets``), and only the
/// projects in these sets play. All orders of a few players are counted by all their subsets.
///
/// Source: L. S. Shapley 1953, A value for n-person games.
struct ShapleyOfPairs {
  /// Most projects in the useful sets of one pair.
  static let mostPlayers = 16
  /// Most labels of one origin.
  private static let mostLabels = 30_000

  /// The values of the projects, or nil when a pair has too many useful sets, or when stopped.
  /// - Complexity: O(pairs x 2^players x players).
  static func values(
    _ instance: PlanningInstance,
    of plan: ProjectSet,
    threads: Int,
    _ cancellation: Cancellation
  ) -> [Double]? {
    guard let fixings = fixings(instance, plan) else { return nil }
    // Every pair counts, whatever the sign of its weight.
    var game = instance
    game.rules = rules(instance, plan)
    game.weights = instance.weights.map { abs($0) }
    game.merit = .sum
    guard let sets = UsefulSets(game, fixings) else { return nil }
    let sums = parallelMap(count: instance.zoneCount, threads: threads) { origin in
      cancellation.isCancelled ? nil : values(instance, sets, origin: origin)
    }
    var total = Array(repeating: 0.0, count: instance.projectCount)
    for sum in sums {
      guard let sum else { return nil }
      for (bit, value) in sum.enumerated() { total[sets.projects[bit]] += value }
    }
    return total
  }

  /// Only the plan's projects, with no rule on them.
  private static func rules(_ instance: PlanningInstance, _ plan: ProjectSet) -> Rules {
    Rules(
      cost: instance.rules.cost.map { _ in 0 },
      budget: 0,
      groups: [],
      prerequisites: instance.rules.cost.map { _ in [] },
      required: [],
      forbidden: (0..<instance.projectCount).filter { !plan.contains($0) }
    )
  }

  private static func fixings(_ instance: PlanningInstance, _ plan: ProjectSet) -> Fixings? {
    Fixings(rules(instance, plan))
  }

  /// The values from one origin's pairs, by bit; nil when there are too many sets.
  private static func values(
    _ instance: PlanningInstance,
    _ sets: UsefulSets,
    origin: Int
  ) -> [Double]? {
    var values = Array(repeating: 0.0, count: sets.projects.count)
    guard let pairs = try? sets.pairs(origin: origin, limit: mostLabels) else { return nil }
    for pair in pairs {
      let weight = instance.weights[origin * instance.zoneCount + pair.destination]
      let players = pair.entries.reduce(UInt128(0)) { $0 | $1.projects }
      guard players.nonzeroBitCount <= mostPlayers else { return nil }
      let without = PathSet(
        projects: 0,
        worth: instance.decay(sets.costs.worst[origin, pair.destination])
      )
      let known = pair.entries.map {
        PathSet(projects: $0.projects, worth: instance.decay($0.cost))
      }
      add(weight, [without] + known, players, to: &values)
    }
    return values
  }

  private static func add(
    _ weight: Double,
    _ sets: [PathSet],
    _ players: UInt128,
    to values: inout [Double]
  ) {
    var bits: [Int] = []
    var rest = players
    while rest != 0 {
      bits.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    let count = bits.count
    var worth = Array(repeating: -Double.infinity, count: 1 << count)
    for set in sets {
      var mask = 0
      for (player, bit) in bits.enumerated() where set.projects >> UInt128(bit) & 1 == 1 {
        mask |= 1 << player
      }
      worth[mask] = max(worth[mask], set.worth)
    }
    // A coalition is worth the best set within it.
    for player in 0..<count {
      for mask in worth.indices where mask >> player & 1 == 1 {
        worth[mask] = max(worth[mask], worth[mask ^ (1 << player)])
      }
    }
    // |S|! (n - |S| - 1)! / n!, the share of orders in which just S comes before a player.
    var shares = [1 / Double(count)]
    for size in 1..<max(2, count) {
      shares.append(shares[size - 1] * Double(size) / Double(count - size))
    }
    for player in 0..<count {
      var value = 0.0
      for mask in worth.indices where mask >> player & 1 == 0 {
        value += shares[mask.nonzeroBitCount] * (worth[mask | 1 << player] - worth[mask])
      }
      values[bits[player]] += weight * value
    }
  }
}
