// The ends of project arcs and the base ways between them that lead over no other end.

import PlanModel
import ShortestPaths

/// The sparse graph over which sets of projects are priced (`PricingGraph`).
///
/// Its vertices are the terminals at which project arcs end. A base way from one end to another, or
/// to a zone, is kept only if it is no sum of two shorter base ways that meet at an end: labels at
/// that end stand for it.
struct EndGraph: Sendable {
  /// A base way.
  struct Way: Sendable {
    var end: Int
    var cost: Double
  }

  /// Terminal of each end, part by part.
  let terminals: [Int]
  /// Positions of the arcs that leave each end.
  let arcs: [[Int]]
  /// End at which each arc arrives.
  let heads: [Int]
  /// Ways from each end to others.
  let ways: [[Way]]
  /// Per zone, the ends that it reaches first; a zone that is an end has just itself.
  let departures: [[Way]]

  /// Ends of each part of the network.
  let ends: [Range<Int>]

  /// Finds the ends of arcs and the ways between them; `part` is that of each terminal, out of
  /// which there is no way.
  ///
  /// When stopped, ways and departures are missing.
  /// - Complexity: O((ends + zones) x ends^2), the ends those of one part.
  init(
    _ base: Closure,
    part: [Int],
    arcs: [PlanningInstance.Arc],
    zoneCount: Int,
    threads: Int,
    isStopped: @Sendable () -> Bool = { false }
  ) {
    let terminals = Array(Set(arcs.flatMap { [$0.tail, $0.head] }))
      .sorted { (part[$0], $0) < (part[$1], $1) }
    let ends = Self.ends(terminals.map { part[$0] }, partCount: (part.max() ?? -1) + 1)
    let endOfTerminal = Self.positions(of: terminals, count: base.count)
    var leaving = Array(repeating: [Int](), count: terminals.count)
    for (position, arc) in arcs.enumerated() {
      leaving[endOfTerminal[arc.tail]].append(position)
    }
    self.terminals = terminals
    self.ends = ends
    self.arcs = leaving
    heads = arcs.map { endOfTerminal[$0.head] }
    let between = terminals.map { from in
      base.withRow(from) { row in terminals.map { row[$0] } }
    }
    ways = parallelMap(count: terminals.count, threads: threads) { from in
      guard !isStopped() else { return [] }
      let near = ends[part[terminals[from]]]
      return near.compactMap { to in
        let cost = between[from][to]
        guard from != to, cost < .infinity else { return nil }
        let isSum = near.contains { Self.meet(between[from][$0], between[$0][to], in: cost) }
        return isSum ? nil : Way(end: to, cost: cost)
      }
    }
    departures = parallelMap(count: zoneCount, threads: threads) { zone in
      guard !isStopped() else { return [] }
      if endOfTerminal[zone] >= 0 { return [Way(end: endOfTerminal[zone], cost: 0)] }
      let near = ends[part[zone]]
      let toEnd = terminals.map { base[zone, $0] }
      return near.compactMap { end in
        let cost = toEnd[end]
        guard cost < .infinity else { return nil }
        let isSum = near.contains { Self.meet(toEnd[$0], between[$0][end], in: cost) }
        return isSum ? nil : Way(end: end, cost: cost)
      }
    }
  }

  /// The ends of each part, whose numbers follow each other.
  private static func ends(_ parts: [Int], partCount: Int) -> [Range<Int>] {
    var first = 0
    return (0..<partCount).map { part in
      var last = first
      while last < parts.count, parts[last] == part { last += 1 }
      defer { first = last }
      return first..<last
    }
  }

  /// Position of each terminal among the ends; -1 for the others.
  private static func positions(of terminals: [Int], count: Int) -> [Int] {
    var positions = Array(repeating: -1, count: count)
    for (end, terminal) in terminals.enumerated() { positions[terminal] = end }
    return positions
  }

  /// Whether two ways, both shorter, add up to one; without strict progress ways of no cost would
  /// stand for each other in a circle.
  private static func meet(_ first: Double, _ second: Double, in whole: Double) -> Bool {
    let tolerance = 1e-9 * max(1, whole)
    return first + second <= whole + tolerance
      && first < whole - 2 * tolerance && second < whole - 2 * tolerance
  }
}
