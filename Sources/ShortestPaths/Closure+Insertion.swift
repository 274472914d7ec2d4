// One more link in a closure: the rank-one update of a min-plus matrix.

extension Closure {
  /// Adds a link and closes the matrix again: d(i,j) = min(d(i,j), d(i,u) + c + d(v,j)).
  ///
  /// One pass is enough, since a shortest path uses a link of non-negative cost at most once. A row i whose
  /// terminal does not get to v any faster over the link cannot gain anything, nor can a column j that u does not reach any
  /// faster; on real networks these are most of them, and they are skipped (columns by lines of eight).
  ///
  /// - Parameters:
  ///   - tail: the terminal u that the link leaves.
  ///   - head: the terminal v that it enters.
  ///   - cost: its cost c, not negative; an infinite cost changes nothing.
  /// - Returns: whether any cost fell.
  /// - Complexity: O(1) if the link helps nobody, else O(count + rows that gain x columns that gain).
  ///   Allocates nothing below 1024 terminals, a list of columns above.
  ///
  /// Ausiello, G. et al. (1991), doi:10.1016/0196-6774(91)90036-X.
  @discardableResult
  public mutating func insert(from tail: Int, to head: Int, cost: Double) -> Bool {
    precondition(cost >= 0, "A link's cost cannot be \(cost).")
    guard cost < self[tail, head] else { return false }
    let (count, stride) = (count, stride)
    unsafe costs.withUnsafeMutableBufferPointer { buffer in
      // Rows are swept through pointers: the bounds checks of spans keep the loop from being vectorized.
      guard let base = buffer.baseAddress else { return }
      let onward = unsafe UnsafePointer(base + head * stride)
      unsafe withUnsafeTemporaryAllocation(of: Run.self, capacity: stride / Self.line) { runs in
        let gaining = unsafe Self.gainingColumns(
          of: base + tail * stride,
          over: onward,
          plus: cost,
          stride: stride,
          into: runs
        )
        for row in 0..<count where row != head {
          let costs = unsafe base + row * stride
          let toHead = unsafe costs[tail] + cost
          // Row `head` is the one that is read; it cannot gain, for d(v,u) + c + d(v,j) >= d(v,j).
          if unsafe toHead >= costs[head] { continue }
          for run in 0..<gaining { unsafe Self.lower(costs, by: onward, plus: toHead, runs[run]) }
        }
      }
    }
    return true
  }

  /// Elements of a 64-byte line.
  private static let line = 8

  /// Columns `start..<end`, both multiples of a line.
  private struct Run {
    var start: Int32
    var end: Int32
  }

  /// Lists the runs of lines in which some column can gain, and returns how many runs there are.
  private static func gainingColumns(
    of costs: UnsafePointer<Double>,
    over onward: UnsafePointer<Double>,
    plus cost: Double,
    stride: Int,
    into runs: UnsafeMutableBufferPointer<Run>
  ) -> Int {
    var count = 0
    var end = 0
    for start in Swift.stride(from: 0, to: stride, by: line) {
      var gains = false
      for column in start..<start + line {
        if unsafe onward[column] + cost < costs[column] { gains = true }
      }
      guard gains else { continue }
      if count > 0, start == end {
        unsafe runs[count - 1].end = Int32(start + line)
      } else {
        unsafe runs[count] = Run(start: Int32(start), end: Int32(start + line))
        count += 1
      }
      end = start + line
    }
    return count
  }

  @inline(__always)
  private static func lower(
    _ costs: UnsafeMutablePointer<Double>,
    by onward: UnsafePointer<Double>,
    plus start: Double,
    _ run: Run
  ) {
    for column in Int(run.start)..<Int(run.end) {
      let detour = unsafe start + onward[column]
      let direct = unsafe costs[column]
      unsafe costs[column] = detour < direct ? detour : direct
    }
  }
}
