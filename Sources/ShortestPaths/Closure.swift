// The cost matrix over terminals, and what one more link does to it.

/// The least costs between all pairs of a set of terminals, kept closed: no detour over a third terminal is cheaper.
///
/// The planner's work-horse: once the costs between the terminals are known, building a project takes one
/// ``insert(from:to:cost:)`` per link instead of a search of the whole graph. Costs are minutes as the graph
/// has them; infinity is unreachable; the diagonal is 0.
///
/// Storage is row-major with rows padded to a whole number of 64-byte lines (padding is infinite), so that a row is
/// swept in SIMD registers without a remainder.
public struct Closure: Sendable, Equatable {
  /// Number of terminals.
  public let count: Int
  /// Elements from the start of one row to the start of the next: `count` rounded up to a multiple of 8.
  public let stride: Int

  var costs: [Double]

  /// Makes a closure whose pairs of different terminals all have one cost.
  ///
  /// - Complexity: O(count²) time and space.
  public init(count: Int, filledWith cost: Double = .infinity) {
    precondition(count >= 0, "A closure cannot have \(count) terminals.")
    precondition(cost >= 0, "A closure's cost cannot be \(cost).")
    self.count = count
    stride = (count + 7) & ~7
    costs = [Double](repeating: .infinity, count: count * stride)
    for row in 0..<count {
      for column in 0..<count { costs[row * stride + column] = row == column ? 0 : cost }
    }
  }

  /// The cost from one terminal to another.
  ///
  /// Whoever sets costs one by one sees to it that they obey the triangle inequality in the end.
  public subscript(from: Int, to: Int) -> Double {
    get {
      precondition(to >= 0 && to < count, "A closure of \(count) terminals has none at \(to).")
      return costs[from * stride + to]
    }
    set {
      precondition(to >= 0 && to < count, "A closure of \(count) terminals has none at \(to).")
      precondition(newValue >= 0, "A closure's cost cannot be \(newValue).")
      costs[from * stride + to] = newValue
    }
  }

  /// Lends the costs from one terminal to all, `count` of them, to a body.
  public func withRow<Result, Failure>(
    _ from: Int,
    _ body: (Span<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = from * stride
    return try body(costs.span.extracting(start..<start + count))
  }

  /// Lends all costs, row-major with ``stride`` elements a row, to a body.
  public func withCosts<Result, Failure>(
    _ body: (Span<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(costs.span)
  }

  /// Takes over the costs of a closure of as many terminals, without allocating.
  ///
  /// Assignment does the same in one word, but shares the storage and pays with a fresh copy at the next
  /// change; this keeps the storage that is there.
  ///
  /// - Complexity: O(count²).
  public mutating func copy(from other: Closure) {
    precondition(count == other.count, "Closures of \(count) and \(other.count) terminals differ.")
    unsafe other.costs.withUnsafeBufferPointer { source in
      unsafe costs.withUnsafeMutableBufferPointer { target in
        // The standard library has no bulk copy between spans of trivial elements.
        _ = unsafe target.update(fromContentsOf: source)
      }
    }
  }
}
