// Loops shared among threads, with results that do not depend on how many there are.

import Synchronization

/// Calls a body once for every index below a count, on at most `threads` threads.
///
/// Which thread takes which index, and when, is left open, so the body must write nothing that
/// another index reads.
///
/// - Parameters:
///   - count: how many indices there are.
///   - threads: how many threads may work at once; less than one counts as one.
///   - body: the work of one index.
public func parallelFor(count: Int, threads: Int, body: @Sendable (Int) -> Void) {
  parallelFor(count: count, threads: threads, workspace: {}) { _, index in body(index) }
}

/// Calls a body once for every index below a count, with a workspace per thread.
///
/// - Parameters:
///   - count: how many indices there are.
///   - threads: how many threads may work at once; less than one counts as one.
///   - workspace: makes the scratch space that a thread keeps from index to index.
///   - body: the work of one index; the result must not depend on what is left in the workspace.
public func parallelFor<Workspace>(
  count: Int,
  threads: Int,
  workspace: @Sendable () -> Workspace,
  body: @Sendable (inout Workspace, Int) -> Void
) {
  let wanted = min(max(threads, 1), count)
  let budget = wanted > 1 ? ThreadBudget.current : nil
  let taken = budget?.take(atMost: wanted - 1)
  defer { if let budget, let taken { budget.giveBack(taken) } }
  let workers = taken.map { $0 + 1 } ?? wanted
  if workers <= 1 {
    guard count > 0 else { return }
    var scratch = workspace()
    for index in 0..<count { body(&scratch, index) }
    return
  }
  // The workers see to it that what came before is seen in the bodies and the bodies' work
  // afterwards; the order of the counter says so once more, for the thread sanitizer.
  let next = Atomic(0)
  next.store(0, ordering: .releasing)
  Workers.shared.run(helpers: workers - 1) {
    var index = next.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue
    guard index < count else { return }
    var scratch = workspace()
    while index < count {
      body(&scratch, index)
      index = next.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue
    }
  }
  _ = next.load(ordering: .acquiring)
}

/// The results of a body for every index below a count, in the order of the indices.
///
/// - Parameters:
///   - count: how many indices there are.
///   - threads: how many threads may work at once; less than one counts as one.
///   - body: the work of one index.
/// - Returns: `count` results.
public func parallelMap<Element: Sendable>(
  count: Int,
  threads: Int,
  body: @Sendable (Int) -> Element
) -> [Element] {
  parallelMap(count: count, threads: threads, workspace: {}) { _, index in body(index) }
}

/// The results of a body for every index below a count, in order, with a workspace per thread.
///
/// - Parameters:
///   - count: how many indices there are.
///   - threads: how many threads may work at once; less than one counts as one.
///   - workspace: makes the scratch space that a thread keeps from index to index.
///   - body: the work of one index; the result must not depend on what is left in the workspace.
/// - Returns: `count` results.
public func parallelMap<Workspace, Element: Sendable>(
  count: Int,
  threads: Int,
  workspace: @Sendable () -> Workspace,
  body: @Sendable (inout Workspace, Int) -> Element
) -> [Element] {
  let results = Mutex([Element?](repeating: nil, count: count))
  parallelFor(count: count, threads: threads, workspace: workspace) { scratch, index in
    let element = body(&scratch, index)
    results.withLock { $0[index] = element }
  }
  return results.withLock { $0.compactMap(\.self) }
}

/// Fills the rows of a row-major matrix, on at most `threads` threads.
///
/// - Parameters:
///   - values: the matrix; its count is a multiple of `stride`.
///   - stride: elements from the start of one row to the start of the next.
///   - threads: how many threads may work at once; less than one counts as one.
///   - workspace: makes the scratch space that a thread keeps from row to row.
///   - body: writes the row (of `stride` elements) whose index it is given.
public func parallelRows<Workspace>(
  of values: inout [Double],
  stride: Int,
  threads: Int,
  workspace: @Sendable () -> Workspace,
  body: @Sendable (inout Workspace, Int, inout MutableSpan<Double>) -> Void
) {
  parallelBlocks(
    of: &values,
    size: stride,
    threads: threads,
    workspace: workspace,
    body: body
  )
}

/// Fills an array block by block, on at most `threads` threads; the last block may be shorter than
/// the others.
func parallelBlocks<Element, Workspace>(
  of values: inout [Element],
  size: Int,
  threads: Int,
  workspace: @Sendable () -> Workspace,
  body: @Sendable (inout Workspace, Int, inout MutableSpan<Element>) -> Void
) {
  guard size > 0 else { return }
  unsafe values.withUnsafeMutableBufferPointer { buffer in
    // Every block is written by one thread only, which the type system cannot see.
    nonisolated(unsafe) let buffer = unsafe buffer
    let blockCount = unsafe (buffer.count + size - 1) / size
    parallelFor(count: blockCount, threads: threads, workspace: workspace) { scratch, block in
      let end = unsafe min((block + 1) * size, buffer.count)
      let slots = unsafe UnsafeMutableBufferPointer(rebasing: buffer[block * size..<end])
      var span = unsafe MutableSpan(_unsafeElements: slots)
      body(&scratch, block, &span)
    }
  }
}
