// Dijkstra's searches against Floyd and Warshall.

import ShortestPaths
import TestSupport
import Testing

@Suite("Dijkstra search")
struct DijkstraSearchTests {
  @Test("finds the costs and paths of Floyd-Warshall from every vertex, with scratch reused")
  func allVertices() throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let random = try RandomGraph(maximalVertexCount: 10, using: &generator)
      let graph = random.graph
      let expected = random.arcs.allPairs()
      var search = DijkstraSearch(graph)
      for source in 0..<graph.vertexCount {
        search.run(from: source)
        #expect(search.distances == expected[source])
        let totals = search.totals(of: graph.cost)
        for target in 0..<graph.vertexCount {
          #expect((totals[target] ?? .infinity) == expected[source][target])
          guard let path = search.path(to: target) else {
            #expect(expected[source][target] == .infinity)
            continue
          }
          #expect(graph.isWalk(path, from: source, to: target))
          #expect(path.reduce(0) { $0 + graph.cost[$1] } == expected[source][target])
          #expect(path.count < graph.vertexCount)
        }
      }
    }
  }

  @Test(
    "is exact for its targets and within its bound, and never reports a label that is not settled"
  )
  func targetsAndBounds() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let random = try RandomGraph(maximalVertexCount: 10, using: &generator)
      let graph = random.graph
      let expected = random.arcs.allPairs()
      var search = DijkstraSearch(graph)
      for source in 0..<graph.vertexCount {
        let targets = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
          Int.random(in: 0..<graph.vertexCount, using: &generator)
        }
        search.run(from: source, to: targets)
        for target in targets {
          #expect(search.distance(to: target) == expected[source][target])
        }
        for vertex in 0..<graph.vertexCount where search.distance(to: vertex) < .infinity {
          #expect(search.distance(to: vertex) == expected[source][vertex])
          #expect(search.path(to: vertex) != nil)
        }
        let bound = Double(Int.random(in: 0...12, using: &generator)) / 4
        search.run(from: source, within: bound)
        #expect(search.distances == expected[source].map { $0 <= bound ? $0 : .infinity })
      }
    }
  }

  @Test("a sum of costs too large for a Double is unreachable")
  func overflow() throws {
    let graph = try Graph(vertexCount: 3, tails: [0, 1], heads: [1, 2], costs: [1e308, 1e308])
    var search = DijkstraSearch(graph)
    search.run(from: 0)
    #expect(search.distances == [0, 1e308, .infinity])
    #expect(search.path(to: 2) == nil)
    var both = BidirectionalSearch(graph)
    #expect(both.path(from: 0, to: 2) == nil)
    #expect(kShortestPaths(in: graph, from: 0, to: 2, k: 3) == [])
    #expect(kShortestPaths(in: graph, from: 0, to: 1, k: 3).map(\.cost) == [1e308])
    #expect(try paretoPaths(in: graph, secondCost: [1, 1], from: 0, to: 2) == [])
    #expect(try paretoPaths(in: graph, secondCost: [1e308, 1e308], from: 0, to: 1).count == 1)
    let table = costMatrix(graph, origins: [0], destinations: [1, 2], threads: 1)
    #expect(table.costs == [1e308, .infinity])
  }

  @Test("the cost matrix is that of Floyd-Warshall for any number of threads")
  func matrix() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      let random = try RandomGraph(maximalVertexCount: 12, using: &generator)
      let expected = random.arcs.allPairs()
      let vertices = 0..<random.graph.vertexCount
      let origins = vertices.filter { _ in Bool.random(using: &generator) } + [0]
      let destinations = vertices.filter { _ in Bool.random(using: &generator) }
      for threads in 0...4 {
        let table = costMatrix(
          random.graph,
          origins: origins,
          destinations: destinations,
          threads: threads
        )
        #expect(table.costs == origins.flatMap { from in destinations.map { expected[from][$0] } })
      }
    }
  }
}
