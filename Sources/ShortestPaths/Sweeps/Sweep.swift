// The two halves of a sweep from one source.

import CSweeps

/// Lowers labels along the arcs upwards from a rank, whose label is set; all others are
/// unreachable.
///
/// Ranks fall along every arc, so looking at them in falling order settles each with one visit. The
/// ranks that are yet to be visited wait in a heap with the largest in front.
func climb(
  _ labels: UnsafeMutableBufferPointer<UInt32>,
  from start: Int,
  _ up: SidePointers
) {
  var waiting = IntegerHeap()
  waiting.push(UInt64(~UInt32(start)))
  while let word = waiting.pop() {
    let rank = Int(~UInt32(truncatingIfNeeded: word))
    let label = unsafe labels[rank]
    var (arc, end) = unsafe up.bounds(rank)
    while arc < end {
      let above = unsafe up.arcs[arc]
      let next = label &+ above.cost
      let old = unsafe labels[Int(above.rank)]
      if next < old {
        if old == IntegerGraph.unreachable { waiting.push(UInt64(~above.rank)) }
        unsafe labels[Int(above.rank)] = next
      }
      arc &+= 1
    }
  }
}

/// Lowers the labels of all ranks in turn, from the top, by the arcs from ranks before them.
///
/// Pointers: with checks the pass takes half as long again, and it is nothing but this loop.
func descend(_ labels: UnsafeMutableBufferPointer<UInt32>, _ down: SidePointers) {
  var arc = 0
  for rank in 0..<labels.count {
    let end = unsafe Int(down.firstArc[rank &+ 1])
    var best = unsafe labels[rank]
    while arc < end {
      let above = unsafe down.arcs[arc]
      let label = unsafe labels[Int(above.rank)] &+ above.cost
      best = label < best ? label : best
      arc &+= 1
    }
    unsafe labels[rank] = best
  }
}
