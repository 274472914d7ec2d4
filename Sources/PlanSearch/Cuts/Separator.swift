// Separation: the cuts of one node at one point.

import PlanModel
import Accessibility
import ShortestPaths

/// Finds cuts at points of one node of the tree.
///
/// Origins are independent: they are shared out over threads and their bounds are added up in the
/// order of origins, so the cuts do not depend on the number of threads.
struct Separator {
  let instance: PlanningInstance
  let groups: OriginGroups
  /// A cost above every finite one (`PlanningInstance.costAboveAll`).
  let unreachable: Double
  let threads: Int
  let isStopped: @Sendable () -> Bool

  /// Where sets are priced; nil until the root is known.
  var pricing: PricingGraph?
  /// Sets and prices found for the pairs: one row of zones per origin of the groups.
  var pools: [[PairPool]] = []
  /// Whether cuts keep their bound on every pair, for a certificate.
  var keepsClaims = false

  /// How strong the cuts of a point should be.
  enum Effort: Sendable, Equatable {
    /// From distances: cheap, exact at integer points.
    case distances
    /// By pricing sets of projects, which may overstate the gain of all pairs together by so much.
    case strongest(allowance: Double)
  }

  /// Gets ready to price sets for searches from a root, unless stopped.
  mutating func prepare(root: NodeCosts, isStopped: @Sendable () -> Bool = { false }) {
    pricing = PricingGraph(instance, root: root, threads: threads, isStopped: isStopped)
    pools = emptyPools
  }

  private var emptyPools: [[PairPool]] {
    let none = Array(repeating: PairPool(), count: instance.zoneCount)
    return groups.hasGains.map { $0 ? none : [] }
  }

  /// Sets and prices by zone of origin, for a search whose weights may single out other origins.
  var knownPools: [Int: [PairPool]] {
    var known: [Int: [PairPool]] = [:]
    for (origin, pools) in zip(groups.origins, pools) where !pools.isEmpty { known[origin] = pools }
    return known
  }

  /// Takes over what another search of the same costs has found.
  mutating func adopt(_ pricing: PricingGraph, _ known: [Int: [PairPool]]) {
    self.pricing = pricing
    pools = zip(groups.origins, emptyPools).map { origin, none in
      none.isEmpty ? none : known[origin] ?? none
    }
  }

  /// One cut per group of origins, valid for every plan within the fixings; nil when stopped.
  ///
  /// At an integer point cuts from distances are exact: they hold with equality at the plan's own
  /// gain.
  /// - Complexity: O(pairs x arcs) for distances; for pricing a search over labels for each pair
  ///   whose earlier prices do not fit the point.
  mutating func cuts(at y: [Double], in node: NodeCosts, effort: Effort) -> [ValueCut]? {
    let count = instance.projectCount
    let fixed = node.fixings.built
    let possible = node.fixings.possible
    let built = ProjectSet(count: count) { y[$0] > 1 - 1e-6 && possible.contains($0) }.union(fixed)
    let pricedPoint = pricedPoint(y, node, effort)
    let needsCosts = pricedPoint == nil || groups.hasLosses.contains(true)
    let base =
      needsCosts ? instance.closure(of: built, over: node.worst, building: fixed) : node.worst
    let point = SeparationPoint(
      instance,
      y: y,
      built: built,
      // Where sets are priced, no bound is taken from distances.
      possible: pricedPoint == nil ? possible : built,
      base: base,
      best: node.best,
      unreachable: unreachable
    )
    let work = originBounds(
      point,
      pricedPoint,
      lossBounds(at: y, in: node, built: built, base: base)
    )
    if isStopped() { return nil }
    var bounds = Array(
      repeating: LinearBound(projectCount: count, keepsClaims: keepsClaims),
      count: groups.count
    )
    for (position, (sum, changes)) in work.enumerated() {
      bounds[groups.group[position]].add(sum)
      for (destination, pool) in changes { pools[position][destination] = pool }
    }
    return bounds.enumerated().map { $1.cut(group: $0) }
  }

