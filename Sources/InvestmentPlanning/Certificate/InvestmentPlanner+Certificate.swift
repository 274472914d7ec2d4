// Checking the bound of a plan by its certificate.

import Accessibility
import ShortestPaths
import TransportNetwork

extension InvestmentPlanner {
  /// A check of a certificate of a bound on this question's objective.
  ///
  /// The check shares the reading of the question and the closures of costs with the search, and the
  /// conclusions that fixings draw from rules; it asks neither the solver nor anything that made a cut.
  ///
  /// - Parameter bound: the objective's value that no plan is said to beat.
  /// - Returns: A check that the certificate's records are to be given to in their order.
  /// - Throws: ``PlanningError`` when the network cannot carry the question.
  /// - Complexity: setting up takes as long as for a plan; then for each claim on a pair a search over the
  ///   arcs that could help it, and for each node closures of its fixings.
  public func certificateCheck(bound: Double) throws(PlanningError) -> CertificateCheck {
    let instance: PlanningInstance
    let before: Double
    if resolved.request.hasPeriods {
      let horizon = try Horizon(resolved, threads: options.threads)
      instance = horizon.instance(resolved)
      before = Self.value(try evaluations(nothing, horizon), horizon)
    } else {
      instance = try PlanningInstance(resolved, threads: options.threads)
      let evaluation = try FullEvaluation(resolved, building: [], threads: options.threads)
      guard resolved.request.objective != .ratio else {
        return ratioCheck(bound: bound, instance, before: evaluation)
      }
      before = evaluation.value
    }
    let limit: Double
    switch resolved.request.objective {
    case .gap, .meanCost, .ratio: limit = before - bound
    case .access, .total, .maxmin, .welfare: limit = bound - before
    case .cost: limit = -bound
    }
    // A difference of accesses is as exact as these are.
    let access = zip(instance.weights.indices, instance.weights).reduce(0) { sum, pair in
      let cost = instance.baseCosts[pair.0 / instance.zoneCount, pair.0 % instance.zoneCount]
      return pair.1 == 0 ? sum : sum + abs(pair.1) * instance.decay(cost)
    }
    let isMoney = resolved.request.objective == .cost
    let scale = max(abs(bound), before.isFinite ? abs(before) : 0, isMoney ? 0 : access)
    let aim = CertificateCheck.Aim(instance: instance, limit: limit, tolerance: 1e-9 * scale)
    return CertificateCheck(threads: options.threads) { ratio in ratio == nil ? aim : nil }
  }

  /// No ratio is below `bound` if no plan gains more than (lambda - bound) x the target's access, less what lambda x target -
  /// reference is before anything is built, in the problem of lambda: access only grows.
  private func ratioCheck(
    bound: Double,
    _ instance: PlanningInstance,
    before: FullEvaluation
  ) -> CertificateCheck {
    let resolved = resolved
    return CertificateCheck(threads: options.threads) { ratio in
      guard let ratio, ratio.isFinite, bound <= ratio * (1 + 1e-9), let target = before.target,
        let reference = before.reference
      else { return nil }
      var instance = instance
      instance.weights = ObjectiveModel.weights(
        resolved,
        instance.networkZones,
        target: ratio,
        reference: -1
      )
      return CertificateCheck.Aim(
        instance: instance,
        limit: (ratio - bound) * target - (ratio * target - reference),
        tolerance: 1e-9 * max(reference, ratio * target)
      )
    }
  }
}
