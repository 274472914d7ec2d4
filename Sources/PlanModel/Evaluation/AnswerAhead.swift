// Finding out in the background what will be asked about the latest of several things.

import Dispatch
import ShortestPaths
import Synchronization

/// Answers ahead of the question, part by part: in the background about the latest thing that may be asked about, and
/// when it is asked about on all threads what is missing.
///
/// A search tells it every better plan; whoever interrupts the search then waits for few of the plan's figures or none.
package final class AnswerAhead<Subject: Equatable & Sendable, Part: Sendable>: Sendable {
  /// The parts of one answer, each found out by whoever comes first.
  private final class Job: Sendable {
    let subject: Subject
    private let state: Mutex<(next: Int, parts: [Part?])>
    /// Entered while a part is being found out.
    private let underway = DispatchGroup()

    init(_ subject: Subject, partCount: Int) {
      self.subject = subject
      state = Mutex((0, Array(repeating: nil, count: partCount)))
    }

    /// Finds out a part that nobody has begun; false when there is none.
    func findPart(_ find: (Subject, Int) -> Part) -> Bool {
      let next = state.withLock { state -> Int? in
        guard state.next < state.parts.count else { return nil }
        underway.enter()
        defer { state.next += 1 }
        return state.next
      }
      guard let next else { return false }
      let part = find(subject, next)
      state.withLock { $0.parts[next] = part }
      underway.leave()
      return true
    }

    /// All parts once none is missing.
    func parts() -> [Part] {
      underway.wait()
      return state.withLock { $0.parts.compactMap(\.self) }
    }
  }

  /// For how long a subject must be the latest before it is worked on: better plans come in bursts, and what is found out
  /// for nothing slows the search that finds them.
  private static var patience: DispatchTimeInterval { .milliseconds(100) }

  private let job = Mutex<Job?>(nil)
  private let queue = DispatchQueue(label: "answer ahead")
  private let partCount: Int
  private let find: @Sendable (Subject, Int) -> Part

  /// - Parameters:
  ///   - partCount: how many parts every answer has.
  ///   - find: finds out a part, on one thread.
  package init(partCount: Int, find: @escaping @Sendable (_ subject: Subject, _ part: Int) -> Part)
  {
    self.partCount = partCount
    self.find = find
  }

  /// Works on a subject in place of all others, as soon as it has been the latest for a while.
  package func expect(_ subject: Subject) {
    let (job, isNew) = job(for: subject)
    guard isNew else { return }
    queue.asyncAfter(deadline: .now() + Self.patience) { [self] in
      while isLatest(job), job.findPart(find) {}
    }
  }

  /// The parts of the answer about a subject, in order.
  package func answer(about subject: Subject, threads: Int) -> [Part] {
    let (job, _) = job(for: subject)
    parallelFor(count: min(threads, partCount), threads: threads) { _ in
      while job.findPart(find) {}
    }
    return job.parts()
  }

  /// Gives up what nobody will ask about.
  package func end() { job.withLock { $0 = nil } }

  private func job(for subject: Subject) -> (job: Job, isNew: Bool) {
    job.withLock { latest in
      if let latest, latest.subject == subject { return (latest, false) }
      let job = Job(subject, partCount: partCount)
      latest = job
      return (job, true)
    }
  }

  private func isLatest(_ job: Job) -> Bool { self.job.withLock { $0 === job } }
}
