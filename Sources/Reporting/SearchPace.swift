// How far a search has come, told by what is still open of its proof, and how many searches there
// are.

import Glibc
public import PlanModel

/// The share of the work that is done by one search, or by several after each other.
///
/// What is open of a proof falls about exponentially with time, so its logarithm says how far the
/// search is: a rough guess, and the only one there is. A time limit is an end that is known.
public final class SearchPace {
  private static let provingPhases: Set = ["root", "tree"]

  private let asked: Double
  private let timeLimit: Double?
  private let parts: Int
  private var partsDone = 0
  /// What was open first, of the search that runs.
  private var firstOpen: Double?
  private var last: PlanProgress?

  /// Makes the pace of searches that have not begun.
  ///
  /// - Parameters:
  ///   - asked: The relative gap at which a proof is complete.
  ///   - timeLimit: Seconds that all searches have together; nil for no limit.
  ///   - parts: How many searches there are at most.
  public init(asked: Double, timeLimit: Double?, parts: Int = 1) {
    (self.asked, self.timeLimit, self.parts) = (max(asked, 1e-12), timeLimit, max(1, parts))
  }

  /// Which search runs, for example "2 of 10"; nil for a single one.
  public var part: String? { parts > 1 ? "\(min(partsDone + 1, parts)) of \(parts)" : nil }

  /// Says that a search is over.
  public func finishPart() {
    partsDone += 1
    (firstOpen, last) = (nil, nil)
  }

  /// The share of the work that is done now; nil where nobody knows.
  ///
  /// A search whose count of nodes or seconds begins anew is the next one.
  public func share(_ progress: PlanProgress) -> Double? {
    if let last, progress.seconds < last.seconds || progress.nodes < last.nodes { finishPart() }
    last = progress
    var own: Double?
    // Before the root is bounded plans are looked for, which says nothing of the proof.
    if Self.provingPhases.contains(progress.phase), let open = progress.relativeGap, open.isFinite,
      open > 0
    {
      let first = max(firstOpen ?? open, open)
      firstOpen = first
      own = first > asked ? min(1, log(first / max(open, asked)) / log(first / asked)) : 0
    }
    let share = min(1, (Double(partsDone) + (own ?? 0)) / Double(parts))
    let isKnown = own != nil || partsDone > 0
    guard parts == 1, let timeLimit else { return isKnown ? share : nil }
    return max(share, min(1, progress.seconds / timeLimit))
  }
}
