// The priority queue of the searches: a 4-ary heap with keys and vertices side by side.

/// A minimum heap of (key, vertex) entries, four children to a parent.
///
/// There is no decrease-key: a better label is pushed again and the outdated one is skipped when it
/// comes up (lazy deletion), which is faster on sparse graphs than keeping positions. Entries of
/// equal keys come out in an order that depends only on the order of the calls, so searches repeat
/// exactly.
struct VertexHeap: Sendable {
  struct Entry: Sendable {
    var key: Double
    var vertex: UInt32

    /// The key's bits, which order like the key as long as it is not negative, and compare without
    /// a jump.
    var order: UInt64 { key.bitPattern }
  }

  private(set) var entries: [Entry] = []

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// - Complexity: O(log(count)).
  mutating func push(_ key: Double, _ vertex: UInt32) {
    let entry = Entry(key: key, vertex: vertex)
    var hole = entries.count
    entries.append(entry)
    var slots = entries.mutableSpan
    while hole > 0 {
      let parent = (hole - 1) >> 2
      if slots[parent].key <= key { break }
      slots[hole] = slots[parent]
      hole = parent
    }
    slots[hole] = entry
  }

  /// Removes and returns an entry of the least key; nil when there is none.
  ///
  /// - Complexity: O(log(count)).
  mutating func pop() -> Entry? {
    guard let last = entries.popLast() else { return nil }
    let count = entries.count
    if count == 0 { return last }
    var slots = entries.mutableSpan
    let least = slots[0]
    var hole = 0
    while true {
      let first = hole << 2 + 1
      if first >= count { break }
      var best = first
      var order = slots[first].order
      if first + 3 < count {
        // A tournament of four, which compiles to moves without jumps.
        let second = slots[first + 1].order
        let third = slots[first + 2].order
        let fourth = slots[first + 3].order
        best = second < order ? first + 1 : first
        order = second < order ? second : order
        let other = fourth < third ? first + 3 : first + 2
        let otherOrder = fourth < third ? fourth : third
        best = otherOrder < order ? other : best
        order = otherOrder < order ? otherOrder : order
      } else {
        var child = first + 1
        while child < count {
          if slots[child].order < order {
            best = child
            order = slots[child].order
          }
          child += 1
        }
      }
      if order >= last.order { break }
      slots[hole] = slots[best]
      hole = best
    }
    slots[hole] = last
    return least
  }
}
