// The zones' own areas, where the network has them: the column `boundary` of zone.csv.

import TransportNetwork

/// Rings of the zones' polygons on the sheet.
///
/// Corners are moved to a grid that the eye cannot see. Zones that share a border share its corners, so they share it afterwards, and a
/// country's areas take half of the bytes.
struct ZoneBoundaries: Sendable {
  /// Rings of each zone, holes among them; none where a zone has no polygon.
  let rings: [[[MapFrame.Position]]]

  /// Width of the grid in the sheet's units.
  static let grid = 30

  /// Nil when no zone has a polygon.
  ///
  /// - Complexity: O(length of the texts).
  init?(_ network: Network, _ frame: MapFrame) {
    guard let column = network.extraColumns["zone"]?.first(where: { $0.name == "boundary" }) else {
      return nil
    }
    rings = column.values.map { text in
      polygonRings(text).map { ring in
        Self.simplified(ring.map { frame.position(x: $0.x, y: $0.y) })
      }
      .filter { $0.count > 2 }
    }
    guard rings.contains(where: { !$0.isEmpty }) else { return nil }
  }

  /// A zone's path; empty where it has no polygon.
  func pathData(of zone: Int) -> String {
    guard rings.indices.contains(zone) else { return "" }
    return rings[zone].map { Reporting.pathData($0) + "Z" }.joined()
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

/// Rings of a WKT POLYGON or MULTIPOLYGON; none of anything else.
func polygonRings(_ text: String) -> [[(x: Double, y: Double)]] {
  guard let open = text.firstIndex(of: "("), text[..<open].uppercased().contains("POLYGON") else {
    return []
  }
  var rings: [[(x: Double, y: Double)]] = []
  for part in text[open...].split(whereSeparator: { $0 == "(" || $0 == ")" }) {
    var points: [(x: Double, y: Double)] = []
    for pair in part.split(separator: ",") {
      let numbers = pair.split(separator: " ").compactMap { Double($0) }
      guard numbers.count >= 2, numbers.allSatisfy(\.isFinite) else { continue }
      points.append((numbers[0], numbers[1]))
    }
    if points.count > 2 { rings.append(points) }
  }
  return rings
}
