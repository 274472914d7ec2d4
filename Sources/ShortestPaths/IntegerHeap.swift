// The priority queue of the integer kernels: keys and vertices packed into one word.

/// A minimum heap of (key, vertex) words, four children to a parent, with lazy deletion as in
/// ``VertexHeap``.
///
/// A word is the key above the vertex, so that equal keys come out in the order of their vertices.
struct IntegerHeap: Sendable {
  private(set) var words: [UInt64] = []

  var isEmpty: Bool { words.isEmpty }
  var first: UInt64? { words.first }

  static func word(_ key: UInt32, _ vertex: UInt32) -> UInt64 { UInt64(key) << 32 | UInt64(vertex) }
  static func key(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word >> 32) }
  static func vertex(_ word: UInt64) -> Int { Int(truncatingIfNeeded: word & 0xFFFF_FFFF) }

  mutating func removeAll() { words.removeAll(keepingCapacity: true) }

  /// - Complexity: O(log(count)).
  mutating func push(_ word: UInt64) {
    var hole = words.count
    words.append(word)
    var slots = words.mutableSpan
    while hole > 0 {
      let parent = (hole &- 1) >> 2
      let above = slots[parent]
      if above <= word { break }
      slots[hole] = above
      hole = parent
    }
    slots[hole] = word
  }

  /// Removes and returns the least word; nil when there is none.
  ///
  /// - Complexity: O(log(count)).
  mutating func pop() -> UInt64? {
    guard let last = words.popLast() else { return nil }
    let count = words.count
    if count == 0 { return last }
    var slots = words.mutableSpan
    let least = slots[0]
    var hole = 0
    while true {
      let child = hole << 2 + 1
      if child >= count { break }
      var best = child
      var word = slots[child]
      if child + 3 < count {
        // A tournament of four, which compiles to moves without jumps.
        let (second, third, fourth) = (slots[child + 1], slots[child + 2], slots[child + 3])
        best = second < word ? child + 1 : child
        word = second < word ? second : word
        let other = fourth < third ? child + 3 : child + 2
        let otherWord = fourth < third ? fourth : third
        best = otherWord < word ? other : best
        word = otherWord < word ? otherWord : word
      } else {
        for sibling in child + 1..<max(count, child + 1) where slots[sibling] < word {
          best = sibling
          word = slots[sibling]
        }
      }
      if word >= last { break }
      slots[hole] = word
      hole = best
    }
    slots[hole] = last
    return least
  }
}
