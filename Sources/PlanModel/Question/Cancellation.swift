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

  /// Whether what a search needs to begin with should be given up.
  ///
  /// Without base costs there is no plan to hand over, so they get this much time more once a stop
  /// was asked for.
  ///
  /// - Parameter patience: How long; counted from when the stop is first noticed.
  /// - Returns: A function that says whether the time is over, to be asked now and then, on any
  ///   thread.
  package func isCancelled(for patience: Duration) -> @Sendable () -> Bool {
    let since = FirstSight()
    return { [self] in
      isCancelled && since.elapsed >= patience
    }
  }
}

/// When something was seen first.
private final class FirstSight: Sendable {
  private let instant = Mutex<ContinuousClock.Instant?>(nil)

  /// The time since it was first asked for.
  var elapsed: Duration {
    instant.withLock { first in
      let start = first ?? .now
      first = start
      return .now - start
    }
  }
}
