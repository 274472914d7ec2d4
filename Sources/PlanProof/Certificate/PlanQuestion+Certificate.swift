// Checking the bounds of an answer by their certificate.

public import PlanModel
import Accessibility
import ShortestPaths
import TransportNetwork

extension PlanQuestion {
  /// A check of a certificate of bounds on this question's objective.
  ///
  /// The check shares the reading of the question and the closures of costs with the search, and
  /// the conclusions that fixings draw from rules; it asks neither the solver nor anything that
  /// made a cut.
  ///
  /// - Parameters:
  ///   - bound: the objective's value that no plan is said to beat, if that is to be proven.
  ///   - scenarios: what is claimed of scenarios, of which every bound is to be proven. The bound
  ///     on the worst regret is proven against the best plans that are listed: beside better plans
  ///     every regret is larger.
  /// - Returns: A check that the certificate's records are to be given to in their order.
  /// - Throws: `PlanningError` when the network cannot carry the question, or does not know a
  ///   project.
  /// - Complexity: setting up takes as long as for a plan in every scenario; then for each claim on
  ///   a pair a search over the arcs that could help it, and for each node closures of its fixings.
  public func certificateCheck(
    bound: Double?,
    scenarios: ScenarioClaims? = nil
  ) throws(PlanningError) -> CertificateCheck {
    var aims: CertificateCheck.Aims = [:]
    if let bound { aims[.objective] = try aim(bound) }
    guard let scenarios else { return CertificateCheck(threads: options.threads, aims: aims) }
    let optima = try optima(scenarios)
    for (position, optimum) in optima.enumerated() {
      guard let bound = optimum.outcome?.bound else { continue }
      var question = self
      question.resolved = optimum.question
      aims[.scenario(position)] = try question.aim(bound)
    }
    if let robust = scenarios.robust {
      let rules = try rules(in: optima.map(\.scenario))
      let (instance, least) = Self.regretInstance(optima, rules: rules)
      let scale = optima.reduce(0) { scale, optimum in
        max(scale, optimum.instance?.accessSize ?? 0, abs(optimum.outcome?.value ?? 0))
      }
      let aim = CertificateCheck.Aim(
        instance: instance,
        claimed: 0 - robust.bound - least,
        tolerance: 1e-9 * scale
      )
      aims[.regret] = { ratio in ratio == nil ? aim : nil }
    }
    return CertificateCheck(threads: options.threads, aims: aims)
  }

  /// What is to be proven of a bound on the objective.
  private func aim(
    _ bound: Double
  ) throws(PlanningError) -> (_ ratio: Double?) -> CertificateCheck.Aim? {
    let instance: PlanningInstance
    let before: Double
    if resolved.request.hasPeriods {
      let horizon = try Horizon(resolved, threads: options.threads)
      instance = horizon.instance(resolved)
      before = Self.value(try evaluations(nothing, horizon), horizon)
    } else {
      instance = try PlanningInstance(resolved, threads: options.threads)
      let evaluation = try FullEvaluation(resolved, building: [], threads: options.threads)
      guard resolved.request.objective.kind != .ratio else {
        return try ratioAim(bound, instance, before: evaluation)
      }
      before = evaluation.value
    }
    let claimed: Double
    switch resolved.request.objective {
    case .gap, .meanCost, .ratio: claimed = before - bound
    case .access, .total, .maxmin, .welfare: claimed = bound - before
    case .cost: claimed = -bound
    }
    let access = resolved.request.objective.kind == .cost ? 0 : instance.accessSize
    let scale = max(abs(bound), before.isFinite ? abs(before) : 0, access)
    let aim = CertificateCheck.Aim(instance: instance, claimed: claimed, tolerance: 1e-9 * scale)
    return { ratio in ratio == nil ? aim : nil }
  }

