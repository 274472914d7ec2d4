// The queue of the tree's nodes and of the useful sets' labels.

/// Something that a queue can order.
package protocol Prioritized {
  /// Whether this comes out before another; a total order, so that the order is always the same.
  func precedes(_ other: Self) -> Bool
}

/// A binary heap.
/// - Complexity: O(log count) per push and pop.
package struct PriorityQueue<Element: Prioritized> {
  @usableFromInline var heap: [Element] = []

  @inlinable package init() {}

  @inlinable package var count: Int { heap.count }
  /// All that is in it, in no order.
  @inlinable package var elements: [Element] { heap }
  /// What comes out next.
  @inlinable package var first: Element? { heap.first }

  @inlinable package mutating func push(_ element: Element) {
    heap.append(element)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].precedes(heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  @inlinable package mutating func pop() -> Element? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return top }
    heap[0] = last
    var parent = 0
    while true {
      var first = parent
      let child = 2 * parent + 1
      if child < heap.count, heap[child].precedes(heap[first]) { first = child }
      if child + 1 < heap.count, heap[child + 1].precedes(heap[first]) { first = child + 1 }
      guard first != parent else { return top }
      heap.swapAt(parent, first)
      parent = first
    }
  }
}
