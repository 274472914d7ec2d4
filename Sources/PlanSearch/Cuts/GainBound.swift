// Pairs with W > 0: a linear bound from above on what they can gain.

import PlanModel
import Accessibility
import ShortestPaths

/// Bounds the gains of one origin's pairs at a separation point.
///
/// For potentials pi that base costs respect, every plan has c_ij >= pi_j - pi_i - sum sigma_p y_p
/// with sigma_p the excess of pi over p's arcs. The saving against the base cost, times the
/// steepest gain per minute, bounds the pair's worth; no coefficient exceeds what the pair can gain
/// at all.
struct GainBound {
  /// Which potentials are tried.
  enum Effort: Sendable {
    /// Distances from the origin, to the destination, and their mean: cheap, tight at integer
    /// points.
    case distances
    /// Those and the dual of the unit flow: the best potentials at a fractional point.
    case flow
  }

  private let point: SeparationPoint
  private let effort: Effort
  private let projectCount: Int
  private var flow = UnitFlow()
  private var relevant: [Int] = []
  private var carriers: [Int] = []
  private var touched: [Int] = []
  private var excess: [Double]
  private var backward: [Double]
  private var mixed: [Double]
  private var best: [Double]

  /// Arcs that may carry flow in one pair's network; the least used ones above it only take
  /// potentials.
  private static let mostCarriers = 40

  init(_ point: SeparationPoint, effort: Effort) {
    self.point = point
    self.effort = effort
    projectCount = point.instance.projectCount
    let zeros = Array(repeating: 0.0, count: projectCount)
    (excess, backward, mixed, best) = (zeros, zeros, zeros, zeros)
  }

  /// Adds the bounds of all pairs with positive weight from `origin` to `sum`, as gains over
  /// `without`, the worth with nothing built.
  mutating func add(origin: Int, to sum: inout LinearBound) {
    let zoneCount = point.instance.zoneCount
    let decay = point.instance.decay
    for destination in 0..<zoneCount {
      let weight = point.instance.weights[origin * zoneCount + destination]
      guard weight > 0 else { continue }
      let low = point.best[origin, destination]
      guard low < .infinity else { continue }
      let without = decay(point.instance.baseCosts[origin, destination])
      let high = point.base[origin, destination]
      let limit = min(high, point.unreachable)
      let most = decay(low) - decay(high)
      guard limit - low > 1e-9 * max(1, low), most > 0 else {
        // The best case gains less than rounding: take it as the bound.
        sum.constant += weight * (decay(low) - without)
        continue
      }
      sum.constant += weight * (decay(high) - without)
      findRelevantArcs(origin, destination, limit)
      guard let first = relevant.first else {
        sum.claims?.add(origin, destination, decay(high), EmptyCollection())
        continue
      }
      let onlyProject = point.arcs[first].project
      if relevant.allSatisfy({ point.arcs[$0].project == onlyProject }) {
        sum.coefficients[onlyProject] += weight * most
        sum.claims?.add(origin, destination, decay(high), CollectionOfOne((onlyProject, most)))
        continue
      }
      let slope = decay.steepestGain(from: high, downTo: low, unreachable: point.unreachable)
      let constant = bound(origin, destination, limit: limit, slope: slope, most: most)
      sum.constant += weight * constant
      sum.claims?.add(
        origin,
        destination,
        decay(high) + constant,
        touched.map { ($0, best[$0]) }
      )
      for project in touched {
        sum.coefficients[project] += weight * best[project]
        best[project] = 0
      }
    }
  }

  /// Arcs through which the pair could still save.
  private mutating func findRelevantArcs(_ origin: Int, _ destination: Int, _ limit: Double) {
    relevant.removeAll(keepingCapacity: true)
    let count = point.arcs.count
    for arc in 0..<count {
      let through =
        point.bestArcs.toTail[origin * count + arc] + point.arcs[arc].cost
        + point.bestArcs.fromHead[destination * count + arc]
      if through < limit { relevant.append(arc) }
    }
  }

