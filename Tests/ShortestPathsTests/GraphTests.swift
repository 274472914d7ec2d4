// The graph keeps every arc and refuses what is none.

import ShortestPaths
import TestSupport
import Testing

@Suite("Graph")
struct GraphTests {
  @Test("keeps every arc once, sorted by tail, in the caller's order within a tail")
  func keepsArcs() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let random = try RandomGraph(maximalVertexCount: 12, using: &generator)
      let (arcs, graph) = (random.arcs, random.graph)
      #expect(graph.firstOut.count == graph.vertexCount + 1)
      #expect(graph.originalArc.sorted() == arcs.tails.indices.map { UInt32($0) })
      for vertex in 0..<graph.vertexCount {
        let originals = graph.arcs(from: vertex).map { Int(graph.originalArc[$0]) }
        #expect(originals == arcs.tails.indices.filter { Int(arcs.tails[$0]) == vertex })
        for arc in graph.arcs(from: vertex) {
          let original = Int(graph.originalArc[arc])
          #expect(Int(graph.tail[arc]) == vertex)
          #expect(graph.head[arc] == arcs.heads[original])
          #expect(graph.cost[arc] == arcs.costs[original])
        }
      }
    }
  }

  @Test("turns every arc round")
  func reverses() throws {
    let graph = try Graph(vertexCount: 3, tails: [2, 0, 0], heads: [1, 2, 1], costs: [1, 2, 3])
    let reversed = graph.reversed()
    #expect(reversed.firstOut == [0, 0, 2, 3])
    // Arcs of `graph` in order: 0-2 (2), 0-1 (3), 2-1 (1).
    #expect(reversed.head == [0, 2, 0])
    #expect(reversed.cost == [3, 1, 2])
    #expect(reversed.originalArc == [1, 2, 0])
    #expect(try graph.withCosts([4, 5, 6]).cost == [4, 5, 6])
  }

  @Test("refuses bad arcs with a sentence that names them")
  func refuses() {
    func error(_ count: Int, _ tails: [UInt32], _ heads: [UInt32], _ costs: [Double]) -> GraphError?
    {
      do throws(GraphError) {
        _ = try Graph(vertexCount: count, tails: tails, heads: heads, costs: costs)
        return nil
      } catch {
        return error
      }
    }
    #expect(error(0, [], [], []) == nil)
    #expect(error(-1, [], [], []) == .vertexCountOutOfRange(-1))
    #expect(error(2, [0], [], [1]) == .differentCounts(tails: 1, heads: 0, costs: 1))
    #expect(error(2, [0], [2], [1]) == .vertexOutOfRange(arc: 0, vertex: 2, vertexCount: 2))
    #expect(error(2, [0, 0], [1, 1], [1, -1]) == .badCost(arc: 1, cost: -1))
    #expect(error(2, [0], [1], [.infinity]) == .badCost(arc: 0, cost: .infinity))
    #expect(
      error(2, [0], [1], [.nan])?.description
        == "Arc 0 costs nan; expected a finite number that is not negative."
    )
  }
}
