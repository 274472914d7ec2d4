// What every suite measures, and how far a figure may go before a check fails.

public import Benchmark

/// The settings that all suites share.
///
/// Wall time is for people; instructions, where the machine has counters, repeat to a few in a
/// thousand; peak memory shows what a kernel keeps. Tolerances are relative to the baseline that
/// one compares with.
public func suiteSettings(seconds: Int = 3) -> Benchmark.Configuration {
  Benchmark.Configuration(
    metrics: [.wallClock, .instructions, .peakMemoryResident],
    warmupIterations: 1,
    maxDuration: .seconds(seconds),
    maxIterations: 1_000,
    thresholds: [
      .wallClock: BenchmarkThresholds(relative: [.p50: 15]),
      .instructions: BenchmarkThresholds(relative: [.p50: 2]),
      .peakMemoryResident: BenchmarkThresholds(relative: [.p50: 15]),
    ]
  )
}

/// Scratch space that iterations share, changed in place: a copy would be paid inside the clock.
///
/// A benchmark runs on one thread.
public final class Scratch<Value>: @unchecked Sendable {
  /// The space.
  public var value: Value

  /// Takes it.
  public init(_ value: Value) { self.value = value }
}
