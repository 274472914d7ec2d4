// A claim on a pair with W < 0: no set of projects is worth less than the claim.

import PlanModel
import Accessibility
import ShortestPaths

/// Finds the least of f(c(S)) - price(S) over sets S of free projects, as far as it is below what
/// is claimed.
///
/// Projects without a price only raise f, so S is among those with one. Everything with a price is
/// built first. A set that falls below that worth lacks a project of the shortest path, since with
/// the whole path nothing is lost. So the first project of the path is taken away; or it stays and
/// the second is taken away, and so on.
struct LossCheck {
  private let node: CheckedNode
  private let decay: Decay
  private var origin = 0
  private var destination = 0
  /// Positions of the arcs that can matter.
  private var arcs: [Int] = []
  private var price: [Double]
  private var choices: [Choice]
  private var stateCount = 0
  private var lowest = 0.0
  private var needed = 0.0

  private enum Choice { case undecided, kept, removed, free }

  /// More branches than a claim is worth.
  private static let mostStates = 3000

  init(_ node: CheckedNode, _ instance: PlanningInstance) {
    self.node = node
    decay = instance.decay
    price = Array(repeating: 0, count: instance.projectCount)
    choices = Array(repeating: .free, count: instance.projectCount)
  }

  /// The claim's constant, or the highest lower one with which its prices hold.
  mutating func constant(of claim: PairClaims.Claim) -> Double {
    (origin, destination) = (claim.origin, claim.destination)
    // What is built counts in every plan.
    var (standing, all) = (0.0, 0.0)
    for (project, value) in zip(claim.projects, claim.prices) {
      let project = Int(project)
      if node.fixings.built.contains(project) { standing += value }
      guard node.fixings.isFree(project) else { continue }
      all += value
      (price[project], choices[project]) = (value, .undecided)
    }
    defer { for project in claim.projects { choices[Int(project)] = .free } }
    needed = claim.constant + standing + all
    // What sums of prices may be wrong by, here and on the way.
    let rounding =
      all + standing == 0
      ? 0
      : 0x1p-51 * Double(claim.projects.count + 4) * (abs(claim.constant) + standing + all)
    needed += rounding
    let worst = decay(node.worst[origin, destination])
    // Even a plan without any of them is worth that much.
    guard worst < needed else { return claim.constant }
    lowest = .infinity
    stateCount = 0
    let count = node.arcs.count
    arcs = node.arcs.indices.filter { position in
      let arc = node.arcs[position]
      return choices[arc.project] != .free
        && node.bestArcs.toTail[origin * count + position] + arc.cost
          + node.bestArcs.fromHead[destination * count + position]
          < node.worst[origin, destination]
    }
    search(removed: 0)
    if stateCount > Self.mostStates { lowest = min(lowest, worst) }
    return lowest < needed ? claim.constant - (needed - lowest) - rounding : claim.constant
  }

  /// Tries what is left of a set from which projects of so high a price have been taken.
  private mutating func search(removed: Double) {
    stateCount += 1
    guard stateCount <= Self.mostStates else { return }
    let path = shortestPath { $0 != .removed }
    lowest = min(lowest, decay(path.cost) + removed)
    if removed + decay(shortestPath { $0 == .kept }.cost) >= needed { return }
    var changed: [Int] = []
    for arc in path.arcs {
      let project = node.arcs[arc].project
      guard choices[project] == .undecided else { continue }
      choices[project] = .removed
      search(removed: removed + price[project])
      choices[project] = .kept
      changed.append(project)
    }
    for project in changed { choices[project] = .undecided }
  }

  /// The shortest path over arcs of projects in some states, and the positions of its arcs.
  /// - Complexity: O(arcs^2).
  private func shortestPath(
    where isAllowed: (Choice) -> Bool
  ) -> (cost: Double, arcs: [Int]) {
    let count = node.arcs.count
    let allowed = arcs.filter { isAllowed(choices[node.arcs[$0].project]) }
    var reached = allowed.map {
      node.worstArcs.toTail[origin * count + $0] + node.arcs[$0].cost
    }
    var before = Array(repeating: -1, count: allowed.count)
    var isSettled = Array(repeating: false, count: allowed.count)
    var best = (cost: node.worst[origin, destination], last: -1)
    while true {
      var nearest = -1
      for position in allowed.indices
      where !isSettled[position] && reached[position] < best.cost {
        if nearest < 0 || reached[position] < reached[nearest] { nearest = position }
      }
      guard nearest >= 0 else { break }
      isSettled[nearest] = true
      let arrival =
        reached[nearest] + node.worstArcs.fromHead[destination * count + allowed[nearest]]
      if arrival < best.cost { best = (arrival, nearest) }
      for position in allowed.indices where !isSettled[position] {
        let cost =
          reached[nearest] + node.worstArcs.headToTail[allowed[nearest] * count + allowed[position]]
          + node.arcs[allowed[position]].cost
        if cost < reached[position] { (reached[position], before[position]) = (cost, nearest) }
      }
    }
    var path: [Int] = []
    var last = best.last
    while last >= 0 {
      path.append(allowed[last])
      last = before[last]
    }
    return (best.cost, path)
  }
}
