// Small random planning problems, and their optimum by trying every subset.

import InvestmentPlanning
@testable import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import ShortestPaths
import TestSupport

/// A random instance with the awkward cases mixed in.
///
/// One-way arcs, unreachable zones, ties, projects without gain, groups, prerequisites, no budget,
/// projects dearer than the budget.
func randomInstance(
  seed: UInt64,
  projects projectCount: Int,
  zones zoneCount: Int
) -> PlanningInstance {
  var random = SeededGenerator(seed: seed)
  let terminals = zoneCount + Int.random(in: 0...2, using: &random)
  // Whole minutes make ties; sparse arcs leave some zones unreachable.
  let density = [0.1, 0.3, 0.6].randomElement(using: &random) ?? 0.3
  var closure = Closure(count: terminals)
  for from in 0..<terminals {
    for to in 0..<terminals where from != to && Double.random(in: 0...1, using: &random) < density {
      closure.insert(from: from, to: to, cost: Double(Int.random(in: 0...30, using: &random) * 10))
    }
  }
  var arcs: [PlanningInstance.Arc] = []
  for project in 0..<projectCount {
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let from = Int.random(in: 0..<terminals, using: &random)
      let to = Int.random(in: 0..<terminals, using: &random)
      let cost = Double(Int.random(in: 0...12, using: &random) * 5)
      arcs.append(.init(project: project, tail: from, head: to, cost: cost))
      if Bool.random(using: &random) {
        arcs.append(.init(project: project, tail: to, head: from, cost: cost))
      }
    }
  }
  let hasNegative = Bool.random(using: &random)
  var weights: [Double] = []
  for from in 0..<zoneCount {
    for to in 0..<zoneCount {
      let lowest = hasNegative && from % 2 == 0 ? -5 : 0
      weights.append(from == to ? 0 : Double(Int.random(in: lowest...5, using: &random)))
    }
  }
  let decays: [Decay] = [
    .exponential(rate: 1 / 60), .exponential(rate: 1 / 480), .binary(cutoff: 100),
    .linear(cutoff: 150), .power(exponent: 1), .gaussian(deviation: 60),
    .logistic(midpoint: 90, deviation: 25), .logLogistic(offset: -14, slope: 3),
    .stepped([.init(cost: 40, weight: 0.7), .init(cost: 105, weight: 0.2)]),
  ]
  let cost = (0..<projectCount).map { _ in Double(Int.random(in: 0...9, using: &random)) }
  let share: Double = [0.0, 0.2, 0.4, 0.7].randomElement(using: &random) ?? 0.4
  var groups: [[Int]] = []
  var prerequisites = Array(repeating: [Int](), count: projectCount)
  if projectCount >= 4, Bool.random(using: &random) { groups.append([0, 1]) }
  if projectCount >= 4, Bool.random(using: &random) { prerequisites[2] = [3] }
  return PlanningInstance(
    zoneCount: zoneCount,
    baseCosts: closure,
    arcs: arcs,
    weights: weights,
    decay: decays.randomElement(using: &random) ?? .linear(cutoff: 100),
    rules: Rules(
      cost: cost,
      budget: (cost.reduce(0, +) * share).rounded(),
      groups: groups,
      prerequisites: prerequisites,
      required: projectCount > 5 && seed % 5 == 0 ? [4] : [],
      forbidden: projectCount > 5 && seed % 7 == 0 ? [5] : []
    )
  )
}

/// The highest gain over all legal subsets, each evaluated anew by Floyd-Warshall; nil when no
/// subset is legal.
func enumeratedBest(_ instance: PlanningInstance) -> Double? {
  let nothing = enumeratedValue(of: 0, instance)
  var best: Double?
  for subset in 0..<1 << instance.projectCount where isLegal(subset, instance.rules) {
    best = max(best ?? -.infinity, enumeratedValue(of: subset, instance) - nothing)
  }
  return best
}

/// Whether a subset of projects, given by its bits, keeps the rules, one after the other.
func isLegal(_ subset: Int, _ rules: Rules) -> Bool {
  func has(_ project: Int) -> Bool { subset >> project & 1 == 1 }
  let chosen = (0..<rules.cost.count).filter(has)
  return chosen.reduce(0) { $0 + rules.cost[$1] } <= rules.budget
    && rules.required.allSatisfy(has)
    && !rules.forbidden.contains(where: has)
    && rules.groups.allSatisfy { $0.count(where: has) <= 1 }
    && chosen.allSatisfy { rules.prerequisites[$0].allSatisfy(has) }
}

private func enumeratedValue(of subset: Int, _ instance: PlanningInstance) -> Double {
  let count = instance.baseCosts.count
  var costs = (0..<count * count).map { instance.baseCosts[$0 / count, $0 % count] }
  for arc in instance.arcs where subset >> arc.project & 1 == 1 {
    costs[arc.tail * count + arc.head] = min(costs[arc.tail * count + arc.head], arc.cost)
  }
  for via in 0..<count {
    for from in 0..<count {
      for to in 0..<count {
        costs[from * count + to] = min(
          costs[from * count + to],
          costs[from * count + via] + costs[via * count + to]
        )
      }
    }
  }
  var total = 0.0
  for from in 0..<instance.zoneCount {
    for to in 0..<instance.zoneCount {
      let weight = instance.weights[from * instance.zoneCount + to]
      total += weight * instance.decay(costs[from * count + to])
    }
  }
  return total
}
