// The zones' own areas, where the network has them: the column `boundary` of zone.csv.

import TransportNetwork

/// Rings of the zones' polygons on the sheet.
///
/// Corners are moved to a grid that the eye cannot see. Zones that share a border share its
/// corners, so they share it afterwards, and a country's areas take half of the bytes.
struct ZoneBoundaries: Sendable {
  /// Rings of each zone, holes among them; none where a zone has no polygon.
  let rings: [[[MapFrame.Position]]]

  /// Rings of the areas without data.
  let areas: [[[MapFrame.Position]]]

  /// Width of the grid in the sheet's units.
  static let grid = 30

  /// Nil when no zone has a polygon.
  ///
  /// - Complexity: O(length of the texts).
  init?(_ network: Network, _ frame: MapFrame) {
    guard let column = network.extraColumns["zone"]?.first(where: { $0.name == "boundary" }) else {
      return nil
    }
    rings = column.values.map { Self.rings($0, frame) }
    areas = network.areas.map { Self.rings($0.boundary, frame) }
    guard rings.contains(where: { !$0.isEmpty }) else { return nil }
  }

  /// A polygon's rings on the grid.
  static func rings(_ text: String, _ frame: MapFrame) -> [[MapFrame.Position]] {
    TransportNetwork.rings(wellKnownText: text).map { ring in
      simplified(ring.map { frame.position(x: $0.x, y: $0.y) })
    }
    .filter { $0.count > 2 }
  }

  /// The outer border of all zones and areas together: the sides that only one of them has.
  ///
  /// Neighbours share corners, so a side between two of them is there twice.
  /// - Complexity: O(corners).
  var outline: String {
    struct Side: Hashable {
      var ends: [MapFrame.Position]
    }
    let all = (rings + areas).flatMap(\.self)
    func sides(_ ring: [MapFrame.Position]) -> [Side] {
      zip(ring, ring.dropFirst() + ring.prefix(1)).map { first, second in
        let isOrdered = (first.x, first.y) < (second.x, second.y)
        return Side(ends: isOrdered ? [first, second] : [second, first])
      }
    }
    var counts: [Side: Int] = [:]
    for ring in all { for side in sides(ring) { counts[side, default: 0] += 1 } }
    var text = ""
    for ring in all {
      // Runs of outer sides, each drawn as one line.
      var line: [MapFrame.Position] = []
      for (side, (first, second)) in zip(sides(ring), zip(ring, ring.dropFirst() + ring.prefix(1)))
      {
        if counts[side] == 1 {
          line += line.isEmpty ? [first, second] : [second]
        } else {
          text += Reporting.pathData(line)
          line = []
        }
      }
      text += Reporting.pathData(line)
    }
    return text
  }

  /// A zone's path; empty where it has no polygon.
  func pathData(of zone: Int) -> String {
    guard rings.indices.contains(zone) else { return "" }
    return Self.pathData(rings[zone])
  }

  /// The path of rings.
  static func pathData(_ rings: [[MapFrame.Position]]) -> String {
    rings.map { Reporting.pathData($0) + "Z" }.joined()
  }

  /// A ring on the grid, without corners that fall together; its end is its start.
  static func simplified(_ ring: [MapFrame.Position]) -> [MapFrame.Position] {
    func snapped(_ value: Int) -> Int {
      Int((Double(value) / Double(grid)).rounded()) * grid
    }
    var corners: [MapFrame.Position] = []
    for corner in ring {
      let moved = MapFrame.Position(x: snapped(corner.x), y: snapped(corner.y))
      if corners.last != moved { corners.append(moved) }
    }
    if corners.count > 1, corners.first == corners.last { corners.removeLast() }
    return corners
  }
}
