// What an analysis tells while it works: how far it is, and what it assumed.

/// How far a computation is.
public struct AccessProgress: Sendable, Equatable {
  /// What is going on.
  public var phase: String
  /// The share of the work that is done, 0...1; nil where nobody knows.
  public var share: Double?

  /// Makes a state.
  public init(phase: String, share: Double? = nil) {
    self.phase = phase
    self.share = share
  }
}

/// Closures that an analysis calls with notes and progress; its answer does not depend on them.
public struct AccessListener: Sendable {
  /// Takes how far it is, on any thread.
  public var progress: @Sendable (AccessProgress) -> Void
  /// Takes sentences about what was assumed or left out, such as zones without a value; some come
  /// more than once.
  public var note: @Sendable (String) -> Void

  /// Makes a listener; without closures one who does not listen.
  public init(
    progress: @escaping @Sendable (AccessProgress) -> Void = { _ in },
    note: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.progress = progress
    self.note = note
  }
}
