// Areas about zones: every point goes to its nearest zone, within the network's hull.

import Glibc
import TransportNetwork

/// Voronoi cells of zones, and the hull that cuts them off, so that seas and neighbours stay empty.
///
/// A cell is no boundary of any authority; it only gives the eye an area to see.
struct ZoneCells: Sendable {
  /// The corners of each zone's cell; empty where a zone has no position.
  let corners: [[MapFrame.Position]]
  /// What is drawn of the cells; nil when there are none.
  let hull: NetworkHull?

  /// More zones than this get no cells: the eye could not tell them apart.
  static let limit = 3000

  /// - Complexity: O(zones squared) at worst.
  init(_ frame: MapFrame) {
    let places = frame.zones.compactMap(\.self)
    guard places.count > 1, places.count <= Self.limit else {
      (corners, hull) = ([], nil)
      return
    }
    let width = Double(MapFrame.width)
    let margin = width * 0.011
    // Between two places, discs of radius r come within r - sqrt(r^2 - step^2 / 4) of the line that
    // joins them; where that is less than the margin the hull does not fall to pieces.
    let step = longestStep(places)
    let radius = max(1.4 * step, (margin * margin + step * step / 4) / (2 * margin), width * 0.04)
    hull = NetworkHull(frame.nodes, radius: min(radius, 2 * width), margin: margin)
    let points = places.map { Point(x: Double($0.x), y: Double($0.y)) }.sorted { $0.x < $1.x }
    let (low, high) = (-2 * margin, Double(MapFrame.width) + 2 * margin)
    let sheet = [
      Point(x: low, y: low), Point(x: high, y: low),
      Point(x: high, y: Double(frame.height) + 2 * margin),
      Point(x: low, y: Double(frame.height) + 2 * margin),
    ]
    corners = frame.zones.map { place in
      guard let place else { return [] }
      return cell(Point(x: Double(place.x), y: Double(place.y)), points, within: sheet)
        .map { MapFrame.Position(x: Int($0.x.rounded()), y: Int($0.y.rounded())) }
    }
  }
}

private struct Point {
  var x: Double
  var y: Double

  func distance(to other: Point) -> Double { hypotenuse(x - other.x, y - other.y) }
}

/// The part of a sheet that is nearer to a point than to all others, which are sorted by x.
private func cell(_ centre: Point, _ points: [Point], within sheet: [Point]) -> [Point] {
  var cell = sheet
  var reach = 0.0
  func cut(by other: Point) {
    let distance = centre.distance(to: other)
    guard distance > 0, distance < 2 * reach else { return }
    let middle = Point(x: (centre.x + other.x) / 2, y: (centre.y + other.y) / 2)
    let across = Point(x: other.x - centre.x, y: other.y - centre.y)
    cell = clip(cell, at: middle, outward: across)
    reach = cell.map { centre.distance(to: $0) }.max() ?? 0
  }
  reach = sheet.map { centre.distance(to: $0) }.max() ?? 0
  // From the point outwards to both sides, until all that is left is too far to cut anything.
  var right = points.partitioningIndex { $0.x >= centre.x }
  var left = right - 1
  while true {
    let rightGap = right < points.count ? points[right].x - centre.x : .infinity
    let leftGap = left >= 0 ? centre.x - points[left].x : .infinity
    guard min(leftGap, rightGap) < 2 * reach else { return cell }
    if leftGap < rightGap {
      cut(by: points[left])
      left -= 1
    } else {
      cut(by: points[right])
      right += 1
    }
  }
}

/// The part of a polygon on the inner side of a line (Sutherland and Hodgman, one edge).
private func clip(_ polygon: [Point], at point: Point, outward: Point) -> [Point] {
  func side(_ corner: Point) -> Double {
    (corner.x - point.x) * outward.x + (corner.y - point.y) * outward.y
  }
  var kept: [Point] = []
  for (corner, next) in zip(polygon, polygon.dropFirst() + polygon.prefix(1)) {
    let (here, there) = (side(corner), side(next))
    if here <= 0 { kept.append(corner) }
    if (here < 0 && there > 0) || (here > 0 && there < 0) {
      let share = here / (here - there)
      kept.append(
        Point(
          x: corner.x + share * (next.x - corner.x),
          y: corner.y + share * (next.y - corner.y)
        )
      )
    }
  }
  return kept
}

/// The longest edge of the shortest tree through all places (Prim): the step that holds them
/// together.
private func longestStep(_ places: [MapFrame.Position]) -> Double {
  var gaps = Array(repeating: Double.infinity, count: places.count)
  var isLinked = Array(repeating: false, count: places.count)
  var (here, longest) = (0, 0.0)
  for _ in places.indices.dropFirst() {
    isLinked[here] = true
    var nearest = -1
    for other in places.indices where !isLinked[other] {
      let step = hypotenuse(
        Double(places[here].x - places[other].x),
        Double(places[here].y - places[other].y)
      )
      gaps[other] = min(gaps[other], step)
      if nearest < 0 || gaps[other] < gaps[nearest] { nearest = other }
    }
    longest = max(longest, gaps[nearest])
    here = nearest
  }
  return longest
}

extension Array {
  /// The first position from which on a condition holds, which it does to the end.
  fileprivate func partitioningIndex(where belongsToEnd: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsToEnd(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
