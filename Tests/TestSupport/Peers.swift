// Programs that are not ours, beside which results are checked.

import Glibc

/// Whether tests that need another program run without it.
public enum Peers {
  /// Where `CORRIDOR_PEERS` is `required`, as in CI, every program that can be installed must be
  /// there: a test whose program is missing runs, and fails.
  public static let areRequired: Bool = {
    guard let value = unsafe getenv("CORRIDOR_PEERS") else { return false }
    return unsafe String(cString: value) == "required"
  }()

  /// Whether a test runs: where its program is there, and where it has to be.
  ///
  /// The test must fail without the program.
  public static func tests(with isThere: Bool) -> Bool { isThere || areRequired }
}