  /// No ratio is below `bound` if no plan gains more than (lambda - bound) x the target's access,
  /// less what lambda x target - reference is before anything is built, in the problem of lambda:
  /// access only grows.
  ///
  /// A plan with a lower ratio gives the target more than the reference has before anything is
  /// built over `bound`, which is something even where the target has nothing then. Where neither
  /// has anything, it gives the target at least the smallest access above 0 that any plan gives it.
  /// With more than 16 projects only the smallest worth of a pair is known; for decays that are
  /// never 0 that may be too small for a proof in rounded numbers.
  private func ratioAim(
    _ bound: Double,
    _ instance: PlanningInstance,
    before: FullEvaluation
  ) throws(PlanningError) -> (_ ratio: Double?) -> CertificateCheck.Aim? {
    let resolved = resolved
    let all = try FullEvaluation(
      resolved,
      building: resolved.candidates,
      threads: options.threads
    )
    var ofTarget = instance
    ofTarget.weights = ObjectiveModel.weights(
      resolved,
      instance.networkZones,
      target: 1,
      reference: 0
    )
    let isUndefined = before.target == 0 && before.reference == 0
    let leastAccess = isUndefined ? Self.leastAccess(ofTarget) ?? 0 : 0
    let leastWorth = Self.leastWorth(ofTarget)
    return { ratio in
      // Lambda is some plan's ratio. With a larger one the weights would round by more than is to
      // be proven.
      guard let ratio, let target = before.target, let reference = before.reference, ratio >= 0,
        let most = all.reference, bound <= ratio * (1 + 1e-9)
      else { return nil }
      let isKnown = target > 0 ? ratio * target <= most * (1 + 1e-9) : ratio <= 1e6 * bound
      guard isKnown || bound <= 0 else { return nil }
      var instance = instance
      instance.weights = ObjectiveModel.weights(
        resolved,
        instance.networkZones,
        target: ratio,
        reference: -1
      )
      // No ratio is below 0.
      guard bound > 0 else {
        return CertificateCheck.Aim(instance: instance, claimed: .infinity, tolerance: 0)
      }
      let least = max(target, reference / bound, leastAccess)
      let scale =
        least > 0 ? max(reference, bound * target, bound * leastAccess) : bound * leastWorth
      return CertificateCheck.Aim(
        instance: instance,
        claimed: max(0, ratio - bound) * least - (ratio * target - reference),
        tolerance: 1e-9 * scale
      )
    }
  }
}

extension PlanQuestion {
  /// Most projects of which all sets are looked through for the one that gives the target least.
  private static let mostTried = 16

  /// The least that all pairs are worth together under a set of projects under which they are worth
  /// anything; nil when there are too many sets to look through.
  ///
  /// What is built never takes any worth away, so nothing is added to a set that has some.
  private static func leastAccess(_ instance: PlanningInstance) -> Double? {
    guard instance.projectCount <= mostTried else { return nil }
    var least = Double.infinity
    func look(from project: Int, _ costs: Closure) {
      var worth = 0.0
      for pair in instance.weights.indices where instance.weights[pair] > 0 {
        let cost = costs[pair / instance.zoneCount, pair % instance.zoneCount]
        worth += instance.weights[pair] * instance.decay(cost)
      }
      if worth > 0 { least = min(least, worth) }
      guard worth == 0, project < instance.projectCount else { return }
      look(from: project + 1, costs)
      var built = costs
      for arc in instance.arcs where arc.project == project {
        built.insert(from: arc.tail, to: arc.head, cost: arc.cost)
      }
      look(from: project + 1, built)
    }
    look(from: 0, instance.baseCosts)
    return least.isFinite ? least : 0
  }

  /// The least that a pair of positive weight is worth where it is worth anything, weights
  /// included; 0 where that is too little to tell.
  private static func leastWorth(_ instance: PlanningInstance) -> Double {
    let worth: Double =
      switch instance.decay {
      case .binary: 1
      case .stepped(let steps):
        steps.reduce(1) { $1.weight > 0 ? min($0, $1.weight) : $0 }
      // Every finite cost is at most a tenth of it.
      default: instance.decay(instance.costAboveAll / 10)
      }
    let least = instance.weights.reduce(Double.infinity) { $1 > 0 ? min($0, $1) : $0 }
    return least.isFinite ? worth * least : 0
  }
}

extension PlanningInstance {
  /// What all pairs are worth before anything is built, without signs, or a thousandth of the most
  /// that they can be worth: a difference of accesses is as exact as these.
  fileprivate var accessSize: Double {
    let all = closure(of: ProjectSet(count: projectCount) { _ in true })
    return max(accessSize(baseCosts), 1e-3 * accessSize(all))
  }

  private func accessSize(_ costs: Closure) -> Double {
    zip(weights.indices, weights).reduce(0) { sum, pair in
      let cost = costs[pair.0 / zoneCount, pair.0 % zoneCount]
      return pair.1 == 0 ? sum : sum + abs(pair.1) * decay(cost)
    }
  }
}
