// Interval access: cumulative access over a range of cutoffs, so that no single cutoff decides.

/// How the access at the cutoffs of an interval becomes one figure.
public enum IntervalSummary: String, Sendable, CaseIterable, Codable {
  /// The middle one; between the two middle ones when their number is even.
  case median
  /// Their mean.
  case mean

  /// The summary of figures, not truncated whatever they count; nil of none.
  public func callAsFunction(_ figures: [Double]) -> Double? {
    guard !figures.isEmpty else { return nil }
    switch self {
    case .mean: return exactSum(figures) / Double(figures.count)
    case .median:
      let sorted = figures.sorted()
      let upper = sorted[sorted.count / 2]
      guard sorted.count.isMultiple(of: 2) else { return upper }
      return (sorted[sorted.count / 2 - 1] + upper) / 2
    }
  }
}

/// The cutoffs from a first to a last in equal steps; the last one counts when a step ends there.
///
///     try intervalCutoffs(from: 30, to: 60, step: 10)  // [30, 40, 50, 60]
///
/// - Throws: What was expected, unless 0 <= first <= last, step > 0, all finite, and there are at
///   most 10,000 cutoffs.
public func intervalCutoffs(
  from first: Double,
  to last: Double,
  step: Double
) throws(AccessibilityError) -> [Double] {
  guard first >= 0, last >= first, last < .infinity, step > 0, step < .infinity else {
    throw AccessibilityError(
      """
      cutoffs from \(first) to \(last) by \(step): the first must not be negative, the last not below \
      it, the step above 0, and all finite.
      """
    )
  }
  // A step that misses the last cutoff by rounding still ends there.
  let steps = ((last - first) / step + 1e-9).rounded(.down)
  guard steps < 10_000 else {
    throw AccessibilityError("cutoffs from \(first) to \(last) by \(step) are more than 10,000.")
  }
  return (0...Int(steps)).map { $0 == 0 ? first : min(last, first + Double($0) * step) }
}

/// Interval access of one origin: the median or mean of its cumulative access over several cutoffs.
///
/// The unit is that of the opportunities. Unreachable, zero and missing are as in cumulative
/// access.
///
/// - Returns: The summary; nil without cutoffs.
/// - Complexity: O(destinations x log cutoffs + cutoffs x log cutoffs).
/// - Precondition: As many costs as opportunities.
/// - SeeAlso: D. B. Tomasiello et al., "A time interval metric for cumulative opportunity
///   accessibility", 2023, doi:10.1016/j.apgeog.2023.103007.
public func intervalAccess(
  costs: Span<Double>,
  opportunities: Span<Double>,
  cutoffs: [Double],
  summary: IntervalSummary = .median
) -> Double? {
  summary(cumulativeAccess(costs: costs, opportunities: opportunities, cutoffs: cutoffs))
}
