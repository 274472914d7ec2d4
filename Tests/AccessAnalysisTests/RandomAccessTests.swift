// Access on random networks against a textbook search and plain sums.

import AccessAnalysis
import Accessibility
import NetworkFiles
import TestSupport
import Testing
import TransportNetwork

@Suite("Access on random networks")
struct RandomAccessTests {
  private func network(_ towns: PlainTowns) -> Network {
    Network(
      nodes: towns.people.indices.map { Node(id: "\($0 + 1)", x: 0, y: 0, zone: RowIndex($0)) },
      links: towns.arcs.enumerated().map {
        Link(
          id: "l\($0)",
          from: RowIndex($1.tail),
          to: RowIndex($1.head),
          isDirected: true,
          travelMinutes: $1.cost
        )
      },
      zones: towns.people.indices.map { Zone(id: "\($0 + 1)") },
      zoneColumns: [ZoneColumn(name: "population", values: towns.people)]
    )
  }

  private func matrix(_ towns: PlainTowns) throws -> MatrixSource {
    try MatrixSource(
      CSVTable(bytes: Array(towns.matrixText.utf8), name: "od.csv"),
      zones: zones(towns),
      for: AccessRequest(.meanCost)
    )
  }

  private func zones(_ towns: PlainTowns) throws -> ZoneFile {
    try ZoneFile(CSVTable(bytes: Array(towns.zoneText.utf8), name: "zones.csv"))
  }

  private func expectSame(_ found: [Double], _ plain: [Double], _ what: Comment) {
    #expect(found.count == plain.count, what)
    for (one, other) in zip(found, plain) {
      #expect(one == other || abs(one - other) <= 1e-12 * max(1, abs(other)), what)
    }
  }

  /// The worth of what a place reaches, or of who reaches it.
  private func sums(
    _ towns: PlainTowns,
    _ direction: AccessDirection,
    _ worth: (Double) -> Double
  ) -> [Double] {
    let table = towns.table
    return towns.people.indices.map { place in
      towns.people.indices.reduce(0) { sum, other in
        let cost = direction == .active ? table[place][other] : table[other][place]
        return cost < .infinity ? sum + towns.people[other] * worth(cost) : sum
      }
    }
  }

  @Test("gravity and cumulative access, both ways, of every source", arguments: 1...60)
  func sumsOfOpportunities(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let towns = PlainTowns(upTo: 14, using: &random)
    let cutoff = Double(Int.random(in: 0...16, using: &random)) / 4
    for direction in AccessDirection.allCases {
      var gravity = AccessRequest(.gravity(decay: .exponential(rate: 0.3)))
      var cumulative = AccessRequest(.cumulative(cutoffs: [cutoff, 2 * cutoff]))
      (gravity.direction, cumulative.direction) = (direction, direction)
      let worths = sums(towns, direction) { 1 / PlainExponential.power(0.3 * $0) }
      let counts = [cutoff, 2 * cutoff].map { limit in
        sums(towns, direction) { $0 <= limit ? 1 : 0 }
      }
      let network = network(towns)
      expectSame(
        try gravity.answer(NetworkSource(network, for: gravity)).series[0].values,
        worths,
        "gravity, network, \(direction)"
      )
      expectSame(
        try gravity.answer(matrix(towns)).series[0].values,
        worths,
        "gravity, matrix, \(direction)"
      )
      for (position, counted) in counts.enumerated() {
        expectSame(
          try cumulative.answer(NetworkSource(network, for: cumulative)).series[position].values,
          counted,
          "cumulative, network, \(direction)"
        )
        // A graph of whole numbers is summed up within ranges, without rows: costs are four times
        // as many.
        cumulative.measure = .cumulative(cutoffs: [4 * cutoff, 8 * cutoff])
        let graph = try GraphSource(
          GraphFile(bytes: Array(towns.graphText.utf8), name: "g.gr"),
          name: "g.gr",
          zones: zones(towns)
        )
        expectSame(
          try cumulative.answer(graph).series[position].values,
          counted,
          "cumulative, graph, \(direction)"
        )
        cumulative.measure = .cumulative(cutoffs: [cutoff, 2 * cutoff])
      }
    }
  }

  @Test("closest, mean cost and coverage", arguments: 1...60)
  func costs(seed: UInt64) throws {
    var random = SeededGenerator(seed: 1000 + seed)
    let towns = PlainTowns(upTo: 12, using: &random)
    let (table, people) = (towns.table, towns.people)
    let network = network(towns)
    let closest = AccessRequest(.closest(opportunities: 30))
    let enough = people.indices.map { origin in
      let reachable = people.indices.filter { table[origin][$0] < .infinity }
      return reachable.map { table[origin][$0] }.sorted().first { cost in
        reachable.filter { table[origin][$0] <= cost }.reduce(0) { $0 + people[$1] } >= 30
      } ?? .infinity
    }
    let answer = try closest.answer(NetworkSource(network, for: closest))
    expectSame(answer.series[0].values, enough, "closest")
    let pairs = people.indices.flatMap { origin in
      people.indices.filter { $0 != origin }.map { (origin, $0) }
    }
    let missing = pairs.filter { table[$0.0][$0.1] == .infinity }
    #expect(answer.coverage.pairs == pairs.count)
    #expect(answer.coverage.unreachablePairs == missing.count)
    let all = pairs.reduce(0) { $0 + people[$1.0] * people[$1.1] }
    let lost = missing.reduce(0) { $0 + people[$1.0] * people[$1.1] }
    #expect(abs((answer.coverage.unreachableShare ?? 0) - (all > 0 ? lost / all : 0)) < 1e-12)

    let mean = AccessRequest(.meanCost)
    let means = people.indices.map { origin in
      let reached = people.indices.filter { table[origin][$0] < .infinity && people[$0] > 0 }
      let weight = reached.reduce(0) { $0 + people[$1] }
      let cost = reached.reduce(0) { $0 + people[$1] * table[origin][$1] }
      return weight > 0 ? cost / weight : .infinity
    }
    expectSame(
      try mean.answer(NetworkSource(network, for: mean)).series[0].values,
      means,
      "mean cost, network"
    )
    expectSame(try mean.answer(matrix(towns)).series[0].values, means, "mean cost, matrix")
  }
}

/// The exponential function by its series.
private enum PlainExponential {
  static func power(_ exponent: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for step in 1...200 {
      term *= exponent / Double(step)
      sum += term
    }
    return sum
  }
}
