// The progress of a search in words.

public import PlanModel

/// A line of progress, for example `tree: best 83.69 million, bound 83.67 million, open 0.4 %, 120 nodes, 9 open, 640 cuts`.
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
