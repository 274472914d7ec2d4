// How many threads work at once, where something is done beside the loops.

import Synchronization

/// The threads that one piece of work may use: the caller's own, and those that are idle.
///
/// Loops of `parallelFor` take idle threads and give them back; what works beside them takes a
/// thread only while it is idle. With a budget of one thread nothing works beside the loops.
package final class ThreadBudget: Sendable {
  /// The budget of what runs now; loops keep to it besides to their own number of threads.
  @TaskLocal package static var current: ThreadBudget?

  /// How many threads there are.
  package let threads: Int
  private let idle: Mutex<Int>

  /// Makes a budget of which the caller's thread is in use; less than one thread counts as one.
  package init(threads: Int) {
    self.threads = max(threads, 1)
    idle = Mutex(max(threads, 1) - 1)
  }

  /// Takes idle threads; returns how many there were, at most the number asked for.
  package func take(atMost count: Int) -> Int {
    idle.withLock { idle in
      let taken = min(idle, count)
      idle -= taken
      return taken
    }
  }

  /// Gives back threads that were taken.
  package func giveBack(_ count: Int) { idle.withLock { $0 += count } }
}
