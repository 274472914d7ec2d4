// Lines meet where they cross or touch: each is cut there.

import TransportNetwork

/// Finds where lines meet.
///
/// Two lines meet where their segments cross, where they share a vertex, and where one ends within
/// a distance of the other. Segments are straight in longitude and latitude, as map programs draw
/// them. A bridge is a crossing like any other.
struct Planarization {
  /// A place along a line where it is cut.
  private struct Cut {
    /// Number of the segment, and the share of it that lies before the place.
    var along: Double
    var place: Position
  }

  private struct Segment {
    var line: Int
    var number: Int
    var a, b: Position
  }

  private let lines: [[Position]]
  private let kilometres: Double
  private var cuts: [[Cut]]
  private var segments: [Segment] = []
  private var cutPlaces: Set<[Double]> = []

  /// At how many places lines were cut.
  var crossings: Int { cutPlaces.count }

  /// Takes lines, and the distance within which an end touches a line.
  init(_ lines: [[Position]], within kilometres: Double) {
    self.lines = lines
    self.kilometres = kilometres
    cuts = Array(repeating: [], count: lines.count)
    for (number, line) in lines.enumerated() {
      for (position, step) in zip(line, line.dropFirst()).enumerated() where step.0 != step.1 {
        segments.append(Segment(line: number, number: position, a: step.0, b: step.1))
      }
    }
    findCuts()
  }

  /// The pieces of a line in order.
  func pieces(of line: Int) -> [[Position]] {
    let course = lines[line]
    let last = Double(course.count - 1)
    var pieces: [[Position]] = []
    var piece = [course[0]]
    var passed = 0
    for cut in cuts[line].sorted(by: { $0.along < $1.along })
    where cut.along > 0 && cut.along < last {
      while passed + 1 <= Int(cut.along.rounded(.down)) {
        passed += 1
        if course[passed] != piece.last { piece.append(course[passed]) }
      }
      // Several lines may meet at one place, or a hair's breadth from each other.
      if let start = piece.first, piece.count == 1, isSame(start, cut.place) { continue }
      if cut.place != piece.last { piece.append(cut.place) }
      pieces.append(piece)
      piece = [cut.place]
    }
    for place in course[(passed + 1)...] where place != piece.last { piece.append(place) }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  private func isSame(_ a: Position, _ b: Position) -> Bool {
    abs(a.x - b.x) <= 1e-9 && abs(a.y - b.y) <= 1e-9
  }

  // MARK: Finding

  /// Compares the segments that share a cell of a grid.
  private mutating func findCuts() {
    guard !segments.isEmpty else { return }
    let reach = kilometres / 111
    let spans = segments.map { max(abs($0.a.x - $0.b.x), abs($0.a.y - $0.b.y)) }.sorted()
    // Cells as wide as most segments are long; no segment is in more than some hundreds of them.
    let size = max(spans[spans.count / 2] * 2, spans[spans.count - 1] / 256, 4 * reach, 1e-9)
    var cells: [Cell: [Int32]] = [:]
    func range(_ a: Double, _ b: Double, _ reach: Double) -> ClosedRange<Int> {
      Int(
        ((min(a, b) - reach) / size).rounded(.down)
      )...Int(
        ((max(a, b) + reach) / size).rounded(.down)
      )
    }
    for (position, segment) in segments.enumerated() {
      let shrink = max(0.01, cosine(ofDegrees: min(89, abs(segment.a.y))))
      for x in range(segment.a.x, segment.b.x, reach / shrink) {
        for y in range(segment.a.y, segment.b.y, reach) {
          cells[Cell(x: x, y: y), default: []].append(Int32(position))
        }
      }
    }
    var pairs: Set<UInt64> = []
    for members in cells.values {
      for (offset, first) in members.enumerated() {
        for second in members[(offset + 1)...]
        where segments[Int(first)].line != segments[Int(second)].line {
          pairs.insert(UInt64(min(first, second)) << 32 | UInt64(max(first, second)))
        }
      }
    }
    // In the order of the lines, which the dictionary does not keep.
    for pair in pairs.sorted() { meet(Int(pair >> 32), Int(pair & 0xFFFF_FFFF)) }
  }

  private struct Cell: Hashable {
    var x, y: Int
  }

  /// Cuts two segments where they meet.
  private mutating func meet(_ first: Int, _ second: Int) {
    let (one, other) = (segments[first], segments[second])
    // Ends that touch come first: the end is where both meet then.
    var touches = touch(other, on: one)
    touches = touch(one, on: other) || touches
    guard !touches else { return }
    let (ax, ay) = (one.b.x - one.a.x, one.b.y - one.a.y)
    let (bx, by) = (other.b.x - other.a.x, other.b.y - other.a.y)
    let cross = ax * by - ay * bx
    guard cross != 0 else { return }
    let (dx, dy) = (other.a.x - one.a.x, other.a.y - one.a.y)
    let s = (dx * by - dy * bx) / cross
    let t = (dx * ay - dy * ax) / cross
    guard (0...1).contains(s), (0...1).contains(t) else { return }
    // Where a vertex lies there, it is the place to the last bit.
    let place =
      s == 0
      ? one.a
      : s == 1
        ? one.b
        : t == 0
          ? other.a
          : t == 1
            ? other.b
            : Position(x: one.a.x + s * ax, y: one.a.y + s * ay)
    cut(one, s, place)
    cut(other, t, place)
  }

  /// Cuts a segment where an end of the other's line lies on it; answers whether one does.
  private mutating func touch(_ other: Segment, on one: Segment) -> Bool {
    var touches = false
    let last = lines[other.line].count - 2
    let ends =
      (other.number == 0 ? [other.a] : []) + (other.number == last ? [other.b] : [])
    for end in ends {
      let scale = cosine(ofDegrees: end.y)
      let (ax, ay) = ((one.b.x - one.a.x) * scale, one.b.y - one.a.y)
      let (dx, dy) = ((end.x - one.a.x) * scale, end.y - one.a.y)
      let share = min(1, max(0, (dx * ax + dy * ay) / (ax * ax + ay * ay)))
      let foot = Position(
        x: one.a.x + share * (one.b.x - one.a.x),
        y: one.a.y + share * (one.b.y - one.a.y)
      )
      guard greatCircleKilometres(foot, end) <= kilometres else { continue }
      touches = true
      cut(one, share, end)
    }
    return touches
  }

  /// Cuts a line unless it is one of its ends.
  private mutating func cut(_ segment: Segment, _ share: Double, _ place: Position) {
    let along = Double(segment.number) + share
    guard along > 0, along < Double(lines[segment.line].count - 1),
      !cuts[segment.line].contains(where: {
        abs($0.along - along) < 1e-9 || isSame($0.place, place)
      })
    else { return }
    let course = lines[segment.line]
    // An end that is there already meets by itself.
    for end in [course[0], course[course.count - 1]]
    where greatCircleKilometres(end, place) <= kilometres { return }
    cuts[segment.line].append(Cut(along: along, place: place))
    cutPlaces.insert([place.x, place.y])
  }
}
