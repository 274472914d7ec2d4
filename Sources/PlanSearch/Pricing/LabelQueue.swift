// The queue of a price search, in one array that is never given back.

import PlanModel

/// A 4-ary heap of labels, most slack first and among equals the earlier label.
struct LabelQueue {
  struct Entry {
    /// Minutes by which the best way on from the label is shorter than what would make it
    /// worthless.
    var slack: Double
    var label: Int32

    func precedes(_ other: Entry) -> Bool {
      slack > other.slack || (slack == other.slack && label < other.label)
    }
  }

  private var entries: [Entry] = []
  private(set) var count = 0

  mutating func removeAll() { count = 0 }

  /// The label at a position in the heap, in no order.
  func label(at position: Int) -> Int { Int(entries[position].label) }

  mutating func push(_ entry: Entry) {
    if count == entries.count { entries.append(entry) }
    count += 1
    Self.rise(entry, from: count - 1, &entries)
  }

  mutating func pop() -> Int? {
    guard count > 0 else { return nil }
    let top = entries[0]
    count -= 1
    Self.sink(entries[count], count: count, &entries)
    return Int(top.label)
  }

  private static func rise(_ entry: Entry, from position: Int, _ entries: inout [Entry]) {
    var heap = entries.mutableSpan
    var child = position
    while child > 0 {
      let parent = (child - 1) >> 2
      guard entry.precedes(heap[parent]) else { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = entry
  }

  private static func sink(_ entry: Entry, count: Int, _ entries: inout [Entry]) {
    var heap = entries.mutableSpan
    var parent = 0
    while true {
      let first = 4 * parent + 1
      guard first < count else { break }
      var least = first
      var child = first + 1
      while child < min(first + 4, count) {
        if heap[child].precedes(heap[least]) { least = child }
        child += 1
      }
      guard heap[least].precedes(entry) else { break }
      heap[parent] = heap[least]
      parent = least
    }
    heap[parent] = entry
  }
}
