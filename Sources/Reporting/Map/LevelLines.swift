// Lines along which a field of samples is zero (marching squares).

/// The closed lines between what is below 0 and what is not.
struct LevelLines {
  /// A point in samples: x to the right, y down.
  typealias Point = (x: Double, y: Double)

  /// Where a line crosses from one sample to the next, to the right or down.
  private struct Crossing: Hashable {
    var sample: Int
    var isDown: Bool
  }

  private(set) var rings: [[Point]] = []

  /// - Parameters:
  ///   - field: Values row by row; below 0 along the border, so that lines close.
  ///   - columns: Samples in a row.
  init(_ field: [Double], columns: Int) {
    var next: [Crossing: [Crossing]] = [:]
    var order: [Crossing] = []
    let isInside = field.map { $0 >= 0 }
    for row in 0..<(field.count / columns - 1) {
      for column in 0..<(columns - 1) {
        let corner = row * columns + column
        // Most squares lie on one side.
        let (first, below) = (isInside[corner], corner + columns)
        guard
          isInside[corner + 1] != first || isInside[below] != first || isInside[below + 1] != first
        else { continue }
        for (from, to) in Self.pieces(isInside, corner, columns) {
          if next[from] == nil { order.append(from) }
          next[from, default: []].append(to)
        }
      }
    }
    for first in order {
      var ring: [Point] = []
      var here = first
      while let following = next[here]?.popLast() {
        ring.append(Self.point(here, field, columns))
        here = following
      }
      if ring.count > 2 { rings.append(ring) }
    }
  }

  /// The pieces of lines within a square of four samples, the inside on their left.
  private static func pieces(
    _ inside: [Bool],
    _ corner: Int,
    _ columns: Int
  ) -> [(Crossing, Crossing)] {
    let samples = [corner, corner + 1, corner + columns + 1, corner + columns]
    let isInside = samples.map { inside[$0] }
    // The square's sides, clockwise from the upper one.
    let sides = [
      Crossing(sample: corner, isDown: false), Crossing(sample: corner + 1, isDown: true),
      Crossing(sample: corner + columns, isDown: false), Crossing(sample: corner, isDown: true),
    ]
    // Clockwise, a line enters where the outside follows the inside, and leaves at the next change;
    // so two inner corners that face each other are parted.
    let ends = (0..<4).filter { isInside[$0] && !isInside[($0 + 1) % 4] }
    return ends.map { end in
      let start = (1..<4).map { (end + 4 - $0) % 4 }
        .first { !isInside[$0] && isInside[($0 + 1) % 4] }
      return (sides[start ?? end], sides[end])
    }
  }

  private static func point(_ crossing: Crossing, _ field: [Double], _ columns: Int) -> Point {
    let other = crossing.sample + (crossing.isDown ? columns : 1)
    let (here, there) = (field[crossing.sample], field[other])
    let share = here / (here - there)
    let (x, y) = (Double(crossing.sample % columns), Double(crossing.sample / columns))
    return crossing.isDown ? (x, y + share) : (x + share, y)
  }
}
