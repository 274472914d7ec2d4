// Good plans, fast: greedy by gain per cost, swaps, and rounding of fractional points.

import ShortestPaths

/// The best plan found so far and the heuristics that improve it.
///
/// Every plan that is offered is legal and is evaluated exactly, so an incumbent is a proven
/// lower bound on the best gain.
struct Incumbents {
  let evaluator: PlanEvaluator
  let rules: Rules
  let threads: Int
  private var known: [ProjectSet: Double] = [:]
  /// The best plan.
  private(set) var best: ProjectSet
  /// Its gain over building nothing.
  private(set) var gain: Double
  /// Counts improvements, so that a caller sees when there is news.
  private(set) var improvements = 0

  /// Starts from the smallest legal plan.
  init(_ evaluator: PlanEvaluator, threads: Int) {
    self.evaluator = evaluator
    self.threads = threads
    rules = evaluator.instance.rules
    best = rules.smallestPlan
    gain = evaluator.gain(of: best)
    known[best] = gain
  }

  /// A first plan: greedy, or a thrifty one.
  mutating func start(isStopped: () -> Bool) {
    if case .thrift = evaluator.instance.merit {
      thrift(from: rules.smallestPlan, order: nil, isStopped: isStopped)
    } else {
      greedy(from: rules.smallestPlan, isStopped: isStopped)
    }
  }

  /// Takes a legal plan as the incumbent when it is better.
  mutating func offer(_ plan: ProjectSet) {
    let value = known[plan] ?? evaluator.gain(of: plan)
    offer(plan, gain: value)
  }

  private mutating func offer(_ plan: ProjectSet, gain value: Double) {
    known[plan] = value
    guard value > gain else { return }
    best = plan
    gain = value
    improvements += 1
  }

  /// Adds the project with the most gain per cost, with what it requires, until none helps.
  mutating func greedy(from start: ProjectSet, isStopped: () -> Bool) {
    var plan = start
    var costs = evaluator.instance.closure(of: plan)
    var current = evaluator.gain(of: costs, plan: plan)
    offer(plan, gain: current)
    while !isStopped() {
      let candidates = additions(to: plan)
      let gains = evaluator.gains(
        of: candidates,
        over: costs,
        building: plan,
        threads: threads
      )
      var choice: (plan: ProjectSet, gain: Double)?
      var highest = 0.0
      for (candidate, value) in zip(candidates, gains) where value > current {
        let cost = rules.cost(of: candidate) - rules.cost(of: plan)
        let ratio = cost > 0 ? (value - current) / cost : .infinity
        if ratio > highest { (highest, choice) = (ratio, (candidate, value)) }
      }
      guard let choice else { return }
      costs = evaluator.instance.closure(of: choice.plan, over: costs, building: plan)
      plan = choice.plan
      current = choice.gain
      offer(plan, gain: current)
    }
  }

  /// Drops one project and adds up to two others while that improves the best plan.
  mutating func swaps(isStopped: () -> Bool) {
    if case .thrift = evaluator.instance.merit { return }
    var isImproving = true
    while isImproving, !isStopped() {
      isImproving = false
      let start = best
      let before = gain
      for project in start.members where !isStopped() {
        let without = rules.removing(project, from: start)
        guard rules.allows(without) else { continue }
        let costs = evaluator.instance.closure(of: without)
        offer(without, gain: evaluator.gain(of: costs, plan: without))
        let candidates = additions(to: without).filter { known[$0] == nil }
        let gains = evaluator.gains(
          of: candidates,
          over: costs,
          building: without,
          threads: threads
        )
        var highest = -Double.infinity
        var choice = without
        for (candidate, value) in zip(candidates, gains) {
          offer(candidate, gain: value)
          if value > highest { (highest, choice) = (value, candidate) }
        }
        // What is left of the budget may take another.
        if highest > before { greedy(from: choice, isStopped: isStopped) }
      }
      if gain > before {
        greedy(from: best, isStopped: isStopped)
        isImproving = true
      }
    }
  }

  /// Builds a plan from a fractional point: projects by decreasing y as the rules allow.
  mutating func round(_ y: [Double]) {
    if case .thrift = evaluator.instance.merit {
      thrift(from: rules.smallestPlan, order: y, isStopped: { false })
      return
    }
    var plan = rules.smallestPlan
    let order = y.indices.sorted { (y[$0], -$0) > (y[$1], -$1) }
    for project in order where y[project] > 1e-6 && !plan.contains(project) {
      let larger = rules.adding(project, to: plan)
      if rules.allows(larger) { plan = larger }
    }
    offer(plan)
  }

  /// All legal plans that add one project, with what it requires, to a plan.
  func additions(to plan: ProjectSet) -> [ProjectSet] {
    (0..<rules.projectCount).compactMap { project in
      guard !plan.contains(project) else { return nil }
      let larger = rules.adding(project, to: plan)
      return rules.allows(larger) ? larger : nil
    }
  }
}
