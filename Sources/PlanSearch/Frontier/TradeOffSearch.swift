// The series of searches behind a frontier of two objectives, in gains over building nothing.

package import PlanModel
import GLPK
import ShortestPaths

/// Finds plans that are not beaten in two sums over pairs at once.
package struct TradeOffSearch {
  /// A plan with its two gains.
  package struct Point {
    package var plan: ProjectSet
    package var gains: [Double]
    package var isSupported: Bool
  }

  /// A bound that every legal plan's gains satisfy.
  private enum Proof {
    /// A weighted sum of both is at most the bound.
    case sum(factors: [Double], bound: Double)
    /// The least of both gains over a corner, each in its unit, is at most the bound.
    case corner([Double], units: [Double], bound: Double)
  }

  package let instance: PlanningInstance
  package let weights: [[Double]]
  /// Size of each objective's value, to which the relative gap is taken.
  package let sizes: [Double]
  package let fixings: Fixings
  package let options: PlanOptions
  package let clock: ImprovementClock
  package let cancellation: Cancellation
  package let progress: (PlanProgress) -> Void
  /// From the most of the first to the most of the second; none beats another.
  package private(set) var points: [Point] = []
  package private(set) var nodes = 0
  package private(set) var cuts = 0
  private var proofs: [Proof] = []

  package init(
    instance: PlanningInstance,
    weights: [[Double]],
    sizes: [Double],
    fixings: Fixings,
    options: PlanOptions,
    clock: ImprovementClock,
    cancellation: Cancellation,
    progress: @escaping (PlanProgress) -> Void
  ) {
    self.instance = instance
    self.weights = weights
    self.sizes = sizes
    self.fixings = fixings
    self.options = options
    self.clock = clock
    self.cancellation = cancellation
    self.progress = progress
  }

  /// Gains that differ by less cannot be told apart.
  private func room(_ objective: Int) -> Double {
    (options.relativeGap + 1e-9) * sizes[objective]
  }

  /// Searches until nothing is left between the points, or time is up; whether it came to the end.
  package mutating func run(findsAll: Bool) throws(PlanningError) -> Bool {
    let isComplete = try search(findsAll: findsAll)
    for position in points.indices { try economize(position) }
    return isComplete
  }

  private mutating func search(findsAll: Bool) throws(PlanningError) -> Bool {
    for factors in [[1.0, 0.0], [0.0, 1.0]] {
      guard try addBest(of: factors, near: points.map(\.plan)) else { return false }
    }
    var isSettled: [[ProjectSet]: Bool] = [:]
    while let pair = unsettled(isSettled) {
      let (left, right) = (points[pair], points[pair + 1])
      let rise = right.gains[1] - left.gains[1]
      let fall = left.gains[0] - right.gains[0]
      isSettled[[left.plan, right.plan]] = true
      // Ends of a flat or upright segment tie within what can be told apart.
      guard rise > room(1), fall > room(0) else { continue }
      let factors = [rise / (rise + fall), fall / (rise + fall)]
      guard try addBest(of: factors, near: [left.plan, right.plan]) else { return false }
    }
    guard findsAll else { return true }
    isSettled = [:]
    while let pair = unsettled(isSettled) {
      let (left, right) = (points[pair], points[pair + 1])
      isSettled[[left.plan, right.plan]] = true
      guard try addInCorner(of: left, right) else { return false }
    }
    return true
  }

  /// The first pair of neighbours between which nothing was proven.
  private func unsettled(_ isSettled: [[ProjectSet]: Bool]) -> Int? {
    points.indices.dropLast().first {
      isSettled[[points[$0].plan, points[$0 + 1].plan]] == nil
    }
  }

  /// Adds the best plan of a weighted sum; false when the search was stopped.
  private mutating func addBest(
    of factors: [Double],
    near plans: [ProjectSet]
  ) throws(PlanningError) -> Bool {
    var problem = instance
    problem.weights = weights[0].indices.map {
      factors[0] * weights[0][$0] + factors[1] * weights[1][$0]
    }
    let size = factors[0] * sizes[0] + factors[1] * sizes[1]
    guard let state = try search(problem, near: plans, tolerance: options.relativeGap * size)
    else { return false }
    proofs.append(.sum(factors: factors, bound: max(state.bound, state.gain)))
    insert(state.plan, isSupported: true)
    return state.isComplete
  }

  /// Adds a plan that beats one point in the first objective and the other in the second, if there
  /// is one; false when the search was stopped.
  private mutating func addInCorner(
    of left: Point,
    _ right: Point
  ) throws(PlanningError) -> Bool {
    let corner = [right.gains[0], left.gains[1]]
    let units = [left.gains[0] - right.gains[0], right.gains[1] - left.gains[1]]
    guard units[0] > room(0), units[1] > room(1) else { return true }
    var parts = [instance, instance]
    for part in parts.indices { parts[part].weights = weights[part] }
    var problem = PlanningInstance(
      sideBySide: parts,
      itemOfProject: { project, _ in project },
      rules: instance.rules
    )
    let zones = instance.zoneCount
    let shares = parts.indices.map { part in
      Merit.Share(
        before: -corner[part] / units[part],
        origins: (0..<zones).map { part * zones + $0 },
        factor: 1 / units[part]
      )
    }
    let least = min(shares[0].before, shares[1].before)
    problem.merit = .least(shares)
    let accepted = options.relativeGap * min(sizes[0] / units[0], sizes[1] / units[1])
    guard
      let state = try search(
        problem,
        near: [left.plan, right.plan],
        tolerance: accepted + 1e-12 * abs(least)
      )
    else { return false }
    proofs.append(
      .corner(corner, units: units, bound: max(state.bound, state.gain) + least)
    )
    let gains = gains(of: state.plan)
    if gains[0] > corner[0] + room(0), gains[1] > corner[1] + room(1) {
      insert(state.plan, isSupported: false)
    }
    return state.isComplete
  }

  private mutating func search(
    _ problem: PlanningInstance,
    near plans: [ProjectSet],
    tolerance: Double
  ) throws(PlanningError) -> BranchAndCut.TreeProgress? {
    var options = options
    if let bound = options.timeLimit { options.timeLimit = max(0, bound - clock.seconds) }
    if cancellation.isCancelled || options.timeLimit == 0 { return nil }
    let (state, _) = try Search(
      instance: problem,
      scale: ObjectiveScale(
        value: { $0 },
        bound: { $0 },
        tolerance: tolerance + 1e-12 * (sizes.max() ?? 0) * (problem.merit.isSum ? 1 : 0)
      ),
      options: options,
      clock: ImprovementClock(start: .now),
      cancellation: cancellation,
      progress: progress,
      knowledge: .init(plans: plans)
    ).tree(from: fixings)
    nodes += state.nodes
    cuts += state.cuts
    return state.gain > -.infinity ? state : nil
  }

  /// Takes the cheapest plan that is as good as a point in both objectives.
  private mutating func economize(_ position: Int) throws(PlanningError) {
    let point = points[position]
    var parts = [instance, instance]
    for part in parts.indices { parts[part].weights = weights[part] }
    var problem = PlanningInstance(
      sideBySide: parts,
      itemOfProject: { project, _ in project },
      rules: instance.rules
    )
    let zones = instance.zoneCount
    let shares = parts.indices.map { part in
      Merit.Share(
        before: PlanRequest.Objective.Kind.equality - point.gains[part] / sizes[part],
        origins: (0..<zones).map { part * zones + $0 },
        factor: 1 / sizes[part]
      )
    }
    problem.merit = .least(shares)
    let search = Search(
      instance: problem,
      scale: ObjectiveScale(value: { $0 }, bound: { $0 }, tolerance: 0),
      options: options,
      clock: clock,
      cancellation: cancellation,
      progress: progress
    )
    let cheapest = try search.cheapest(
      than: point.plan,
      // Neither gain is below the point's by more than the difference that counts as equal.
      reaching: 0 - min(shares[0].before, shares[1].before),
      knowing: BranchAndCut.Knowledge(),
      from: fixings
    ) { $0 }
    nodes += cheapest.nodes
    cuts += cheapest.cuts
    guard cheapest.plan != point.plan else { return }
    points[position].plan = cheapest.plan
    points[position].gains = gains(of: cheapest.plan)
  }

  private func gains(of plan: ProjectSet) -> [Double] {
    let closure = instance.closure(of: plan)
    return weights.map { weights in
      var problem = instance
      problem.weights = weights
      return PlanEvaluator(problem).originGains(of: closure).reduce(0, +)
    }
  }

  /// Puts a plan among the points unless one of them is as good in both; those that it beats go.
  private mutating func insert(_ plan: ProjectSet, isSupported: Bool) {
    let gains = gains(of: plan)
    func isAsGood(_ point: [Double], as other: [Double]) -> Bool {
      point[0] >= other[0] && point[1] >= other[1]
    }
    if points.contains(where: { isAsGood($0.gains, as: gains) }) { return }
    points.removeAll { isAsGood(gains, as: $0.gains) }
    points.append(Point(plan: plan, gains: gains, isSupported: isSupported))
    points.sort { $0.gains[0] > $1.gains[0] }
  }

  /// The bound on the first gain of plans whose second is at least so much.
  package func bound(ofFirstWhenSecondIs second: Double) -> Double {
    proofs.reduce(Double.infinity) { least, proof in
      switch proof {
      case .sum(let factors, let bound):
        return factors[0] > 0 ? min(least, (bound - factors[1] * second) / factors[0]) : least
      case .corner(let corner, let units, let bound):
        // A plan beyond the bound in the second gain is within it in the first.
        return second > corner[1] + bound * units[1]
          ? min(least, corner[0] + bound * units[0]) : least
      }
    }
  }
}
