// Whether the region that should catch up is ahead of the one that it is measured against.

import PlanModel

extension PlanReport {
  /// Whether the target's access is above the reference's, before building and after; nil where the two are not compared
  /// or where it never is.
  ///
  /// Accesses that differ by rounding alone are equal.
  var targetAhead: (before: Bool, after: Bool)? {
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

  /// A sentence about it; nil where the target is behind, as it is meant to be.
  var aheadSentence: String? {
    guard let ahead = targetAhead else { return nil }
    let (target, reference) = (request.target, request.reference)
    let isNarrowed = [.gap, .ratio].contains(request.objective.kind)
    switch ahead {
    case (true, true):
      return "\(target) has more access than \(reference) already, before and after"
        + (isNarrowed
          ? ": there is no gap to close, and this objective widens its lead. "
            + "Exchange --target and --reference, or ask for another objective."
          : ".")
    case (true, false): return "\(target) is ahead of \(reference) before, and behind it after."
    default: return "With the plan \(target) overtakes \(reference): the gap is closed and turns."
    }
  }
}
