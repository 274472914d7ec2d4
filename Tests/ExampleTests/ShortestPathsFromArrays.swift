// Shortest paths of a graph that is three arrays.

import ShortestPaths
import Testing

@Suite("Example: shortest paths from arrays")
struct ShortestPathsFromArrays {
  /// By hand.
  ///
  /// 0 -> 1 -> 2 costs 5 + 7 = 12, the direct arc 0 -> 2 costs 15; nothing leads to 3.
  @Test("one search, its costs and a path")
  func search() throws {
    let graph = try Graph(
      vertexCount: 4,
      tails: [0, 1, 0],
      heads: [1, 2, 2],
      costs: [5, 7, 15]
    )
    var search = DijkstraSearch(graph)
    search.run(from: 0)
    #expect((0..<4).map { search.distance(to: $0) } == [0, 5, 12, .infinity])

    let path = try #require(search.path(to: 2))
    #expect(path.map { graph.head[$0] } == [1, 2])
    #expect(search.path(to: 3) == nil)
  }
}
