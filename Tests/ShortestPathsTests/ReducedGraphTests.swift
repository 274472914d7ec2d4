// Costs between terminals without the other vertices, against one plain search per terminal.

import TestSupport
import Synchronization
import Testing

@testable import ShortestPaths

@Suite("Reduced graphs")
struct ReducedGraphTests {
  /// A graph of layers like those of a travel graph: chains of vertices with a few hubs, arcs
  /// parallel, looped, free and one-way, and a part that hangs together with nothing.
  private static func graph(
    vertices count: Int,
    arcs: Int,
    unit: Double,
    using generator: inout SeededGenerator
  ) throws -> Graph {
    var (tails, heads, costs): ([UInt32], [UInt32], [Double]) = ([], [], [])
    func vertex() -> UInt32 {
      let isHub = Int.random(in: 0..<8, using: &generator) == 0
      return UInt32.random(in: 0..<UInt32(isHub ? max(1, count / 50) : count), using: &generator)
    }
    for _ in 0..<arcs {
      let (tail, head) = (vertex(), vertex())
      if (Int(tail) < count * 9 / 10) != (Int(head) < count * 9 / 10) { continue }
      let cost = Double(Int.random(in: 0...400, using: &generator)) * unit
      tails.append(tail)
      heads.append(head)
      costs.append(cost)
      if Int.random(in: 0..<3, using: &generator) > 0 {
        tails.append(head)
        heads.append(tail)
        costs.append(cost)
      }
    }
    return try Graph(vertexCount: count, tails: tails, heads: heads, costs: costs)
  }

  @Test("have the costs of plain searches, to the bit where sums are exact", arguments: 0..<60)
  func sameCosts(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...300, using: &generator)
    // Quarters add up exactly in any order; tenths do not.
    let unit = seed.isMultiple(of: 2) ? 0.25 : 0.1
    let graph = try Self.graph(
      vertices: count,
      arcs: count * (1 + seed % 4),
      unit: unit,
      using: &generator
    )
    let terminals = (0..<24 + seed).map { _ in Int.random(in: 0..<count, using: &generator) }
    let expected = costMatrix(graph, origins: terminals, destinations: terminals, threads: 1)
    let reduced = ReducedGraph(graph, keeping: terminals)
    let left = costMatrix(
      reduced.graph(),
      origins: reduced.places,
      destinations: reduced.places,
      threads: 2
    )
    let closure = Closure.between(terminals: terminals, in: graph, threads: 2)
    let matrices = try SweepInstructions.allCases.map {
      try #require(reduced.closedMatrix(instructions: $0))
    }
    for row in terminals.indices {
      for column in terminals.indices {
        let cost = expected[row, column]
        let (from, to) = (reduced.places[row], reduced.places[column])
        let found = matrices.map { $0.costs[from * $0.stride + to] }
        for other in found + [left[row, column], closure[row, column]] {
          #expect(other == cost || (unit == 0.1 && abs(other - cost) <= 1e-13 * cost))
        }
        #expect(Set(found).count == 1)
      }
    }
  }

  @Test("of costs that are the same both ways are the same both ways, to the bit")
  func symmetry() throws {
    var generator = SeededGenerator(seed: 9)
    var (tails, heads, costs): ([UInt32], [UInt32], [Double]) = ([], [], [])
    for _ in 0..<900 {
      let (one, other) = (
        UInt32.random(in: 0..<400, using: &generator), UInt32.random(in: 0..<400, using: &generator)
      )
      let cost = Double.random(in: 0...100, using: &generator)
      tails += [one, other]
      heads += [other, one]
      costs += [cost, cost]
    }
    let graph = try Graph(vertexCount: 400, tails: tails, heads: heads, costs: costs)
    let closure = Closure.between(terminals: Array(0..<60), in: graph, threads: 1)
    for row in 0..<60 {
      for column in 0..<row { #expect(closure[row, column] == closure[column, row]) }
    }
  }

  /// A graph of which a matrix is closed, one that is searched, and one that is too small to be
  /// reduced.
  @Test(
    "are not there when stopped, however late, and the same when not",
    arguments: [(400, 1600, 200), (900, 18_000, 24), (60, 200, 20)]
  )
  func stopped(size: (vertices: Int, arcs: Int, terminals: Int)) throws {
    var generator = SeededGenerator(seed: 11)
    let graph = try Self.graph(
      vertices: size.vertices,
      arcs: size.arcs,
      unit: 0.1,
      using: &generator
    )
    let terminals = Array(0..<size.terminals)
    func closure(looks: Int) -> (Closure?, asked: Int) {
      let asked = Mutex(0)
      let found = Closure.between(terminals: terminals, in: graph, threads: 1) {
        asked.withLock {
          $0 += 1
          return $0 > looks
        }
      }
      return (found, asked.withLock(\.self))
    }
    let (whole, asked) = closure(looks: .max)
    #expect(whole == Closure.between(terminals: terminals, in: graph, threads: 2))
    #expect(asked > 3)
    for looks in 0..<asked { #expect(closure(looks: looks).0 == nil) }
  }

  @Test("are searched where a matrix would take longer")
  func searched() throws {
    // 24 terminals of 900 vertices with some 30 neighbours each: 243 million steps against 24 x
    // 27,000 arcs x 40.
    var generator = SeededGenerator(seed: 4)
    let graph = try Self.graph(vertices: 900, arcs: 18_000, unit: 0.25, using: &generator)
    let terminals = Array(stride(from: 0, to: 360, by: 15))
    let reduced = ReducedGraph(graph, keeping: terminals)
    #expect(!reduced.prefersMatrix)
    let closure = Closure.between(terminals: terminals, in: graph, threads: 2)
    let expected = costMatrix(graph, origins: terminals, destinations: terminals, threads: 1)
    for row in terminals.indices {
      for column in terminals.indices { #expect(closure[row, column] == expected[row, column]) }
    }
  }
}
