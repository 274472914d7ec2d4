// The k shortest loopless paths against the enumeration of all of them.

import ShortestPaths
import TestSupport
import Testing

@Suite("k shortest paths")
struct KShortestPathsTests {
  @Test("are the k cheapest of all loopless paths")
  func enumeration() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      let random = try RandomGraph(maximalVertexCount: 6, using: &generator)
      let graph = random.graph
      let target = Int.random(in: 0..<graph.vertexCount, using: &generator)
      let k = Int.random(in: 0...8, using: &generator)
      let all = graph.looplessPaths(from: 0, to: target)
      let found = kShortestPaths(in: graph, from: 0, to: target, k: k)
      #expect(found.map(\.cost) == all.map(\.cost).sorted().prefix(k).map(\.self))
      #expect(Set(found.map(\.arcs)).count == found.count)
      #expect(Set(found.map(\.arcs)).isSubset(of: all.map(\.arcs)))
    }
  }

  @Test("all of them come out when k is large enough")
  func all() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<500 {
      let random = try RandomGraph(maximalVertexCount: 5, using: &generator)
      let graph = random.graph
      let target = graph.vertexCount - 1
      let all = graph.looplessPaths(from: 0, to: target)
      let found = kShortestPaths(in: graph, from: 0, to: target, k: all.count + 1)
      #expect(Set(found.map(\.arcs)) == Set(all.map(\.arcs)))
    }
  }

  @Test(
    "with places, are the k cheapest of all that visit no place twice, told apart by their links"
  )
  func places() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<3000 {
      let random = try RandomGraph(maximalVertexCount: 8, using: &generator)
      let graph = random.graph
      let places = (0..<graph.vertexCount).map { _ in UInt32.random(in: 0..<4, using: &generator) }
        .map { min($0, UInt32(graph.vertexCount - 1)) }
      let target = Int.random(in: 0..<graph.vertexCount, using: &generator)
      let k = Int.random(in: 1...8, using: &generator)
      func links(_ arcs: [Int]) -> [Int] {
        arcs.filter { places[Int(graph.tail[$0])] != places[Int(graph.head[$0])] }
      }
      // The cheapest path of every sequence of links that comes to no place twice.
      var cheapest: [[Int]: Double] = [:]
      for path in graph.looplessPaths(from: 0, to: target) {
        let links = links(path.arcs)
        let visited = [places[0]] + links.map { places[Int(graph.head[$0])] }
        if Set(visited).count < visited.count { continue }
        cheapest[links] = min(cheapest[links] ?? .infinity, path.cost)
      }
      let found = kShortestPaths(in: graph, places: places, from: 0, to: target, k: k)
      #expect(found.map(\.cost) == cheapest.values.sorted().prefix(k).map(\.self))
      #expect(Set(found.map { links($0.arcs) }).count == found.count)
      for path in found { #expect(cheapest[links(path.arcs)] == path.cost) }
    }
  }

  @Test("a path that comes back to a place is no result, but what leaves it late is")
  func leavesARepeat() throws {
    // Place 1 has the vertices 1 and 2, which do not touch: 0-1-3-2-4 (cost 2) comes back to it,
    // 0-1-3-4 (7) does not.
    let graph = try Graph(
      vertexCount: 5,
      tails: [0, 1, 3, 2, 3],
      heads: [1, 3, 2, 4, 4],
      costs: [1, 1, 0, 0, 5]
    )
    let found = kShortestPaths(in: graph, places: [0, 1, 1, 3, 4], from: 0, to: 4, k: 2)
    #expect(found.map(\.cost) == [7])
  }

  @Test("from a vertex to itself there is one path, without arcs")
  func toItself() throws {
    let graph = try Graph(vertexCount: 2, tails: [0, 1, 0], heads: [1, 0, 0], costs: [0, 0, 0])
    #expect(kShortestPaths(in: graph, from: 0, to: 0, k: 3) == [Path(arcs: [], cost: 0)])
    #expect(kShortestPaths(in: graph, from: 0, to: 0, k: 0).isEmpty)
  }
}

extension Graph {
  /// Every path that visits no vertex twice, by plain depth-first enumeration.
  func looplessPaths(from source: Int, to target: Int) -> [Path] {
    var paths: [Path] = []
    var arcs: [Int] = []
    var visited: Set<Int> = [source]
    func extend(_ vertex: Int, _ cost: Double) {
      if vertex == target {
        paths.append(Path(arcs: arcs, cost: cost))
        return
      }
      for arc in tail.indices where Int(tail[arc]) == vertex {
        let next = Int(head[arc])
        guard visited.insert(next).inserted else { continue }
        arcs.append(arc)
        extend(next, cost + self.cost[arc])
        arcs.removeLast()
        visited.remove(next)
      }
    }
    extend(source, 0)
    return paths
  }
}
