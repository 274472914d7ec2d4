// What every set of a plan's projects is worth to a pair of zones.

import Accessibility
import ShortestPaths

/// The games of pairs of zones, in which a coalition of projects is worth f(c_ij) of the pair when
/// just these are built.
///
/// A pair's game is small: it is worth the best of its useful sets of projects (``UsefulSets``),
/// and only the projects in these sets play. Prerequisites, groups and the budget do not count:
/// every subset of the plan is a coalition.
package struct PairGames: Sendable {
  /// The game of one pair.
  package struct Game {
    package var destination: Int
    /// Bits of the projects that play.
    package var players: [Int]
    /// Worth of each set of players, by the bits of its number.
    package var worth: [Double]
  }

  /// Up to which size games are listed.
  package struct Limits {
    /// Most labels of one origin.
    package var labels: Int
    /// Most sets of players in all games of one origin.
    package var sets: Int

    package init(labels: Int, sets: Int) { (self.labels, self.sets) = (labels, sets) }
  }

  private let sets: UsefulSets
  private let limits: Limits
  private let cancellation: Cancellation
  /// Set when an origin is beyond the limits, so that the others stop.
  private let end = Cancellation()

  /// The games of the pairs whose weight in the instance is not 0; nil for a plan of more than 128
  /// projects.
  package init?(
    _ instance: PlanningInstance,
    of plan: ProjectSet,
    limits: Limits,
    _ cancellation: Cancellation
  ) {
    let count = instance.projectCount
    var game = instance
    game.rules = Rules(
      cost: Array(repeating: 0, count: count),
      budget: 0,
      groups: [],
      prerequisites: Array(repeating: [], count: count),
      required: [],
      forbidden: (0..<count).filter { !plan.contains($0) }
    )
    guard let fixings = Fixings(game.rules), let sets = UsefulSets(game, fixings) else {
      return nil
    }
    self.sets = sets
    self.limits = limits
    self.cancellation = cancellation
  }

  /// Project of each bit, ascending.
  package var projects: [Int] { sets.projects }

  /// What a pair is worth when no project of the plan is built.
  package func worthBefore(_ origin: Int, _ destination: Int) -> Double {
    sets.instance.decay(sets.costs.worst[origin, destination])
  }

  /// Calls a body with the game of each of the origin's pairs to which any set is worth something.
  ///
  /// - Returns: whether these were all games; false when an origin is beyond the limits, and when
  ///   stopped.
  /// - Complexity: O(2^players x players) per pair.
  package func forEach(origin: Int, _ body: (Game) -> Void) -> Bool {
    var rest = limits.sets
    var isComplete = true
    let isStopped = { end.isCancelled || cancellation.isCancelled }
    do {
      try sets.forEachPair(origin: origin, limit: limits.labels, isStopped: isStopped) { pair in
        let players = UsefulSets.positions(pair.entries.reduce(0) { $0 | $1.projects })
        rest -= 1 << min(players.count, Int.bitWidth - 2)
        guard rest >= 0 else { return false }
        let before = worthBefore(origin, pair.destination)
        let worth = worth(before, pair.entries, players)
        body(Game(destination: pair.destination, players: players, worth: worth))
        return true
      }
      isComplete = rest >= 0 && !isStopped()
    } catch {
      isComplete = false
    }
    if !isComplete { end.cancel() }
    return isComplete
  }

  /// A coalition is worth the best useful set within it.
  private func worth(
    _ before: Double,
    _ entries: [UsefulSets.Entry],
    _ players: [Int]
  ) -> [Double] {
    var worth = Array(repeating: before, count: 1 << players.count)
    for entry in entries {
      var mask = 0
      for (player, bit) in players.enumerated() where entry.projects >> UInt128(bit) & 1 == 1 {
        mask |= 1 << player
      }
      worth[mask] = max(worth[mask], sets.instance.decay(entry.cost))
    }
    forSubsets(players.count) { without, with in worth[with] = max(worth[with], worth[without]) }
    return worth
  }
}

/// Visits, for each player, every pair of sets that differ in that player alone; a set's number has
/// a bit for each player.
///
/// The pattern of the zeta transform over subsets and of its inverse.
///
/// - Complexity: O(2^players x players).
@inline(__always)
package func forSubsets(_ players: Int, _ body: (_ without: Int, _ with: Int) -> Void) {
  for player in 0..<players {
    let bit = 1 << player
    for block in stride(from: 0, to: 1 << players, by: 2 * bit) {
      for mask in block..<(block + bit) { body(mask, mask | bit) }
    }
  }
}
