// Whole-number costs: rounding, and what is refused.

import ShortestPaths
import TestSupport
import Testing

@Suite("Integer graph")
struct IntegerGraphTests {
  @Test("rounds to the nearest unit and keeps every arc in its place")
  func rounding() throws {
    let graph = try Graph(vertexCount: 2, tails: [1, 0], heads: [0, 1], costs: [1.2344, 0.0006])
    let rounded = try IntegerGraph(rounding: graph)
    #expect(rounded.cost == [1, 1234])
    #expect(rounded.head == graph.head)
    #expect(try IntegerGraph(rounding: graph, unitsPerCost: 10).cost == [0, 12])
  }

  @Test("a cost out of range is refused, with the arc's number in the caller's list")
  func costs() throws {
    let limit = IntegerGraph.unreachable
    #expect(throws: GraphError.costTooLarge(arc: 1, units: Double(limit))) {
      try IntegerGraph(vertexCount: 2, tails: [0, 0], heads: [1, 1], costs: [0, limit])
    }
    let graph = try Graph(vertexCount: 2, tails: [1, 0], heads: [0, 1], costs: [2e6, 1])
    #expect(throws: GraphError.costTooLarge(arc: 0, units: 2e9)) {
      try IntegerGraph(rounding: graph)
    }
    #expect(try IntegerGraph(rounding: graph, unitsPerCost: 1).cost == [1, 2_000_000])
  }

  @Test("least costs that might be out of range are refused, those that cannot be are not")
  func distances() throws {
    let third = IntegerGraph.unreachable / 3
    func chain(_ costs: [UInt32]) throws -> IntegerGraph {
      let tails = costs.indices.map { UInt32($0) }
      return try IntegerGraph(
        vertexCount: costs.count + 1,
        tails: tails,
        heads: tails.map { $0 + 1 },
        costs: costs
      )
    }
    _ = try chain([third, third, third - 1])
    #expect(throws: GraphError.distanceOverflow(bound: 3 * Int(third) + 1)) {
      try chain([third, third, third + 1])
    }
    // A star of long arcs: any two vertices are two arcs apart, though all arcs together are out of
    // range.
    let leaves = (1...20).map { UInt32($0) }
    let hub = [UInt32](repeating: 0, count: 20)
    let costs = [UInt32](repeating: third / 2, count: 40)
    let star = try IntegerGraph(
      vertexCount: 21,
      tails: leaves + hub,
      heads: hub + leaves,
      costs: costs
    )
    #expect(star.arcCount == 40)
  }

  @Test("the bound on least costs holds on random graphs near the end of the range")
  func bound() throws {
    var generator = SeededGenerator(seed: 31)
    var refused = 0
    for _ in 0..<2000 {
      let scale = IntegerGraph.unreachable / UInt32.random(in: 13...60, using: &generator)
      do {
        let random = try RandomIntegerGraph(
          maximalVertexCount: 9,
          scale: scale,
          using: &generator
        )
        #expect(random.expected.joined().allSatisfy { $0 <= IntegerGraph.unreachable })
      } catch GraphError.distanceOverflow(let bound) {
        refused += 1
        #expect(bound >= Int(IntegerGraph.unreachable))
      }
    }
    #expect(refused > 100)
    #expect(refused < 1900)
  }

  @Test("turned round twice it is what it was, but for the order of arcs")
  func reversal() throws {
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<200 {
      let graph = try RandomIntegerGraph(maximalVertexCount: 9, using: &generator).graph
      let reversed = graph.reversed()
      for arc in 0..<graph.arcCount {
        let original = Int(reversed.originalArc[arc])
        #expect(reversed.tail[arc] == graph.head[original])
        #expect(reversed.head[arc] == graph.tail[original])
        #expect(reversed.cost[arc] == graph.cost[original])
      }
    }
  }
}
