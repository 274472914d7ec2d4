// Courses of links that cannot be read, or that do not begin and end near the links' nodes.

import TransportNetwork

/// Warns of WKT geometry that is not where the link is.
func checkCourses(_ evidence: Evidence) {
  let network = evidence.network
  let places = NodePositions(network)
  var unread = Evidence.Table.allCases.map { Findings($0, column: "geometry") }
  var away = unread
  var (swapped, firstSwapped) = (0, (table: Evidence.Table.links, row: 0))
  evidence.forEachLink { link, table, row, _ in
    guard !link.geometry.isEmpty else { return }
    guard let course = lines(wellKnownText: link.geometry), let begin = course.first?.first,
      let end = course.last?.last
    else {
      return unread[table.rawValue].add(
        row,
        badness: 0,
        "the course is no LINESTRING or MULTILINESTRING with two places or more; the link is drawn straight"
      )
    }
    let (from, to) = (place(network.nodes[link.from]), place(network.nodes[link.to]))
    guard [from.x, from.y, to.x, to.y].allSatisfy(\.isFinite) else { return }
    let gaps = Gaps(begin, end, from, to, places)
    // A course may be drawn the other way round.
    guard !gaps.areClosed, !Gaps(end, begin, from, to, places).areClosed else { return }
    let (one, other) = (exchange(begin), exchange(end))
    if Gaps(one, other, from, to, places).areClosed || Gaps(other, one, from, to, places).areClosed
    {
      if swapped == 0 { firstSwapped = (table, row) }
      swapped += 1
      return
    }
    away[table.rawValue].add(
      row,
      badness: max(gaps.begin, gaps.end),
      "the course begins \(gaps.words(gaps.begin)) from node \(quoted(network.nodes[link.from].id)) and ends"
        + " \(gaps.words(gaps.end)) from node \(quoted(network.nodes[link.to].id)); it should join them"
    )
  }
  for table in Evidence.Table.allCases {
    unread[table.rawValue].report(evidence)
    away[table.rawValue].report(evidence)
  }
  if swapped > 0 {
    evidence.warn(
      firstSwapped.table,
      firstSwapped.row,
      "geometry",
      "the axes look swapped: with x and y exchanged \(swapped) \(swapped == 1 ? "course joins its" : "courses join their")"
        + " nodes; x is the longitude and y the latitude, in node.csv and in courses"
    )
  }
}

/// How far a course's ends are from the nodes, in kilometres or in units of the crs, and how far
/// they may be.
private struct Gaps {
  var begin: Double
  var end: Double
  private let room: Double
  private let isKilometres: Bool

  /// Ends may be off by 100 m, and by a tenth of the straight line between the nodes.
  init(
    _ begin: Position,
    _ end: Position,
    _ from: Position,
    _ to: Position,
    _ places: NodePositions
  ) {
    if let start = places.position(from), let stop = places.position(to),
      let first = places.position(begin), let last = places.position(end)
    {
      isKilometres = true
      self.begin = greatCircleKilometres(first, start)
      self.end = greatCircleKilometres(last, stop)
      room = max(0.1, 0.1 * greatCircleKilometres(start, stop))
    } else {
      isKilometres = false
      func length(_ a: Position, _ b: Position) -> Double {
        let (x, y) = (a.x - b.x, a.y - b.y)
        return (x * x + y * y).squareRoot()
      }
      (self.begin, self.end) = (length(begin, from), length(end, to))
      room = 0.1 * length(from, to)
    }
  }

  var areClosed: Bool { max(begin, end) <= room }

  func words(_ gap: Double) -> String {
    "\(threeDigits(gap)) \(isKilometres ? "km" : "units of the crs")"
  }
}

private func place(_ node: Node) -> Position { Position(x: node.x, y: node.y) }

private func exchange(_ place: Position) -> Position { Position(x: place.y, y: place.x) }
