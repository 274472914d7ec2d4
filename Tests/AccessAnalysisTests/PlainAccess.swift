// Access without anything of the program: a textbook search, and sums as the formulas have them.

import TestSupport

/// Places with what is in them, and one-way arcs between them.
struct PlainTowns {
  var people: [Double]
  var arcs: [(tail: Int, head: Int, cost: Double)]

  /// Random places and arcs with ties, zero costs, loops and unreachable parts.
  init(upTo count: Int, using random: inout SeededGenerator) {
    let list = RandomArcs(maximalVertexCount: count, using: &random)
    people = (0..<list.vertexCount).map { _ in Double(Int.random(in: 0...20, using: &random) * 5) }
    // Loops are no links of a network.
    arcs = list.triples.filter { $0.tail != $0.head }
  }

  /// Costs from a place to all, by the algorithm as Dijkstra wrote it (1959),
  /// doi:10.1007/BF01386390.
  func costs(from source: Int) -> [Double] {
    var costs = people.map { _ in Double.infinity }
    var isDone = people.map { _ in false }
    costs[source] = 0
    while true {
      var next: Int?
      for place in people.indices where !isDone[place] && costs[place] < .infinity {
        if next.map({ costs[place] < costs[$0] }) ?? true { next = place }
      }
      guard let place = next else { return costs }
      isDone[place] = true
      for arc in arcs where arc.tail == place {
        costs[arc.head] = min(costs[arc.head], costs[place] + arc.cost)
      }
    }
  }

  /// Costs between all places; a place is left out of its own access.
  var table: [[Double]] {
    people.indices.map { origin in
      var row = costs(from: origin)
      row[origin] = .infinity
      return row
    }
  }

  /// DIMACS text of the graph; costs are quarters, so four units each.
  var graphText: String {
    let lines = arcs.map { "a \($0.tail + 1) \($0.head + 1) \(Int($0.cost * 4))\n" }
    return "p sp \(people.count) \(arcs.count)\n" + lines.joined()
  }

  /// CSV of the zones of the graph, by the numbers of its nodes.
  var zoneText: String {
    "id,population\n" + people.indices.map { "\($0 + 1),\(people[$0])\n" }.joined()
  }

  /// CSV of all pairs that have a way, a place to itself left out.
  var matrixText: String {
    var text = "from_id,to_id,minutes\n"
    for (origin, row) in table.enumerated() {
      for (place, cost) in row.enumerated() where cost < .infinity {
        text += "\(origin + 1),\(place + 1),\(cost)\n"
      }
    }
    return text
  }
}
