// Pairs with W > 0: the tightest linear bound that there is at a point, found by pricing sets.

import PlanModel
import Accessibility
import ShortestPaths

/// Bounds what one origin's pairs can gain, at one point of one node.
///
/// A pair is worth the best set of projects that the plan contains. Over fractional y its least
/// concave bound is the best mix of sets within y, a linear program with a column per set
/// (`PackingProgram`). The columns are generated: the program over the sets known so far gives
/// prices to projects, and `PriceSearch` finds the sets that are worth more above these prices than
/// they should be. When there is none left, the prices are a cut that holds for every plan in the
/// node and is exact at the point. Sets and prices are kept (`PairPool`), so most pairs need no
/// search when the point moves a little.
///
/// Sources: Gilmore and Gomory 1961, doi:10.1287/opre.9.6.849 (column generation); Benders 1962,
/// doi:10.1007/BF01386316.
struct PricedGains {
  /// A point with everything that its pairs share.
  struct Point: Sendable {
    let graph: PricingGraph
    let instance: PlanningInstance
    let node: NodeCosts
    /// The projects of each part of the network.
    let parts: [Part]
    /// Costs that remain, row per zone.
    let remaining: [Double]
    /// By how much a pair's gain may be overstated.
    let allowance: Double

    init(
      _ graph: PricingGraph,
      _ instance: PlanningInstance,
      _ node: NodeCosts,
      y: [Double],
      allowance: Double
    ) {
      self.graph = graph
      self.instance = instance
      self.node = node
      self.allowance = allowance
      remaining = graph.remaining(node.best, zoneCount: instance.zoneCount)
      parts = graph.bits.projects.indices.map { part in
        Part(
          // A little above 0, so that projects which are absent get a price that fits them.
          y: graph.bits.projects[part].map { max(y[$0], 1e-3) },
          built: graph.bits.bits(inPart: part, where: node.fixings.built.contains),
          possible: graph.bits.bits(inPart: part, where: node.fixings.possible.contains)
        )
      }
    }
  }

  /// A point and a node within one part of the network.
  struct Part: Sendable {
    /// y of each bit.
    var y: [Double]
    var built: UInt128
    var possible: UInt128
  }

  private let point: Point
  /// The part of the origin at work.
  private var part = Part(y: [], built: 0, possible: 0)
  private var search: PriceSearch
  private var program = PackingProgram()
  private var rowOfBit = Array(repeating: -1, count: ProjectBits.most)
  private var rows: [Int] = []
  private var values: [Double] = []
  private var members: [UInt128] = []

  /// Most times that sets are added for a pair at one point, and most sets at a time.
  private static let mostRounds = 12
  private static let mostSets = 20

  init(_ point: Point) {
    self.point = point
    search = PriceSearch(point.graph, decay: point.instance.decay)
  }

  /// Adds the bounds of the origin's pairs to `sum`, as gains over building nothing.
  mutating func add(
    origin: Int,
    _ pools: inout [PairPool],
    to sum: inout LinearBound,
    isStopped: () -> Bool
  ) {
    let instance = point.instance
    let zones = instance.zoneCount
    let number = point.graph.bits.part[origin]
    let projects = point.graph.bits.projects[number]
    part = point.parts[number]
    for destination in 0..<zones where !isStopped() {
      let weight = instance.weights[origin * zones + destination]
      guard weight > 0 else { continue }
      let without = instance.decay(instance.baseCosts[origin, destination])
      let worst = instance.decay(point.node.worst[origin, destination])
      let best = instance.decay(point.node.best[origin, destination])
      let allowance = point.allowance / weight
      guard best - worst > max(allowance, 1e-12 * best) else {
        sum.constant += weight * (best - without)
        continue
      }
      let bound = bound(origin, destination, worst, allowance, &pools[destination])
      sum.constant += weight * (min(bound.constant, best) - without)
      for (bit, price) in bound.terms {
        sum.coefficients[projects[Int(bit)]] += weight * price
      }
      sum.claims?.add(
        origin,
        destination,
        min(bound.constant, best),
        bound.terms.map { (projects[Int($0.bit)], $0.price) }
      )
    }
  }

  /// A bound that exceeds the pair's least concave bound at the point by no more than the
  /// allowance.
  private mutating func bound(
    _ origin: Int,
    _ destination: Int,
    _ worst: Double,
    _ allowance: Double,
    _ pool: inout PairPool
  ) -> PriceBound {
    var round = 0
    while true {
      mix(pool.sets, worst)
      if round == 0, let known = known(pool) {
        var mixed = worst + program.convexityPrice
        for (row, bit) in rows.enumerated() { mixed += program.prices[row] * part.y[bit] }
        if known.value - mixed <= allowance { return pool.bounds[known.position] }
      }
      for (row, bit) in rows.enumerated() { search.prices[bit] = program.prices[row] }
      let floor = worst + program.convexityPrice + 0.3 * allowance
      let highest = search.highest(
        from: origin,
        to: destination,
        remaining: point.remaining,
        excluded: ~part.possible,
        floor: floor
      )
      round += 1
      let isDone = highest - floor <= 0.7 * allowance || round > Self.mostRounds
      if !isDone { pool.add(search.found, prices: search.prices, most: Self.mostSets) }
      for bit in rows { search.prices[bit] = 0 }
      guard isDone else { continue }
      let bound = PriceBound(
        constant: highest,
        possible: part.possible,
        terms: rows.enumerated().compactMap { row, bit in
          program.prices[row] > 0 ? (Int32(bit), program.prices[row]) : nil
        }
      )
      pool.keep(bound)
      return bound
    }
  }

  /// The lowest of the pair's bounds that hold in the node.
  private func known(_ pool: PairPool) -> (position: Int, value: Double)? {
    var lowest: (position: Int, value: Double)?
    for (position, bound) in pool.bounds.enumerated()
    where part.possible & ~bound.possible == 0 {
      let value = bound.value(at: part.y)
      if value < lowest?.value ?? .infinity { lowest = (position, value) }
    }
    return lowest
  }

  /// Solves the program over the sets that the node allows; leaves its rows' bits in `rows`.
  private mutating func mix(_ sets: [PathSet], _ worst: Double) {
    rows.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    for set in sets where set.worth > worst && set.projects & ~part.possible == 0 {
      var rest = set.projects & ~part.built
      var member: UInt128 = 0
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest - 1
        if rowOfBit[bit] < 0 {
          rowOfBit[bit] = rows.count
          rows.append(bit)
        }
        member |= 1 << UInt128(rowOfBit[bit])
      }
      values.append(set.worth - worst)
      members.append(member)
    }
    for bit in rows { rowOfBit[bit] = -1 }
    program.solve(
      rows: rows.count,
      capacity: rows.map { part.y[$0] },
      values: values,
      members: members
    )
  }
}
