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
    /// By how much gains may be overstated.
    let allowances: Allowances.Shares

    init(
      _ graph: PricingGraph,
      _ instance: PlanningInstance,
      _ node: NodeCosts,
      y: [Double],
      allowances: Allowances.Shares
    ) {
      self.graph = graph
      self.instance = instance
      self.node = node
      self.allowances = allowances
      remaining = graph.remaining(node.best, zoneCount: instance.zoneCount)
      parts = graph.projects.projects.enumerated().map { part, projects in
        Part(
          // A little above 0, so that projects which are absent get a price that fits them.
          y: projects.map { max(y[$0], 1e-3) },
          isBuilt: projects.map(node.fixings.built.contains),
          isPossible: projects.map(node.fixings.possible.contains),
          possible: graph.projects.members(node.fixings.possible, inPart: part)
        )
      }
    }
  }

  /// A point and a node within one part of the network.
  struct Part: Sendable {
    /// Per project of the part.
    var y: [Double] = []
    var isBuilt: [Bool] = []
    var isPossible: [Bool] = []
    /// Those that are possible.
    var possible = ProjectSet(count: 0)
  }

  private let point: Point
  /// The part of the origin at work.
  private var part = Part()
  private var search: PriceSearch
  private var program = PackingProgram()
  /// Row of each project of the part in the program; -1 for those that have none.
  private var rowOfProject: [Int]
  /// Project of each row.
  private var rows: [Int] = []
  private var capacity: [Double] = []
  private var values: [Double] = []
  private var starts: [Int] = []
  private var members: [Int] = []

  /// Most times that sets are added for a pair at one point, and most sets at a time.
  private static let mostRounds = 12
  private static let mostSets = 20

  init(_ point: Point) {
    self.point = point
    search = PriceSearch(point.graph, decay: point.instance.decay)
    rowOfProject = Array(repeating: -1, count: point.graph.projects.width)
  }

  /// The pool of a pair after sets or prices have been found for it.
  typealias Change = (destination: Int, pool: PairPool)

  /// Adds the bounds of the origin's pairs to `sum`, as gains over building nothing; returns the
  /// pools that have changed.
  mutating func add(
    origin: Int,
    _ pools: [PairPool],
    to sum: inout LinearBound,
    isStopped: () -> Bool
  ) -> [Change] {
    var changes: [Change] = []
    let instance = point.instance
    let zones = instance.zoneCount
    let number = point.graph.projects.part[origin]
    let projects = point.graph.projects.projects[number]
    part = point.parts[number]
    for destination in 0..<zones where !isStopped() {
      let weight = instance.weights[origin * zones + destination]
      guard weight > 0 else { continue }
      // Most pairs cost the same in every plan, and a decay is slow to compute.
      let low = point.node.best[origin, destination]
      guard low < instance.baseCosts[origin, destination] else { continue }
      let high = point.node.worst[origin, destination]
      let without = instance.decay(instance.baseCosts[origin, destination])
      let best = instance.decay(low)
      let worst = low < high ? instance.decay(high) : best
      guard !point.allowances.skips(weight * (best - worst)), best - worst > 1e-12 * best else {
        sum.constant += weight * (best - without)
        continue
      }
      let allowance = point.allowances.each / weight
      let bound: PriceBound
      if let known = known(pools[destination], worst, allowance) {
        bound = known
      } else {
        var pool = pools[destination]
        bound = priced(origin, destination, worst, allowance, &pool)
        changes.append((destination, pool))
      }
      sum.constant += weight * (min(bound.constant, best) - without)
      for (project, price) in bound.terms {
        sum.coefficients[projects[Int(project)]] += weight * price
      }
      sum.claims?.add(
        origin,
        destination,
        min(bound.constant, best),
        bound.terms.map { (projects[Int($0.project)], $0.price) }
      )
    }
    return changes
  }

  /// A known bound that exceeds the pair's least concave bound at the point by no more than the
  /// allowance; the program then has the prices of the known sets.
  private mutating func known(
    _ pool: PairPool,
    _ worst: Double,
    _ allowance: Double
  ) -> PriceBound? {
    mix(pool.sets, worst)
    guard let known = lowest(of: pool.bounds) else { return nil }
    var mixed = worst + program.convexityPrice
    for (row, price) in program.prices.enumerated() { mixed += price * capacity[row] }
    return known.value - mixed <= allowance ? pool.bounds[known.position] : nil
  }

  /// Finds a bound that exceeds the pair's least concave bound at the point by no more than the
  /// allowance, beginning with the prices of the known sets.
  private mutating func priced(
    _ origin: Int,
    _ destination: Int,
    _ worst: Double,
    _ allowance: Double,
    _ pool: inout PairPool
  ) -> PriceBound {
    var round = 0
    while true {
      search.setPrices(rows, program.prices)
      let floor = worst + program.convexityPrice + 0.3 * allowance
      let highest = search.highest(
        from: origin,
        to: destination,
        remaining: point.remaining,
        possible: part.isPossible,
        floor: floor
      )
      round += 1
      let isDone = highest - floor <= 0.7 * allowance || round > Self.mostRounds
      guard isDone else {
        pool.add(search, most: Self.mostSets)
        mix(pool.sets, worst)
        continue
      }
      let bound = PriceBound(
        constant: highest,
        possible: part.possible,
        terms: search.terms
      )
      pool.keep(bound)
      return bound
    }
  }

  /// The lowest of a pair's bounds that hold in the node.
  private func lowest(of bounds: [PriceBound]) -> (position: Int, value: Double)? {
    var lowest: (position: Int, value: Double)?
    for (position, bound) in bounds.enumerated()
    where part.possible.isSubset(of: bound.possible) {
      let value = bound.value(at: part.y)
      if value < lowest?.value ?? .infinity { lowest = (position, value) }
    }
    return lowest
  }

  /// Solves the program over the sets that the node allows.
  private mutating func mix(_ sets: PathSets, _ worst: Double) {
    rows.removeAll(keepingCapacity: true)
    capacity.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    for set in 0..<sets.count where sets.worths[set] > worst {
      let projects = sets.projects(set)
      guard projects.allSatisfy({ part.isPossible[Int($0)] }) else { continue }
      starts.append(members.count)
      for project in projects where !part.isBuilt[Int(project)] {
        let project = Int(project)
        if rowOfProject[project] < 0 {
          rowOfProject[project] = rows.count
          rows.append(project)
          capacity.append(part.y[project])
        }
        members.append(rowOfProject[project])
      }
      values.append(sets.worths[set] - worst)
    }
    starts.append(members.count)
    for project in rows { rowOfProject[project] = -1 }
    program.solve(
      rows: rows.count,
      capacity: capacity,
      values: values,
      starts: starts,
      members: members
    )
  }
}
