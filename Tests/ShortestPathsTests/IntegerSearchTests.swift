// The integer search against Floyd and Warshall.

import ShortestPaths
import TestSupport
import Testing

@Suite("Integer search")
struct IntegerSearchTests {
  @Test(
    "finds the costs and paths of Floyd-Warshall, to all, to some and within a bound",
    .skipping(0),
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
      else {
        skipCase()
        continue
      }
      let (graph, expected) = (random.graph, random.expected)
      var search = IntegerSearch(graph)
      for source in 0..<graph.vertexCount {
        search.run(from: source)
        #expect(search.distances == expected[source])
        let totals = search.totals(of: graph.cost.map { Double($0) })
        for target in 0..<graph.vertexCount {
          #expect(totals[target].map { UInt32($0) } == finite(expected[source][target]))
          guard let path = search.path(to: target) else {
            #expect(expected[source][target] == IntegerGraph.unreachable)
            continue
          }
          #expect(path.cost == expected[source][target])
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

  @Test("costs from zero to millions go through buckets, window and heap alike")
  func spread() throws {
    var generator = SeededGenerator(seed: 43)
    for _ in 0..<300 {
      let count = Int.random(in: 1...120, using: &generator)
      // The first scales decide how wide buckets are.
      let scales = (0..<3).map { _ in
        [0, 1, 50, 1000, 60_000, 2_000_000].randomElement(using: &generator) ?? 0
      }
      let tails = (0..<4 * count).map { _ in UInt32.random(in: 0..<UInt32(count), using: &generator)
      }
      let graph = try IntegerGraph(
        vertexCount: count,
        tails: tails,
        heads: tails.map { _ in UInt32.random(in: 0..<UInt32(count), using: &generator) },
        costs: tails.map { _ in
          UInt32.random(in: 0...4, using: &generator)
            * UInt32(scales.randomElement(using: &generator) ?? 0)
        }
      )
      var search = IntegerSearch(graph)
      for source in 0..<min(count, 4) {
        let expected = graph.leastCosts(from: source)
        search.run(from: source)
        #expect(search.distances == expected)
        for target in 0..<count {
          guard let path = search.path(to: target) else {
            #expect(expected[target] == IntegerGraph.unreachable)
            continue
          }
          #expect(path.cost == expected[target])
          #expect(graph.isPath(path, from: source, to: target))
        }
        let targets = [count / 2, count / 3]
        search.run(from: source, to: targets)
        for target in targets { #expect(search.distance(to: target) == expected[target]) }
        for vertex in 0..<count where search.distance(to: vertex) < IntegerGraph.unreachable {
          #expect(search.distance(to: vertex) == expected[vertex])
        }
      }
    }
  }

  @Test("by arcs alone it is a search of unit costs")
  func breadthFirst() throws {
    var generator = SeededGenerator(seed: 44)
    for _ in 0..<1000 {
      let graph = try RandomIntegerGraph(maximalVertexCount: 12, using: &generator).graph
      let units = try IntegerGraph(
        vertexCount: graph.vertexCount,
        tails: graph.tail,
        heads: graph.head,
        costs: graph.cost.map { _ in 1 }
      )
      var search = BreadthFirstSearch(graph)
      for source in 0..<graph.vertexCount {
        search.run(from: source)
        for (target, expected) in units.leastCosts(from: source).enumerated() {
          let count = search.arcCount(to: target)
          #expect((count == .max ? IntegerGraph.unreachable : count) == expected)
          guard let arc = search.predecessorArc(of: target) else {
            #expect(target == source || count == .max)
            continue
          }
          #expect(Int(graph.head[arc]) == target)
          #expect(search.arcCount(to: Int(graph.tail[arc])) + 1 == count)
        }
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
