// A bound on what sets are worth above their prices that needs no sets.

import Accessibility
import ShortestPaths

/// An arc that could help a pair.
struct PricedStep {
  var arc: Int
  var project: Int
  var cost: Double
  var price: Double
  var bit: UInt128
  /// From its head to the destination, with everything possible and with what stands anyway.
  var leastOnward: Double
  var onward: Double
}

/// Least sums of minutes and prices from the head of every arc to the destination.
///
/// On the costs that count the decay lies below a line, f(c) <= f(high) + slope x (high - c). Prices are shared out
/// over the arcs of their projects: a chain of arcs then pays no more than its projects cost. So no set is
/// worth more above its prices than the line is at the least sum of slope x minutes and shares, which is a
/// shortest path. Two ways to share are tried: by the minutes that an arc saves on the way from
/// the origin, and on the way to the destination.
struct PricePotentials {
  /// No set is worth more above its prices.
  private(set) var most = Double.infinity

  /// The line: its value at no minutes, and its slope.
  private var top = 0.0
  private var slope = 0.0
  /// The least sum from each step's head.
  private var rest: [Double] = []
  private var share: [Double] = []
  private var saving: [Double] = []
  private var isSettled: [Bool] = []

  /// Finds the sums for a pair.
  /// - Complexity: O(steps^2).
  mutating func find(
    for steps: [PricedStep],
    from origin: Int,
    to destination: Int,
    _ node: CheckedNode,
    _ decay: Decay
  ) {
    let worst = node.worst[origin, destination]
    let high = min(worst, node.costAboveAll)
    slope = decay.steepestGain(
      from: worst,
      downTo: node.best[origin, destination],
      unreachable: node.costAboveAll
    )
    top = decay(worst) + slope * high
    most = .infinity
    var best: [Double] = []
    for isForward in [true, false] {
      shareOut(steps, from: origin, to: destination, node, high, isForward: isForward)
      searchBack(steps, node)
      var least = slope * high
      for (position, step) in steps.enumerated() {
        let way = node.worstArcs.toTail[origin * node.arcs.count + step.arc] + step.cost
        least = min(least, slope * way + share[position] + rest[position])
      }
      if top - least < most { (most, best) = (top - least, rest) }
    }
    rest = best
  }

  /// What a chain that has taken so many minutes to a step's head, and has paid so much, is worth at most.
  func most(after minutes: Double, paid: Double, at step: Int) -> Double {
    top - slope * minutes - paid - rest[step]
  }

  /// Shares out the prices by the minutes that arcs save, in equal parts where they save none.
  private mutating func shareOut(
    _ steps: [PricedStep],
    from origin: Int,
    to destination: Int,
    _ node: CheckedNode,
    _ high: Double,
    isForward: Bool
  ) {
    let count = node.arcs.count
    let costs = node.worstArcs
    saving.removeAll(keepingCapacity: true)
    for step in steps {
      let (far, near) =
        isForward
        ? (costs.toHead[origin * count + step.arc], costs.toTail[origin * count + step.arc])
        : (
          costs.fromTail[destination * count + step.arc],
          costs.fromHead[destination * count + step.arc]
        )
      saving.append(max(1e-9, min(far, high) - min(near, high) - step.cost))
    }
    share.removeAll(keepingCapacity: true)
    for _ in steps { share.append(0) }
    // The arcs of a project follow each other.
    var start = 0
    while start < steps.count {
      var end = start
      var total = 0.0
      while end < steps.count, steps[end].project == steps[start].project {
        total += saving[end]
        end += 1
      }
      for position in start..<end where steps[position].price > 0 {
        share[position] = steps[position].price * (saving[position] / total) * (1 - 1e-15)
      }
      start = end
    }
  }

  /// Dijkstra's search from the destination over steps.
  private mutating func searchBack(_ steps: [PricedStep], _ node: CheckedNode) {
    let count = node.arcs.count
    rest.removeAll(keepingCapacity: true)
    isSettled.removeAll(keepingCapacity: true)
    for step in steps {
      rest.append(slope * step.onward)
      isSettled.append(false)
    }
    while true {
      var nearest = -1
      var least = Double.infinity
      for position in rest.indices where !isSettled[position] && rest[position] < least {
        (nearest, least) = (position, rest[position])
      }
      guard nearest >= 0 else { return }
      isSettled[nearest] = true
      let onward = least + share[nearest] + slope * steps[nearest].cost
      let arc = steps[nearest].arc
      for position in rest.indices where !isSettled[position] {
        let way = node.worstArcs.headToTail[steps[position].arc * count + arc]
        rest[position] = min(rest[position], onward + slope * way)
      }
    }
  }
}
