// Cells about zones: every point goes to its nearest zone, within reach and within the network's hull.

import Glibc

/// Voronoi cells of zones, cut off where no zone is near, so that seas and neighbours stay empty.
///
/// A cell is no boundary of any authority; it only gives the eye an area to see.
struct ZoneCells: Sendable {
  private struct Point {
    var x: Double
    var y: Double

    func distance(to other: Point) -> Double { hypot(x - other.x, y - other.y) }
  }

  /// The corners of each zone's cell; empty where a zone has no position.
  let corners: [[MapFrame.Position]]

  /// More zones than this get no cells: the eye could not tell them apart.
  static let limit = 3000

  /// - Complexity: O(zones squared).
  init(_ frame: MapFrame) {
    let placed = frame.zones.compactMap(\.self).count
    guard placed > 1, placed <= Self.limit else {
      corners = []
      return
    }
    let zones = frame.zones.map { $0.map { Point(x: Double($0.x), y: Double($0.y)) } }
    let points = zones.compactMap(\.self)
    let hull = Self.convexHull(frame.nodes.map { Point(x: Double($0.x), y: Double($0.y)) })
    corners = zones.map { centre in
      guard let centre else { return [] }
      let distances = points.map { centre.distance(to: $0) }.filter { $0 > 0 }.sorted()
      guard !distances.isEmpty else { return [] }
      // The sixth neighbour is past the first ring: the disc then fills the gaps within the ring.
      let reach = 0.8 * distances[min(5, distances.count - 1)]
      var cell = (0..<24).map { step in
        let angle = 2 * Double.pi * Double(step) / 24
        return Point(x: centre.x + reach * cos(angle), y: centre.y + reach * sin(angle))
      }
      for other in points {
        let distance = centre.distance(to: other)
        guard distance > 0, distance < 2 * reach else { continue }
        let middle = Point(x: (centre.x + other.x) / 2, y: (centre.y + other.y) / 2)
        let across = Point(x: other.x - centre.x, y: other.y - centre.y)
        cell = Self.clip(cell, at: middle, outward: across)
      }
      for (corner, next) in zip(hull, hull.dropFirst() + hull.prefix(1)) {
        // The hull runs counter-clockwise as x grows right and y grows up; a little air outside it.
        let length = max(corner.distance(to: next), 1e-9)
        let outward = Point(x: (next.y - corner.y) / length, y: (corner.x - next.x) / length)
        let edge = Point(x: corner.x + 120 * outward.x, y: corner.y + 120 * outward.y)
        cell = Self.clip(cell, at: edge, outward: outward)
      }
      return cell.map { MapFrame.Position(x: Int($0.x.rounded()), y: Int($0.y.rounded())) }
    }
  }

  /// The part of a polygon on the inner side of a line (Sutherland and Hodgman, one edge).
  private static func clip(_ polygon: [Point], at point: Point, outward: Point) -> [Point] {
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

  /// Andrew's monotone chain, counter-clockwise.
  private static func convexHull(_ points: [Point]) -> [Point] {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    func half(_ points: [Point]) -> [Point] {
      var chain: [Point] = []
      for point in points {
        while chain.count > 1 {
          let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
          let turn = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
          if turn > 0 { break }
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain
    }
    return half(sorted).dropLast() + half(sorted.reversed()).dropLast()
  }
}
