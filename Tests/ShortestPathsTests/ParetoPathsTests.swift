// The Pareto set against the enumeration of all loopless paths.

import ShortestPaths
import TestSupport
import Testing

@Suite("Pareto paths")
struct ParetoPathsTests {
  @Test("are the undominated costs of all loopless paths, one path for each")
  func enumeration() throws {
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<3000 {
      let random = try RandomGraph(maximalVertexCount: 7, using: &generator)
      let graph = random.graph
      let target = Int.random(in: 0..<graph.vertexCount, using: &generator)
      let second = graph.cost.map { _ in Double(Int.random(in: 0...6, using: &generator)) / 2 }
      let all = graph.looplessPaths(from: 0, to: target)
        .map { ($0.cost, $0.arcs.reduce(0) { $0 + second[$1] }) }
      var expected: [(Double, Double)] = []
      for costs in all.sorted(by: <) where costs.1 < expected.last?.1 ?? .infinity {
        expected.append(costs)
      }
      let found = try paretoPaths(in: graph, secondCost: second, from: 0, to: target)
      #expect(found.map(\.cost) == expected.map(\.0))
      #expect(found.map(\.secondCost) == expected.map(\.1))
      for path in found {
        #expect(graph.isWalk(path.arcs, from: 0, to: target))
        #expect(path.arcs.reduce(0) { $0 + graph.cost[$1] } == path.cost)
        #expect(path.arcs.reduce(0) { $0 + second[$1] } == path.secondCost)
      }
    }
  }

  @Test("sums that differ only by rounding make one path")
  func rounding() throws {
    // 0.1 + 0.2 is a little more than 0.3 in binary: the slower way is no cheaper, whichever way
    // the bits fall.
    let graph = try Graph(vertexCount: 3, tails: [0, 0, 1], heads: [1, 2, 2], costs: [1, 3, 1])
    let found = try paretoPaths(in: graph, secondCost: [0.1, 0.3, 0.2], from: 0, to: 2)
    #expect(found.map(\.cost) == [2])
    let turned = try graph.withCosts([0.1, 0.3, 0.2])
    let other = try paretoPaths(in: turned, secondCost: [1, 3, 1], from: 0, to: 2)
    #expect(other.map(\.secondCost) == [2])
  }

  @Test("refuses second costs that are missing or negative")
  func refuses() throws {
    let graph = try Graph(vertexCount: 2, tails: [0], heads: [1], costs: [1])
    #expect(throws: GraphError.differentCounts(tails: 1, heads: 1, costs: 0)) {
      try paretoPaths(in: graph, secondCost: [], from: 0, to: 1)
    }
    #expect(throws: GraphError.badCost(arc: 0, cost: -1)) {
      try paretoPaths(in: graph, secondCost: [-1], from: 0, to: 1)
    }
  }
}
