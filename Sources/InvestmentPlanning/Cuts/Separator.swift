// Separation: the cuts of one node at one point.

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

  /// Path sets, once they are enumerated.
  var paths: PathSetTable?

  /// How strong the cuts of a point should be.
  enum Effort: Sendable {
    /// From distances: cheap, exact at integer points.
    case distances
    /// The envelope of the path sets, and the dual of the unit flow for origins that have too many.
    case strongest
  }

  /// One cut per group of origins, valid for every plan within the fixings; nil when stopped.
  ///
  /// At an integer point cuts from distances are exact: they hold with equality at the plan's own
  /// gain.
  /// - Complexity: O(pairs x arcs) for distances, O(path sets x their projects) per pivot for
  ///   envelopes, O(pairs x carriers^2) per augmentation for flow.
  func cuts(at y: [Double], in node: NodeCosts, effort: Effort) -> [ValueCut]? {
    let count = instance.projectCount
    let fixed = node.fixings.built
    let possible = node.fixings.possible
    let built = ProjectSet(count: count) { y[$0] > 1 - 1e-6 && possible.contains($0) }.union(fixed)
    let needsCosts =
      groups.hasLosses.contains(true)
      || groups.origins.indices.contains {
        groups.hasGains[$0] && pathSets($0, effort)?.isComplete != true
      }
    let base =
      needsCosts ? instance.closure(of: built, over: node.worst, building: fixed) : node.worst
    let point = SeparationPoint(
      instance,
      y: y,
      built: built,
      possible: needsCosts ? possible : built,
      base: base,
      best: node.best,
      unreachable: unreachable
    )
    let losses = lossBounds(at: y, in: node, built: built, base: base)
    let sums = parallelMap(
      count: groups.origins.count,
      threads: threads,
      workspace: {
        (
          GainBound(point, effort: effort == .distances ? .distances : .flow),
          paths.map { EnvelopeBound(instance, $0, y: y, fixings: node.fixings) }
        )
      },
      body: { bounds, position in
        let origin = groups.origins[position]
        var sum = LinearBound(projectCount: count)
        if isStopped() { return sum }
        if groups.hasGains[position] {
          let known = pathSets(position, effort)
          if let known { bounds.1?.add(origin: origin, known, to: &sum) }
          if !(known?.isComplete ?? false) {
            bounds.0.add(origin: origin, except: known, to: &sum)
          }
        }
        if groups.hasLosses[position] { add(losses, origin: origin, y: y, to: &sum) }
        return sum
      }
    )
    if isStopped() { return nil }
    var bounds = Array(repeating: LinearBound(projectCount: count), count: groups.count)
    for (position, sum) in sums.enumerated() { bounds[groups.group[position]].add(sum) }
    return bounds.enumerated().map { $1.cut(group: $0) }
  }

  /// The path sets of an origin, when they are to be used.
  private func pathSets(_ position: Int, _ effort: Effort) -> OriginPathSets? {
    effort == .strongest ? paths?.origins[position] : nil
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
    var tried = [built]
    var bounds = [
      LossBound(instance, built: built, fixed: fixed, base: base, worst: node.worst)
    ]
    for threshold in [0.5, 0.1, 1e-6] {
      let set = ProjectSet(count: y.count) {
        y[$0] > threshold && node.fixings.possible.contains($0)
      }.union(fixed)
      guard !tried.contains(set) else { continue }
      tried.append(set)
      let costs = instance.closure(of: set, over: node.worst, building: fixed)
      bounds.append(
        LossBound(instance, built: set, fixed: fixed, base: costs, worst: node.worst)
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
      for (project, loss) in pair.losses {
        sum.constant -= weight * loss
        sum.coefficients[project] += weight * loss
      }
    }
  }
}
