// Names and numbers on the map: which of them have room, at which zoom.

import Glibc

/// Places labels of constant size on the screen, the most important first.
///
/// A label's place is an anchor on the sheet and a box about it in pixels. Zoomed so far that a
/// pixel is t units of the sheet, the box spans anchor + t x box. Whether two boxes overlap is four
/// linear inequalities in t, so each label's coarsest zoom at which it hides nothing follows in
/// closed form, and no zoom need be tried.
struct LabelPlacement {
  /// A box about an anchor, in pixels.
  struct Box: Sendable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
  }

  /// Where a label may stand.
  struct Candidate: Sendable {
    var anchor: MapFrame.Position
    var box: Box
  }

  /// Where a label stands, and the most units per pixel at which it is shown.
  struct Placed: Sendable {
    var candidate: Int
    var coarsest: Double
  }

  private let sheet: (width: Double, height: Double)
  private var taken: [(place: Candidate, coarsest: Double)] = []

  /// An empty sheet; boxes taken from the start are kept free.
  init(width: Int, height: Int, keepingFree boxes: [Candidate] = []) {
    sheet = (Double(width), Double(height))
    taken = boxes.map { ($0, Self.always) }
  }

  /// Takes the first candidate that can be shown on any screen, else the one that is shown soonest;
  /// nil when all are hidden until a pixel is less than a unit.
  mutating func place(_ candidates: [Candidate]) -> Placed? {
    var best: Placed?
    for (position, candidate) in candidates.enumerated() {
      let coarsest = coarsest(candidate, above: best?.coarsest ?? 1)
      if coarsest > best?.coarsest ?? 1 { best = Placed(candidate: position, coarsest: coarsest) }
      if coarsest >= Self.enough { break }
    }
    if let best { taken.append((candidates[best.candidate], best.coarsest)) }
    return best
  }

  /// Units per pixel on a telephone that shows the whole sheet.
  static let enough = 30.0
  /// Coarser than any screen.
  static let always = 100.0

  private func coarsest(_ candidate: Candidate, above least: Double) -> Double {
    var coarsest = coarsestWithin(candidate)
    for other in taken where coarsest > least {
      let overlap = Self.overlap(candidate, other.place)
      if overlap.lowerBound < min(other.coarsest, overlap.upperBound) {
        coarsest = min(coarsest, overlap.lowerBound)
      }
    }
    return coarsest
  }

  /// The most units per pixel at which a box does not leave the sheet.
  private func coarsestWithin(_ candidate: Candidate) -> Double {
    let (x, y) = (Double(candidate.anchor.x), Double(candidate.anchor.y))
    let box = candidate.box
    return [
      (x, -box.left), (sheet.width - x, box.right), (y, -box.top), (sheet.height - y, box.bottom),
    ]
    .reduce(Self.always) { most, side in side.1 > 0 ? min(most, side.0 / side.1) : most }
  }

  /// The units per pixel at which two boxes overlap; empty when they never do.
  private static func overlap(_ one: Candidate, _ two: Candidate) -> Range<Double> {
    var (low, high) = (0.0, Double.infinity)
    // Each condition reads gap < t x size.
    func require(_ gap: Int, _ size: Double) {
      let gap = Double(gap)
      if size > 0 {
        low = max(low, gap / size)
      } else if size < 0 {
        high = min(high, gap / size)
      } else if gap >= 0 {
        high = 0
      }
    }
    require(two.anchor.x - one.anchor.x, one.box.right - two.box.left)
    require(one.anchor.x - two.anchor.x, two.box.right - one.box.left)
    require(two.anchor.y - one.anchor.y, one.box.bottom - two.box.top)
    require(one.anchor.y - two.anchor.y, two.box.bottom - one.box.top)
    return low < high ? low..<high : low..<low
  }
}
