// Link insertion against a computation from scratch.

import ShortestPaths
import TestSupport
import Testing

@Suite("Closure")
struct ClosureTests {
  @Test(
    "after any sequence of links it equals the closure from scratch",
    arguments: [(count: 20, cases: 500), (count: 60, cases: 30)]
  )
  func insertion(size: (count: Int, cases: Int)) throws {
    try check(size, Double.self)
    try check(size, Float.self)
  }

  /// Costs are quarters, so sums are exact in either precision.
  private func check<Cost: ClosureCost>(
    _ size: (count: Int, cases: Int),
    _ precision: Cost.Type
  ) throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<size.cases {
      var arcs = RandomArcs(maximalVertexCount: size.count, using: &generator)
      let count = arcs.vertexCount
      let graph = try Graph(
        vertexCount: count,
        tails: arcs.tails,
        heads: arcs.heads,
        costs: arcs.costs
      )
      let exact = Closure.between(terminals: Array(0..<count), in: graph, threads: 1)
      var closure = CostClosure<Cost>(count: count)
      for row in 0..<count {
        for column in 0..<count { closure[row, column] = Cost(exact[row, column]) }
      }
      #expect(closure.rows == arcs.allPairs())
      for _ in 0..<6 {
        let tail = Int.random(in: 0..<count, using: &generator)
        let head = Int.random(in: 0..<count, using: &generator)
        let cost = Double(Int.random(in: 0...8, using: &generator)) / 4
        arcs.tails.append(UInt32(tail))
        arcs.heads.append(UInt32(head))
        arcs.costs.append(cost)
        let before = closure.rows
        let changed = closure.insert(from: tail, to: head, cost: Cost(cost))
        let after = closure.rows
        #expect(after == arcs.allPairs())
        #expect(changed == (after != before))
      }
    }
  }

  @Test("single precision rounds, huge costs overflow to unreachable, and nothing else changes")
  func singlePrecision() throws {
    let graph = try Graph(vertexCount: 3, tails: [0, 1], heads: [1, 2], costs: [0.1, 1e300])
    let exact = Closure.between(terminals: [0, 1, 2], in: graph, threads: 1)
    let single = SingleClosure.between(terminals: [0, 1, 2], in: graph, threads: 2)
    #expect(single == SingleClosure(rounding: exact))
    #expect(single[0, 1] == 0.1 as Float)
    #expect(single[1, 2] == .infinity)
    #expect(single.stride == 16)
    var closure = single
    closure.insert(from: 1, to: 2, cost: 3e38)
    closure.insert(from: 2, to: 0, cost: 3e38)
    #expect(closure[0, 2] == 3e38)
    #expect(closure[1, 0] == .infinity)
  }

  @Test("an empty closure grows link by link; an infinite cost changes nothing")
  func fromNothing() {
    var closure = Closure(count: 3)
    #expect(closure[0, 0] == 0)
    #expect(closure[0, 1] == .infinity)
    let changes = [
      closure.insert(from: 0, to: 1, cost: .infinity),
      closure.insert(from: 1, to: 1, cost: 0),
      closure.insert(from: 0, to: 1, cost: 2),
      closure.insert(from: 1, to: 2, cost: 3),
      closure.insert(from: 0, to: 2, cost: 5),
    ]
    #expect(changes == [false, false, true, true, false])
    #expect(closure.rows == [[0, 2, 5], [.infinity, 0, 3], [.infinity, .infinity, 0]])
    let none = Closure(count: 0)
    #expect(none.count == 0)
  }

  @Test("terminals may repeat and be any vertices, for any number of threads")
  func terminals() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let random = try RandomGraph(maximalVertexCount: 12, using: &generator)
      let expected = random.arcs.allPairs()
      let terminals = (0..<Int.random(in: 0...15, using: &generator)).map { _ in
        Int.random(in: 0..<random.graph.vertexCount, using: &generator)
      }
      for threads in 1...3 {
        let closure = Closure.between(terminals: terminals, in: random.graph, threads: threads)
        #expect(closure.rows == terminals.map { from in terminals.map { expected[from][$0] } })
      }
    }
  }

  @Test("a copy into existing storage is a copy")
  func copies() {
    var one = Closure(count: 9)
    one.insert(from: 0, to: 8, cost: 1)
    var other = Closure(count: 9)
    other.copy(from: one)
    #expect(other == one)
    other.insert(from: 8, to: 0, cost: 1)
    #expect(one[8, 0] == .infinity)
    one.copy(from: other)
    #expect(one[8, 0] == 1)
  }
}

extension CostClosure {
  /// The costs as rows, read through `withRow`.
  var rows: [[Double]] {
    (0..<count).map { row in withRow(row) { span in span.indices.map { Double(span[$0]) } } }
  }
}
