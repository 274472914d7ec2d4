// All least costs by taking vertices out of the graph, closing the rest, and putting them back.

import CSweeps

/// The least costs between all vertices of a small graph, sixteen rows of the matrix at a time.
///
/// Vertices with few neighbours leave first, each leaving arcs between its neighbours behind that stand for the ways over it. What
/// is left, the core, is closed by Floyd and Warshall's method. Costs from a vertex that left to the core are the least, over its
/// neighbours at the time, of the arc and the neighbour's costs. From there and from its own way up, costs to those that left come
/// of a sweep in reverse order, for sixteen sources at once as in a ``HierarchyTable``.
///
/// Sources: Planken, de Weerdt and van der Krogt 2012, doi:10.1613/jair.3509 (elimination), Delling et al. 2013,
/// doi:10.1016/j.jpdc.2012.02.007 (sweeps).
struct CostElimination {
  /// Above, the matrix of a core that fills all of the graph takes too much memory.
  static let mostVertices = 8192
  /// Vertices with more neighbours than this stay in the core.
  private static let mostNeighbours = 24

  /// An arc to a neighbour and one from it.
  private struct Neighbour {
    var vertex: Int
    var out: UInt32
    var back: UInt32
  }

  private let count: Int
  private let instructions: SweepInstructions
  private var neighbours: [[Neighbour]]
  /// The vertices of the core and then those that left, the last first: the ranks of a hierarchy.
  private var order: [Int] = []
  /// Rank of each vertex.
  private var rank: [UInt32]
  private var coreCount = 0

  /// Sets the graph up.
  /// - Complexity: O(vertices + arcs).
  init(_ graph: IntegerGraph, instructions: SweepInstructions = .best) {
    count = graph.vertexCount
    self.instructions = instructions
    neighbours = Array(repeating: [], count: count)
    rank = Array(repeating: 0, count: count)
    let undirected = UndirectedGraph(graph)
    var slot = Array(repeating: -1, count: count)
    for vertex in 0..<count {
      for arc in undirected.arcs(from: vertex) {
        neighbours[vertex].append(
          Neighbour(
            vertex: Int(undirected.heads[arc]),
            out: IntegerGraph.unreachable,
            back: IntegerGraph.unreachable
          )
        )
      }
    }
    // Parallel arcs: the cheapest counts. Arcs back are those of the other end.
    for vertex in 0..<count {
      for (index, neighbour) in neighbours[vertex].enumerated() { slot[neighbour.vertex] = index }
      for arc in graph.arcs(from: vertex) where Int(graph.head[arc]) != vertex {
        let index = slot[Int(graph.head[arc])]
        neighbours[vertex][index].out = min(neighbours[vertex][index].out, graph.cost[arc])
      }
    }
    for vertex in 0..<count {
      for (index, neighbour) in neighbours[vertex].enumerated() {
        let back = neighbours[neighbour.vertex].first { $0.vertex == vertex }
        neighbours[vertex][index].back = back?.out ?? IntegerGraph.unreachable
      }
    }
  }

  /// All least costs, row-major by vertex.
  consuming func costs(threads: Int) -> [UInt32] {
    eliminate()
    let toCore = costsToCore()
    let (upward, downward) = (side(isUpward: true), side(isUpward: false))
    let (rank, count, instructions) = (rank, count, instructions)
    let batch = WideLabels.width
    // Every slot is written below, by threads that share out the faults of fresh pages as well.
    var result = unsafe [UInt32](onLargePagesOfCount: count * count) { _ in }
    parallelBlocks(
      of: &result,
      size: max(1, batch * count),
      threads: threads,
      workspace: { WideLabels(rankCount: count, instructions: instructions) },
      body: { labels, index, slots in
        let sources = rank[index * batch..<min((index + 1) * batch, count)]
        labels.removeAll()
        labels.climb(from: Array(sources), along: upward)
        labels.enter(toCore, rows: sources.map { Int($0) })
        labels.sweep(along: downward)
        labels.store(rank, to: &slots)
      }
    )
    return result
  }

  // MARK: Taking out

  private mutating func eliminate() {
    var isGone = Array(repeating: false, count: count)
    var waiting = Array(repeating: [Int](), count: Self.mostNeighbours + 1)
    for vertex in 0..<count where neighbours[vertex].count <= Self.mostNeighbours {
      waiting[neighbours[vertex].count].append(vertex)
    }
    var slot = Array(repeating: -1, count: count)
    var left: [Int] = []
    while let degree = waiting.firstIndex(where: { !$0.isEmpty }),
      let vertex = waiting[degree].popLast()
    {
      if isGone[vertex] || neighbours[vertex].count != degree { continue }
      isGone[vertex] = true
      left.append(vertex)
      let own = neighbours[vertex]
      for one in own {
        join(one, own, leaving: vertex, &slot)
        let number = neighbours[one.vertex].count
        if number <= Self.mostNeighbours { waiting[number].append(one.vertex) }
      }
    }
    order = (0..<count).filter { !isGone[$0] } + left.reversed()
    coreCount = count - left.count
    for (position, vertex) in order.enumerated() { rank[vertex] = UInt32(position) }
  }

  /// Joins one neighbour of a vertex that leaves to all others.
  private mutating func join(
    _ one: Neighbour,
    _ own: [Neighbour],
    leaving vertex: Int,
    _ slot: inout [Int]
  ) {
    // Taken out, so that the change does not copy it.
    var list: [Neighbour] = []
    swap(&list, &neighbours[one.vertex])
    list.removeAll { $0.vertex == vertex }
    for (index, other) in list.enumerated() { slot[other.vertex] = index }
    for other in own where other.vertex != one.vertex {
      // No cost is above 2^30, so sums do not wrap.
      let out = min(one.back + other.out, IntegerGraph.unreachable)
      let back = min(other.back + one.out, IntegerGraph.unreachable)
      if slot[other.vertex] >= 0 {
        let index = slot[other.vertex]
        list[index].out = min(list[index].out, out)
        list[index].back = min(list[index].back, back)
      } else {
        list.append(Neighbour(vertex: other.vertex, out: out, back: back))
      }
    }
    for other in list { slot[other.vertex] = -1 }
    neighbours[one.vertex] = list
  }

  // MARK: Putting back

  /// Costs from every rank to the core.
  private func costsToCore() -> CostRows {
    let costs = CostRows(count: count, width: coreCount, instructions: instructions)
    for position in 0..<coreCount {
      costs[position, position] = 0
      for neighbour in neighbours[order[position]] {
        costs[position, Int(rank[neighbour.vertex])] = neighbour.out
      }
    }
    costs.close(coreCount)
    for position in coreCount..<count {
      for neighbour in neighbours[order[position]] {
        costs.lower(position, by: Int(rank[neighbour.vertex]), plus: neighbour.out)
      }
    }
    return costs
  }

  /// The arcs between each vertex that left and those that were left, in one direction; ways up into the core are left out, for
  /// the costs to it are known.
  private func side(isUpward: Bool) -> HierarchySide {
    var side = HierarchySide(firstArc: [0], arcs: [], parts: [])
    for position in 0..<count {
      if position >= coreCount {
        for neighbour in neighbours[order[position]] {
          let other = rank[neighbour.vertex]
          let cost = isUpward ? neighbour.out : neighbour.back
          if cost == IntegerGraph.unreachable || isUpward && other < coreCount { continue }
          side.arcs.append(corridor_arc(rank: other, cost: cost))
        }
      }
      side.firstArc.append(UInt32(side.arcs.count))
    }
    return side
  }
}
