// The priority queue of the integer search: a window of wide buckets, and a heap for what lies
// beyond.

/// Words of key and vertex (``IntegerHeap/word(_:_:)``) in 64 buckets by key, whose first is at the
/// cursor; later ones wait in a heap.
///
/// A bucket is as wide as a cheap arc, so that few arcs lead from a bucket into itself. A search
/// empties it in the order of arrival, as a breadth-first search would, and looks again at a vertex
/// whose label fell meanwhile; once it is empty, its labels are final. Since nothing is sorted, the
/// processor guesses well and memory can be asked for ahead of time. One word of bits tells which
/// buckets hold any, and costs of any spread keep to the bounds of the heap.
///
/// A bucket is a list of chunks of 64 slots, the last of which holds the number of the next chunk.
/// Buckets of a fixed width are those of Denardo and Fox 1979, doi:10.1287/opre.27.1.161.
struct BucketQueue: Sendable {
  static let bucketCount = 64
  static let chunkSize = 64
  static let none = UInt32.max

  /// Keys are shifted by so many bits to give buckets.
  let shift: UInt32
  private var slots: [UInt64]
  /// For every bucket the slots of the next word to come out and of the next to come in.
  private var first = [UInt32](repeating: 0, count: bucketCount)
  private var last = [UInt32](repeating: 0, count: bucketCount)
  /// A bit for every bucket that holds words, by its number modulo 64.
  private var occupied: UInt64 = 0
  /// The number of the bucket that is being emptied.
  private var cursor = 0
  /// The first of the chunks to be used again, and how many have ever been used.
  private var free = BucketQueue.none
  private var used = BucketQueue.bucketCount
  /// Words beyond the window.
  private var far = IntegerHeap()

  /// - Parameter costs: the costs of some arcs, from which the width of buckets is taken: their
  ///   lower quartile.
  init(costs: [UInt32]) {
    let quartile = costs.isEmpty ? 0 : costs.sorted()[costs.count / 4]
    shift = UInt32(max(0, 31 - quartile.leadingZeroBitCount))
    slots = [UInt64](repeating: 0, count: 4 * Self.bucketCount * Self.chunkSize)
    removeAll { _ in }
  }

  /// Hands over the words that are left, in no order, and forgets them.
  mutating func removeAll(_ body: (UInt64) -> Void) {
    while occupied != 0 {
      let bucket = occupied.trailingZeroBitCount
      var slot = Int(first[bucket])
      while slot != Int(last[bucket]) {
        if slot % Self.chunkSize == Self.chunkSize - 1 {
          slot = Int(slots[slot]) * Self.chunkSize
        } else {
          body(slots[slot])
          slot += 1
        }
      }
      occupied &= occupied - 1
    }
    while let word = far.pop() { body(word) }
    for bucket in 0..<Self.bucketCount {
      first[bucket] = UInt32(bucket * Self.chunkSize)
      last[bucket] = first[bucket]
    }
    free = Self.none
    used = Self.bucketCount
    cursor = 0
  }

  /// Adds a word, and room for it if there is none.
  mutating func push(_ word: UInt64) {
    if used * Self.chunkSize == slots.count { grow() }
    unsafe withRun { run in unsafe run.push(word) }
  }

  /// Makes room for more chunks.
  mutating func grow() { slots += slots }

  /// Moves on to the least bucket that holds words, and its window with it; false when there is
  /// none.
  mutating func advance() -> Bool {
    if occupied == 0 {
      guard let next = far.first else { return false }
      cursor = Int(IntegerHeap.key(next) >> shift)
    }
    unsafe withRun { run in unsafe run.step() }
    while let next = far.first, Int(IntegerHeap.key(next) >> shift) < cursor + Self.bucketCount {
      _ = far.pop()
      push(next)
    }
    return true
  }

