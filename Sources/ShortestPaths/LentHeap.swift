// The integer heap of the hottest loops, in memory that is lent for one run.

/// A minimum heap of words, as ``IntegerHeap``, over slots that a caller lends and whose number it
/// knows to suffice.
///
/// Without growth there is nothing to check at a push: witness searches and queries are a fifth
/// faster for it.
@unsafe
struct LentHeap {
  private let slots: UnsafeMutableBufferPointer<UInt64>
  private(set) var count = 0

  init(_ slots: UnsafeMutableBufferPointer<UInt64>, count: Int = 0) {
    unsafe self.slots = unsafe slots
    unsafe self.count = count
  }

  var first: UInt64 { @inline(__always) get { unsafe count > 0 ? slots[0] : .max } }

  @inline(__always)
  mutating func push(_ word: UInt64) {
    var hole = unsafe count
    unsafe count &+= 1
    while hole > 0 {
      let parent = (hole &- 1) >> 2
      let above = unsafe slots[parent]
      if above <= word { break }
      unsafe slots[hole] = above
      hole = parent
    }
    unsafe slots[hole] = word
  }

  /// Removes and returns the least word of a heap that has one.
  @inline(__always)
  mutating func pop() -> UInt64 {
    unsafe count &-= 1
    let (count, least, last) = unsafe (count, slots[0], slots[count])
    var hole = 0
    while true {
      let child = hole << 2 &+ 1
      if child >= count { break }
      var best = child
      var word = unsafe slots[child]
      if child &+ 3 < count {
        // A tournament of four, which compiles to moves without jumps.
        let second = unsafe slots[child &+ 1]
        let third = unsafe slots[child &+ 2]
        let fourth = unsafe slots[child &+ 3]
        best = second < word ? child &+ 1 : child
        word = second < word ? second : word
        let other = fourth < third ? child &+ 3 : child &+ 2
        let otherWord = fourth < third ? fourth : third
        best = otherWord < word ? other : best
        word = otherWord < word ? otherWord : word
      } else {
        var sibling = child &+ 1
        while sibling < count {
          let siblingWord = unsafe slots[sibling]
          if siblingWord < word {
            best = sibling
            word = siblingWord
          }
          sibling &+= 1
        }
      }
      if word >= last { break }
      unsafe slots[hole] = word
      hole = best
    }
    unsafe slots[hole] = last
    return least
  }
}
