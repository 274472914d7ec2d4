// The priority queue of the integer search: a ring of buckets.

/// Entries in a ring of buckets by key, each bucket a list through nodes that are used again as soon as they are free.
///
/// Keys in the queue span at most one arc cost, so a ring suffices (Dial 1969, doi:10.1145/363269.363610). Up to 2^16 buckets are one
/// unit wide; dearer arcs make them wider, entries of one bucket then come out in no order, and a search corrects labels
/// within it. The few entries that a search holds at a time and the bits that tell which buckets hold any stay in the nearest cache.
struct BucketQueue: Sendable {
  struct Node: Sendable {
    var key: UInt32
    var vertex: UInt32
    var next: UInt32
  }

  static let none = UInt32.max
  private static let mostBuckets = 1 << 16

  /// Keys are shifted by so many bits to give buckets.
  let shift: UInt32
  /// The first node of each bucket.
  var heads: [UInt32]
  /// A bit per bucket that holds entries.
  var occupied: [UInt64]
  var nodes: [Node]
  /// The first node of the list of free ones, and how many have ever been used.
  var free = BucketQueue.none
  var used = 0
  /// The bucket of the least key.
  var cursor = 0

  /// - Parameter largestCost: the largest cost of an arc.
  init(largestCost: UInt32) {
    var shift: UInt32 = 0
    while Int(largestCost >> shift) + 2 > Self.mostBuckets { shift += 1 }
    self.shift = shift
    var count = 64
    while count < Int(largestCost >> shift) + 2 { count *= 2 }
    heads = [UInt32](repeating: Self.none, count: count)
    occupied = [UInt64](repeating: 0, count: count / 64)
    nodes = [Node](repeating: Node(key: 0, vertex: 0, next: 0), count: 4096)
  }

  /// The entries that are left, in no order; empties the queue.
  mutating func removeAll() -> [Node] {
    var left: [Node] = []
    for word in occupied.indices {
      while occupied[word] != 0 {
        let bucket = word * 64 + occupied[word].trailingZeroBitCount
        var node = heads[bucket]
        while node != Self.none {
          left.append(nodes[Int(node)])
          node = nodes[Int(node)].next
        }
        heads[bucket] = Self.none
        occupied[word] &= occupied[word] - 1
      }
    }
    free = Self.none
    used = 0
    cursor = 0
    return left
  }

  mutating func grow() { nodes += nodes }

  /// Lends the queue to a body, as pointers: a search is two thirds queue, and checks would double that.
  mutating func withRun<Result>(_ body: (inout BucketRun) -> Result) -> Result {
    unsafe heads.withUnsafeMutableBufferPointer { heads in
      unsafe occupied.withUnsafeMutableBufferPointer { occupied in
        unsafe nodes.withUnsafeMutableBufferPointer { nodes in
          var run = unsafe BucketRun(
            heads: heads,
            occupied: occupied,
            nodes: nodes,
            shift: shift,
            mask: heads.count - 1,
            free: free,
            used: used,
            cursor: cursor
          )
          let result = unsafe body(&run)
          (free, used, cursor) = unsafe (run.free, run.used, run.cursor)
          return result
        }
      }
    }
  }
}

/// A bucket queue, lent.
@unsafe
struct BucketRun {
  let heads: UnsafeMutableBufferPointer<UInt32>
  let occupied: UnsafeMutableBufferPointer<UInt64>
  let nodes: UnsafeMutableBufferPointer<BucketQueue.Node>
  let shift: UInt32
  let mask: Int
  var free: UInt32
  var used: Int
  var cursor: Int

  /// Whether so many entries can be added.
  @inline(__always)
  func hasRoom(for count: Int) -> Bool { unsafe used &+ count <= nodes.count }

  @inline(__always)
  mutating func push(_ key: UInt32, _ vertex: UInt32) {
    let bucket = unsafe Int(key >> shift) & mask
    var node = unsafe free
    if node == BucketQueue.none {
      node = unsafe UInt32(truncatingIfNeeded: used)
      unsafe used &+= 1
    } else {
      unsafe free = nodes[Int(node)].next
    }
    unsafe nodes[Int(node)] = BucketQueue.Node(key: key, vertex: vertex, next: heads[bucket])
    unsafe heads[bucket] = node
    unsafe occupied[bucket >> 6] |= 1 << UInt64(bucket & 63)
  }

  /// Moves the cursor to the next bucket that holds entries; false when there is none.
  @inline(__always)
  mutating func advance() -> Bool {
    var word = unsafe cursor >> 6
    // Bits before the cursor belong to the ring's next round, and are looked at last.
    var bits = unsafe occupied[word] & (.max << UInt64(cursor & 63))
    var left = unsafe occupied.count
    while bits == 0 {
      if left == 0 { return false }
      left &-= 1
      word &+= 1
      if unsafe word == occupied.count { word = 0 }
      bits = unsafe occupied[word]
    }
    unsafe cursor = word << 6 &+ bits.trailingZeroBitCount
    return true
  }

  /// Removes and returns an entry of the cursor's bucket, which holds some.
  @inline(__always)
  mutating func pop() -> BucketQueue.Node {
    let first = unsafe heads[cursor]
    let node = unsafe nodes[Int(first)]
    unsafe heads[cursor] = node.next
    if node.next == BucketQueue.none {
      unsafe occupied[cursor >> 6] &= ~(1 << UInt64(cursor & 63))
    }
    unsafe nodes[Int(first)].next = free
    unsafe free = first
    return node
  }
}