  /// Lends the queue to a body, as pointers: a search is half queue, and checks would double that.
  mutating func withRun<Result>(_ body: (inout BucketRun) -> Result) -> Result {
    unsafe slots.withUnsafeMutableBufferPointer { slots in
      unsafe first.withUnsafeMutableBufferPointer { first in
        unsafe last.withUnsafeMutableBufferPointer { last in
          unsafe withUnsafeMutablePointer(to: &far) { far in
            var run = unsafe BucketRun(
              slots: slots,
              first: first,
              last: last,
              far: far,
              shift: shift,
              occupied: occupied,
              cursor: cursor,
              free: free,
              used: used
            )
            let result = unsafe body(&run)
            (occupied, cursor, free, used) = unsafe (run.occupied, run.cursor, run.free, run.used)
            return result
          }
        }
      }
    }
  }
}

/// A bucket queue, lent.
@unsafe
struct BucketRun {
  let slots: UnsafeMutableBufferPointer<UInt64>
  let first: UnsafeMutableBufferPointer<UInt32>
  let last: UnsafeMutableBufferPointer<UInt32>
  let far: UnsafeMutablePointer<IntegerHeap>
  let shift: UInt32
  var occupied: UInt64
  var cursor: Int
  var free: UInt32
  var used: Int

  /// The place of the cursor's bucket.
  var bucket: Int { @inline(__always) get { unsafe cursor & 63 } }

  /// Whether so many words can be added: each bucket may begin a chunk, and so may every 63rd word.
  @inline(__always)
  func hasRoom(for count: Int) -> Bool {
    unsafe (used &+ BucketQueue.bucketCount &+ count >> 5) &* BucketQueue.chunkSize <= slots.count
  }

  @inline(__always)
  mutating func push(_ word: UInt64) {
    let number = unsafe Int(IntegerHeap.key(word) >> shift)
    if unsafe number &- cursor >= BucketQueue.bucketCount {
      unsafe pushFar(word)
      return
    }
    let bucket = number & 63
    var slot = unsafe Int(last[bucket])
    unsafe slots[slot] = word
    slot &+= 1
    if slot & 63 == 63 { slot = unsafe addChunk(after: slot) }
    unsafe last[bucket] = UInt32(truncatingIfNeeded: slot)
    unsafe occupied |= 1 << UInt64(bucket)
  }

  @inline(never)
  private func pushFar(_ word: UInt64) { unsafe far.pointee.push(word) }

  @inline(__always)
  private mutating func addChunk(after slot: Int) -> Int {
    var chunk = unsafe free
    if chunk == BucketQueue.none {
      chunk = unsafe UInt32(truncatingIfNeeded: used)
      unsafe used &+= 1
    } else {
      unsafe free = UInt32(truncatingIfNeeded: slots[Int(chunk) &* 64 &+ 63])
    }
    unsafe slots[slot] = UInt64(chunk)
    return Int(chunk) &* 64
  }

  /// The place of a word that comes out so many words later, or of one near it: a hint.
  @inline(__always)
  func place(ahead distance: Int, of slot: Int) -> Int {
    unsafe IntegerHeap.vertex(slots[min(slot &+ distance, slot | 63 &- 1)])
  }

  /// The slot after one that has been read; the last slot of a chunk leads to the next and sets the
  /// chunk free.
  @inline(__always)
  mutating func next(after slot: Int) -> Int {
    let next = slot &+ 1
    if next & 63 != 63 { return next }
    let chunk = unsafe slots[next]
    unsafe slots[next] = UInt64(free)
    unsafe free = UInt32(truncatingIfNeeded: next >> 6)
    return Int(truncatingIfNeeded: chunk) &* 64
  }

  /// Moves the cursor to the next bucket that holds words, if there is one.
  @inline(__always)
  mutating func step() {
    if unsafe occupied == 0 { return }
    let turned = unsafe occupied >> UInt64(bucket) | occupied << UInt64((64 &- bucket) & 63)
    unsafe cursor &+= turned.trailingZeroBitCount
  }

  /// Notes that the cursor's bucket is empty.
  @inline(__always)
  mutating func endBucket() { unsafe occupied &= ~(1 << UInt64(bucket)) }

  /// Moves on from an empty bucket within the window; false when it is empty, or words are beyond
  /// it.
  @inline(__always)
  mutating func advance() -> Bool {
    unsafe endBucket()
    guard unsafe occupied != 0, unsafe far.pointee.isEmpty else { return false }
    unsafe step()
    return true
  }
}
