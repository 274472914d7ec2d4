// The graph that shrinks while vertices are contracted.

/// An arc between two vertices that are still there: an original one or a shortcut.
struct ContractionArc {
  /// The vertex at its other end.
  var vertex: UInt32
  var cost: UInt32
  /// How many original arcs it stands for.
  var hops: UInt32
  /// Its number in the contraction's list of records.
  var record: UInt32

  static let blank = ContractionArc(vertex: 0, cost: 0, hops: 0, record: 0)
}

/// Lists of arcs, one per vertex, that grow and shrink in one block of memory.
struct ArcLists {
  /// Where a vertex's arcs are.
  struct List {
    var start: Int
    var count: Int32
    var capacity: Int32

    var range: Range<Int> { start..<start + Int(count) }
  }

  private(set) var slots: [ContractionArc]
  private(set) var lists: [List] = []

  init(sizes: [Int32]) {
    var next = 0
    lists.reserveCapacity(sizes.count)
    for size in sizes {
      // Most lists grow a little before they vanish.
      lists.append(List(start: next, count: 0, capacity: size + 2))
      next += Int(size) + 2
    }
    slots = [ContractionArc](repeating: .blank, count: next)
  }

  /// Where the arcs of a vertex are in ``slots``.
  func range(_ vertex: Int) -> Range<Int> { lists[vertex].range }

  /// Adds an arc, or lowers the one that leads to the same vertex.
  ///
  /// - Returns: whether anything changed.
  mutating func add(_ arc: ContractionArc, to vertex: Int) -> Bool {
    for slot in range(vertex) where slots[slot].vertex == arc.vertex {
      if slots[slot].cost <= arc.cost { return false }
      slots[slot] = arc
      return true
    }
    if lists[vertex].count == lists[vertex].capacity { grow(vertex) }
    slots[range(vertex).upperBound] = arc
    lists[vertex].count += 1
    return true
  }

  /// Removes the arc to another vertex; the order of the others stays.
  mutating func remove(_ other: UInt32, from vertex: Int) {
    let range = range(vertex)
    guard let slot = range.first(where: { slots[$0].vertex == other }) else { return }
    for next in slot + 1..<range.upperBound { slots[next - 1] = slots[next] }
    lists[vertex].count -= 1
  }

  private mutating func grow(_ vertex: Int) {
    let old = range(vertex)
    lists[vertex].start = slots.count
    lists[vertex].capacity = lists[vertex].capacity * 2 + 2
    for slot in old { slots.append(slots[slot]) }
    for _ in old.count..<Int(lists[vertex].capacity) { slots.append(.blank) }
  }
}
