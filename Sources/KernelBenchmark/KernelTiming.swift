// How long a kernel took.

/// How long a kernel took, and what it found.
public struct KernelTiming: Sendable, Equatable {
  /// What the seconds are per.
  public enum Unit: String, Sendable {
    /// One source to all vertices.
    case source
    /// One pair.
    case pair
    /// One link into the closure.
    case arc
    /// All there is to find.
    case table
  }

  /// The kernel's name.
  public var kernel: String
  /// Seconds of what is made once beforehand, 0 for nothing.
  public var buildSeconds: Double
  /// Median seconds per unit; nil when there was nothing to do.
  public var medianSeconds: Double?
  /// What they are per.
  public var unit: Unit
  /// How often everything was done.
  public var runs: Int
  /// Sum of the finite distances asked for.
  public var checksum: Double

  /// Makes a timing.
  public init(
    kernel: String,
    buildSeconds: Double,
    medianSeconds: Double?,
    unit: Unit,
    runs: Int,
    checksum: Double
  ) {
    self.kernel = kernel
    self.buildSeconds = buildSeconds
    self.medianSeconds = medianSeconds
    self.unit = unit
    self.runs = runs
    self.checksum = checksum
  }
}
