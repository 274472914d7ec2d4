// A flag that another thread, or a signal, sets to stop a search.

import Synchronization

/// Asks a running search to stop; it answers with what it has, within a fraction of a second.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  /// Makes a flag that is not set.
  public init() {}

  /// Asks the search to stop; may be called from any thread, and more than once.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether the search should stop.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
