// Good plans, fast: greedy by gain per cost, chains, swaps, and rounding of fractional points.

import PlanModel
import ShortestPaths

/// The best plan found so far and the heuristics that improve it.
///
/// Every plan that is offered is legal and is evaluated exactly, so an incumbent is a proven
/// lower bound on the best gain.
struct Incumbents {
  let evaluator: PlanEvaluator
  var rules: Rules
  let threads: Int
  /// The gains of all plans that were tried.
  var known: [ProjectSet: Double] = [:]
  /// The cheapest legal plan; nil when there is none.
  let first: ProjectSet?
  /// The best plan; of no meaning while the gain is -Inf.
  private(set) var best: ProjectSet
  /// Its gain over building nothing.
  private(set) var gain: Double
  /// How many improvements there were, so that a caller can notice a new one.
  private(set) var improvements = 0
  /// What a plan must gain once the best is known and a cheaper one is looked for; nil until then.
  var need: Double?
  /// Called with every improvement at once, since the heuristics that follow take seconds.
  var found: ((_ plan: ProjectSet, _ gain: Double) -> Void)?

  /// Starts from the cheapest legal plan.
  init(_ evaluator: PlanEvaluator, threads: Int) {
    self.evaluator = evaluator
    self.threads = threads
    rules = evaluator.instance.rules
    first = (try? rules.firstPlan()) ?? nil
    best = first ?? rules.smallestPlan
    gain = first.map { evaluator.gain(of: $0) } ?? -.infinity
    if let first { known[first] = gain }
  }

  /// A first plan: greedy, or a cheap one that reaches what it must; `root` are the costs of what
  /// the rules alone fix.
  mutating func start(root: NodeCosts, isStopped: () -> Bool) {
    guard let first else { return }
    if case .unspent = evaluator.instance.merit {
      cheapPlan(from: first, order: nil, isStopped: isStopped)
    } else {
      greedy(from: first, isStopped: isStopped)
      growByChains(from: first, root: root, isStopped: isStopped)
    }
  }

  /// Makes a plan of other rules legal: drops what loses least per cost until it may grow, and adds
  /// what gains most.
  ///
  /// Each project's worth is computed once: dropping others changes it little, and little is left
  /// to search after that.
  mutating func adapt(_ plan: ProjectSet, isStopped: () -> Bool) {
    var plan = plan
    if !rules.canGrow(plan) {
      let smaller = reductions(of: plan)
      let gains = evaluator.gains(of: smaller, threads: threads)
      let cost = rules.cost(of: plan)
      let gain = evaluator.gain(of: plan)
      let losses = zip(smaller, gains).map { candidate, value in
        (gain - value) / max(cost - rules.cost(of: candidate), 1e-9 * max(1, cost))
      }
      for position in losses.indices.sorted(by: { (losses[$0], $0) < (losses[$1], $1) })
      where !rules.canGrow(plan) {
        plan.formIntersection(smaller[position])
      }
      guard rules.canGrow(plan) else { return }
    }
    if case .unspent = evaluator.instance.merit {
      offer(plan)
      return economize(reaching: gain)
    }
    greedy(from: plan, isStopped: isStopped)
  }

  /// Takes a legal plan as the incumbent when it is better.
  mutating func offer(_ plan: ProjectSet) {
    let value = known[plan] ?? evaluator.gain(of: plan)
    offer(plan, gain: value)
  }

  /// Takes a plan whose gain is known as the incumbent when it is legal and better.
  mutating func offer(_ plan: ProjectSet, gain value: Double) {
    known[plan] = value
    guard isBetter(plan, value), rules.allows(plan) else { return }
    best = plan
    gain = value
    improvements += 1
    found?(plan, value)
  }

  private func isBetter(_ plan: ProjectSet, _ value: Double) -> Bool {
    guard let need else { return value > gain }
    return value >= need && rules.cost(of: plan) < rules.cost(of: best) * (1 - Self.saving)
  }

  /// The share of a cost by which sums of the same costs may differ; a smaller difference is no
  /// saving.
  static let saving = 1e-9

