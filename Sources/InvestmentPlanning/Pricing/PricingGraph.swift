// The sparse graph on which pairs look for the set of projects that is worth most above its prices.

import ShortestPaths

/// The ends of free projects' arcs, with the arcs and the base ways between them as moves, and what
/// is known of the costs that remain from each end to each zone.
///
/// Everything is that of the root, so it holds in every node: the remaining costs are those with all
/// possible projects built, from below.
struct PricingGraph: Sendable {
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
  /// Base costs from each end to each zone, row per zone.
  let costTo: [Double]
  /// Costs from each end to each zone through some arc of each project with everything built, rounded
  /// down: at (zone x ends + end) x projects + bit.
  let costThrough: [Float]

  /// Builds the graph of a root; nil when a part of it has more free projects than a word holds.
  /// - Complexity: O(zones x ends x (ends + arcs)) time, O(zones x ends x projects) memory.
  init?(_ instance: PlanningInstance, root: NodeCosts, threads: Int) {
    guard let bits = ProjectBits(instance, root: root) else { return nil }
    self.bits = bits
    let arcs = instance.arcs.filter { bits.bit(of: $0) != nil }
    let graph = EndGraph(root.worst, arcs: arcs, zoneCount: instance.zoneCount, threads: threads)
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
    let terminals = graph.terminals
    costTo = (0..<instance.zoneCount).flatMap { zone in terminals.map { root.worst[$0, zone] } }
    costThrough = parallelMap(count: instance.zoneCount, threads: threads) { zone in
      let width = bits.width
      var row = Array(repeating: Float.infinity, count: terminals.count * width)
      for (end, terminal) in terminals.enumerated() {
        root.best.withRow(terminal) { onward in
          for arc in arcs {
            guard let bit = bits.bit(of: arc) else { continue }
            let cost = onward[arc.tail] + arc.cost + root.best[arc.head, zone]
            let below = Float(cost).nextDown
            if below < row[end * width + bit] { row[end * width + bit] = below }
          }
        }
      }
      return row
    }.flatMap { $0 }
    self.terminals = terminals
  }

  /// Terminal of each end.
  let terminals: [Int]

  /// The costs that remain from each end to each zone when everything that a node allows is built,
  /// row per zone.
  func remaining(_ best: Closure, zoneCount: Int) -> [Double] {
    var costs: [Double] = []
    costs.reserveCapacity(zoneCount * endCount)
    for zone in 0..<zoneCount {
      for terminal in terminals { costs.append(best[terminal, zone]) }
    }
    return costs
  }
}
