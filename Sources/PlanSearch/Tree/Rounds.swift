// How much work a node's cuts are worth: many careful rounds at the root, few deep down.

import PlanModel
import Glibc

/// Decides after each relaxation whether to look for more cuts, and how exact they should be.
struct Rounds {
  private let depth: Int
  private let merit: Merit
  private let isWarm: Bool
  private var done = 0
  private var gaps: [Double] = []
  private var integerPoints: Set<[Bool]> = []

  /// Sets up the rounds of a node, which is warm when it begins with the cuts of a search like this
  /// one.
  init(depth: Int, _ merit: Merit, isWarm: Bool = false) {
    self.depth = depth
    self.merit = merit
    self.isWarm = isWarm
  }

  /// Whether an integer point comes for the first time in this node.
  mutating func isNew(_ y: [Double]) -> Bool { integerPoints.insert(y.map { $0 > 0.5 }).inserted }

  /// Whether no cuts have been looked for yet.
  var isFirst: Bool { done == 0 }

  /// Now and then the relaxation drops rows that have gone slack.
  var isTimeToClean: Bool { done % 5 == 0 }

  /// The effort of the next round at a fractional point, or nil when branching is better.
  ///
  /// A cut may overstate the gain by a share of the gap that is left. The root's first rounds are
  /// coarse, since their points are far from the last one. A root that begins with the cuts of an
  /// earlier search has few rounds, all coarse: finer ones took longer than the branching that they
  /// saved.
  mutating func next(gap: Double, tolerance: Double) -> Separator.Effort? {
    let most = depth == 0 ? 60 : depth <= 4 ? 8 : 4
    gaps.append(gap)
    guard done < most else { return nil }
    // Stop when the last rounds closed next to nothing. The root's first rounds close nothing until
    // there are cuts on every side of the center.
    let hasMoved = gap < 0.99 * gaps[0]
    let back = depth > 0 || isWarm ? 2 : hasMoved ? 6 : 20
    if gaps.count > back, gap > 0.98 * gaps[gaps.count - 1 - back] { return nil }
    let share = depth > 0 ? 0.25 : isWarm ? 1 : max(0.25, 3 * pow(0.85, Double(done)))
    done += 1
    return .strongest(allowance: merit.allowance(share * max(gap, tolerance)))
  }
}

extension Rounds {
  func write(to writer: inout StateWriter) {
    writer.put(isWarm)
    writer.put(done)
    writer.put(gaps)
    writer.put(
      integerPoints.map { point in ProjectSet(count: point.count) { point[$0] } }
        .sorted { $0.precedes($1) }
    )
  }

  init(
    from reader: inout StateReader,
    depth: Int,
    _ merit: Merit
  ) throws(DamagedState) {
    self.init(depth: depth, merit, isWarm: try reader.flag())
    done = try reader.integer()
    gaps = try reader.numbers()
    let points: [ProjectSet] = try reader.list()
    for point in points {
      integerPoints.insert((0..<reader.shape.projects).map(point.contains))
    }
    // The rounds so far have left this gap.
    try reader.require(gaps.count >= done)
  }
}
