// All least costs by taking vertices out of the graph, closing the rest, and putting them back.

import CSweeps

/// The least costs between all vertices of a small graph, sixteen rows of the matrix at a time.
///
/// Vertices with few neighbours leave first, each leaving arcs between its neighbours behind that
/// stand for the ways over it. What is left, the core, is closed by Floyd and Warshall's method.
/// Costs from a vertex that left to the core are the least, over its neighbours at the time, of the
/// arc and the neighbour's costs. From there and from its own way up, costs to those that left come
/// of a sweep in reverse order, for sixteen sources at once as in a ``HierarchyTable``.
///
/// Sources: Planken, de Weerdt and van der Krogt 2012, doi:10.1613/jair.3509 (elimination), Delling
/// et al. 2013, doi:10.1016/j.jpdc.2012.02.007 (sweeps).
struct CostElimination {
  /// Above, the matrix of a core that fills all of the graph takes too much memory.
  static let mostVertices = 8192
  /// Vertices with more neighbours than this stay in the core.
  private static let mostNeighbours = 24

  private let count: Int
  private let instructions: SweepInstructions
  private var elimination: VertexElimination<UInt32>
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
    rank = Array(repeating: 0, count: count)
    // No cost is above 2^30, so sums do not wrap.
    elimination = VertexElimination(
      firstOut: graph.firstOut,
      head: graph.head,
      cost: graph.cost,
      unreachable: IntegerGraph.unreachable
    )
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

  private mutating func eliminate() {
    elimination.eliminate(
      mostNeighbours: Self.mostNeighbours,
      keeping: Array(repeating: false, count: count)
    )
    order = (0..<count).filter { !elimination.isGone[$0] } + elimination.left.reversed()
    coreCount = count - elimination.left.count
    for (position, vertex) in order.enumerated() { rank[vertex] = UInt32(position) }
  }

  /// Costs from every rank to the core.
  private func costsToCore() -> CostRows {
    let costs = CostRows(count: count, width: coreCount, instructions: instructions)
    for position in 0..<coreCount {
      costs[position, position] = 0
      for neighbour in elimination.neighbours[order[position]] {
        costs[position, Int(rank[neighbour.vertex])] = neighbour.out
      }
    }
    costs.close(coreCount)
    for position in coreCount..<count {
      for neighbour in elimination.neighbours[order[position]] {
        costs.lower(position, by: Int(rank[neighbour.vertex]), plus: neighbour.out)
      }
    }
    return costs
  }

  /// The arcs between each vertex that left and those that were left, in one direction; ways up
  /// into the core are left out, for the costs to it are known.
  private func side(isUpward: Bool) -> HierarchySide {
    var side = HierarchySide(firstArc: [0], arcs: [], parts: [])
    for position in 0..<count {
      if position >= coreCount {
        for neighbour in elimination.neighbours[order[position]] {
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
