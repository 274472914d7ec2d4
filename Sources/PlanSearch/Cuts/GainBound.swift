// Pairs with W > 0: a linear bound from above on what they can gain.

import PlanModel
import Accessibility
import ShortestPaths

/// Bounds the gains of one origin's pairs at a separation point.
///
/// For potentials pi that base costs respect, every plan has c_ij >= pi_j - pi_i - sum sigma_p y_p
/// with sigma_p the excess of pi over p's arcs. The saving against the base cost, times the
/// steepest gain per minute, bounds the pair's worth; no coefficient exceeds what the pair can gain
/// at all. Three potentials are tried: distances from the origin, distances to the destination, and
/// their mean; they are cheap, and tight at integer points.
struct GainBound {
  private let point: SeparationPoint
  private let projectCount: Int
  private var relevant: [Int] = []
  private var touched: [Int] = []
  private var excess: [Double]
  private var backward: [Double]
  private var mixed: [Double]
  private var best: [Double]

  init(_ point: SeparationPoint) {
    self.point = point
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
      // Most pairs cost the same in every plan, and a decay is slow to compute.
      guard low < point.instance.baseCosts[origin, destination] else { continue }
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
      bound(origin, destination, limit: limit, slope: slope, most: most)
      sum.claims?.add(origin, destination, decay(high), touched.map { ($0, best[$0]) })
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

  /// Leaves the best coefficients found in `best` for the projects in `touched`.
  private mutating func bound(
    _ origin: Int,
    _ destination: Int,
    limit: Double,
    slope: Double,
    most: Double
  ) {
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
    var lowest = Double.infinity
    for candidate in [excess, backward, mixed] {
      choose(candidate, slope: slope, most: most, &lowest)
    }
    for project in touched { (excess[project], backward[project], mixed[project]) = (0, 0, 0) }
  }

  /// Keeps a candidate when it is the lowest bound at y so far.
  private mutating func choose(
    _ candidate: [Double],
    slope: Double,
    most: Double,
    _ lowest: inout Double
  ) {
    var value = 0.0
    for project in touched {
      // A little above y, so that among ties the smaller coefficients win.
      value += min(most, slope * candidate[project]) * (point.y[project] + 1e-3)
    }
    guard value < lowest else { return }
    lowest = value
    for project in touched { best[project] = min(most, slope * candidate[project]) }
  }
}
