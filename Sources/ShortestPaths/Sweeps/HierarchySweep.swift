// One source to all vertices by a sweep down a contraction hierarchy.

import CSweeps

/// Searches from one source to all vertices: scratch space, one per thread.
///
/// A few hundred labels go up the hierarchy from the source; then one pass over all arcs in the
/// order of the ranks brings them down again. No queue, and memory is read from start to end: this
/// is PHAST.
///
/// Delling, D. et al. (2013), doi:10.1016/j.jpdc.2012.02.007.
public struct HierarchySweep: Sendable {
  /// The hierarchy that is searched.
  public let hierarchy: ContractionHierarchy

  /// Labels by rank.
  private var labels: [UInt32]

  /// Makes the scratch space.
  ///
  /// - Complexity: O(vertices) time and space.
  public init(_ hierarchy: ContractionHierarchy) {
    self.hierarchy = hierarchy
    labels = [UInt32](repeating: IntegerGraph.unreachable, count: hierarchy.vertexCount)
  }

  /// Finds the least costs from a vertex to all.
  ///
  /// - Complexity: O(vertices + arcs of the hierarchy).
  public mutating func run(from source: Int) {
    let start = Int(hierarchy.rank[source])
    unsafe labels.withUnsafeMutableBufferPointer { labels in
      unsafe labels.update(repeating: IntegerGraph.unreachable)
      unsafe labels[start] = 0
      unsafe hierarchy.upward.withPointers { unsafe climb(labels, from: start, $0) }
      unsafe hierarchy.downward.withPointers { unsafe descend(labels, $0) }
    }
  }

  /// The least cost from the last run's source; ``IntegerGraph/unreachable`` where there is no
  /// path.
  public func distance(to vertex: Int) -> UInt32 { labels[Int(hierarchy.rank[vertex])] }

  /// The least costs from the last run's source, by vertex.
  ///
  /// - Complexity: O(vertices).
  public var distances: [UInt32] { hierarchy.rank.map { labels[Int($0)] } }

  /// The sum of the finite distances, as a check.
  ///
  /// - Complexity: O(vertices).
  public var checksum: Int {
    labels.reduce(0) { $1 < IntegerGraph.unreachable ? $0 + Int($1) : $0 }
  }
}
