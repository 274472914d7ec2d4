// One direction of a contraction hierarchy: arcs between each vertex and those above it.

import CSweeps

/// The arcs that leave each vertex for higher ones, or those that come to it from higher ones.
///
/// Vertices are named by rank: 0 is the top of the hierarchy, and arcs lead to smaller ranks.
struct HierarchySide: Sendable {
  /// Where the arcs of each rank begin, and one more.
  var firstArc: [UInt32]
  /// The rank of the higher end, and the cost.
  var arcs: [corridor_arc]
  /// What each arc stands for.
  var parts: [Parts]

  /// An original arc, or two arcs through a vertex below both ends.
  struct Parts: Sendable, Equatable {
    /// The number of an original arc; or the arc's first half, a position on the downward side.
    var first: UInt32
    /// `original`, or the arc's second half, a position on the upward side.
    var second: UInt32

    static let original = UInt32.max
  }

  var rankCount: Int { firstArc.count - 1 }

  func range(_ rank: Int) -> Range<Int> { Int(firstArc[rank])..<Int(firstArc[rank + 1]) }

  /// Lends the arrays to a body.
  func withPointers<Result>(_ body: (SidePointers) -> Result) -> Result {
    unsafe firstArc.withUnsafeBufferPointer { firstArc in
      unsafe arcs.withUnsafeBufferPointer { arcs in
        unsafe body(SidePointers(firstArc: firstArc, arcs: arcs))
      }
    }
  }
}

/// The arrays of a side, lent to the loops that cannot afford checks.
@unsafe
struct SidePointers {
  let firstArc: UnsafeBufferPointer<UInt32>
  let arcs: UnsafeBufferPointer<corridor_arc>

  /// Where the arcs of a rank begin and end.
  @inline(__always)
  func bounds(_ rank: Int) -> (Int, Int) {
    unsafe (Int(firstArc[rank]), Int(firstArc[rank &+ 1]))
  }
}
