// Grouping positions by a small key, the step that makes every forward star.

/// The positions of a list of keys, sorted by key and among equal keys by position.
struct CountingSort {
  /// Where each key's positions begin: `limit + 1` of them.
  let starts: [UInt32]
  /// The positions in order.
  let positions: [UInt32]

  /// - Complexity: O(keys + limit).
  init(of keys: [UInt32], below limit: Int) {
    var next = [UInt32](repeating: 0, count: limit + 1)
    for key in keys { next[Int(key) + 1] += 1 }
    for key in 0..<limit { next[key + 1] += next[key] }
    starts = next
    var positions = [UInt32](repeating: 0, count: keys.count)
    for (position, key) in keys.enumerated() {
      positions[Int(next[Int(key)])] = UInt32(position)
      next[Int(key)] += 1
    }
    self.positions = positions
  }
}
