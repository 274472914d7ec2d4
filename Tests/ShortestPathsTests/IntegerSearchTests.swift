// The integer search against Floyd and Warshall.

import ShortestPaths
import TestSupport
import Testing

@Suite("Integer search")
struct IntegerSearchTests {
  @Test(
    "finds the costs and paths of Floyd-Warshall, to all, to some and within a bound",
    arguments: [(scale: UInt32(1), cases: 2000), (scale: 5_000_000, cases: 500)]
  )
  func random(size: (scale: UInt32, cases: Int)) throws {
    var generator = SeededGenerator(seed: 37)
    for _ in 0..<size.cases {
      guard
        let random = try? RandomIntegerGraph(
          maximalVertexCount: 12,
          scale: size.scale,
          using: &generator
        )
      else { continue }
      let (graph, expected) = (random.graph, random.expected)
      var search = IntegerSearch(graph)
      for source in 0..<graph.vertexCount {
        search.run(from: source)
        #expect(search.distances == expected[source])
        let totals = search.totals(of: graph.cost.map { Double($0) })
        for target in 0..<graph.vertexCount {
          #expect(totals[target].map { UInt32($0) } == finite(expected[source][target]))
          guard let path = search.path(to: target) else { continue }
          #expect(graph.isPath(path, from: source, to: target))
          #expect(path.total(of: graph.cost.map { Double($0) }) == Double(path.cost))
        }
        let targets = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
          Int.random(in: 0..<graph.vertexCount, using: &generator)
        }
        search.run(from: source, to: targets)
        for target in targets { #expect(search.distance(to: target) == expected[source][target]) }
        for vertex in 0..<graph.vertexCount {
          guard let distance = finite(search.distance(to: vertex)) else { continue }
          #expect(distance == expected[source][vertex])
        }
        let bound = UInt32.random(in: 0...12, using: &generator) * size.scale
        search.run(from: source, within: bound)
        #expect(
          search.distances == expected[source].map { $0 <= bound ? $0 : IntegerGraph.unreachable }
        )
      }
    }
  }

  @Test("a vertex of many arcs makes the queue grow")
  func growth() throws {
    let count = 20_000
    let heads = (1...count).map { UInt32($0) }
    let graph = try IntegerGraph(
      vertexCount: count + 1,
      tails: [UInt32](repeating: 0, count: count),
      heads: heads,
      costs: heads.map { $0 % 100_000 }
    )
    var search = IntegerSearch(graph)
    search.run(from: 0)
    #expect(search.distances == [0] + heads)
  }

  private func finite(_ distance: UInt32) -> UInt32? {
    distance < IntegerGraph.unreachable ? distance : nil
  }
}
