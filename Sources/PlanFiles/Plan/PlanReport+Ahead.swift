// Whether the region that should catch up is ahead of the one that it is measured against.

import PlanModel

extension PlanReport {
  /// Whether the target's access is above the reference's, before building and after; nil where the
  /// two are not compared or where it never is.
  ///
  /// Accesses that differ by rounding alone are equal.
  package var targetAhead: (before: Bool, after: Bool)? {
    guard request.target != request.reference, let before = result.gap.before,
      let after = result.gap.after,
      let target = result.regions.first(where: { $0.name == request.target })
    else { return nil }
    let ahead = (
      before: before < -1e-9 * abs(target.accessBefore ?? 0),
      after: after < -1e-9 * abs(target.accessAfter ?? 0)
    )
    return ahead.before || ahead.after ? ahead : nil
  }
}
