// All pairs against Floyd and Warshall.

import ShortestPaths
import TestSupport
import Testing

@Suite("All pairs")
struct AllPairsTests {
  @Test("are those of Floyd-Warshall on sparse and on dense graphs, for any number of threads")
  func random() throws {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<1000 {
      let random = try RandomIntegerGraph(maximalVertexCount: 40, using: &generator)
      let threads = Int.random(in: 1...3, using: &generator)
      #expect(allPairs(random.graph, threads: threads) == Array(random.expected.joined()))
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
}
