// What every set of a plan's projects gains, without building any of them.

import Accessibility
import Glibc
import ShortestPaths
import TransportNetwork

/// Finds the gains of all 2^n sets of a plan's n projects from the games of pairs (``PairGames``).
///
/// The access of a group of zones (a region, or a zone for welfare) is a sum over pairs, so its
/// Möbius transform over the sets is the sum of those of the pairs' games, each of which is 0 but
/// for sets of its few players. One zeta transform then gives the group's access under all sets,
/// and the goal is made of that of one group after the other.
///
/// Source: R. Kennes, P. Smets 1990, arXiv:1304.1122 (the fast transforms).
package struct SetGains {
  /// Zones of the instance with their shares in the group's access.
  private typealias Group = [(zone: Int, share: Double)]

  /// How the goal is made of the groups' access.
  private struct Measure {
    var groups: [Group]
    /// What a group's access counts.
    var term: @Sendable (_ group: Int, _ access: Double) -> Double = { $1 }
    /// Combines the next group's term with those of the groups before.
    var merge: (_ before: Double, _ term: Double) -> Double = { $0 + $1 }
    /// The goal of all terms.
    var goal: (_ merged: Double) -> Double = { $0 }
  }

  /// How many groups are held at once, each 2^n numbers.
  private static let groupsAtOnce = 8

  private let resolved: ResolvedRequest
  private let instance: PlanningInstance
  private let games: PairGames

  /// Improvements over building nothing by all sets of a plan's projects, ascending, by the bits of
  /// their numbers.
  ///
  /// - Returns: 2^n gains; nil when a pair has too many useful sets, or when stopped.
  /// - Complexity: O(pairs x 2^players x players + groups x 2^n x n) time, O(2^n) memory.
  package static func gains(
    _ resolved: ResolvedRequest,
    _ instance: PlanningInstance,
    of plan: ProjectSet,
    limits: PairGames.Limits,
    threads: Int,
    _ cancellation: Cancellation
  ) -> [Double]? {
    var instance = instance
    let isSum = resolved.request.isSumOverPairs
    if !isSum {
      // What a zone offers to others; the shares of these come later.
      let offered = instance.networkZones.map { resolved.opportunities[$0] }
      instance.weights = offered.indices.flatMap { origin in
        offered.indices.map { $0 == origin ? 0 : offered[$0] }
      }
    }
    guard let games = PairGames(instance, of: plan, limits: limits, cancellation) else {
      return nil
    }
    let sets = SetGains(resolved: resolved, instance: instance, games: games)
    guard let goals = sets.goals(sets.measure, threads: threads) else { return nil }
    // Weights of sums are those of what is gained.
    let sign: Double = !isSum && resolved.request.isGoalMinimized ? -1 : 1
    return goals.map { sign * ($0 - goals[0]) }
  }

  private func goals(_ measure: Measure, threads: Int) -> [Double]? {
    var merged: [Double]?
    let groups = measure.groups
    let term = measure.term
    for start in stride(from: 0, to: groups.count, by: Self.groupsAtOnce) {
      let count = min(Self.groupsAtOnce, groups.count - start)
      let terms = parallelMap(count: count, threads: threads) { position in
        access(of: groups[start + position])?.map { term(start + position, $0) }
      }
      for terms in terms {
        guard let terms else { return nil }
        guard let before = merged else {
          merged = terms
          continue
        }
        merged = zip(before, terms).map { measure.merge($0, $1) }
      }
    }
    return merged?.map(measure.goal)
  }

  /// A group's access under every set; nil when a pair has too many useful sets, or when stopped.
  private func access(of group: Group) -> [Double]? {
    let count = games.projects.count
    var sums = Array(repeating: 0.0, count: 1 << count)
    for (origin, share) in group {
      sums[0] += share * accessBefore(origin)
      let isComplete = games.forEach(origin: origin) { game in
        add(share * weight(origin, game.destination), game, to: &sums)
      }
      guard isComplete else { return nil }
    }
    forSubsets(count) { without, with in sums[with] += sums[without] }
    return sums
  }

  private func weight(_ origin: Int, _ destination: Int) -> Double {
    instance.weights[origin * instance.zoneCount + destination]
  }

  /// A zone's access when no project of the plan is built.
  private func accessBefore(_ origin: Int) -> Double {
    (0..<instance.zoneCount).reduce(0) { sum, destination in
      let weight = weight(origin, destination)
      return weight == 0 ? sum : sum + weight * games.worthBefore(origin, destination)
    }
  }

  /// Adds the Möbius transform of a pair's gains.
  private func add(_ weight: Double, _ game: PairGames.Game, to sums: inout [Double]) {
    var steps = game.worth
    forSubsets(game.players.count) { without, with in steps[with] -= steps[without] }
    // The sets of players as sets of projects, each from that without its first player.
    var sets = Array(repeating: 0, count: steps.count)
    for mask in steps.indices.dropFirst() {
      sets[mask] = sets[mask & (mask - 1)] | 1 << game.players[mask.trailingZeroBitCount]
      sums[sets[mask]] += weight * steps[mask]
    }
  }
}

