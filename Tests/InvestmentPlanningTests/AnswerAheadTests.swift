// Answers found out ahead: complete and in order, whoever found which part.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Glibc
import ShortestPaths
import Synchronization
import Testing

@Suite("Answers ahead of the question")
struct AnswerAheadTests {
  /// Counts how often each part of each subject is found out.
  private final class Counts: Sendable {
    let counts = Mutex<[String: Int]>([:])

    func note(_ subject: Int, _ part: Int) {
      counts.withLock { $0["\(subject)/\(part)", default: 0] += 1 }
    }
  }

  @Test("every part is found out once, expected or not", arguments: [1, 2, 8])
  func parts(threads: Int) {
    let counts = Counts()
    let ahead = AnswerAhead<Int, String>(
      partCount: 5,
      budget: ThreadBudget(threads: threads)
    ) { subject, part in
      counts.note(subject, part)
      return "\(subject)/\(part)"
    }
    for subject in 0..<200 {
      // Some are asked about at once, some after a while, some without notice.
      if subject % 3 > 0 { ahead.expect(subject) }
      if subject % 50 == 1 { usleep(120_000) }
      let answer = ahead.answer(about: subject)
      #expect(answer == (0..<5).map { "\(subject)/\($0)" })
      #expect(ahead.answer(about: subject) == answer)
    }
    #expect(counts.counts.withLock { $0.count == 1000 && $0.values.allSatisfy { $0 == 1 } })
  }

  @Test("what was not asked about in time is known, what is no longer expected is given up")
  func expected() {
    let counts = Counts()
    let ahead = AnswerAhead<Int, Int>(
      partCount: 3,
      budget: ThreadBudget(threads: 2)
    ) { subject, part in
      counts.note(subject, part)
      return part
    }
    ahead.expect(1)
    ahead.expect(2)
    // Until all parts of the second are there, however slow the machine.
    for _ in 0..<60_000 where counts.counts.withLock({ $0["2/2"] == nil }) { usleep(1000) }
    #expect(counts.counts.withLock { $0["2/2"] } == 1)
    #expect(ahead.answer(about: 2) == [0, 1, 2])
    ahead.expect(3)
    ahead.end()
    usleep(200_000)
    #expect(counts.counts.withLock { $0.keys.sorted() } == ["2/0", "2/1", "2/2"])
  }

  @Test("a single thread finds out nothing ahead")
  func single() {
    let counts = Counts()
    let ahead = AnswerAhead<Int, Int>(
      partCount: 3,
      budget: ThreadBudget(threads: 1)
    ) { subject, part in
      counts.note(subject, part)
      return part
    }
    ahead.expect(1)
    usleep(250_000)
    #expect(counts.counts.withLock { $0.isEmpty })
    #expect(ahead.answer(about: 1) == [0, 1, 2])
  }

  @Test("no more threads work than the budget has", arguments: [1, 2, 3])
  func budget(threads: Int) {
    let working = Mutex((now: 0, most: 0, ahead: 0))
    @Sendable func work(ahead: Bool) {
      working.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
        if ahead { $0.ahead += 1 }
      }
      usleep(500)
      working.withLock { $0.now -= 1 }
    }
    let budget = ThreadBudget(threads: threads)
    let ahead = AnswerAhead<Int, Int>(partCount: 400, budget: budget) { _, part in
      work(ahead: true)
      return part
    }
    ahead.expect(7)
    // A search whose loops come and go while the answer is being found out: half of its time it is
    // alone.
    ThreadBudget.$current.withValue(budget) {
      for _ in 0..<300 {
        parallelFor(count: 4, threads: threads) { _ in work(ahead: false) }
        work(ahead: false)
      }
    }
    #expect(ahead.answer(about: 7) == Array(0..<400))
    #expect(working.withLock { $0.ahead } == 400)
    #expect(working.withLock { $0.most } <= threads)
  }

  @Test("a loop works with the threads that are idle, the caller's at least")
  func idle() {
    let budget = ThreadBudget(threads: 3)
    let caller = pthread_self()
    func foreign() -> Int {
      let count = Mutex(0)
      ThreadBudget.$current.withValue(budget) {
        parallelFor(count: 64, threads: 8) { _ in
          if pthread_equal(caller, pthread_self()) == 0 { count.withLock { $0 += 1 } }
          usleep(100)
        }
      }
      return count.withLock { $0 }
    }
    #expect(budget.take(atMost: 9) == 2)
    #expect(foreign() == 0)
    budget.giveBack(2)
    #expect(budget.take(atMost: 1) == 1 && budget.take(atMost: 9) == 1)
  }
}
