// The state of unfinished searches: what is needed to go on with them after the process has gone.

import PlanModel

/// All that a search has found, so that whoever goes on from it ends with the same answer as if it had never
/// been interrupted, for any number of threads.
///
/// It is of use for the same network and question only; whoever stores it sees to that, and to it coming back
/// unchanged.
public struct SearchCheckpoint: Sendable, Equatable {
  /// The state; what the words mean changes with ``format``.
  public var words: [UInt64]
  /// How many records of a certificate had been told; nil when none is made.
  public var records: Int?

  /// Changes whenever states of before can no longer be read.
  public static let format = 4

  /// Makes a checkpoint of what another one held.
  public init(words: [UInt64], records: Int?) {
    self.words = words
    self.records = records
  }
}

/// Where a search goes on from, and what is told to whoever keeps its state.
public struct Checkpointing {
  /// The state to go on from; nil to begin.
  public var start: SearchCheckpoint?
  /// Least seconds between two states; when keeping one takes long there are more.
  public var interval: Double
  /// Keeps a state; called on the searching thread.
  public var save: (SearchCheckpoint) -> Void
  /// Told the last state of a search that is stopped, which may be kept once the answer has been handed over.
  public var stop: (SearchCheckpoint) -> Void
  /// The most that writing down states may take of the time, and that keeping them may take.
  package var share = 0.02

  /// Makes a description.
  public init(
    start: SearchCheckpoint?,
    interval: Double,
    save: @escaping (SearchCheckpoint) -> Void,
    stop: ((SearchCheckpoint) -> Void)? = nil
  ) {
    self.start = start
    self.interval = interval
    self.save = save
    self.stop = stop ?? save
  }
}
