// How much work a node's cuts are worth: many careful rounds at the root, few deep down.

/// Decides after each relaxation whether to look for more cuts, and how hard.
struct Rounds {
  private let depth: Int
  private var done = 0
  private var gaps: [Double] = []
  private var integerPoints: Set<[Bool]> = []
  private var effort: Separator.Effort

  init(depth: Int) {
    self.depth = depth
    effort = .strongest
  }

  /// Whether an integer point comes for the first time in this node.
  mutating func isNew(_ y: [Double]) -> Bool { integerPoints.insert(y.map { $0 > 0.5 }).inserted }

  /// Now and then the master drops rows that have gone slack.
  var isTimeToClean: Bool { done % 5 == 0 }

  /// The effort of the next round at a fractional point, or nil when branching is better.
  mutating func next(gap: Double) -> Separator.Effort? {
    let most = depth == 0 ? 60 : depth <= 4 ? 8 : 4
    gaps.append(gap)
    guard done < most else { return nil }
    // Stop when the last rounds closed next to nothing.
    let back = depth == 0 ? 6 : 2
    if gaps.count > back, gap > 0.98 * gaps[gaps.count - 1 - back] {
      return escalate() ? effort : nil
    }
    done += 1
    return effort
  }

  /// Goes over to the dearer cuts; false when they are in use already.
  mutating func escalate() -> Bool {
    guard effort == .distances, depth <= 8 else { return false }
    effort = .strongest
    gaps.removeAll()
    return true
  }
}
