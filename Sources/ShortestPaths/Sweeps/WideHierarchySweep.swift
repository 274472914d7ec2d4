// Sixteen sources to all vertices in one sweep of a contraction hierarchy.

/// Searches from up to sixteen sources at once to all vertices: scratch space, one per thread.
///
/// The sweep of ``HierarchySweep`` with a vector of labels per vertex: the arcs are read once for
/// all the sources, and the time per source is bound by memory.
public struct WideHierarchySweep: Sendable {
  /// How many sources a run takes at most.
  public static let width = WideLabels.width

  /// The hierarchy that is searched.
  public let hierarchy: ContractionHierarchy

  private var labels: WideLabels

  /// Makes the scratch space.
  ///
  /// - Parameters:
  ///   - hierarchy: the hierarchy.
  ///   - instructions: the vector instructions to use; what the processor lacks is replaced by the
  ///     best it has.
  /// - Complexity: O(vertices) time and space, 64 bytes per vertex.
  public init(_ hierarchy: ContractionHierarchy, instructions: SweepInstructions = .best) {
    self.hierarchy = hierarchy
    labels = WideLabels(rankCount: hierarchy.vertexCount, instructions: instructions)
  }

  /// Finds the least costs from some vertices to all.
  ///
  /// - Parameter sources: up to ``width`` vertices, one per lane; repeats are legal.
  /// - Complexity: O(vertices + arcs of the hierarchy).
  public mutating func run(from sources: [Int]) {
    precondition(sources.count <= Self.width, "A sweep takes \(Self.width) sources.")
    labels.removeAll()
    labels.climb(from: sources.map { hierarchy.rank[$0] }, along: hierarchy.upward)
    labels.sweep(along: hierarchy.downward)
  }

  /// The least cost from a source of the last run; ``IntegerGraph/unreachable`` where there is no
  /// path.
  public func distance(fromSource lane: Int, to vertex: Int) -> UInt32 {
    labels[Int(hierarchy.rank[vertex])][lane]
  }

  /// The least costs from a source of the last run, by vertex.
  ///
  /// - Complexity: O(vertices).
  public func distances(fromSource lane: Int) -> [UInt32] {
    hierarchy.rank.map { labels[Int($0)][lane] }
  }

  /// The sum of the finite distances from the sources of the last run, as a check.
  ///
  /// - Complexity: O(vertices).
  public var checksum: Int {
    var sums = SIMD16<Int64>()
    for rank in 0..<labels.rankCount {
      let line = labels[rank]
      let finite = line.replacing(with: 0, where: line .== IntegerGraph.unreachable)
      sums &+= SIMD16<Int64>(truncatingIfNeeded: finite)
    }
    return Int(sums.wrappedSum())
  }
}
