// Problems on many threads, each on its own.

import Dispatch
import GLPK
import Synchronization
import TestSupport
import Testing

@Suite("Threads")
struct ThreadTests {
  @Test("many tasks solve at once and agree with enumeration")
  func tasks() async throws {
    try await withThrowingTaskGroup { group in
      for seed in 0..<64 {
        group.addTask {
          var generator = SeededGenerator(seed: 4000 + UInt64(seed))
          let model = RandomModelTests.model(&generator)
          let expected = try EnumerationSolver().solve(model, ModelSolverOptions())
          for _ in 0..<5 {
            let result = try GLPKSolver(presolve: seed % 2 == 0).solve(model)
            #expect(isClose(result.objective, expected.objective))
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("the same search twice, and on several threads, gives the same bits")
  func determinism() async throws {
    var generator = SeededGenerator(seed: 5)
    var model = LinearModel(maximizing: true)
    for _ in 0..<20 {
      model.addColumn(.between(0, 1), cost: .random(in: 1...9, using: &generator), kind: .integer)
    }
    for _ in 0..<4 {
      model.addRow(
        (0..<20).map { ($0, Double.random(in: 0...5, using: &generator)) },
        .atMost(20)
      )
    }
    let fixed = model
    let results = try await withThrowingTaskGroup(of: ModelSolution.self) { group in
      for _ in 0..<8 { group.addTask { try GLPKSolver().solve(fixed) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0 == results[0] })
    #expect(results[0].termination == .optimal)
  }

  @Test("use on another thread is refused")
  func otherThread() throws {
    // The compiler refuses this in safe code; a pointer gets past it, as a C library's callback on
    // another thread might.
    try withProblem { problem in
      try problem.addColumn(.free)
      unsafe withUnsafeMutablePointer(to: &problem) { pointer in
        nonisolated(unsafe) let shared = unsafe pointer
        let thread = DispatchQueue(label: "another thread")
        let kind = Mutex<GLPKError.Kind?>(nil)
        let finished = DispatchSemaphore(value: 0)
        thread.async {
          do throws(GLPKError) {
            _ = unsafe try shared.pointee.columnValues()
          } catch {
            kind.withLock { $0 = error.kind }
          }
          finished.signal()
        }
        finished.wait()
        #expect(kind.withLock { $0 } == .wrongThread)
      }
      #expect(try problem.columnValues() == [0])
    }
  }

  @Test("problems nest, and each keeps its own columns")
  func nesting() throws {
    try withProblem { outer in
      let x = try outer.addColumn(.atLeast(2), cost: 1)
      try withProblem(maximizing: true) { inner in
        try inner.addColumn(.atMost(5), cost: 1)
        #expect(isClose(try inner.simplex().objective, 5))
        #expect(throws: GLPKError.self) { try inner.setCost(of: x, 1) }
      }
      #expect(isClose(try outer.simplex().objective, 2))
    }
  }
}
