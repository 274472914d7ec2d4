// The cost matrix over terminals, and what one more link does to it.

/// A closure whose costs are Doubles: exact wherever the planner needs it.
public typealias Closure = CostClosure<Double>

/// A closure whose costs are Floats: half the memory and about twice the speed, at seven digits.
///
/// Costs are rounded when they come in, and sums of three costs are rounded once or twice: a cost
/// is within a few units in the seventh digit of that of a ``Closure`` for every link inserted on
/// its path.
public typealias SingleClosure = CostClosure<Float>

/// The least costs between all pairs of a set of terminals, kept closed: no detour over a third
/// terminal is cheaper.
///
/// The planner's work-horse: once the costs between the terminals are known, building a project
/// takes one ``insert(from:to:cost:)`` per link instead of a search of the whole graph. Costs are
/// minutes as the graph has them; infinity is unreachable; the diagonal is 0.
///
/// Storage is row-major with rows padded to a whole number of 64-byte lines (padding is infinite),
/// so that a row is swept in SIMD registers without a remainder.
public struct CostClosure<Cost: ClosureCost>: Sendable, Equatable {
  /// Number of terminals.
  public let count: Int
  /// Elements from the start of one row to the start of the next: `count` rounded up to a multiple
  /// of 8 Doubles or 16 Floats.
  public let stride: Int

  @usableFromInline var costs: [Cost]

  /// Makes a closure whose pairs of different terminals all have one cost.
  ///
  /// - Complexity: O(count²) time and space.
  @inlinable
  public init(count: Int, filledWith cost: Cost = .infinity) {
    precondition(count >= 0, "A closure cannot have \(count) terminals.")
    precondition(cost >= 0, "A closure's cost cannot be \(cost).")
    let line = 64 / MemoryLayout<Cost>.stride
    self.count = count
    stride = (count + line - 1) / line * line
    costs = [Cost](repeating: .infinity, count: count * stride)
    for row in 0..<count {
      for column in 0..<count { costs[row * stride + column] = row == column ? 0 : cost }
    }
  }

  /// The cost from one terminal to another.
  ///
  /// Whoever sets costs one by one sees to it that they obey the triangle inequality in the end.
  @inlinable
  public subscript(from: Int, to: Int) -> Cost {
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
  @inlinable
  public func withRow<Result, Failure>(
    _ from: Int,
    _ body: (Span<Cost>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = from * stride
    return try body(costs.span.extracting(start..<start + count))
  }

  /// Lends all costs, row-major with ``stride`` elements a row, to a body.
  @inlinable
  public func withCosts<Result, Failure>(
    _ body: (Span<Cost>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(costs.span)
  }

  /// Takes over the costs of a closure of as many terminals, without allocating.
  ///
  /// Assignment does the same in one word, but shares the storage and pays with a fresh copy at the
  /// next change; this keeps the storage that is there.
  ///
  /// - Complexity: O(count²).
  @inlinable
  public mutating func copy(from other: CostClosure) {
    precondition(count == other.count, "Closures of \(count) and \(other.count) terminals differ.")
    unsafe other.costs.withUnsafeBufferPointer { source in
      unsafe costs.withUnsafeMutableBufferPointer { target in
        // The standard library has no bulk copy between spans of trivial elements.
        _ = unsafe target.update(fromContentsOf: source)
      }
    }
  }
}

extension SingleClosure {
  /// The costs of a closure, rounded.
  ///
  /// - Complexity: O(count²).
  public init(rounding closure: Closure) {
    self.init(count: closure.count)
    for row in 0..<count {
      closure.withRow(row) { exact in
        for column in 0..<count { costs[row * stride + column] = Float(exact[column]) }
      }
    }
  }
}
