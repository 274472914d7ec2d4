// What a delegate can do to a search, and what it cannot.

import GLPK
import Testing

/// A delegate made of closures; what is nil does nothing.
final class ClosureDelegate: BranchAndCutDelegate {
  var hasLazyRows = true
  var columns: [Column] = []
  var onNarrow: ((borrowing SearchNode) throws -> [(column: Column, bounds: Bounds)])?
  var onRows: ((borrowing SearchNode) throws -> [SearchRow])?
  var onCuts: ((borrowing SearchNode) throws -> [SearchRow])?
  var onSolution: ((borrowing SearchNode) throws -> [Double]?)?
  var onBranching: ((borrowing SearchNode) throws -> BranchingChoice?)?
  var onFound: ((borrowing SearchNode) throws -> Void)?
  var onStop: ((borrowing SearchNode) throws -> Bool)?

  func narrowedBounds(
    at node: borrowing SearchNode
  ) throws -> [(column: Column, bounds: Bounds)] { try onNarrow?(node) ?? [] }
  func lazyRows(at node: borrowing SearchNode) throws -> [SearchRow] { try onRows?(node) ?? [] }
  func cuts(at node: borrowing SearchNode) throws -> [SearchRow] { try onCuts?(node) ?? [] }
  func solution(at node: borrowing SearchNode) throws -> [Double]? { try onSolution?(node) }
  func branching(at node: borrowing SearchNode) throws -> BranchingChoice? {
    try onBranching?(node)
  }
  func foundSolution(at node: borrowing SearchNode) throws { try onFound?(node) }
  func shouldStop(at node: borrowing SearchNode) throws -> Bool { try onStop?(node) ?? false }
}

@Suite("Delegates")
struct DelegateTests {
  struct Mishap: Error, Equatable {}

  /// Independent set in a cycle of five, weights 2: the relaxation is all halves, worth 5; the best
  /// takes two, worth 4.
  private func solve(
    _ delegate: ClosureDelegate,
    _ options: BranchAndCutOptions = BranchAndCutOptions(heuristics: [])
  ) throws -> BranchAndCutResult {
    try withProblem(maximizing: true) { problem in
      delegate.columns = try problem.addColumns((0..<5).map { _ in .binary(cost: 2) })
      for index in 0..<5 {
        let next = delegate.columns[(index + 1) % 5]
        try problem.addRow([(delegate.columns[index], 1), (next, 1)], .atMost(1))
      }
      let before = try problem.model()
      let outcome = Result { try problem.branchAndCut(options, delegate: delegate) }
      let after = try problem.model()
      #expect(after == before, "the search leaves the problem as it was")
      return try outcome.get()
    }
  }

  @Test("one that does nothing changes nothing")
  func idle() throws {
    let result = try solve(ClosureDelegate())
    #expect(result.termination == .optimal)
    #expect(isClose(result.objective, 4))
    #expect(result.nodes > 1)
  }

  @Test("its error comes out of the call, from every method")
  func errors() throws {
    let delegates = (0..<7).map { _ in ClosureDelegate() }
    delegates[0].onNarrow = { _ in throw Mishap() }
    delegates[1].onRows = { _ in throw Mishap() }
    delegates[2].onCuts = { _ in throw Mishap() }
    delegates[3].onSolution = { _ in throw Mishap() }
    delegates[4].onBranching = { _ in throw Mishap() }
    delegates[5].onFound = { _ in throw Mishap() }
    delegates[6].onStop = { _ in throw Mishap() }
    for delegate in delegates {
      #expect(throws: Mishap.self) { _ = try solve(delegate) }
    }
  }