extension SetGains {
  /// What the request's goal is made of.
  private var measure: Measure {
    switch resolved.request.objective {
    case .gap, .access, .total, .meanCost: sum
    case .ratio: ratio
    case .cost: resolved.request.isSumOverPairs ? sum : ratio
    case .maxmin:
      Measure(groups: resolved.scheme.regions.compactMap(group), merge: { min($0, $1) })
    case .welfare(let aversion): welfare(aversion: aversion)
    }
  }

  /// The sum over all pairs, in a few groups for as many threads.
  private var sum: Measure {
    let zones = instance.zoneCount
    let groups = (0..<Self.groupsAtOnce).map { first in
      stride(from: first, to: zones, by: Self.groupsAtOnce).map { (zone: $0, share: 1.0) }
    }
    return Measure(groups: groups)
  }

  /// The reference's access over the target's, as in `accessRatio(reference:target:)`.
  private var ratio: Measure {
    Measure(
      groups: [resolved.reference, resolved.target].map { $0.flatMap(group) ?? [] },
      merge: { $1 != 0 ? $0 / $1 : .infinity }
    )
  }

  /// Atkinson's equally distributed equivalent of access, zone by zone.
  ///
  /// In units of the lowest access where nothing is built, or of its mean where that weighs more,
  /// so that no power overflows (as in `WeightedValues.atkinson(_:)`).
  private func welfare(aversion: Double) -> Measure {
    let weights = resolved.weights
    let total = weights.reduce(0, +)
    let zones = weights.indices.filter { weights[$0] > 0 }
    let power = 1 - aversion
    let before = (0..<instance.zoneCount).map(accessBefore).filter { $0 > 0 }
    let mean = before.reduce(0, +) / Double(max(1, before.count))
    let unit = (aversion > 1 ? before.min() : nil) ?? (mean > 0 ? mean : 1)
    return Measure(
      groups: zones.map { zone in
        instance.networkZones.firstIndex(of: zone).map { [(zone: $0, share: 1)] } ?? []
      },
      term: { position, access in
        let logarithm = log(access / unit)
        return weights[zones[position]] / total
          * (power == 0 ? logarithm : expm1(power * logarithm))
      },
      goal: { unit * exp(power == 0 ? $0 : log1p($0) / power) }
    )
  }

  /// A region's zones, nil when it has no weight.
  ///
  /// Zones without a node have no access and are left out.
  private func group(_ region: RegionScheme.Region) -> Group? {
    let total = region.zones.reduce(0) { $0 + resolved.weights[$1.position] }
    guard total > 0 else { return nil }
    let zones = Set(region.zones.map(\.position))
    return instance.networkZones.enumerated().compactMap { position, zone in
      let share = resolved.weights[zone] / total
      return zones.contains(zone) && share > 0 ? (position, share) : nil
    }
  }
}
