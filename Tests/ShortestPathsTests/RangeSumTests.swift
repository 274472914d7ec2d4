// Sums over ranges against all least costs by Floyd and Warshall, and pairs without a path by
// looking.

import TestSupport
import Testing

@testable import ShortestPaths

@Suite("Sums over ranges")
struct RangeSumTests {
  private let worths: [RangeWorth] = [
    .within(9), .within(0), .of(upTo: 20) { 1 / Double(1 + $0) },
    .function(limit: 20) { 1 / Double(1 + $0) },
  ]

  private func worth(_ worth: RangeWorth, _ cost: UInt32) -> Double {
    switch worth {
    case .within(let limit): cost <= limit ? 1 : 0
    case .table(let table): Int(cost) < table.count ? table[Int(cost)] : 0
    case .function(let limit, let worth): cost <= limit ? worth(cost) : 0
    }
  }

  @Test("sums equal those over all pairs, in both directions, for vertices of any choice")
  func randomGraphs() throws {
    var generator = SeededGenerator(seed: 71)
    for _ in 0..<150 {
      let random = try RandomIntegerGraph(maximalVertexCount: 40, using: &generator)
      let count = random.graph.vertexCount
      // Weights of zero among them; whole and half ones, so that sums of the first worth are exact.
      let weights = (0..<count).map { _ in Double(Int.random(in: 0...3, using: &generator)) / 2 }
      let sources = (0..<Int.random(in: 0...2 * count, using: &generator)).map { _ in
        Int.random(in: 0..<count, using: &generator)
      }
      let omitted = sources.map { Bool.random(using: &generator) ? $0 : (($0 + 1) % count) }
      let ranges = RangeSums(random.graph, ContractionHierarchy(random.graph))
      for isReversed in [false, true] {
        let found = (isReversed ? ranges.reversed : ranges).sums(
          from: sources,
          omitting: omitted,
          weights: weights,
          worths: worths,
          threads: 2
        )
        #expect(found[2] == found[3])
        for (series, worth) in worths.enumerated() {
          for (position, source) in sources.enumerated() {
            var sum = 0.0
            for other in 0..<count where other != omitted[position] {
              let (from, to) = isReversed ? (other, source) : (source, other)
              let cost = random.expected[from][to]
              sum += weights[other] * self.worth(worth, cost)
            }
            #expect(abs(found[series][position] - sum) <= 1e-14 * max(1, sum))
            if series < 2 { #expect(found[series][position] == sum) }
          }
        }
      }
    }
  }

  @Test("the same bits for any threads, instructions and company of other sources")
  func determinism() throws {
    var generator = SeededGenerator(seed: 72)
    // 900 sources are four groups and more.
    let graph = try gridGraph(side: 30, using: &generator)
    let hierarchy = ContractionHierarchy(graph)
    let weights = (0..<graph.vertexCount).map { _ in Double.random(in: 0...1, using: &generator) }
    let all = Array(0..<graph.vertexCount)
    let expected = RangeSums(graph, hierarchy, instructions: .portable)
      .sums(from: all, weights: weights, worths: worths, threads: 1)
    for instructions in SweepInstructions.allCases {
      let ranges = RangeSums(graph, hierarchy, instructions: instructions)
      for threads in 1...3 {
        #expect(
          ranges.sums(from: all, weights: weights, worths: worths, threads: threads) == expected
        )
      }
      let few = all.filter { $0 % 7 == 3 }
      #expect(
        ranges.sums(from: few, weights: weights, worths: worths, threads: 1)
          == expected.map { series in few.map { series[$0] } }
      )
    }
    // A few origins by Bellman and Ford.
    for source in stride(from: 0, to: all.count, by: 97) {
      let costs = graph.leastCosts(from: source)
      let sum = all.filter { costs[$0] <= 9 }.reduce(0) { $0 + weights[$1] }
      #expect(abs(expected[0][source] - sum) <= 1e-14 * sum)
    }
  }

  @Test("groups hold every chosen vertex once and are not too large")
  func groups() throws {
    var generator = SeededGenerator(seed: 73)
    for _ in 0..<50 {
      let graph = try RandomIntegerGraph(maximalVertexCount: 120, using: &generator).graph
      let chosen = (0..<graph.vertexCount).filter { _ in Bool.random(using: &generator) }
      let groups = VertexGroups.of(chosen, in: graph, reverse: graph.reversed(), largest: 20)
      #expect(groups.joined().sorted() == chosen)
      #expect(groups.allSatisfy { (1...20).contains($0.count) })
    }
  }

  @Test("pairs without a path are counted as looking at all pairs would")
  func unreachablePairs() throws {
    var generator = SeededGenerator(seed: 74)
    for _ in 0..<60 {
      let arcs = RandomArcs(maximalVertexCount: 200, using: &generator)
      let graph = try Graph(
        vertexCount: arcs.vertexCount,
        tails: arcs.tails,
        heads: arcs.heads,
        costs: arcs.costs
      )
      let expected = arcs.allPairs()
      let count = arcs.vertexCount
      let places = 0..<Int.random(in: 1...count, using: &generator)
      func vertices() -> [Int] { places.map { _ in Int.random(in: 0..<count, using: &generator) } }
      func weights() -> [Double] {
        places.map { _ in Double(Int.random(in: 0...4, using: &generator)) }
      }
      let (departures, arrivals) = (vertices(), vertices())
      let (origins, destinations) = (weights(), weights())
      let asked = places.map { _ in Int.random(in: 0...3, using: &generator) > 0 }
      var pairs = 0
      var weight = 0.0
      for from in places where asked[from] {
        for to in places where from != to {
          guard expected[departures[from]][arrivals[to]] == .infinity else { continue }
          pairs += 1
          weight += origins[from] * destinations[to]
        }
      }
      let found = UnreachablePairs(
        graph,
        departures: departures,
        arrivals: arrivals,
        isOrigin: asked,
        originWeights: origins,
        destinationWeights: destinations
      )
      #expect(found.count == pairs)
      #expect(found.weight == weight)
    }
  }
}
