// Computing answers in the background before they are asked for.

import Dispatch
import Glibc
package import ShortestPaths
import Synchronization

/// Computes the parts of an answer in the background, for the latest subject that may be asked
/// about.
///
/// When the answer is asked for, all threads compute the parts that are still missing.
///
/// A search names every better plan as the subject. A user who interrupts the search then waits for
/// few of the plan's figures, or for none. The background work waits for an idle thread of the
/// budget.
package final class AnswerAhead<Subject: Equatable & Sendable, Part: Sendable>: Sendable {
  /// The parts of one answer; each is computed by the first thread that comes to it.
  private final class Job: Sendable {
    let subject: Subject
    private let state: Mutex<(next: Int, parts: [Part?])>
    /// Entered while a part is being computed.
    private let underway = DispatchGroup()

    init(_ subject: Subject, partCount: Int) {
      self.subject = subject
      state = Mutex((0, Array(repeating: nil, count: partCount)))
    }

    /// Computes a part that no thread has begun; false when there is none.
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

    /// Whether there are parts that no thread has begun.
    var hasMore: Bool { state.withLock { $0.next < $0.parts.count } }

    /// All parts once none is missing.
    func parts() -> [Part] {
      underway.wait()
      return state.withLock { $0.parts.compactMap(\.self) }
    }
  }

  /// For how many microseconds a subject must be the latest before work on it begins: better plans
  /// come in bursts, and work on a plan that is soon replaced slows the search.
  private static var patience: UInt32 { 100_000 }
  /// After how many microseconds to look again for an idle thread.
  private static var pause: UInt32 { 2000 }

  private let job = Mutex<Job?>(nil)
  private let turn = Mutex(())
  private let partCount: Int
  private let budget: ThreadBudget
  private let find: @Sendable (Subject, Int) -> Part

  /// - Parameters:
  ///   - partCount: how many parts every answer has.
  ///   - budget: the caller's threads.
  ///   - find: computes a part, on one thread.
  package init(
    partCount: Int,
    budget: ThreadBudget,
    find: @escaping @Sendable (_ subject: Subject, _ part: Int) -> Part
  ) {
    self.partCount = partCount
    self.budget = budget
    self.find = find
  }

  /// Works on a subject in place of all others, as soon as it has been the latest for a while.
  package func expect(_ subject: Subject) {
    let (job, isNew) = job(for: subject)
    guard isNew, budget.threads > 1 else { return }
    // Where the system has no more threads, the answer is computed when it is asked for.
    _ = startThread { [self] in
      usleep(Self.patience)
      // One after the other, so that no two take the time of others.
      turn.withLock { _ in workAhead(job) }
    }
  }

  /// Computes part after part on an idle thread, as long as the subject is the latest.
  private func workAhead(_ job: Job) {
    while isLatest(job), job.hasMore {
      guard budget.take(atMost: 1) == 1 else {
        usleep(Self.pause)
        continue
      }
      defer { budget.giveBack(1) }
      guard job.findPart(find) else { return }
    }
  }

  /// The parts of the answer about a subject, in order.
  package func answer(about subject: Subject) -> [Part] {
    let (job, _) = job(for: subject)
    ThreadBudget.$current.withValue(budget) {
      parallelFor(count: min(budget.threads, partCount), threads: budget.threads) { _ in
        while job.findPart(find) {}
      }
    }
    return job.parts()
  }

  /// Forgets the subject: nobody will ask about it.
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
