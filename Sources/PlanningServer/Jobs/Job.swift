// A search that goes on while the page shows what is known.

import OrderedJSON
import PlanModel
import Synchronization

/// A search: waiting, running, or over with an answer.
final class Job: Sendable {
  /// What can be told of a job at a moment.
  struct Snapshot: Sendable {
    /// Jobs before it; 0 for the one that runs.
    var ahead: Int
    var progress: JSONValue
    /// Parts of the answer that are known already, such as points of a frontier.
    var parts: [JSONValue]
    /// The answer; nil while it is sought.
    var answer: JSONValue?
    /// Why there is none.
    var failure: LiveError?
    /// Seconds since it was asked for.
    var seconds: Double

    var isOver: Bool { answer != nil || failure != nil }
  }

  private struct Course {
    var progress = JSONValue.null
    var parts: [JSONValue] = []
    var answer: JSONValue?
    var failure: LiveError?
    var watchers = 0
    /// Since when nobody watches.
    var alone: ContinuousClock.Instant? = .now
    var start: ContinuousClock.Instant?
    var end: ContinuousClock.Instant?
  }

  let id: String
  let cancellation = Cancellation()
  private let state = Mutex(Course())

  init(id: String) { self.id = id }

  /// Tells what is known.
  func report(_ progress: JSONValue) { state.withLock { $0.progress = progress } }

  /// Tells a part of the answer.
  func add(_ part: JSONValue) { state.withLock { $0.parts.append(part) } }

  func begin() { state.withLock { $0.start = .now } }

  func finish(_ result: Result<JSONValue, LiveError>) {
    state.withLock { state in
      state.end = .now
      switch result {
      case .success(let answer): state.answer = answer
      case .failure(let error): state.failure = error
      }
    }
  }

  func watch() {
    state.withLock { state in
      state.watchers += 1
      state.alone = nil
    }
  }

  func leave() {
    state.withLock { state in
      state.watchers -= 1
      if state.watchers == 0 { state.alone = .now }
    }
  }

  /// Whether nobody has waited for it so long that nobody will.
  func isForgotten(after patience: Duration) -> Bool {
    state.withLock { state in
      guard let alone = state.alone, state.end == nil else { return false }
      return .now - alone > patience
    }
  }

  var isOver: Bool { state.withLock { $0.end != nil } }

  var isWatched: Bool { state.withLock { $0.watchers > 0 } }

  func snapshot(ahead: Int) -> Snapshot {
    state.withLock { state in
      let now = state.end ?? .now
      let elapsed = state.start.map { now - $0 } ?? .zero
      return Snapshot(
        ahead: ahead,
        progress: state.progress,
        parts: state.parts,
        answer: state.answer,
        failure: state.failure,
        seconds: elapsed / .seconds(1)
      )
    }
  }
}
