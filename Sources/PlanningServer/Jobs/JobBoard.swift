// The queue of searches: one runs, the others wait, and what nobody waits for is stopped.

import Dispatch
import OrderedJSON
import PlanModel
import Synchronization

/// All searches of the page.
final class JobBoard: Sendable {
  private struct Queue {
    /// In the order in which they were asked for; those that are over stay a while, so that who
    /// comes back has their answer.
    var jobs: [Job] = []
    var count = 0
    var isWatched = false
  }

  private let state = Mutex(Queue())
  /// Begins the ids of this server's searches: a page may ask for one of a server that is gone.
  private let name = String(UInt32.random(in: .min ... .max), radix: 36)
  private let queue = DispatchQueue(label: "corridor.search", qos: .userInitiated)
  private let watchQueue = DispatchQueue(label: "corridor.forgotten")
  /// How long a search goes on without anybody who watches: a page that is loaded again needs some
  /// seconds.
  private let patience: Duration

  /// Searches that are over and are still told of.
  private static let mostKept = 16
  /// Searches that may wait.
  static let mostWaiting = 8

  init(patience: Duration = .seconds(15)) { self.patience = patience }

  /// Asks for a search.
  /// - Throws: 429 where too many wait.
  func start(
    _ work: @escaping @Sendable (Job) throws(LiveError) -> JSONValue
  ) throws(LiveError) -> Job {
    let job: Job? = state.withLock { state in
      guard state.jobs.count(where: { !$0.isOver }) <= Self.mostWaiting else { return nil }
      state.count += 1
      let job = Job(id: "\(name)-\(state.count)")
      state.jobs.append(job)
      let over = state.jobs.filter(\.isOver).dropLast(Self.mostKept).map(\.id)
      state.jobs.removeAll { over.contains($0.id) }
      return job
    }
    guard let job else { throw LiveError(429, "Too many searches wait already; stop one first.") }
    stopForgotten()
    queue.async {
      guard !job.cancellation.isCancelled else {
        return job.finish(.failure(LiveError(409, "It was stopped before it began.")))
      }
      job.begin()
      job.finish(Result { () throws(LiveError) in try work(job) })
    }
    return job
  }

  /// A job and how many run or wait before it.
  func job(_ id: String) -> (job: Job, ahead: Int)? {
    state.withLock { state in
      guard let position = state.jobs.firstIndex(where: { $0.id == id }) else { return nil }
      return (state.jobs[position], state.jobs[..<position].count { !$0.isOver })
    }
  }

  /// All searches that are told of.
  var jobs: [Job] { state.withLock { $0.jobs } }

  /// Stops all searches.
  func stopAll() {
    state.withLock { state in
      for job in state.jobs { job.cancellation.cancel() }
    }
  }

  /// Looks every second for searches that nobody waits for, as long as there are any.
  private func stopForgotten() {
    let isNew = state.withLock { state in
      defer { state.isWatched = true }
      return !state.isWatched
    }
    if isNew { look() }
  }

  private func look() {
    watchQueue.asyncAfter(deadline: .now() + 1) { [self] in
      let goesOn = state.withLock { state in
        let open = state.jobs.filter { !$0.isOver }
        for job in open where job.isForgotten(after: patience) { job.cancellation.cancel() }
        state.isWatched = !open.isEmpty
        return state.isWatched
      }
      if goesOn { look() }
    }
  }
}