  /// Each origin's bounds, with the pools that have changed by zone of destination.
  ///
  /// Threads only read the pools: they are many and few change, so none is copied for being
  /// looked at.
  private func originBounds(
    _ point: SeparationPoint,
    _ pricedPoint: PricedGains.Point?,
    _ losses: [LossBound]
  ) -> [(sum: LinearBound, changes: [PricedGains.Change])] {
    parallelMap(
      count: groups.origins.count,
      threads: threads,
      workspace: { (GainBound(point), pricedPoint.map { PricedGains($0) }) },
      body: { bounds, position in
        let origin = groups.origins[position]
        var sum = LinearBound(projectCount: instance.projectCount, keepsClaims: keepsClaims)
        var changes: [PricedGains.Change] = []
        if groups.hasGains[position], !isStopped() {
          if bounds.1 != nil {
            changes =
              bounds.1?.add(origin: origin, pools[position], to: &sum, isStopped: isStopped) ?? []
          } else {
            bounds.0.add(origin: origin, to: &sum)
          }
        }
        if groups.hasLosses[position], !isStopped() {
          add(losses, origin: origin, y: point.y, to: &sum)
        }
        return (sum, changes)
      }
    )
  }

  /// The point at which sets are priced; nil when they are not.
  private func pricedPoint(
    _ y: [Double],
    _ node: NodeCosts,
    _ effort: Effort
  ) -> PricedGains.Point? {
    guard case .strongest(let allowance) = effort, let pricing else { return nil }
    return PricedGains.Point(
      pricing,
      instance,
      node,
      y: y,
      allowances: allowances(allowance, in: node).shares
    )
  }

  /// How an allowance for all pairs together is to be shared out in a node.
  private func allowances(_ total: Double, in node: NodeCosts) -> Allowances {
    let (instance, zones) = (instance, instance.zoneCount)
    let (origins, hasGains) = (groups.origins, groups.hasGains)
    let rows = parallelMap(count: origins.count, threads: threads) { position -> [Double] in
      guard hasGains[position] else { return [] }
      let origin = origins[position]
      return (0..<zones).compactMap { destination in
        let weight = instance.weights[origin * zones + destination]
        let (low, high) = (node.best[origin, destination], node.worst[origin, destination])
        guard weight > 0, low < high else { return nil }
        return weight * (instance.decay(low) - instance.decay(high))
      }
    }
    var allowances = Allowances(total: total)
    for row in rows { allowances.count(row) }
    return allowances
  }

  /// Candidates for Y: an integer point has one, a fractional point one per threshold.
  private func lossBounds(
    at y: [Double],
    in node: NodeCosts,
    built: ProjectSet,
    base: Closure
  ) -> [LossBound] {
    guard groups.hasLosses.contains(true) else { return [] }
    let fixed = node.fixings.built
    var last = (set: built, costs: base)
    var bounds = [
      LossBound(
        instance,
        built: built,
        fixed: fixed,
        base: base,
        worst: node.worst,
        best: node.best
      )
    ]
    for threshold in [0.5, 0.1, 1e-6] {
      let set = ProjectSet(count: y.count) {
        y[$0] > threshold && node.fixings.possible.contains($0)
      }.union(fixed)
      // Each contains the one before.
      guard set != last.set else { continue }
      let costs = instance.closure(of: set, over: last.costs, building: last.set)
      last = (set, costs)
      bounds.append(
        LossBound(
          instance,
          built: set,
          fixed: fixed,
          base: costs,
          worst: node.worst,
          best: node.best
        )
      )
    }
    return bounds
  }

  /// Adds, per negative pair, the highest of the bounds at y.
  private func add(
    _ bounds: [LossBound],
    origin: Int,
    y: [Double],
    to sum: inout LinearBound
  ) {
    let candidates = bounds.map { $0.pairs(origin: origin) }
    for position in candidates[0].indices {
      var pair = candidates[0][position]
      var highest = pair.value(at: y)
      for other in candidates.dropFirst() {
        let value = other[position].value(at: y)
        if value > highest { (highest, pair) = (value, other[position]) }
      }
      let row = origin * instance.zoneCount + pair.destination
      let weight = instance.weights[row]
      let without = instance.decay(instance.baseCosts[origin, pair.destination])
      sum.constant += weight * (pair.worth - without)
      // Without losses the pair counts with its worst case, which needs no claim.
      if !pair.losses.isEmpty {
        sum.claims?.add(
          origin,
          pair.destination,
          pair.losses.reduce(pair.worth) { $0 - $1.loss },
          pair.losses.lazy.map { ($0.project, $0.loss) }
        )
      }
      for (project, loss) in pair.losses {
        sum.constant -= weight * loss
        sum.coefficients[project] += weight * loss
      }
    }
  }
}
