// A time limit as a moment on the monotonic clock.

/// When a solve is to end.
struct Deadline {
  private let end: ContinuousClock.Instant?

  /// Starts the clock; nil means no end.
  init(seconds: Double?) {
    // A thousand years stand for any longer time, so that no conversion overflows.
    end = seconds.map { ContinuousClock.now + .seconds(Swift.min($0, 3e10)) }
  }

  /// Whether the time is over.
  var hasPassed: Bool {
    guard let end else { return false }
    return ContinuousClock.now >= end
  }

  /// The time left in whole milliseconds, rounded up; GLPK's largest where there is no end.
  var milliseconds: Int32 {
    guard let end else { return .max }
    let left = (end - ContinuousClock.now) / .milliseconds(1)
    return left >= Double(Int32.max) ? .max : Int32(Swift.max(left.rounded(.up), 0))
  }
}
