// Shared loops do every index once, in order of the results, on no more threads than allowed.

import ShortestPaths
import Synchronization
import Testing

@Suite("Parallel loops")
struct ParallelTests {
  @Test("results come in the order of the indices", arguments: [-1, 0, 1, 2, 3, 8])
  func order(threads: Int) {
    for count in [0, 1, 2, 5, 100] {
      let expected = (0..<count).map { $0 * $0 }
      #expect(parallelMap(count: count, threads: threads) { $0 * $0 } == expected)
    }
  }

  @Test("an optional result stays one")
  func optionals() {
    let result = parallelMap(count: 3, threads: 2) { $0 == 1 ? nil : $0 }
    #expect(result == [0, nil, 2])
  }

  @Test("never more than `threads` bodies run at once, each with a workspace of its own")
  func limit() {
    let running = Mutex((now: 0, most: 0))
    let workspaces = Atomic(0)
    parallelFor(
      count: 500,
      threads: 2,
      workspace: {
        workspaces.wrappingAdd(1, ordering: .relaxed)
        return 0
      },
      body: { done, _ in
        done += 1
        running.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
        }
        running.withLock { $0.now -= 1 }
      }
    )
    #expect(running.withLock { $0.most } <= 2)
    #expect(workspaces.load(ordering: .relaxed) <= 2)
  }

  @Test("rows of a matrix are all filled", arguments: [1, 2, 4])
  func rows(threads: Int) {
    var values = [Double](repeating: -1, count: 21)
    parallelRows(of: &values, stride: 3, threads: threads, workspace: {}) { _, row, slots in
      for column in 0..<slots.count { slots[column] = Double(row * 3 + column) }
    }
    #expect(values == (0..<21).map(Double.init))
    var none: [Double] = []
    parallelRows(of: &none, stride: 0, threads: threads, workspace: {}) { _, _, _ in }
    #expect(none.isEmpty)
  }
}
