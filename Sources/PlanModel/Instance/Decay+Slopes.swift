// How steeply a decay can rise or fall over a range of costs: the slopes of the planner's cuts.

package import Accessibility

extension Decay {
  /// The largest gain per minute saved, starting from cost `high` and never going below `low`.
  ///
  /// That is the steepest chord from (high, f(high)) into [low, high], so f(high - s) - f(high) is
  /// at most slope x s for every saving s. A convex decay has its steepest chord at `low`; one with
  /// a step has it at the step; one that is concave up to a bend has it where the chord touches the
  /// curve before the bend. An unreachable `high` stands at `unreachable` minutes with worth 0;
  /// every finite cost is at most a tenth of that.
  package func steepestGain(from high: Double, downTo low: Double, unreachable: Double) -> Double {
    let start = min(high, unreachable)
    guard start > low else { return 0 }
    let worth = self(high)
    func chord(at cost: Double) -> Double { (self(cost) - worth) / (start - cost) }
    var slope = chord(at: low)
    switch self {
    case .binary(let cutoff):
      let last = cutoff.lastWithin
      if last > low, last < start { slope = chord(at: last) }
    case .power:
      if low < 1, start > 1 { slope = chord(at: 1) }
    case .linear, .exponential: break
    case .stepped(let steps):
      slope = max(slope, steepestStep(steps, from: start, worth: worth, downTo: low))
    case .gaussian, .logistic, .logLogistic:
      let end = high < .infinity ? start : unreachable / 10
      slope = max(slope, tangentGain(from: start, worth: worth, low: low, end: end))
    }
    // From an unreachable pair the decay jumps: the dearest finite cost, at most a tenth of
    // `unreachable`, may be the steepest end.
    if high == .infinity { slope = max(slope, chord(at: unreachable / 10)) }
    return slope
  }

  /// A bound on the worth lost when cost `low` grows by `detour`, that may be added up over
  /// detours.
  ///
  /// f(low) - f(low + sum of d) is at most the sum of these: a convex decay's loss is concave in
  /// the detour and 0 at 0, hence subadditive; any other takes its steepest loss per minute, and
  /// past the bend, where that touches the loss, the loss itself: the smallest concave bound. No
  /// loss exceeds f(low) - f(high).
  package func loss(from low: Double, detour: Double, upTo high: Double) -> Double {
    let total = self(low) - self(high)
    guard total > 0, detour > 0 else { return 0 }
    guard detour < .infinity else { return total }
    if isConvex(from: low) { return self(low) - self(min(low + detour, high)) }
    switch self {
    case .binary(let cutoff):
      let room = cutoff.lastWithin - low
      return room > 0 ? min(total, detour / room) : total
    case .power(let exponent):
      // Flat to 1, then steepest just after: the loss per minute is below the slope at 1.
      return min(total, exponent * detour)
    case .stepped(let steps):
      let losses = steps.lazy.filter { $0.cost.firstAtStep > low && $0.cost.firstAtStep <= high }
      let steepest =
        losses.map { (self(low) - $0.weight) / ($0.cost.firstAtStep - low) }.max() ?? 0
      // An unreachable high loses what the last step left; only an endless detour does that.
      return min(total, steepest * detour)
    case .gaussian, .logistic, .logLogistic:
      let (slope, touch) = tangentLoss(from: low, upTo: high)
      if detour <= touch - low { return min(total, slope * detour) }
      return self(low) - self(min(low + detour, high))
    case .linear, .exponential:
      return total
    }
  }

  /// Whether the decay is convex for all costs from `low` up.
  private func isConvex(from low: Double) -> Bool {
    switch self {
    case .binary, .stepped: false
    case .linear, .exponential: true
    case .power: low >= 1
    case .gaussian, .logistic, .logLogistic: low >= bend
    }
  }

  /// The steepest chord of a stepped decay: to the cost just before each step.
  private func steepestStep(
    _ steps: [Step],
    from start: Double,
    worth: Double,
    downTo low: Double
  ) -> Double {
    var slope = 0.0
    var before = 1.0
    for step in steps {
      let first = step.cost.firstAtStep
      if first > low, first <= start {
        // A step at `start` itself is gained by any saving; one below rounding is none.
        let saving = max(start - first, 1e-9 * max(1, start))
        slope = max(slope, (before - worth) / saving)
      }
      before = step.weight
    }
    return slope
  }
}
