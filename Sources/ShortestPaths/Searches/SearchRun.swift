// The loop of the integer search, on memory that is lent for one run.

import CSweeps

/// What is known of a place, side by side: whoever lowers a label brings all that settling the
/// place needs into the cache.
struct PlaceLabel: Sendable {
  static let none = UInt32.max

  var cost = IntegerGraph.unreachable
  /// The last arc of the path.
  var predecessor = PlaceLabel.none
  let firstArc: UInt32
  let endArc: UInt32
}

/// Why a search stops.
enum SearchPause {
  /// All targets are reached.
  case done
  /// The queue needs more room for the next place.
  case room
  /// The window of the queue must move.
  case window
}

/// An integer search on its way.
@unsafe
struct SearchRun {
  let labels: UnsafeMutableBufferPointer<PlaceLabel>
  /// The arcs, and as many more as ``LocalArcs/padding`` says.
  let arcs: UnsafeBufferPointer<LocalArcs.Arc>
  let touched: UnsafeMutableBufferPointer<UInt32>
  var touchedCount: Int
  /// Empty without targets.
  let isTarget: UnsafeMutableBufferPointer<Bool>
  var targetsLeft: Int?

  /// Settles places bucket by bucket until something is wanted.
  @inline(__always)
  mutating func settle(_ queue: inout BucketRun, within bound: UInt32) -> SearchPause {
    // What changes all the time stays in registers.
    var count = unsafe touchedCount
    var left = unsafe targetsLeft
    defer { unsafe (touchedCount, targetsLeft) = (count, left) }
    let isCounting = left != nil
    repeat {
      let bucket = unsafe queue.bucket
      var slot = unsafe Int(queue.first[bucket])
      defer { unsafe queue.first[bucket] = UInt32(truncatingIfNeeded: slot) }
      while unsafe slot != Int(queue.last[bucket]) {
        unsafe prefetch(after: slot, in: queue)
        let word = unsafe queue.slots[slot]
        let place = IntegerHeap.vertex(word)
        let label = unsafe labels[place]
        if unsafe !queue.hasRoom(for: Int(label.endArc &- label.firstArc)) { return .room }
        slot = unsafe queue.next(after: slot)
        if IntegerHeap.key(word) != label.cost { continue }
        // Counted once: a label that falls again does so before its bucket is empty.
        if isCounting, unsafe isTarget[place] {
          unsafe isTarget[place] = false
          left? -= 1
        }
        unsafe relax(label, &queue, &count, within: bound)
      }
      if left == 0 {
        unsafe queue.endBucket()
        return .done
      }
    } while unsafe queue.advance()
    return .window
  }

  @inline(__always)
  private func relax(
    _ label: PlaceLabel,
    _ queue: inout BucketRun,
    _ count: inout Int,
    within bound: UInt32
  ) {
    var arc = Int(label.firstArc)
    let end = Int(label.endArc)
    while arc < end {
      let next = unsafe arcs[arc]
      let cost = label.cost &+ next.cost
      let head = Int(next.head)
      let old = unsafe labels[head].cost
      if cost < old, cost <= bound {
        // Noted or not, without a jump that nobody can guess.
        unsafe touched[count] = next.head
        count &+= old == IntegerGraph.unreachable ? 1 : 0
        unsafe labels[head].cost = cost
        unsafe labels[head].predecessor = UInt32(truncatingIfNeeded: arc)
        unsafe queue.push(IntegerHeap.word(cost, next.head))
      }
      arc &+= 1
    }
  }

  /// Asks for the arcs of the word that comes out eight words later, and for the labels at the
  /// other ends of those of the third.
  ///
  /// Waiting for memory was two thirds of a search.
  @inline(__always)
  private func prefetch(after slot: Int, in queue: borrowing BucketRun) {
    let later = unsafe labels[queue.place(ahead: 8, of: slot)]
    unsafe corridor_prefetch(arcs.baseAddress.unsafelyUnwrapped + Int(later.firstArc))
    let soon = unsafe Int(labels[queue.place(ahead: 3, of: slot)].firstArc)
    for arc in soon..<soon + LocalArcs.padding {
      unsafe corridor_prefetch(labels.baseAddress.unsafelyUnwrapped + Int(arcs[arc].head))
    }
  }
}