  @Test("what it returns is checked")
  func checks() throws {
    func kind(_ prepare: (ClosureDelegate) -> Void) -> GLPKError.Kind? {
      let delegate = ClosureDelegate()
      prepare(delegate)
      return #expect(throws: GLPKError.self) { _ = try solve(delegate) }?.kind
    }
    #expect(
      kind { d in d.onRows = { _ in [SearchRow([(d.columns[0], .nan)], .free)] } } == .notFinite
    )
    #expect(
      kind { d in d.onRows = { _ in [SearchRow([], .between(1, 0))] } } == .boundsCrossed
    )
    #expect(
      kind { d in
        d.onCuts = { _ in [SearchRow([(d.columns[0], 1), (d.columns[0], 1)], .free)] }
      } == .duplicate
    )
    #expect(kind { d in d.onSolution = { _ in [0] } } == .lengthMismatch)
    #expect(kind { d in d.onSolution = { _ in [0, 0, 0, 0, .nan] } } == .notFinite)
    #expect(
      kind { d in d.onNarrow = { _ in [(d.columns[0], .atMost(0.5))] } } == .fractionalBound
    )
  }

  @Test("branching on a whole column is refused")
  func wholeBranching() throws {
    // x + y <= 1.5 leaves one of them fractional; z is at its upper end, whole.
    let delegate = ClosureDelegate()
    let error = #expect(throws: GLPKError.self) {
      try withProblem(maximizing: true) { problem in
        let columns = try problem.addColumns((0..<3).map { _ in .binary(cost: 1) })
        try problem.addRow([(columns[0], 1), (columns[1], 1)], .atMost(1.5))
        try problem.addRow([(columns[2], 1)], .atMost(1))
        delegate.onBranching = { _ in BranchingChoice(columns[2]) }
        _ = try problem.branchAndCut(BranchAndCutOptions(heuristics: []), delegate: delegate)
      }
    }
    #expect(error?.kind == .invalidBranching)
  }

  @Test("lazy rows hold in the whole search, and the problem forgets them")
  func lazyRows() throws {
    // With sum <= 1 the best is one of them, 2.
    let delegate = ClosureDelegate()
    delegate.onRows = { _ in [SearchRow(delegate.columns.map { ($0, 1) }, .atMost(1))] }
    let result = try solve(delegate)
    #expect(isClose(result.objective, 2))
    #expect(isClose(result.bound, 2))
  }

  @Test("rows of a subtree bind there only")
  func subtreeRows() throws {
    // Below nodes where column 0 is 1, the others must be 0: worth 2. Elsewhere 1, 3 are worth 4.
    let delegate = ClosureDelegate()
    delegate.onRows = { node in
      guard try node.bounds(of: delegate.columns[0]).lower == 1 else { return [] }
      return [
        SearchRow(delegate.columns.dropFirst().map { ($0, 1) }, .atMost(0), scope: .subtree)
      ]
    }
    let result = try solve(delegate)
    #expect(isClose(result.objective, 4))
    #expect(result.values[0] == 0)
  }

  @Test("cuts tighten the root: with the odd-cycle cut no branching is needed")
  func cuts() throws {
    let delegate = ClosureDelegate()
    delegate.onCuts = { _ in [SearchRow(delegate.columns.map { ($0, 1) }, .atMost(2))] }
    let result = try solve(delegate)
    #expect(isClose(result.objective, 4))
    #expect(result.nodes < (try solve(ClosureDelegate()).nodes))
  }

  @Test("an infeasible solution is turned down, whatever it breaks")
  func infeasibleSolutions() throws {
    for values in [[1, 1, 0, 0, 0], [2, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5]] {
      let delegate = ClosureDelegate()
      delegate.onSolution = { _ in values }
      let result = try solve(delegate)
      #expect(result.rejectedSolutions > 0)
      #expect(isClose(result.objective, 4))
    }
  }

  @Test("a good solution is taken, and stays when the search is stopped")
  func goodSolution() throws {
    let delegate = ClosureDelegate()
    delegate.onSolution = { _ in [0, 1.0000001, 0, 0, 0] }
    delegate.onStop = { node in node.bestObjective != nil }
    let result = try solve(delegate)
    #expect(result.rejectedSolutions == 0)
    #expect(result.termination == .stopped)
    #expect(result.feasibility == .feasible)
    #expect(result.values == [0, 1, 0, 0, 0])
    #expect(isClose(result.objective, 2))
    // Stopped in mid-search, the bound is the relaxation's, 5, or the rounded or better one.
    #expect(try #require(result.bound) <= 5 + 1e-6)
    #expect(try #require(result.bound) >= 4 - 1e-6)
    #expect(try #require(result.relativeGap) <= 1.5 + 1e-6)
  }

  @Test("a solution that breaks a lazy row found before is turned down")
  func solutionAgainstLazyRow() throws {
    let delegate = ClosureDelegate()
    delegate.onRows = { _ in [SearchRow(delegate.columns.map { ($0, 1) }, .atMost(1.5))] }
    delegate.onSolution = { _ in [1, 0, 1, 0, 0] }
    let result = try solve(delegate)
    #expect(result.rejectedSolutions > 0)
    #expect(isClose(result.objective, 2))
  }

  @Test("branching follows its choice")
  func branching() throws {
    let delegate = ClosureDelegate()
    var chosen = 0
    delegate.onBranching = { node in
      let values = node.values
      guard let last = values.lastIndex(where: { $0 > 0.1 && $0 < 0.9 }) else { return nil }
      chosen += 1
      return BranchingChoice(delegate.columns[last], first: chosen % 2 == 0 ? .up : .down)
    }
    #expect(isClose(try solve(delegate).objective, 4))
    #expect(chosen > 0)
  }

  @Test("narrowed ranges hold below; an empty one closes the node")
  func narrowing() throws {
    let fixed = ClosureDelegate()
    fixed.onNarrow = { _ in [(fixed.columns[0], .equal(1)), (fixed.columns[2], .equal(0))] }
    let result = try solve(fixed)
    #expect(isClose(result.objective, 4))
    #expect(isClose(result.values, [1, 0, 0, 1, 0]))
    let impossible = ClosureDelegate()
    impossible.onNarrow = { _ in [(impossible.columns[0], .atLeast(2))] }
    #expect(try solve(impossible).termination == .infeasible)
  }

  @Test("a node tells where the search is")
  func nodes() throws {
    let delegate = ClosureDelegate()
    var depths: Set<Int> = []
    delegate.onRows = { node in
      depths.insert(node.depth)
      #expect(node.values.count == 5)
      #expect(isClose(node.objective, node.values.reduce(0, +) * 2))
      let value = try node.value(of: delegate.columns[1])
      #expect(value == node.values[1])
      #expect(node.bound.map { $0 <= 5 + 1e-6 } == true)
      #expect(node.bestBound.map { $0 <= 5 + 1e-6 } == true)
      #expect(node.nodeCounts.total >= node.nodeCounts.open)
      return []
    }
    var found: [Double] = []
    delegate.onFound = { node in found = node.bestValues ?? [] }
    let result = try solve(delegate)
    #expect(depths.contains(0) && depths.count > 1)
    #expect(found == result.values)
  }

  @Test("a delegate may solve another problem in the middle of the search")
  func nested() throws {
    let delegate = ClosureDelegate()
    var inner: [Double?] = []
    delegate.onRows = { _ in
      inner.append(
        try withProblem { problem in
          try problem.addColumn(.atLeast(3), cost: 1)
          return try problem.branchAndCut(BranchAndCutOptions(memoryLimit: 100)).objective
        }
      )
      return []
    }
    #expect(isClose(try solve(delegate).objective, 4))
    #expect(inner.allSatisfy { isClose($0, 3) } && !inner.isEmpty)
  }

  @Test("cancellation and the time limit stop the search without an error")
  func stopping() throws {
    try withProblem(maximizing: true) { problem in
      // Best of 2 * (sum) with sum of 2x = odd: proven only by trying nearly all; 30 columns.
      let columns = try problem.addColumns((0..<30).map { _ in .binary(cost: 1) })
      try problem.addRow(columns.map { ($0, 2) }, .equal(29))
      let quick = try problem.branchAndCut(BranchAndCutOptions(timeLimit: 0.05))
      #expect(quick.termination == .timeLimit)
      #expect(quick.feasibility == .unknown)
      #expect(isClose(quick.bound, 14.5) || isClose(quick.bound, 14))
      var polls = 0
      let cancelled = try problem.branchAndCut {
        polls += 1
        return polls > 20
      }
      #expect(cancelled.termination == .stopped)
    }
  }

  @Test("a gap stops the search early and bounds the optimum")
  func gap() throws {
    let result = try withProblem(maximizing: true) { problem in
      let columns = try problem.addColumns(
        (1...25).map { .binary(cost: Double($0 * 7 % 11) + 5.5) }
      )
      try problem.addRow(
        columns.enumerated().map { ($1, Double($0 * 5 % 7) + 1.3) },
        .atMost(40)
      )
      let exact = try problem.branchAndCut()
      let rough = try problem.branchAndCut(BranchAndCutOptions(relativeGap: 0.05))
      return (exact: exact, rough: rough)
    }
    #expect(result.exact.termination == .optimal)
    #expect([.gapReached, .optimal].contains(result.rough.termination))
    #expect(try #require(result.rough.relativeGap) <= 0.05 + 1e-9)
    let optimum = try #require(result.exact.objective)
    #expect(try #require(result.rough.bound) >= optimum - 1e-6)
    #expect(try #require(result.rough.objective) <= optimum + 1e-6)
  }
}
