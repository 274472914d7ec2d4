// That a target is ahead of the reference, in words.

import PlanFiles
import PlanModel

extension PlanReport {
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
