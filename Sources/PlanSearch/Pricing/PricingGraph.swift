// The sparse graph on which pairs look for the set of projects that is worth most above its prices.

import PlanModel
import ShortestPaths

/// The ends of free projects' arcs, with the arcs and the base ways between them as moves, and what
/// is known of the costs that remain from each end to each zone.
///
/// Everything is that of the root, so it holds in every node: the remaining costs are those with
/// all possible projects built, from below.
package struct PricingGraph: Sendable {
  /// A step from an end to another: a project's arc, or a base way.
  struct Move: Sendable {
    var cost: Double
    var end: Int32
    /// Bit of the arc's project; -1 for a base way.
    var bit: Int32
  }

  let bits: ProjectBits
  let endCount: Int
  /// Position of each end's first move in `moves`; one more than there are ends.
  let starts: [Int]
  let moves: [Move]
  /// Most moves from one end.
  let mostMoves: Int
  /// Base ways from each zone to the ends that it reaches first.
  let departures: [[EndGraph.Way]]
  /// Base costs from each end to each zone of its part, at ``row(of:)`` + end.
  let costTo: [Double]
  /// Costs from each end to each zone of its part through some arc of each project with everything
  /// built, rounded down: at (``row(of:)`` + end) x projects + bit.
  let costThrough: [Float]
  /// Ends of each part of the network.
  private let ends: [Range<Int>]
  /// Most ends in one part.
  private let mostEnds: Int

  /// Builds the graph of a root; nil when a part of it has more free projects than a word holds,
  /// and when stopped.
  /// - Complexity: O(zones x ends x (ends + arcs)) time, O(zones x ends x projects) memory; ends,
  ///   arcs and projects are those of one part.
  init?(
    _ instance: PlanningInstance,
    root: NodeCosts,
    threads: Int,
    isStopped: @Sendable () -> Bool = { false }
  ) {
    guard let bits = ProjectBits(instance, root: root) else { return nil }
    self.bits = bits
    let arcs = instance.arcs.filter { bits.bit(of: $0) != nil }
    let graph = EndGraph(
      root.worst,
      part: bits.part,
      arcs: arcs,
      zoneCount: instance.zoneCount,
      threads: threads,
      isStopped: isStopped
    )
    endCount = graph.terminals.count
    departures = graph.departures
    var starts = [0]
    var moves: [Move] = []
    for end in 0..<endCount {
      for position in graph.arcs[end] {
        let arc = arcs[position]
        moves.append(
          Move(
            cost: arc.cost,
            end: Int32(graph.heads[position]),
            bit: Int32(bits.bit(of: arc) ?? 0)
          )
        )
      }
      moves += graph.ways[end].map { Move(cost: $0.cost, end: Int32($0.end), bit: -1) }
      starts.append(moves.count)
    }
    self.starts = starts
    mostMoves = (0..<endCount).reduce(0) { max($0, starts[$1 + 1] - starts[$1]) }
    self.moves = moves
    let (terminals, ends) = (graph.terminals, graph.ends)
    let mostEnds = ends.reduce(0) { max($0, $1.count) }
    self.terminals = terminals
    self.ends = ends
    self.mostEnds = mostEnds
    costTo = Self.costs(root.worst, terminals, ends, bits.part, zoneCount: instance.zoneCount)
    var through = Array(repeating: [(arc: PlanningInstance.Arc, bit: Int)](), count: ends.count)
    for arc in arcs {
      if let bit = bits.bit(of: arc) { through[bits.part[arc.tail]].append((arc, bit)) }
    }
    let arcsOfPart = through
    let width = bits.width
    let rows = parallelMap(count: instance.zoneCount, threads: threads) { zone -> [Float] in
      guard !isStopped() else { return [] }
      let part = bits.part[zone]
      let last = arcsOfPart[part].map { $0.arc.cost + root.best[$0.arc.head, zone] }
      var row = Array(repeating: Float.infinity, count: mostEnds * width)
      for (position, end) in ends[part].enumerated() {
        root.best.withRow(terminals[end]) { onward in
          for (number, entry) in arcsOfPart[part].enumerated() {
            let below = Float(onward[entry.arc.tail] + last[number]).nextDown
            let place = position * width + entry.bit
            if below < row[place] { row[place] = below }
          }
        }
      }
      return row
    }
    guard !isStopped() else { return nil }
    costThrough = rows.flatMap { $0 }
  }

  /// Terminal of each end.
  let terminals: [Int]

  /// Where the costs to a zone begin: an end's is at this plus its number.
  func row(of zone: Int) -> Int { zone * mostEnds - ends[bits.part[zone]].lowerBound }

  /// The costs that remain from each end to each zone when everything that a node allows is built,
  /// laid out as ``costTo``.
  func remaining(_ best: Closure, zoneCount: Int) -> [Double] {
    Self.costs(best, terminals, ends, bits.part, zoneCount: zoneCount)
  }

  private static func costs(
    _ closure: Closure,
    _ terminals: [Int],
    _ ends: [Range<Int>],
    _ part: [Int],
    zoneCount: Int
  ) -> [Double] {
    let mostEnds = ends.reduce(0) { max($0, $1.count) }
    var costs = Array(repeating: Double.infinity, count: zoneCount * mostEnds)
    for zone in 0..<zoneCount {
      for (position, end) in ends[part[zone]].enumerated() {
        costs[zone * mostEnds + position] = closure[terminals[end], zone]
      }
    }
    return costs
  }
}
