// Distances on the globe.

import Glibc

/// The distance of two places in degrees of longitude and latitude on a sphere of 6371 km, by the
/// haversine formula.
package func greatCircleKilometres(_ a: Position, _ b: Position) -> Double {
  func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
  let north = sin(radians(b.y - a.y) / 2)
  let east = sin(radians(b.x - a.x) / 2)
  let square = north * north + cos(radians(a.y)) * cos(radians(b.y)) * east * east
  return 2 * 6371 * asin(min(1, square.squareRoot()))
}

extension Network {
  /// The great circle between two nodes; nil where the coordinates cannot be made degrees.
  func greatCircle(_ from: RowIndex<Node>, _ to: RowIndex<Node>) -> Double? {
    let system = CoordinateSystem(configuration.crs)
    guard let one = system.geographic(x: nodes[from].x, y: nodes[from].y),
      let other = system.geographic(x: nodes[to].x, y: nodes[to].y),
      abs(one.y) <= 90, abs(other.y) <= 90
    else { return nil }
    let distance = greatCircleKilometres(one, other)
    return distance.isFinite ? distance : nil
  }
}