  /// Leaves the best coefficients found in `best` for the projects in `touched`; returns the
  /// constant.
  private mutating func bound(
    _ origin: Int,
    _ destination: Int,
    limit: Double,
    slope: Double,
    most: Double
  ) -> Double {
    let costs = point.baseArcs
    touched.removeAll(keepingCapacity: true)
    for arc in relevant {
      let project = point.arcs[arc].project
      if touched.last != project { touched.append(project) }
      let toTail = min(costs.toTail[origin * costs.count + arc], limit)
      let toHead = min(costs.toHead[origin * costs.count + arc], limit)
      let fromTail = min(costs.fromTail[destination * costs.count + arc], limit)
      let fromHead = min(costs.fromHead[destination * costs.count + arc], limit)
      let forwardExcess = toHead - toTail - point.arcs[arc].cost
      let backwardExcess = fromTail - fromHead - point.arcs[arc].cost
      excess[project] += max(0, forwardExcess)
      backward[project] += max(0, backwardExcess)
      mixed[project] += max(0, 0.5 * (forwardExcess + backwardExcess))
    }
    var constant = 0.0
    var lowest = Double.infinity
    for candidate in [excess, backward, mixed] {
      choose(candidate, constant: 0, slope: slope, most: most, &lowest, &constant)
    }
    for project in touched { (excess[project], backward[project], mixed[project]) = (0, 0, 0) }
    if effort == .flow {
      let flowConstant = flowExcess(origin, destination, limit: limit)
      choose(
        excess,
        constant: slope * flowConstant,
        slope: slope,
        most: most,
        &lowest,
        &constant
      )
      for project in touched { excess[project] = 0 }
    }
    return constant
  }

  /// Keeps a candidate when it is the lowest bound at y so far.
  private mutating func choose(
    _ candidate: [Double],
    constant candidateConstant: Double,
    slope: Double,
    most: Double,
    _ lowest: inout Double,
    _ constant: inout Double
  ) {
    var value = candidateConstant
    for project in touched {
      // A little above y, so that among ties the smaller coefficients win.
      value += min(most, slope * candidate[project]) * (point.y[project] + 1e-3)
    }
    guard value < lowest else { return }
    lowest = value
    constant = candidateConstant
    for project in touched { best[project] = min(most, slope * candidate[project]) }
  }

  /// Fills `excess` from the unit flow's potentials; returns the saving that needs no
  /// project.
  private mutating func flowExcess(
    _ origin: Int,
    _ destination: Int,
    limit: Double
  ) -> Double {
    let costs = point.baseArcs
    let count = costs.count
    carriers.removeAll(keepingCapacity: true)
    for arc in relevant where point.y[point.arcs[arc].project] > 1e-6 { carriers.append(arc) }
    if carriers.count > Self.mostCarriers {
      let y = point.y
      let arcs = point.arcs
      carriers.sort { (y[arcs[$0].project], -$0) > (y[arcs[$1].project], -$1) }
      carriers.removeSubrange(Self.mostCarriers...)
    }
    let width = carriers.count + 1
    var base = Array(repeating: Double.infinity, count: width * width)
    for (row, from) in carriers.enumerated() {
      for (column, to) in carriers.enumerated() {
        base[row * width + column] = costs.headToTail[from * count + to]
      }
      base[row * width + width - 1] = costs.fromHead[destination * count + from]
    }
    for (column, to) in carriers.enumerated() {
      base[(width - 1) * width + column] = costs.toTail[origin * count + to]
    }
    base[width * width - 1] = limit
    flow.solve(
      count: carriers.count,
      base: base,
      arcCost: carriers.map { point.arcs[$0].cost },
      capacity: carriers.map { min(1, point.y[point.arcs[$0].project]) },
      direct: limit
    )
    let ceiling = flow.destinationDistance
    // Potentials of any vertex: the nearest outlet plus base costs, cut off at both ends, which
    // keeps them feasible and puts the origin at 0.
    var reached = min(limit, ceiling)
    for (row, from) in carriers.enumerated() {
      reached = min(
        reached,
        flow.outletDistance[row] + costs.fromHead[destination * count + from]
      )
    }
    reached = max(0, reached)
    for arc in relevant {
      var tail = costs.toTail[origin * count + arc]
      var head = costs.toHead[origin * count + arc]
      for (row, from) in carriers.enumerated() {
        let outlet = flow.outletDistance[row]
        tail = min(tail, outlet + costs.headToTail[from * count + arc])
        head = min(head, outlet + costs.headToHead[from * count + arc])
      }
      let gap = min(max(head, 0), ceiling) - min(max(tail, 0), ceiling) - point.arcs[arc].cost
      if gap > 0 { excess[point.arcs[arc].project] += gap }
    }
    return limit - reached
  }
}
