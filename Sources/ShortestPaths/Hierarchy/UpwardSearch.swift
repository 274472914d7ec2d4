// A search that only goes up a hierarchy: one half of a query.

import CSweeps

/// The scratch space of one direction of a query.
struct UpwardSearch: Sendable {
  /// What is known of a rank.
  struct Label: Sendable {
    var cost: UInt32
    /// The arc that set the label, and the rank that it came from.
    var arc: UInt32
    var from: UInt32
  }

  static let none = UInt32.max
  static let blank = Label(cost: IntegerGraph.unreachable, arc: none, from: none)

  private var labels: [Label]
  private var touched = [UInt32](repeating: 0, count: 1024)
  private var touchedCount = 0
  private var slots = [UInt64](repeating: 0, count: 1024)
  private var slotCount = 0

  init(rankCount: Int) {
    labels = [Label](repeating: Self.blank, count: rankCount)
  }

  /// Forgets the last run and begins at a rank.
  mutating func start(at rank: Int) {
    for index in 0..<touchedCount { labels[Int(touched[index])] = Self.blank }
    labels[rank].cost = 0
    touched[0] = UInt32(rank)
    touchedCount = 1
    slots[0] = IntegerHeap.word(0, UInt32(rank))
    slotCount = 1
  }

  /// Lends the scratch space to a body that moves the search on.
  ///
  /// Queries go through pointers: they take some twenty microseconds, of which checks were a third.
  mutating func withRun<Result>(_ body: (inout UpwardRun) -> Result) -> Result {
    let capacity = min(touched.count, slots.count)
    return unsafe labels.withUnsafeMutableBufferPointer { labels in
      unsafe touched.withUnsafeMutableBufferPointer { touched in
        unsafe slots.withUnsafeMutableBufferPointer { slots in
          var run = unsafe UpwardRun(
            labels: labels,
            touched: touched,
            touchedCount: touchedCount,
            heap: LentHeap(slots, count: slotCount),
            capacity: capacity
          )
          let result = unsafe body(&run)
          touchedCount = unsafe run.touchedCount
          slotCount = unsafe run.heap.count
          return result
        }
      }
    }
  }

  /// Makes room for vertices with many arcs.
  mutating func grow() {
    touched += [UInt32](repeating: 0, count: touched.count)
    slots += [UInt64](repeating: 0, count: slots.count)
  }

  /// Hands over the arcs that led to a rank, the last one first.
  func walk(from rank: Int, _ body: (UInt32) -> Void) {
    var label = labels[rank]
    while label.arc != Self.none {
      body(label.arc)
      label = labels[Int(label.from)]
    }
  }
}

/// One direction of a query on its way.
@unsafe
struct UpwardRun {
  let labels: UnsafeMutableBufferPointer<UpwardSearch.Label>
  let touched: UnsafeMutableBufferPointer<UInt32>
  var touchedCount: Int
  var heap: LentHeap
  let capacity: Int

  @inline(__always) var leastKey: UInt32 { unsafe IntegerHeap.key(heap.first) }

  /// Settles the next vertex and labels those above it.
  ///
  /// - Parameters:
  ///   - up: the arcs to go along.
  ///   - down: the arcs of the other direction, over which a higher vertex may prove the label
  ///     wrong.
  ///   - other: the labels of the other search.
  ///   - best: the least cost of a meeting so far, lowered here.
  ///   - top: where that is.
  /// - Returns: false, and nothing is done, when the scratch space might not suffice.
  @inline(__always)
  mutating func settle(
    along up: SidePointers,
    against down: SidePointers,
    meeting other: UnsafeMutableBufferPointer<UpwardSearch.Label>,
    _ best: inout UInt32,
    _ top: inout Int
  ) -> Bool {
    let rank = unsafe IntegerHeap.vertex(heap.first)
    var (arc, end) = unsafe up.bounds(rank)
    if unsafe max(touchedCount, heap.count) &+ (end &- arc) > capacity { return false }
    let cost = unsafe IntegerHeap.key(heap.pop())
    if unsafe cost > labels[rank].cost { return true }
    let meeting = unsafe cost &+ other[rank].cost
    if meeting < best {
      best = meeting
      top = rank
    }
    var (back, backEnd) = unsafe down.bounds(rank)
    while back < backEnd {
      let above = unsafe down.arcs[back]
      if unsafe labels[Int(above.rank)].cost &+ above.cost < cost { return true }
      back &+= 1
    }
    while arc < end {
      let above = unsafe up.arcs[arc]
      let next = cost &+ above.cost
      let old = unsafe labels[Int(above.rank)].cost
      if next < old {
        if old == IntegerGraph.unreachable {
          unsafe touched[touchedCount] = above.rank
          unsafe touchedCount &+= 1
        }
        unsafe labels[Int(above.rank)] = UpwardSearch.Label(
          cost: next,
          arc: UInt32(truncatingIfNeeded: arc),
          from: UInt32(truncatingIfNeeded: rank)
        )
        unsafe heap.push(IntegerHeap.word(next, above.rank))
      }
      arc &+= 1
    }
    return true
  }
}
