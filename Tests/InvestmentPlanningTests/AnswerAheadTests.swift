// Answers found out ahead: complete and in order, whoever found which part.

@testable import InvestmentPlanning
@testable import PlanModel
@testable import PlanProof
@testable import PlanSearch
import Glibc
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
    let ahead = AnswerAhead<Int, String>(partCount: 5) { subject, part in
      counts.note(subject, part)
      return "\(subject)/\(part)"
    }
    for subject in 0..<200 {
      // Some are asked about at once, some after a while, some without notice.
      if subject % 3 > 0 { ahead.expect(subject) }
      if subject % 50 == 1 { usleep(120_000) }
      let answer = ahead.answer(about: subject, threads: threads)
      #expect(answer == (0..<5).map { "\(subject)/\($0)" })
      #expect(ahead.answer(about: subject, threads: threads) == answer)
    }
    #expect(counts.counts.withLock { $0.count == 1000 && $0.values.allSatisfy { $0 == 1 } })
  }

  @Test("what was not asked about in time is known, what is no longer expected is given up")
  func expected() {
    let counts = Counts()
    let ahead = AnswerAhead<Int, Int>(partCount: 3) { subject, part in
      counts.note(subject, part)
      return part
    }
    ahead.expect(1)
    ahead.expect(2)
    // Until all parts of the second are there, however slow the machine.
    for _ in 0..<60_000 where counts.counts.withLock({ $0["2/2"] == nil }) { usleep(1000) }
    #expect(counts.counts.withLock { $0["2/2"] } == 1)
    #expect(ahead.answer(about: 2, threads: 2) == [0, 1, 2])
    ahead.expect(3)
    ahead.end()
    usleep(200_000)
    #expect(counts.counts.withLock { $0.keys.sorted() } == ["2/0", "2/1", "2/2"])
  }
}
