// Hierarchies with new costs on an old order.

import ShortestPaths
import TestSupport
import Testing

@Suite("Customizable hierarchy")
struct CustomizableHierarchyTests {
  @Test("with its own costs, with others and with arcs closed it answers like Bellman and Ford")
  func random() throws {
    var generator = SeededGenerator(seed: 35)
    for _ in 0..<800 {
      let random = try RandomIntegerGraph(maximalVertexCount: 14, using: &generator)
      let customizable = CustomizableHierarchy(random.graph)
      check(
        try customizable.customized(costs: random.graph.cost),
        random.graph,
        expected: random.expected,
        using: &generator
      )
      try checkNewCosts(customizable, using: &generator)
    }
  }

  @Test("on grids too")
  func grids() throws {
    var generator = SeededGenerator(seed: 36)
    for side in [6, 11] {
      let graph = try gridGraph(side: side, using: &generator)
      try checkNewCosts(CustomizableHierarchy(graph), using: &generator)
    }
  }

  private func checkNewCosts(
    _ customizable: CustomizableHierarchy,
    using generator: inout SeededGenerator
  ) throws {
    let graph = customizable.graph
    let costs = graph.cost.map { _ in
      Int.random(in: 0..<5, using: &generator) == 0
        ? IntegerGraph.unreachable : UInt32.random(in: 0...20, using: &generator)
    }
    let open = costs.indices.filter { costs[$0] < IntegerGraph.unreachable }
    let rest = try IntegerGraph(
      vertexCount: graph.vertexCount,
      tails: open.map { graph.tail[$0] },
      heads: open.map { graph.head[$0] },
      costs: open.map { costs[$0] }
    )
    let expected = (0..<graph.vertexCount).map { rest.leastCosts(from: $0) }
    let fresh = try customizable.customized(costs: costs)
    compare(fresh, graph, costs, expected)
    // In the memory of other costs it is the same, and those who hold the old one keep it.
    var again = try customizable.customized(costs: graph.cost.map { _ in 0 })
    let old = again.serialized
    let held = again
    try customizable.customize(&again, costs: costs)
    #expect(again.serialized == fresh.serialized)
    #expect(held.serialized == old)
    compare(again, graph, costs, expected)
  }

  /// Compares all pairs with expected costs, and their paths with the costs of arcs.
  private func compare(
    _ hierarchy: ContractionHierarchy,
    _ graph: IntegerGraph,
    _ costs: [UInt32],
    _ expected: [[UInt32]]
  ) {
    var query = HierarchyQuery(hierarchy)
    var sweep = HierarchySweep(hierarchy)
    for source in 0..<graph.vertexCount {
      sweep.run(from: source)
      #expect(sweep.distances == expected[source])
      for target in 0..<graph.vertexCount {
        #expect(query.distance(from: source, to: target) == expected[source][target])
        guard let path = query.path(from: source, to: target) else {
          #expect(expected[source][target] == IntegerGraph.unreachable)
          continue
        }
        #expect(path.cost == expected[source][target])
        #expect(graph.isWalk(path.arcs, from: source, to: target))
        #expect(path.arcs.reduce(0) { $0 + Int(costs[$1]) } == Int(path.cost))
      }
    }
  }

  @Test("costs that might overflow, and too few of them, are refused")
  func refusals() throws {
    let graph = try IntegerGraph(vertexCount: 3, tails: [0, 1], heads: [1, 2], costs: [1, 1])
    let customizable = CustomizableHierarchy(graph)
    let half = IntegerGraph.unreachable / 2
    #expect(throws: GraphError.distanceOverflow(bound: 2 * Int(half) + 2)) {
      try customizable.customized(costs: [half + 1, half + 1])
    }
    #expect(throws: GraphError.differentCounts(tails: 2, heads: 2, costs: 1)) {
      try customizable.customized(costs: [1])
    }
    #expect(throws: GraphError.costTooLarge(arc: 1, units: Double(UInt32.max))) {
      try customizable.customized(costs: [1, .max])
    }
    var hierarchy = try customizable.customized(costs: [half, half])
    var query = HierarchyQuery(hierarchy)
    #expect(query.distance(from: 0, to: 2) == 2 * half)
    // What is refused leaves a hierarchy as it was.
    let before = hierarchy.serialized
    for costs in [[half + 1, half + 1], [1], [1, .max]] {
      #expect(throws: GraphError.self) { try customizable.customize(&hierarchy, costs: costs) }
      #expect(hierarchy.serialized == before)
    }
    try customizable.customize(&hierarchy, costs: [3, IntegerGraph.unreachable])
    query = HierarchyQuery(hierarchy)
    #expect(query.distance(from: 0, to: 1) == 3)
    #expect(query.distance(from: 0, to: 2) == IntegerGraph.unreachable)
  }

  @Test("a hierarchy of another order is replaced")
  func otherOrder() throws {
    let graph = try IntegerGraph(vertexCount: 3, tails: [0, 1], heads: [1, 2], costs: [4, 5])
    let other = try IntegerGraph(vertexCount: 3, tails: [2, 1], heads: [1, 0], costs: [7, 8])
    for old in [
      ContractionHierarchy(graph), ContractionHierarchy(other),
      try CustomizableHierarchy(other).customized(costs: other.cost),
    ] {
      var hierarchy = old
      try CustomizableHierarchy(graph).customize(&hierarchy, costs: [1, 2])
      var query = HierarchyQuery(hierarchy)
      #expect(query.distance(from: 0, to: 2) == 3)
      #expect(query.distance(from: 2, to: 0) == IntegerGraph.unreachable)
    }
  }
}

extension IntegerGraph {
  /// Whether arcs hang together from one vertex to another.
  func isWalk(_ arcs: [Int], from source: Int, to target: Int) -> Bool {
    var place = source
    for arc in arcs {
      if Int(tail[arc]) != place { return false }
      place = Int(head[arc])
    }
    return place == target
  }
}
