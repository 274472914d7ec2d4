// Arrays on large pages, where the system has them on request.

import Glibc

/// The size of a large page in bytes.
let largePage = 1 << 21

extension Array where Element: BitwiseCopyable {
  /// An array of equal elements on large pages if it is large enough for some.
  ///
  /// Fresh memory costs a fault for every page: with pages of 4 KiB an array of some megabytes
  /// takes as long to get as to fill, and searches that jump about in it miss the processor's table
  /// of pages as well.
  init(onLargePages element: Element, count: Int) {
    unsafe self.init(onLargePagesOfCount: count) { slots in
      unsafe slots.initialize(repeating: element)
    }
  }

  /// The elements of an array, on large pages.
  init(onLargePages elements: [Element]) {
    unsafe self.init(onLargePagesOfCount: elements.count) { slots in
      _ = unsafe slots.initialize(fromContentsOf: elements)
    }
  }

  /// An array on large pages whose elements a body initializes, or whoever has the array writes
  /// before anybody reads.
  ///
  /// Its first elements share a small page with what the allocator keeps in front, so there is room
  /// to spare for large pages to begin where they may: else an array of two would have one of them.
  @unsafe
  init(
    onLargePagesOfCount count: Int,
    initializedBy body: (UnsafeMutableBufferPointer<Element>) -> Void
  ) {
    // The standard library would write the count, none, into the one empty array that all threads
    // share.
    guard count > 0 else {
      self = []
      return
    }
    let stride = MemoryLayout<Element>.stride
    let spare = count * stride < largePage ? 0 : largePage / stride
    unsafe self.init(unsafeUninitializedCapacity: count + spare) { slots, initialized in
      unsafe preferLargePages(UnsafeMutableRawBufferPointer(slots))
      unsafe body(UnsafeMutableBufferPointer(rebasing: slots[..<count]))
      initialized = count
    }
  }
}

/// Asks the system to back memory by large pages; only an advice, and only for those that lie
/// wholly inside.
func preferLargePages(_ memory: UnsafeMutableRawBufferPointer) {
  guard let base = memory.baseAddress else { return }
  let first = unsafe base.alignedUp(toMultipleOf: largePage)
  let end = unsafe (base + memory.count).alignedDown(toMultipleOf: largePage)
  if unsafe end > first { _ = unsafe madvise(first, end - first, MADV_HUGEPAGE) }
}
