// The state of an unfinished search, from which another process can go on.

import PlanModel

/// All that a search has found.
///
/// A run that goes on from it ends with the same answer as one that
/// was never interrupted, for any number of threads.
///
/// It fits the same network and question only. The caller who stores it has to make sure of that,
/// and that it comes back unchanged.
public struct SearchCheckpoint: Sendable, Equatable {
  /// The state; what the words mean changes with ``format``.
  public var words: [UInt64]
  /// How many records of a certificate had been written; nil when none is made.
  public var records: Int?

  /// Changes whenever earlier states can no longer be read.
  public static let format = 7

  /// Makes a checkpoint of what another one held.
  public init(words: [UInt64], records: Int?) {
    self.words = words
    self.records = records
  }
}

/// The state to go on from, and how new states are saved.
public struct Checkpointing {
  /// The state to go on from; nil to begin.
  public var start: SearchCheckpoint?
  /// Least seconds between two states, from 0 to a thousand years; when keeping one takes long
  /// there are more.
  public var interval: Double
  /// Keeps a state; called on the searching thread.
  public var save: (SearchCheckpoint) -> Void
  /// Called with the last state of a search that is stopped; it may be saved after the answer.
  public var stop: (SearchCheckpoint) -> Void
  /// The largest share of the time that making states may take, and that saving them may take.
  package var share = 0.02

  /// Makes a description.
  public init(
    start: SearchCheckpoint?,
    interval: Double,
    save: @escaping (SearchCheckpoint) -> Void,
    stop: ((SearchCheckpoint) -> Void)? = nil
  ) {
    self.start = start
    // More than a thousand years counts as a thousand years, NaN as 0.
    self.interval = interval >= 0 ? min(interval, 3e10) : 0
    self.save = save
    self.stop = stop ?? save
  }
}