  /// Takes a plan that is as good as the best in its place.
  mutating func take(_ plan: ProjectSet, gain value: Double) {
    guard plan != best else { return }
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
    if case .unspent = evaluator.instance.merit { return }
    var isImproving = true
    while isImproving, !isStopped() {
      isImproving = false
      let start = best
      let before = gain
      let smaller = reductions(of: start)
      // A few closures at a time, to bound memory.
      for first in stride(from: 0, to: smaller.count, by: 8) where !isStopped() {
        let some = Array(smaller[first..<min(first + 8, smaller.count)])
        let closures = evaluator.instance.mapClosures(of: some, threads: threads) { $1 }
        for (without, costs) in zip(some, closures) where !isStopped() {
          grow(without, costs, beating: before, isStopped: isStopped)
        }
      }
      if gain > before {
        greedy(from: best, isStopped: isStopped)
        isImproving = true
      }
    }
  }

  /// Adds to a plan, whose closure is given, the project that gains most, and more if that beats a
  /// gain.
  private mutating func grow(
    _ plan: ProjectSet,
    _ costs: Closure,
    beating before: Double,
    isStopped: () -> Bool
  ) {
    offer(plan, gain: evaluator.gain(of: costs, plan: plan))
    let candidates = additions(to: plan).filter { known[$0] == nil }
    let gains = evaluator.gains(of: candidates, over: costs, building: plan, threads: threads)
    var highest = -Double.infinity
    var choice = plan
    for (candidate, value) in zip(candidates, gains) {
      offer(candidate, gain: value)
      if value > highest { (highest, choice) = (value, candidate) }
    }
    // The rest of the budget may pay for another.
    if highest > before { greedy(from: choice, isStopped: isStopped) }
  }

  /// A plan from a fractional point: projects by decreasing y as the rules allow.
  func rounding(_ y: [Double]) -> ProjectSet {
    var plan = rules.smallestPlan
    let order = y.indices.sorted { (y[$0], -$0) > (y[$1], -$1) }
    for project in order where y[project] > 1e-6 && !plan.contains(project) {
      let larger = rules.adding(project, to: plan)
      if rules.canGrow(larger) { plan = larger }
    }
    return plan
  }

  /// Rounds a fractional point and offers the plan.
  mutating func round(_ y: [Double]) {
    if case .unspent = evaluator.instance.merit {
      if let first { cheapPlan(from: first, order: y, isStopped: { false }) }
      return
    }
    offer(rounding(y))
  }

  /// Rounds a fractional point close to where good plans are, adds what the budget still allows,
  /// and looks around the plan by swaps if it is better than all before.
  mutating func search(around y: [Double], isStopped: () -> Bool) {
    if case .unspent = evaluator.instance.merit { return }
    let plan = rounding(y)
    guard known[plan] == nil, rules.allows(plan) else { return }
    let before = improvements
    greedy(from: plan, isStopped: isStopped)
    if improvements > before { swaps(isStopped: isStopped) }
  }

  /// All plans that drop one project, with what needs it, and keep what is required.
  private func reductions(of plan: ProjectSet) -> [ProjectSet] {
    plan.members.map { rules.removing($0, from: plan) }
      .filter { rules.required.allSatisfy($0.contains) }
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

/// Plans tried before decide which are tried next, so all of them are saved.
extension Incumbents {
  func write(to writer: inout StateWriter) {
    writer.put(best)
    writer.put(gain)
    writer.put(improvements)
    writer.put(known.count)
    for plan in known.keys.sorted(by: { $0.precedes($1) }) {
      writer.put(plan)
      writer.put(known[plan] ?? 0)
    }
  }

  /// Takes over what an earlier run had found.
  mutating func read(from reader: inout StateReader) throws(DamagedState) {
    best = try ProjectSet(from: &reader)
    gain = try reader.number()
    improvements = try reader.integer()
    known = [:]
    for _ in 0..<(try reader.count()) {
      let plan = try ProjectSet(from: &reader)
      known[plan] = try reader.number()
    }
    // Where a cheaper plan is looked for, the rules refuse the best.
    try reader.require(gain == -.infinity || need != nil || rules.allows(best))
  }
}
