// A bound on what sets are worth above their prices that needs no sets.

import PlanModel
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
/// On the costs that count the decay lies below a line, f(c) <= f(high) + slope x (high - c).
/// Prices are shared out over the arcs of their projects: a chain of arcs then pays no more than
/// its projects cost. So no set is worth more above its prices than the line is at the least sum of
/// slope x minutes and shares, which is a shortest path. Three ways to share are tried: by the
/// minutes that an arc saves on the way from the origin, on the way to the destination, and by
/// their mean, as the claims of distances do.
struct PricePotentials {
  /// No set is worth more above its prices.
  private(set) var most = Double.infinity
  /// What the pair is worth by what is free, which costs nothing above its prices.
  private(set) var least = 0.0

  /// The line: its value at no minutes, and its slope.
  private var top = 0.0
  private var slope = 0.0
  /// What sums along the line may be wrong by.
  private var rounding = 0.0
  /// The least sum from each step's head.
  private var rest: [Double] = []
  private var share: [Double] = []
  private var saving: [Double] = []
  private var isSettled: [Bool] = []
  /// Steps without a price, with the minutes to their heads and from their tails.
  private var free: [Int] = []
  private var reached: [Double] = []
  private var back: [Double] = []

  /// Finds the sums for a pair.
  /// - Complexity: O(steps^2).
  mutating func find(
    for steps: [PricedStep],
    from origin: Int,
    to destination: Int,
    _ node: CheckedNode,
    _ decay: Decay
  ) {
    searchFree(steps, origin, node)
    // What is free stands; a dearer way is worth no more than this one.
    var direct = node.worst[origin, destination]
    for (position, step) in free.enumerated() {
      direct = min(direct, reached[position] + steps[step].onward)
    }
    let high = min(direct, node.costAboveAll)
    slope = decay.steepestGain(
      from: direct,
      downTo: node.best[origin, destination],
      unreachable: node.costAboveAll
    )
    least = decay(direct)
    top = least + slope * high
    rounding = 0x1p-51 * Double(steps.count + 4) * top + .leastNormalMagnitude
    guard slope > 0 else {
      most = least
      rest = steps.map { _ in 0 }
      return
    }
    most = .infinity
    var best: [Double] = []
    for sharing in Sharing.allCases {
      shareOut(steps, from: origin, to: destination, node, high, sharing)
      searchBack(steps, node)
      var sum = slope * high
      for (position, step) in steps.enumerated() {
        let way = node.worstArcs.toTail[origin * node.arcs.count + step.arc] + step.cost
        sum = min(sum, slope * way + share[position] + rest[position])
      }
      let value = top - sum + rounding
      if value < most { (most, best) = (value, rest) }
    }
    rest = best
  }

  /// What a chain that has taken so many minutes to a step's head, and has paid so much, is worth
  /// at most.
  func most(after minutes: Double, paid: Double, at step: Int) -> Double {
    top - slope * minutes - paid - rest[step] + rounding
  }

  /// The ways by which prices are shared out.
  private enum Sharing: CaseIterable { case forward, backward, both }

  /// Minutes from the origin to the head of every step without a price, by those alone, and from
  /// its tail to the destination.
  private mutating func searchFree(_ steps: [PricedStep], _ origin: Int, _ node: CheckedNode) {
    let count = node.arcs.count
    free = steps.indices.filter { steps[$0].price == 0 }
    reached = free.map {
      node.worstArcs.toTail[origin * count + steps[$0].arc] + steps[$0].cost
    }
    back = free.map { steps[$0].cost + steps[$0].onward }
    settle(&reached) { from, to in
      node.worstArcs.headToTail[steps[free[from]].arc * count + steps[free[to]].arc]
        + steps[free[to]].cost
    }
    settle(&back) { from, to in
      steps[free[to]].cost
        + node.worstArcs.headToTail[steps[free[to]].arc * count + steps[free[from]].arc]
    }
  }

  /// Dijkstra's search on a dense graph whose vertices have first distances.
  private func settle(_ distances: inout [Double], cost: (_ from: Int, _ to: Int) -> Double) {
    var isSettled = Array(repeating: false, count: distances.count)
    while true {
      var nearest = -1
      var least = Double.infinity
      for position in distances.indices where !isSettled[position] && distances[position] < least {
        (nearest, least) = (position, distances[position])
      }
      guard nearest >= 0 else { return }
      isSettled[nearest] = true
      for position in distances.indices where !isSettled[position] {
        distances[position] = min(distances[position], least + cost(nearest, position))
      }
    }
  }

  /// Shares out the prices by the minutes that arcs save beyond what is free, in equal parts where
  /// they save none.
  private mutating func shareOut(
    _ steps: [PricedStep],
    from origin: Int,
    to destination: Int,
    _ node: CheckedNode,
    _ high: Double,
    _ sharing: Sharing
  ) {
    let count = node.arcs.count
    let costs = node.worstArcs
    saving.removeAll(keepingCapacity: true)
    for step in steps {
      var toTail = min(high, costs.toTail[origin * count + step.arc])
      var toHead = min(high, costs.toHead[origin * count + step.arc])
      var fromTail = min(high, costs.fromTail[destination * count + step.arc])
      var fromHead = min(high, costs.fromHead[destination * count + step.arc])
      let tail = node.arcs[step.arc].tail
      for (position, other) in free.enumerated() where step.price > 0 {
        let arc = steps[other].arc
        toTail = min(toTail, reached[position] + costs.headToTail[arc * count + step.arc])
        toHead = min(toHead, reached[position] + costs.headToHead[arc * count + step.arc])
        fromHead = min(fromHead, costs.headToTail[step.arc * count + arc] + back[position])
        fromTail = min(fromTail, node.worst[tail, node.arcs[arc].tail] + back[position])
      }
      let (forward, backward) = (toHead - toTail - step.cost, fromTail - fromHead - step.cost)
      let minutes =
        switch sharing {
        case .forward: forward
        case .backward: backward
        case .both: 0.5 * (forward + backward)
        }
      saving.append(max(1e-9, minutes))
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
