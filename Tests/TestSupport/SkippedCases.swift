// Counting the cases that a property test leaves out, so that it cannot leave out all of them.

import Synchronization
public import Testing

/// Counts skipped cases of one test function.
private final class SkipCounter: Sendable {
  let count = Mutex(0)
  @TaskLocal static var current: SkipCounter?
}

/// Notes that a case says nothing of the property; the test needs the trait ``SkippedCases``.
public func skipCase(sourceLocation: SourceLocation = #_sourceLocation) {
  guard let counter = SkipCounter.current else {
    Issue.record(
      "a case was skipped in a test without .skipping(_:)",
      sourceLocation: sourceLocation
    )
    return
  }
  counter.count.withLock { $0 += 1 }
}

/// How many cases of a test function may be skipped: exactly so many.
///
/// The cases are seeded, so the number is always the same; one that has changed says that the test
/// looks at other cases than it did.
public struct SkippedCases: TestTrait, TestScoping {
  let count: Int

  /// Counts over all cases of a function.
  public func scopeProvider(for test: Test, testCase: Test.Case?) -> SkippedCases? {
    testCase == nil ? self : nil
  }

  /// Runs the function and records an issue when another number of cases was skipped.
  @concurrent public func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    let counter = SkipCounter()
    try await SkipCounter.$current.withValue(counter) { try await function() }
    let found = counter.count.withLock { $0 }
    if found != count {
      Issue.record(
        "\(found) cases were skipped, not \(count)",
        sourceLocation: test.sourceLocation
      )
    }
  }
}

extension Trait where Self == SkippedCases {
  /// Says how many cases the test skips with `skipCase()`.
  public static func skipping(_ count: Int) -> SkippedCases { SkippedCases(count: count) }
}
