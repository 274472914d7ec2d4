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
    /// The arc's project, by its number in the part; -1 for a base way.
    var project: Int32
  }

  /// An arc of a project.
  struct ProjectArc: Sendable {
    var tail: Int32
    var head: Int32
    var cost: Double
  }

  let projects: PartProjects
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
  /// Costs from each end to each other of its part with everything built, at ``row(from:)`` + the
  /// other's number.
  let costBetween: [Double]
  /// The arcs of all projects, project by project in each part.
  let arcs: [ProjectArc]
  /// Per part, where those of each project begin; one more than it has projects.
  private let arcStarts: [[Int]]
  /// Part of each end.
  private let partOfEnd: [Int]
  /// Ends of each part of the network.
  private let ends: [Range<Int>]
  /// Most ends in one part.
  private let mostEnds: Int

  /// Builds the graph of a root; nil when stopped.
  /// - Complexity: O(zones x ends x (ends + arcs)) time, O(zones x ends + ends^2) memory; ends and
  ///   arcs are those of one part.
  init?(
    _ instance: PlanningInstance,
    root: NodeCosts,
    threads: Int,
    isStopped: @Sendable () -> Bool = { false }
  ) {
    let projects = PartProjects(instance, root: root)
    self.projects = projects
    let arcs = instance.arcs.filter { projects.number(of: $0) != nil }
    let graph = EndGraph(
      root.worst,
      part: projects.part,
      arcs: arcs,
      zoneCount: instance.zoneCount,
      threads: threads,
      isStopped: isStopped
    )
    guard !isStopped() else { return nil }
    endCount = graph.terminals.count
    departures = graph.departures
    let (terminals, ends) = (graph.terminals, graph.ends)
    let mostEnds = ends.reduce(0) { max($0, $1.count) }
    (self.terminals, self.ends, self.mostEnds) = (terminals, ends, mostEnds)
    partOfEnd = terminals.map { projects.part[$0] }
    var starts = [0]
    var moves: [Move] = []
    var arcsOf = projects.projects.map { Array(repeating: [ProjectArc](), count: $0.count) }
    for end in 0..<endCount {
      for position in graph.arcs[end] {
        let (arc, head) = (arcs[position], Int32(graph.heads[position]))
        guard let number = projects.number(of: arc) else { continue }
        moves.append(Move(cost: arc.cost, end: head, project: Int32(number)))
        arcsOf[partOfEnd[end]][number].append(
          ProjectArc(tail: Int32(end), head: head, cost: arc.cost)
        )
      }
      moves += graph.ways[end].map { Move(cost: $0.cost, end: Int32($0.end), project: -1) }
      starts.append(moves.count)
    }
    self.starts = starts
    self.moves = moves
    mostMoves = (0..<endCount).reduce(0) { max($0, starts[$1 + 1] - starts[$1]) }
    self.arcs = arcsOf.flatMap { $0.flatMap { $0 } }
    var next = 0
    arcStarts = arcsOf.map { part in
      let first = next
      return part.reduce(into: [first]) { starts, arcs in
        next += arcs.count
        starts.append(next)
      }
    }
    costTo = Self.costs(
      root.worst,
      terminals,
      ends,
      projects.part,
      zoneCount: instance.zoneCount
    )
    costBetween = terminals.flatMap { from in
      var row = Array(repeating: Double.infinity, count: mostEnds)
      for (place, end) in ends[projects.part[from]].enumerated() {
        row[place] = root.best[from, terminals[end]]
      }
      return row
    }
  }

  /// Terminal of each end.
  let terminals: [Int]

  /// Where the costs to a zone begin: an end's is at this plus its number.
  func row(of zone: Int) -> Int {
    zone * mostEnds - ends[projects.part[zone]].lowerBound
  }

  /// Where the costs from an end to those of its part begin.
  func row(from end: Int) -> Int { end * mostEnds - ends[partOfEnd[end]].lowerBound }

  /// Positions of a project's arcs in the part of an end.
  func arcs(of project: Int, inPartOf end: Int) -> Range<Int> {
    let part = partOfEnd[end]
    return arcStarts[part][project]..<arcStarts[part][project + 1]
  }

  /// The costs that remain from each end to each zone when everything that a node allows is built,
  /// laid out as ``costTo``.
  func remaining(_ best: Closure, zoneCount: Int) -> [Double] {
    Self.costs(best, terminals, ends, projects.part, zoneCount: zoneCount)
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
