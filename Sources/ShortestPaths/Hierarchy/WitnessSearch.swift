// Small searches that tell which shortcuts can be left out.

/// A search for ways round a vertex, cut off after a number of settled vertices.
///
/// Labels are costs of real paths whether settled or not, so any of them may serve as a witness; a
/// search that is cut off early only means a shortcut too many, never one too few.
struct WitnessSearch {
  private var labels: [UInt32]
  /// For the targets that still lack a witness, one more than the cost that one may have; 0
  /// elsewhere.
  private var allowed: [UInt32]
  /// The vertices with labels, at most ``capacity``.
  private var touched: [UInt32]
  private var touchedCount = 0
  private var slots: [UInt64]

  /// How many vertices may be labelled, and queued, before a search is cut off.
  private static let capacity = 8192

  init(vertexCount: Int) {
    labels = [UInt32](repeating: IntegerGraph.unreachable, count: vertexCount)
    allowed = [UInt32](repeating: 0, count: vertexCount)
    touched = [UInt32](repeating: 0, count: Self.capacity)
    slots = [UInt64](repeating: 0, count: Self.capacity)
  }

  /// What a search looks for.
  struct Task {
    /// Where the paths begin.
    var source: UInt32
    /// The vertex that they must not visit.
    var avoided: UInt32
    /// Vertices with a label above this are not followed.
    var reach: UInt32
    /// How many vertices may be settled.
    var limit: Int
    /// How many targets there are.
    var targetCount: Int
  }

  /// Asks for a path to a vertex that costs at most so much, in the next run.
  mutating func ask(for target: UInt32, within cost: UInt32) { allowed[Int(target)] = cost &+ 1 }

  /// Takes back ``ask(for:within:)`` and says whether no path was found.
  mutating func isMissing(_ target: UInt32) -> Bool {
    defer { allowed[Int(target)] = 0 }
    return allowed[Int(target)] != 0
  }

  /// Looks for paths to the targets asked for, along the arcs out of every vertex that is left.
  mutating func run(_ task: Task, in arcs: borrowing ArcLists) {
    // Most of a contraction is spent here; without checks the loop takes two thirds of the time.
    unsafe labels.withUnsafeMutableBufferPointer { labels in
      unsafe allowed.withUnsafeMutableBufferPointer { allowed in
        unsafe touched.withUnsafeMutableBufferPointer { touched in
          for index in 0..<touchedCount {
            unsafe labels[Int(touched[index])] = IntegerGraph.unreachable
          }
          unsafe slots.withUnsafeMutableBufferPointer { slots in
            touchedCount = unsafe Self.run(
              task,
              arcs: arcs.slots.span,
              lists: arcs.lists.span,
              labels: labels,
              allowed: allowed,
              touched: touched,
              heap: LentHeap(slots)
            )
          }
        }
      }
    }
  }

  /// - Returns: how many vertices were labelled.
  private static func run(
    _ task: Task,
    arcs: Span<ContractionArc>,
    lists: Span<ArcLists.List>,
    labels: UnsafeMutableBufferPointer<UInt32>,
    allowed: UnsafeMutableBufferPointer<UInt32>,
    touched: UnsafeMutableBufferPointer<UInt32>,
    heap: consuming LentHeap
  ) -> Int {
    unsafe labels[Int(task.source)] = 0
    unsafe touched[0] = task.source
    var touchedCount = 1
    unsafe heap.push(IntegerHeap.word(0, task.source))
    var targetsLeft = task.targetCount
    var left = task.limit
    while unsafe left > 0 && heap.count > 0 {
      let word = unsafe heap.pop()
      let vertex = IntegerHeap.vertex(word)
      let label = IntegerHeap.key(word)
      if unsafe label > labels[vertex] { continue }
      left &-= 1
      let list = unsafe lists[unchecked: vertex]
      let end = list.start &+ Int(list.count)
      // Every arc may label and queue a vertex.
      guard unsafe max(touchedCount, heap.count) &+ Int(list.count) <= capacity else { break }
      var slot = list.start
      while slot < end {
        let arc = unsafe arcs[unchecked: slot]
        slot &+= 1
        let head = Int(arc.vertex)
        let next = label &+ arc.cost
        let old = unsafe labels[head]
        guard next < old, arc.vertex != task.avoided else { continue }
        if old == IntegerGraph.unreachable {
          unsafe touched[touchedCount] = arc.vertex
          touchedCount &+= 1
        }
        unsafe labels[head] = next
        if unsafe next < allowed[head] {
          unsafe allowed[head] = 0
          targetsLeft &-= 1
          if targetsLeft == 0 { return touchedCount }
        }
        if next <= task.reach { unsafe heap.push(IntegerHeap.word(next, arc.vertex)) }
      }
    }
    return touchedCount
  }
}
