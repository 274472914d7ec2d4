// Searches for single pairs against Floyd and Warshall.

import ShortestPaths
import TestSupport
import Testing

@Suite("Searches for single pairs")
struct PairSearchTests {
  @Test("from both ends: the costs of Floyd-Warshall, and paths to match")
  func bidirectional() throws {
    var generator = SeededGenerator(seed: 40)
    for _ in 0..<2000 {
      let random = try RandomGraph(maximalVertexCount: 12, using: &generator)
      let graph = random.graph
      let expected = random.arcs.allPairs()
      var search = BidirectionalSearch(graph)
      for source in 0..<graph.vertexCount {
        for target in 0..<graph.vertexCount {
          let path = search.path(from: source, to: target)
          #expect((path?.cost ?? .infinity) == expected[source][target])
          guard let path else { continue }
          #expect(graph.isWalk(path.arcs, from: source, to: target))
          #expect(path.arcs.reduce(0) { $0 + graph.cost[$1] } == path.cost)
        }
      }
    }
  }

  @Test(
    "led by landmarks: the same, with bounds that no path undercuts",
    .skipping(0),
    arguments: [(scale: UInt32(1), cases: 1500), (scale: 5_000_000, cases: 500)]
  )
  func landmarks(size: (scale: UInt32, cases: Int)) throws {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<size.cases {
      guard
        let random = try? RandomIntegerGraph(
          maximalVertexCount: 12,
          scale: size.scale,
          using: &generator
        )
      else {
        skipCase()
        continue
      }
      let (graph, expected) = (random.graph, random.expected)
      let landmarks = Landmarks(graph, count: Int.random(in: 0...4, using: &generator))
      var search = LandmarkSearch(landmarks)
      for source in 0..<graph.vertexCount {
        for target in 0..<graph.vertexCount {
          #expect(landmarks.bound(from: source, to: target) <= expected[source][target])
          let path = search.path(from: source, to: target)
          #expect((path?.cost ?? IntegerGraph.unreachable) == expected[source][target])
          if let path { #expect(graph.isPath(path, from: source, to: target)) }
        }
      }
    }
  }
}
