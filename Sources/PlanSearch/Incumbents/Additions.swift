// What a few more arcs gain, without the closure that they would make.

import PlanModel
import Accessibility
import ShortestPaths

/// A plan to which projects are added one at a time on trial.
///
/// A way that uses new arcs reaches the first one's tail by costs that are known and leaves the
/// last one's head by costs that are known. With D(a, b) the least cost from the start of arc a to
/// the end of arc b, the cost from i to j is the lesser of what it was and min over b of (min over
/// a of c(i, tail a) + D(a, b)) + c(head b, j): the rows in which nothing becomes nearer are left
/// alone, and nothing is copied.
struct Additions: Sendable {
  private let instance: PlanningInstance
  private let costs: Closure
  /// Positions of each project's arcs.
  private let arcRanges: [Range<Int>]
  /// f of the plan's costs, row-major zones x zones; undefined for pairs without weight.
  private let worth: [Double]
  /// Gain of each origin by the plan itself.
  private let gains: [Double]
  /// The plan's costs between pairs that have weight, -Inf between others; row-major.
  private let limits: [Double]

  /// Space that a thread uses from plan to plan.
  struct Workspace {
    fileprivate var arcs: [PlanningInstance.Arc] = []
    /// D, row-major.
    fileprivate var between: [Double] = []
    /// Costs from an origin to the ends of arcs.
    fileprivate var reached: [Double] = []
    /// Destinations to which each arc is a short cut from its own tail, and the costs to them from
    /// its head.
    fileprivate var onward: [(destination: Int, cost: Double)] = []
    /// Position of each arc's first in `onward`; one more than there are arcs.
    fileprivate var starts: [Int] = []
    /// New costs from an origin; infinite where there are none.
    fileprivate var row: [Double] = []
    /// Destinations that have new costs.
    fileprivate var nearer: [Int] = []
  }

  /// Evaluates a plan with closure `costs`.
  /// - Complexity: O(zones^2).
  init(_ evaluator: PlanEvaluator, to costs: Closure, threads: Int) {
    let instance = evaluator.instance
    self.instance = instance
    self.costs = costs
    arcRanges = instance.arcRanges
    let zones = instance.zoneCount
    var worth = Array(repeating: 0.0, count: zones * zones)
    parallelRows(of: &worth, stride: zones, threads: threads, workspace: {}) { _, origin, row in
      costs.withRow(origin) { costs in
        for zone in 0..<zones where instance.weights[origin * zones + zone] != 0 {
          row[zone] = instance.decay(costs[zone])
        }
      }
    }
    gains = (0..<zones).map { origin in
      (origin * zones..<(origin + 1) * zones).reduce(0) {
        $0 + instance.weights[$1] * (worth[$1] - evaluator.worthBefore[$1])
      }
    }
    self.worth = worth
    var limits = Array(repeating: -Double.infinity, count: zones * zones)
    parallelRows(of: &limits, stride: zones, threads: threads, workspace: {}) { _, origin, row in
      costs.withRow(origin) { costs in
        for zone in 0..<zones where instance.weights[origin * zones + zone] != 0 {
          row[zone] = costs[zone]
        }
      }
    }
    self.limits = limits
  }

  /// Gain of each origin with the projects of a set added.
  /// - Complexity: O(arcs^3 + zones x arcs + rows x (arcs^2 + columns)), rows the zones that get
  ///   nearer to an arc's head, columns those that each arc brings nearer to its tail.
  func originGains(adding projects: ProjectSet, _ space: inout Workspace) -> [Double] {
    space.arcs.removeAll(keepingCapacity: true)
    for project in projects.members { space.arcs += instance.arcs[arcRanges[project]] }
    measure(&space)
    aim(&space)
    var gains = gains
    for origin in 0..<instance.zoneCount {
      if reach(from: origin, &space) { gains[origin] += improvement(origin, &space) }
    }
    return gains
  }

