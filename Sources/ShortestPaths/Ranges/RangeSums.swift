// Sums over everything within a range of each of many sources: access of all vertices of a large
// network.

/// Weighted sums over the vertices within a range of each source, for as many sources as a graph
/// has vertices.
///
/// For a source s the sum over vertices v with d(s, v) within the range of weight(v) x worth(d(s,
/// v)): with a worth of 1 it is cumulative access, with a decay gravity access.
///
/// ```swift
/// let ranges = RangeSums(graph, ContractionHierarchy(graph))
/// let all = Array(0..<graph.vertexCount)
/// let sums = ranges.sums(from: all, weights: jobs, worths: [.within(1800)], threads: 2)[0]
/// ```
///
/// Sources that lie near each other reach much the same, so up to 256 of them go together: one
/// bounded search from all at once finds the union of their ranges; the part of the hierarchy in
/// there is cut out once; then sixteen sources at a time are swept over it, and their labels are
/// looked up and added. A least cost within the range has only vertices within the range on its
/// path, so the part finds it exactly; dearer labels may be too high and do not count. The matrix
/// of costs is never there, not even by rows.
///
/// Sums follow the hierarchy's order, with the rounding error of each addition carried along: the
/// same to the last bit for any number of threads, for any choice of other sources, and for all
/// vector instructions.
///
/// The sweeps are those of RPHAST: Delling, D., Goldberg, A. V. and Werneck, R. F. (2011),
/// doi:10.4230/OASIcs.ATMOS.2011.52; for range queries on hierarchies see Efentakis, A. and Pfoser,
/// D. (2014), doi:10.1007/978-3-319-07959-2_32.
public struct RangeSums: Sendable {
  /// The graph.
  public let graph: IntegerGraph
  let reverse: IntegerGraph
  let hierarchy: ContractionHierarchy
  let instructions: SweepInstructions
  /// A search to be copied, which is sooner than making one.
  let search: IntegerSearch

  /// Prepares sums over a graph.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - hierarchy: its hierarchy.
  ///   - instructions: the vector instructions to use; what the processor lacks is replaced by the
  ///     best it has.
  /// - Complexity: O(vertices + arcs).
  public init(
    _ graph: IntegerGraph,
    _ hierarchy: ContractionHierarchy,
    instructions: SweepInstructions = .best
  ) {
    self.init(graph, graph.reversed(), hierarchy, instructions)
  }

  private init(
    _ graph: IntegerGraph,
    _ reverse: IntegerGraph,
    _ hierarchy: ContractionHierarchy,
    _ instructions: SweepInstructions
  ) {
    precondition(
      hierarchy.vertexCount == graph.vertexCount,
      "The hierarchy is that of another graph."
    )
    self.graph = graph
    self.reverse = reverse
    self.hierarchy = hierarchy
    self.instructions = instructions
    search = IntegerSearch(graph)
  }

  /// The same with every arc turned round: who reaches a vertex, instead of what it reaches.
  public var reversed: RangeSums {
    RangeSums(reverse, graph, hierarchy.reversed, instructions)
  }

  /// Adds up worths around each source.
  ///
  /// - Parameters:
  ///   - sources: vertices; repeats are legal.
  ///   - omitted: for each source a vertex that does not count for it, mostly itself; nil when all
  ///     count.
  ///   - weights: one per vertex, finite.
  ///   - worths: what a vertex is worth by its cost, one series of sums each.
  ///   - threads: how many threads may work at once.
  ///   - progress: takes the share of the work that is done, in 0...1, now and then.
  /// - Returns: one list per worth, one sum per source.
  /// - Complexity: per source O(vertices and arcs of the hierarchy within the range), divided by
  ///   the width of vectors, on road networks; memory O(vertices) per thread.
  public func sums(
    from sources: [Int],
    omitting omitted: [Int]? = nil,
    weights: [Double],
    worths: [RangeWorth],
    threads: Int,
    progress: (Double) -> Void = { _ in }
  ) -> [[Double]] {
    precondition(weights.count == graph.vertexCount, "One weight per vertex is needed.")
    precondition(
      omitted.map { $0.count == sources.count } ?? true,
      "One omitted vertex per source is needed."
    )
    let groups = groups(sources)
    var sums = worths.map { _ in [Double](repeating: 0, count: sources.count) }
    // Between stretches of groups progress can be told; scratch space is made anew for each.
    let stretch = max(8 * max(threads, 1), groups.count / 25)
    for start in stride(from: 0, to: groups.count, by: stretch) {
      progress(Double(start) / Double(groups.count))
      let part = groups[start..<min(start + stretch, groups.count)]
      let found = parallelMap(
        count: part.count,
        threads: threads,
        workspace: { RangeWorkspace(self) },
        body: { workspace, index in
          let group = part[start + index]
          return workspace.sums(
            from: group.map { sources[$0] },
            omitting: omitted.map { omitted in group.map { omitted[$0] } },
            weights: weights,
            worths: worths
          )
        }
      )
      for (group, found) in zip(part, found) {
        for (series, figures) in found.enumerated() {
          for (source, figure) in zip(group, figures) { sums[series][source] = figure }
        }
      }
    }
    return sums
  }

  /// Positions in a list of sources, in groups whose vertices are near each other.
  private func groups(_ sources: [Int]) -> [[Int]] {
    var positions = [Int: [Int]](minimumCapacity: sources.count)
    for (position, source) in sources.enumerated() {
      positions[source, default: []].append(position)
    }
    return VertexGroups.of(sources, in: graph, reverse: reverse, largest: 256).map { group in
      group.flatMap { positions[$0] ?? [] }
    }
  }
}

extension ContractionHierarchy {
  /// The hierarchy of the reversed graph, for least costs alone: its arcs cannot be unpacked.
  var reversed: ContractionHierarchy {
    ContractionHierarchy(arcCount: arcCount, vertex: vertex, upward: downward, downward: upward)
  }
}
