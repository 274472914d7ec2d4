// The progress of a search in words.

public import PlanModel

/// A line of progress, for example `tree: best 83.69 million, bound 83.67 million, open 0.4 %, 120
/// nodes, 9 open, 640 cuts`.
public func describe(_ progress: PlanProgress) -> String {
  var parts: [String] = []
  let bound = progress.bound.flatMap { $0.isFinite ? $0 : nil }
  let scale = AmountScale([progress.incumbent, bound])
  if let incumbent = progress.incumbent { parts.append("best \(scale.phrase(incumbent))") }
  if let bound { parts.append("bound \(scale.phrase(bound))") }
  if let gap = progress.relativeGap, gap.isFinite { parts.append("open \(openShareOfValue(gap))") }
  parts.append(
    "\(counted(progress.nodes, "node")), \(progress.open) open, \(counted(progress.cuts, "cut"))"
  )
  return "\(progress.phase): " + parts.joined(separator: ", ")
}

/// The same for one of several searches, for example `budget 2 of 10, tree: best ...`.
public func describe(_ progress: PlanProgress, _ pace: SearchPace, of part: String) -> String {
  (pace.part.map { "\(part) \($0), " } ?? "") + describe(progress)
}

/// How long something has taken, and with the share that is done how long the rest will take, for
/// example "12 s, about 2 min left".
///
/// - Parameters:
///   - seconds: What has passed.
///   - share: The share of the work that is done; nil where nobody knows.
/// - Returns: The words.
public func progressTime(_ seconds: Double, share: Double?) -> String {
  let spent = roughTime(seconds)
  // The first of many parts say little about the rest.
  guard let share, share >= 0.02, share < 1, seconds >= 2 else { return spent }
  return "\(spent), about \(roughTime(seconds * (1 - share) / share)) left"
}

/// Seconds as people say them while they wait.
private func roughTime(_ seconds: Double) -> String {
  guard seconds < 3e6 else { return "more than a month" }
  let whole = Int(max(0, seconds))
  if whole < 120 { return "\(whole) s" }
  return whole < 7200 ? "\(whole / 60) min" : "\(whole / 3600) h"
}
