// Times link insertion: the closure of the graph, and one link after the other into it.

package import AccessAnalysis
import ShortestPaths
import TransportNetwork

extension Kernel {
  /// The most vertices whose closure is made whole; of larger graphs, sources and ends of arcs are
  /// the terminals.
  static let wholeClosureLimit = 5_000

  /// Inserts the arcs one by one into the closure, as often as there are runs, each time from the
  /// start.
  ///
  /// The checksum is that of the closure after all of them.
  ///
  /// - Parameters:
  ///   - question: what to run on.
  ///   - precision: Double, or Float, whose costs are rounded to seven digits.
  /// - Returns: its timing.
  /// - Throws: why the closure cannot be made.
  func insertion<Cost: ClosureCost>(
    _ question: KernelQuestion,
    in precision: Cost.Type
  ) throws(AccessError) -> KernelTiming {
    let terminals = terminals(question)
    try checkSize(terminals.count, what: "terminals")
    let places = terminals.map { question.graph.places[$0] }
    let (base, seconds) = try timed { () throws(AccessError) in
      let table = costMatrix(
        question.graph.graph,
        origins: places.map(\.departure),
        destinations: places.map(\.arrival),
        threads: question.threads
      )
      var closure = CostClosure<Cost>(count: places.count)
      for row in 0..<places.count {
        for column in 0..<places.count { closure[row, column] = Cost(table[row, column]) }
      }
      return closure
    }
    let arcs = arcs(question, terminals, base)
    var runs = KernelRuns()
    var closure = CostClosure<Cost>(count: base.count)
    for _ in 0..<question.runs {
      // Keeps the storage that is there: a fresh copy would be paid by the first link.
      closure.copy(from: base)
      for arc in arcs {
        runs.time { closure.insert(from: arc.from, to: arc.to, cost: Cost(arc.cost)) }
      }
    }
    runs.checksum = sum(of: closure)
    return runs.timing(self, .arc, question, build: seconds)
  }

  /// All places of a small graph; of a large one those that the files name, in their order.
  private func terminals(_ question: KernelQuestion) -> [Int] {
    let count = question.graph.places.count
    guard count > Self.wholeClosureLimit else { return Array(0..<count) }
    var isListed = [Bool](repeating: false, count: count)
    let named = question.sources + (question.arcs ?? []).flatMap { [$0.from, $0.to] }
    return named.filter { place in
      defer { isListed[place] = true }
      return !isListed[place]
    }
  }

  /// The arcs between terminals, by their rows; made up if there are none: a hundred at half the
  /// present cost.
  private func arcs<Cost>(
    _ question: KernelQuestion,
    _ terminals: [Int],
    _ base: CostClosure<Cost>
  ) -> [UserGraph.Arc] {
    guard let arcs = question.arcs else {
      return evenPairs(terminals.count, 100).map { pair in
        let cost = Double(base[pair.from, pair.to])
        return UserGraph.Arc(from: pair.from, to: pair.to, cost: cost < .infinity ? cost / 2 : 1)
      }
    }
    var row = [Int](repeating: 0, count: question.graph.places.count)
    for (position, terminal) in terminals.enumerated() { row[terminal] = position }
    return arcs.map { UserGraph.Arc(from: row[$0.from], to: row[$0.to], cost: $0.cost) }
  }
}

/// The sum of a closure's finite costs, row by row.
private func sum<Cost>(of closure: CostClosure<Cost>) -> Double {
  var sum = 0.0
  for row in 0..<closure.count {
    closure.withRow(row) { costs in
      for column in 0..<costs.count where costs[column] < .infinity {
        sum += Double(costs[column])
      }
    }
  }
  return sum
}

/// So many of the numbers below a bound, evenly spread.
package func evenPlaces(_ bound: Int, _ count: Int) -> [Int] {
  let count = min(count, bound)
  return (0..<count).map { $0 * bound / count }
}

/// So many pairs of numbers below a bound, both spread over all of it.
package func evenPairs(_ bound: Int, _ count: Int) -> [UserGraph.Pair] {
  guard bound > 0 else { return [] }
  // Steps of the golden section come near every number, and near none twice in a row.
  return (1...count).map { step in
    let spread = Double(step) * 0.618033988749895
    let to = Int((spread - spread.rounded(.down)) * Double(bound))
    return UserGraph.Pair(from: (step - 1) * bound / count, to: min(to, bound - 1))
  }
}
