// Which vector instructions the sweeps of 16 sources use.

import CSweeps

/// The vector instructions of a ``WideHierarchySweep`` or ``HierarchyTable``, chosen when the
/// program runs.
///
/// Answers are the same with all; the default is the best that the processor has.
public enum SweepInstructions: Int, Sendable, CaseIterable, Comparable {
  /// What every processor of its kind has: SSE2 on x86-64, NEON on arm64.
  case portable
  /// AVX2, on most x86-64 processors since 2013.
  case avx2
  /// AVX-512, on x86-64 servers.
  case avx512

  /// The best that this processor has.
  public static var best: SweepInstructions {
    SweepInstructions(rawValue: Int(corridor_best_instructions().rawValue)) ?? .portable
  }

  /// Whether one comes before another in the order of the cases.
  public static func < (one: SweepInstructions, other: SweepInstructions) -> Bool {
    one.rawValue < other.rawValue
  }

  /// As the sweeps take it; what the processor lacks is replaced by the best it has.
  var supported: corridor_instructions {
    corridor_instructions(rawValue: UInt32(min(self, .best).rawValue))
  }
}
