// How far searches are said to have come.

import PlanModel
import Reporting
import Testing

@Suite("Pace of searches")
struct SearchPaceTests {
  private func state(_ open: Double?, nodes: Int = 1, seconds: Double = 1) -> PlanProgress {
    PlanProgress(
      relativeGap: open,
      nodes: nodes,
      open: 0,
      cuts: 0,
      seconds: seconds,
      phase: "tree"
    )
  }

  private func isClose(_ share: Double?, _ expected: Double) -> Bool {
    share.map { abs($0 - expected) < 1e-12 } ?? false
  }

  @Test("the logarithm of what is open says how much is done")
  func oneSearch() {
    let pace = SearchPace(asked: 1e-4, timeLimit: nil)
    #expect(pace.part == nil)
    #expect(pace.share(state(nil)) == nil)
    #expect(isClose(pace.share(state(1e-2)), 0))
    // One of two powers of ten.
    #expect(isClose(pace.share(state(1e-3, nodes: 2)), 0.5))
    #expect(isClose(pace.share(state(1e-5, nodes: 3)), 1))
  }

  @Test("a time limit is an end that is known")
  func limit() {
    let pace = SearchPace(asked: 1e-4, timeLimit: 60)
    #expect(isClose(pace.share(state(nil, seconds: 15)), 0.25))
    #expect(isClose(pace.share(state(1e-2, seconds: 30)), 0.5))
  }

  @Test("of several searches each is a part; one that begins anew is the next")
  func parts() {
    let pace = SearchPace(asked: 1e-4, timeLimit: nil, parts: 4)
    #expect(pace.part == "1 of 4")
    #expect(isClose(pace.share(state(1e-2, nodes: 9)), 0))
    pace.finishPart()
    #expect(pace.part == "2 of 4" && isClose(pace.share(state(nil)), 0.25))
    #expect(isClose(pace.share(state(1e-2, nodes: 7)), 0.25))
    #expect(isClose(pace.share(state(1e-3, nodes: 8)), 0.375))
    #expect(isClose(pace.share(state(1e-2, nodes: 1)), 0.5))
    #expect(pace.part == "3 of 4")
  }
}
