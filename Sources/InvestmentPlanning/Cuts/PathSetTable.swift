// The path sets of all origins, enumerated once at the root and read at every node.

import Accessibility
import ShortestPaths

/// Useful sets for the pairs of positive weight, where their number is reasonable.
struct PathSetTable: Sendable {
  /// Bit of each project that was free at the root; nil for the others.
  let bit: [Int?]
  /// Project of each bit.
  let projects: [Int]
  /// One entry per origin of the groups; nil without pairs of positive weight.
  let origins: [OriginPathSets?]

  /// Enumerates the sets.
  ///
  /// What is granted too much by merging sets comes to `slack` at most over all pairs. With more
  /// than 128 free projects nothing is enumerated.
  /// - Complexity: output-sensitive; bounded by limits on labels and sets.
  init(
    _ instance: PlanningInstance,
    root: NodeCosts,
    groups: OriginGroups,
    slack: Double,
    threads: Int,
    isStopped: @escaping @Sendable () -> Bool
  ) {
    let free = (0..<instance.projectCount).filter(root.fixings.isFree)
    var bit = Array(repeating: Int?.none, count: instance.projectCount)
    for (position, project) in free.enumerated() { bit[project] = position }
    self.bit = bit
    projects = free
    guard free.count <= 128 else {
      origins = groups.origins.map { _ in nil }
      return
    }
    let arcs = instance.arcs.filter { bit[$0.project] != nil }
    let enumeration = PathSetEnumeration(
      instance: instance,
      root: root,
      arcs: arcs,
      ends: EndGraph(root.worst, arcs: arcs, zoneCount: instance.zoneCount, threads: threads),
      bits: arcs.map { UInt128(1) << UInt128(bit[$0.project] ?? 0) },
      projectCosts: free.map { instance.rules.cost[$0] },
      budget: instance.rules.budget - instance.rules.cost(of: root.fixings.built)
        + instance.rules.budgetTolerance,
      slack: slack,
      potential: Self.potential(instance, root),
      pairCount: instance.weights.count { $0 > 0 },
      isStopped: isStopped
    )
    origins = parallelMap(count: groups.origins.count, threads: threads) { position in
      guard groups.hasGains[position], !isStopped() else { return nil }
      return enumeration.sets(origin: groups.origins[position])
    }
  }

  /// What the pairs of positive weight could gain together.
  private static func potential(_ instance: PlanningInstance, _ root: NodeCosts) -> Double {
    let zones = instance.zoneCount
    var sum = 0.0
    for (pair, weight) in instance.weights.enumerated() where weight > 0 {
      let (origin, destination) = (pair / zones, pair % zones)
      let most = instance.decay(root.best[origin, destination])
      sum += weight * (most - instance.decay(root.worst[origin, destination]))
    }
    return sum
  }

  /// The bits of a set of projects; projects that were fixed at the root have none.
  func bits(where isMember: (Int) -> Bool) -> UInt128 {
    var bits: UInt128 = 0
    for (position, project) in projects.enumerated().prefix(128) where isMember(project) {
      bits |= 1 << UInt128(position)
    }
    return bits
  }
}
