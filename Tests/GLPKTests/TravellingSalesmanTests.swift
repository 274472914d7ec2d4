// Round trips with subtour rows added only when a subtour appears.

import GLPK
import TestSupport
import Testing

@Suite("Travelling salesman")
struct TravellingSalesmanTests {
  /// Adds, for each part that the chosen edges fall into, the row that one must leave it.
  final class SubtourRows: BranchAndCutDelegate {
    let cities: Int
    var edges: [(from: Int, to: Int, column: Column)] = []

    init(cities: Int) { self.cities = cities }

    func lazyRows(at node: borrowing SearchNode) throws -> [SearchRow] {
      // Parts of the graph of edges with a positive value, which is right at whole and fractional
      // points alike.
      var part = Array(0..<cities)
      for edge in edges where try node.value(of: edge.column) > 1e-6 {
        let (old, new) = (part[edge.to], part[edge.from])
        part = part.map { $0 == old ? new : $0 }
      }
      let parts = Set(part).sorted()
      guard parts.count > 1 else { return [] }
      return parts.map { chosen in
        let leaving = edges.filter { (part[$0.from] == chosen) != (part[$0.to] == chosen) }
        return SearchRow(leaving.map { ($0.column, 1) }, .atLeast(2))
      }
    }
  }

  /// The shortest round trip by trying all orders.
  private func shortest(_ length: [[Double]], _ order: [Int], _ rest: [Int]) -> Double {
    guard !rest.isEmpty else {
      return zip(order, order.dropFirst() + [order[0]]).reduce(0) { $0 + length[$1.0][$1.1] }
    }
    return rest.map { city in shortest(length, order + [city], rest.filter { $0 != city }) }
      .min() ?? .infinity
  }

  @Test("the round trip is the shortest of all orders", arguments: 0..<40)
  func random(seed: Int) throws {
    var generator = SeededGenerator(seed: 6000 + UInt64(seed))
    let cities = 5 + seed % 3
    let places = (0..<cities).map { _ in
      (Int.random(in: 0...20, using: &generator), Int.random(in: 0...20, using: &generator))
    }
    // Distances along streets: whole numbers with many ties, and two clusters make subtours.
    let length = places.enumerated()
      .map { i, a in
        places.enumerated()
          .map { j, b in
            Double(abs(a.0 - b.0) + abs(a.1 - b.1)) + (i % 2 == j % 2 ? 0 : 30)
          }
      }
    let delegate = SubtourRows(cities: cities)
    let result = try withProblem { problem in
      for from in 0..<cities {
        for to in from + 1..<cities {
          let column = try problem.addColumn(
            .between(0, 1),
            cost: length[from][to],
            kind: .integer
          )
          delegate.edges.append((from, to, column))
        }
      }
      for city in 0..<cities {
        let touching = delegate.edges.filter { $0.from == city || $0.to == city }
        try problem.addRow(touching.map { ($0.column, 1) }, .equal(2))
      }
      return try problem.branchAndCut(delegate: delegate)
    }
    #expect(result.termination == .optimal)
    #expect(isClose(result.objective, shortest(length, [0], Array(1..<cities))))
  }
}