  /// Fills D.
  private func measure(_ space: inout Workspace) {
    let count = space.arcs.count
    space.reached = Array(repeating: .infinity, count: count)
    space.between = Array(repeating: .infinity, count: count * count)
    for (from, first) in space.arcs.enumerated() {
      for (to, next) in space.arcs.enumerated() {
        space.between[from * count + to] =
          from == to ? first.cost : first.cost + costs[first.head, next.tail] + next.cost
      }
    }
    // From the end of one arc to the end of another: what both counted is counted once.
    for over in 0..<count {
      let own = space.arcs[over].cost
      for from in 0..<count where from != over {
        let half = space.between[from * count + over] - own
        for to in 0..<count where to != over {
          let sum = half + space.between[over * count + to]
          if sum < space.between[from * count + to] { space.between[from * count + to] = sum }
        }
      }
    }
  }

  /// Fills the destinations that each arc leads to.
  ///
  /// Where an arc is no short cut from its own tail, it is none from anywhere.
  private func aim(_ space: inout Workspace) {
    let zones = instance.zoneCount
    space.onward.removeAll(keepingCapacity: true)
    space.starts = [0]
    for arc in space.arcs {
      costs.withRow(arc.tail) { before in
        costs.withRow(arc.head) { onward in
          for destination in 0..<zones
          where arc.cost + onward[destination] < before[destination] {
            space.onward.append((destination, onward[destination]))
          }
        }
      }
      space.starts.append(space.onward.count)
    }
    if space.row.count != zones { space.row = Array(repeating: .infinity, count: zones) }
  }

  /// Fills the costs from an origin to the ends of the arcs, infinite where they are no less than
  /// before; false when all are.
  private func reach(from origin: Int, _ space: inout Workspace) -> Bool {
    let count = space.arcs.count
    return costs.withRow(origin) { row in
      guard space.arcs.contains(where: { row[$0.tail] + $0.cost < row[$0.head] }) else {
        return false
      }
      for arc in 0..<count { space.reached[arc] = .infinity }
      for (from, arc) in space.arcs.enumerated() where row[arc.tail] < .infinity {
        let start = row[arc.tail]
        for to in 0..<count {
          space.reached[to] = min(space.reached[to], start + space.between[from * count + to])
        }
      }
      for (to, arc) in space.arcs.enumerated() where space.reached[to] >= row[arc.head] {
        space.reached[to] = .infinity
      }
      return true
    }
  }

  /// What the origin gains by the costs that are less.
  private func improvement(_ origin: Int, _ space: inout Workspace) -> Double {
    let first = origin * instance.zoneCount
    for arc in space.arcs.indices where space.reached[arc] < .infinity {
      let reached = space.reached[arc]
      for position in space.starts[arc]..<space.starts[arc + 1] {
        let (destination, onward) = space.onward[position]
        let cost = reached + onward
        guard cost < limits[first + destination], cost < space.row[destination] else { continue }
        if space.row[destination] == .infinity { space.nearer.append(destination) }
        space.row[destination] = cost
      }
    }
    var sum = 0.0
    for destination in space.nearer {
      let pair = first + destination
      sum += instance.weights[pair] * (instance.decay(space.row[destination]) - worth[pair])
      space.row[destination] = .infinity
    }
    space.nearer.removeAll(keepingCapacity: true)
    return sum
  }
}

extension PlanEvaluator {
  /// The gains of several plans that each add a little to `part`, whose closure is `costs`.
  /// - Complexity: O(zones^2), and per plan as ``Additions/originGains(adding:_:)``.
  func gains(
    of plans: [ProjectSet],
    over costs: Closure,
    building part: ProjectSet,
    threads: Int
  ) -> [Double] {
    guard !plans.isEmpty else { return [] }
    let additions = Additions(self, to: costs, threads: threads)
    return parallelMap(
      count: plans.count,
      threads: threads,
      workspace: { Additions.Workspace() },
      body: { space, position in
        let added = plans[position].subtracting(part)
        return instance.merit.value(
          additions.originGains(adding: added, &space),
          of: plans[position]
        )
      }
    )
  }
}
