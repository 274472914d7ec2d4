// Losing arcs, against whole searches of the smaller graph.

import ShortestPaths
import TestSupport
import Testing

@Suite("Removal search")
struct RemovalSearchTests {
  @Test("finds the costs of a whole search of the graph without the arcs")
  func agreesWithWholeSearch() throws {
    var generator = SeededGenerator(seed: 91)
    for _ in 0..<1500 {
      let random = try RandomGraph(maximalVertexCount: 12, using: &generator)
      let graph = random.graph
      let interest = (0..<graph.vertexCount).filter { _ in Bool.random(using: &generator) }
      var search = RemovalSearch(graph, interest: interest)
      for source in 0..<graph.vertexCount {
        search.run(from: source)
        for _ in 0..<3 where graph.arcCount > 0 {
          let arcs = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            Int.random(in: 0..<graph.arcCount, using: &generator)
          }
          let expected = try costs(of: graph, without: Set(arcs), from: source)
          search.remove(arcs)
          let changed = Set(search.changed)
          for vertex in 0..<graph.vertexCount {
            #expect(search.distance(to: vertex) == expected[vertex])
            let isOther = expected[vertex] != search.distanceBefore(to: vertex)
            if isOther { #expect(changed.contains(vertex)) }
            if isOther, interest.contains(vertex) { #expect(search.mayMatter(arcs)) }
          }
        }
      }
    }
  }

  private func costs(of graph: Graph, without arcs: Set<Int>, from source: Int) throws -> [Double] {
    let kept = (0..<graph.arcCount).filter { !arcs.contains($0) }
    let smaller = try Graph(
      vertexCount: graph.vertexCount,
      tails: kept.map { graph.tail[$0] },
      heads: kept.map { graph.head[$0] },
      costs: kept.map { graph.cost[$0] }
    )
    var search = DijkstraSearch(smaller)
    search.run(from: source)
    return search.distances
  }

  @Test("tells what nobody misses")
  func tie() throws {
    // Two ways of 2 from 0 to 3, and a dead end at 4: 0->1->3, 0->2->3, 3->4.
    let graph = try Graph(
      vertexCount: 5,
      tails: [0, 0, 1, 2, 3],
      heads: [1, 2, 3, 3, 4],
      costs: [1, 1, 1, 1, 5]
    )
    var search = RemovalSearch(graph, interest: [3])
    search.run(from: 0)
    #expect(search.mayMatter([2]) != search.mayMatter([3]))
    #expect(!search.mayMatter([4]))
    for arc in [2, 3] {
      search.remove([arc])
      #expect(search.distance(to: 3) == 2)
      #expect(search.distance(to: 4) == 7)
    }
    search.remove([2, 3])
    #expect(search.distance(to: 3) == .infinity)
    #expect(search.distance(to: 4) == .infinity)
    #expect(search.distance(to: 2) == 1)
  }
}
