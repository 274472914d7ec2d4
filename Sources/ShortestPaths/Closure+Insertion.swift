// One more link in a closure: the rank-one update of a min-plus matrix.

import CSweeps

/// The numbers that a ``CostClosure`` may have for costs: Double and Float, and no others.
public protocol ClosureCost: BinaryFloatingPoint, Sendable {
  /// Closes a matrix after a link; see ``CostClosure/insert(from:to:cost:)``, which checks what
  /// this trusts.
  ///
  /// - Parameters:
  ///   - link: the link.
  ///   - costs: the matrix, in rows of whole lines of 64 bytes.
  ///   - count: the number of rows.
  ///   - stride: the length of a row.
  static func insert(
    _ link: ClosureLink<Self>,
    into costs: inout [Self],
    count: Int,
    stride: Int
  )
}

/// A link between two terminals of a closure.
public struct ClosureLink<Cost: Sendable>: Sendable {
  /// The terminal that it leaves.
  public var tail: Int
  /// The terminal that it enters.
  public var head: Int
  /// Its cost.
  public var cost: Cost

  /// Makes a link.
  @inlinable
  public init(tail: Int, head: Int, cost: Cost) {
    self.tail = tail
    self.head = head
    self.cost = cost
  }
}

extension CostClosure {
  /// Adds a link and closes the matrix again: d(i,j) = min(d(i,j), d(i,u) + c + d(v,j)).
  ///
  /// One pass is enough, since a shortest path uses a link of non-negative cost at most once. A row
  /// i whose terminal does not get to v any faster over the link cannot gain anything, nor can a
  /// column j that u does not reach any faster; on real networks these are most of them, and they
  /// are skipped (columns by lines of 64 bytes).
  ///
  /// - Parameters:
  ///   - tail: the terminal u that the link leaves.
  ///   - head: the terminal v that it enters.
  ///   - cost: its cost c, not negative; an infinite cost changes nothing.
  /// - Returns: whether any cost fell.
  /// - Complexity: O(1) if the link helps nobody, else O(count + rows that gain x columns that
  ///   gain). Allocates nothing below some thousand terminals, a list of columns above.
  ///
  /// Ausiello, G. et al. (1991), doi:10.1016/0196-6774(91)90036-X.
  @inlinable
  @discardableResult
  public mutating func insert(from tail: Int, to head: Int, cost: Cost) -> Bool {
    precondition(cost >= 0, "A link's cost cannot be \(cost).")
    precondition(tail >= 0 && tail < count, "A closure of \(count) terminals has none at \(tail).")
    guard cost < self[tail, head] else { return false }
    let link = ClosureLink(tail: tail, head: head, cost: cost)
    Cost.insert(link, into: &costs, count: count, stride: stride)
    return true
  }
}

// Rows are swept in C, with the best instructions that the processor has.

extension Double: ClosureCost {
  /// Closes a matrix after a link.
  public static func insert(
    _ link: ClosureLink<Double>,
    into costs: inout [Double],
    count: Int,
    stride: Int
  ) {
    unsafe close(&costs, link, count, stride, by: corridor_insert_double)
  }
}

extension Float: ClosureCost {
  /// Closes a matrix after a link.
  public static func insert(
    _ link: ClosureLink<Float>,
    into costs: inout [Float],
    count: Int,
    stride: Int
  ) {
    unsafe close(&costs, link, count, stride, by: corridor_insert_single)
  }
}

/// One of C's functions that close a matrix.
private typealias Insertion<Cost> = (
  corridor_instructions, UnsafeMutablePointer<Cost>?, _ count: UInt32, _ stride: UInt64,
  _ tail: UInt32, _ head: UInt32, _ cost: Cost, _ runs: UnsafeMutablePointer<UInt32>?
) -> Void

private func close<Cost>(
  _ costs: inout [Cost],
  _ link: ClosureLink<Cost>,
  _ count: Int,
  _ stride: Int,
  by insertion: Insertion<Cost>
) {
  let isInside = (0..<count).contains(link.tail) && (0..<count).contains(link.head)
  precondition(isInside && stride >= count && costs.count >= count * stride)
  let lines = stride * MemoryLayout<Cost>.stride / 64
  unsafe costs.withUnsafeMutableBufferPointer { costs in
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: lines + 1) { runs in
      unsafe insertion(
        SweepInstructions.best.supported,
        costs.baseAddress,
        UInt32(count),
        UInt64(stride),
        UInt32(link.tail),
        UInt32(link.head),
        link.cost,
        runs.baseAddress
      )
    }
  }
}
