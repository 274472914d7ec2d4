// All pairs against Floyd and Warshall.

import TestSupport
import Testing

@testable import ShortestPaths

@Suite("All pairs")
struct AllPairsTests {
  @Test(
    "are those of Floyd-Warshall on sparse and on dense graphs, for any number of threads",
    .skipping(0)
  )
  func random() throws {
    var generator = SeededGenerator(seed: 42)
    for index in 0..<1500 {
      // Every third graph has costs near the end of the range, where some are refused.
      let scale: UInt32 = index.isMultiple(of: 3) ? 5_000_000 : 1
      guard
        let random = try? RandomIntegerGraph(
          maximalVertexCount: 40,
          scale: scale,
          using: &generator
        )
      else {
        skipCase()
        continue
      }
      let threads = Int.random(in: 1...3, using: &generator)
      let expected = Array(random.expected.joined())
      #expect(allPairs(random.graph, threads: threads) == expected)
      for instructions in SweepInstructions.allCases {
        let elimination = CostElimination(random.graph, instructions: instructions)
        #expect(elimination.costs(threads: threads) == expected)
      }
    }
    let count: UInt32 = 30
    let tails = (0..<count).flatMap { [UInt32](repeating: $0, count: Int(count)) }
    let heads = (0..<count).flatMap { _ in Array(0..<count) }
    let dense = try IntegerGraph(
      vertexCount: Int(count),
      tails: tails,
      heads: heads,
      costs: tails.map { _ in UInt32.random(in: 0...99, using: &generator) }
    )
    let expected = (0..<Int(count)).flatMap { dense.leastCosts(from: $0) }
    #expect(allPairs(dense, threads: 2) == expected)
  }

  /// Sparse graphs of several hundred vertices, in which some leave and a core is left.
  @Test("are those of plain searches where a core is left", arguments: [300, 700])
  func core(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    func vertex() -> UInt32 { UInt32.random(in: 0..<UInt32(count), using: &generator) }
    let tails = (0..<3 * count).map { _ in vertex() }
    let graph = try IntegerGraph(
      vertexCount: count,
      tails: tails,
      heads: tails.map { _ in vertex() },
      costs: tails.map { _ in UInt32.random(in: 0...1000, using: &generator) }
    )
    let expected = (0..<count).flatMap { graph.leastCosts(from: $0) }
    #expect(allPairs(graph, threads: 2) == expected)
  }
}
