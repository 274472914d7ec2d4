// Contraction hierarchies, their queries, sweeps and tables against Floyd-Warshall and
// Bellman-Ford.

import ShortestPaths
import TestSupport
import Testing

@Suite("Contraction hierarchy")
struct HierarchyTests {
  @Test(
    "queries, paths, sweeps and tables are those of Floyd-Warshall",
    .skipping(0),
    arguments: [(scale: UInt32(1), cases: 2500), (scale: 5_000_000, cases: 500)]
  )
  func random(size: (scale: UInt32, cases: Int)) throws {
    var generator = SeededGenerator(seed: 33)
    for _ in 0..<size.cases {
      guard
        let random = try? RandomIntegerGraph(
          maximalVertexCount: 14,
          scale: size.scale,
          using: &generator
        )
      else {
        skipCase()
        continue
      }
      check(
        ContractionHierarchy(random.graph),
        random.graph,
        expected: random.expected,
        using: &generator
      )
    }
  }

  @Test("grids too")
  func grids() throws {
    var generator = SeededGenerator(seed: 34)
    for side in [7, 12] {
      let graph = try gridGraph(side: side, using: &generator)
      let expected = (0..<graph.vertexCount).map { graph.leastCosts(from: $0) }
      check(ContractionHierarchy(graph), graph, expected: expected, using: &generator)
    }
  }

  @Test("a graph without vertices has a hierarchy")
  func empty() throws {
    let graph = try IntegerGraph(vertexCount: 0, tails: [], heads: [], costs: [])
    let hierarchy = ContractionHierarchy(graph)
    #expect(hierarchy.upwardArcCount == 0)
    #expect(HierarchySweep(hierarchy).distances == [])
    #expect(HierarchyTable(hierarchy, to: []).rows(from: []) == [])
    #expect(WideHierarchySweep(hierarchy).checksum == 0)
  }
}

/// Compares everything that a hierarchy is good for with a matrix of least costs.
func check(
  _ hierarchy: ContractionHierarchy,
  _ graph: IntegerGraph,
  expected: [[UInt32]],
  using generator: inout SeededGenerator
) {
  let vertices = Array(0..<graph.vertexCount)
  var query = HierarchyQuery(hierarchy)
  var sweep = HierarchySweep(hierarchy)
  for source in vertices {
    sweep.run(from: source)
    #expect(sweep.distances == expected[source])
    for target in vertices {
      #expect(query.distance(from: source, to: target) == expected[source][target])
      guard let path = query.path(from: source, to: target) else {
        #expect(expected[source][target] == IntegerGraph.unreachable)
        continue
      }
      #expect(path.cost == expected[source][target])
      #expect(graph.isPath(path, from: source, to: target))
    }
  }
  let sources = vertices.shuffled(using: &generator) + vertices.prefix(5)
  let targets = Array(vertices.shuffled(using: &generator).prefix(7)) + vertices.prefix(2)
  for instructions in SweepInstructions.allCases {
    var wide = WideHierarchySweep(hierarchy, instructions: instructions)
    let batch = Array(sources.prefix(Int.random(in: 0...16, using: &generator)))
    wide.run(from: batch)
    for (lane, source) in batch.enumerated() {
      #expect(wide.distances(fromSource: lane) == expected[source])
    }
    let table = HierarchyTable(hierarchy, to: targets, instructions: instructions)
    let rows = table.rows(from: sources, threads: Int.random(in: 1...3, using: &generator))
    #expect(rows == sources.flatMap { source in targets.map { expected[source][$0] } })
    var streamed: [UInt32] = []
    table.forEachRow(from: sources) { row, costs in
      #expect(streamed.count == row * targets.count)
      for column in costs.indices { streamed.append(costs[column]) }
    }
    #expect(streamed == rows)
  }
}

extension IntegerGraph {
  /// Whether a path's arcs lead from one vertex to another and cost what it says.
  func isPath(_ path: IntegerPath, from source: Int, to target: Int) -> Bool {
    var place = source
    var sum = 0
    for arc in path.arcs {
      if Int(tail[arc]) != place { return false }
      place = Int(head[arc])
      sum += Int(cost[arc])
    }
    return place == target && sum == Int(path.cost)
  }
}
