// What is legal in a package and hardly meant: every check of it, one after the other.

import TransportNetwork

/// Warns of what is hardly meant in a network that can be used.
///
/// - Complexity: O(links and their courses).
func checkPlausibility(_ evidence: Evidence) {
  let lengths = LengthPlausibility(evidence)
  lengths.report(evidence)
  SpeedPlausibility(evidence).report(evidence)
  checkCourses(evidence)
  warnOfUnservedFacilities(evidence)
  warnOfUselessProjects(evidence)
  warnOfRivalRequirements(evidence)
}

/// Longitude and latitude of nodes; nothing where the network has no coordinates on the earth.
struct NodePositions {
  private let system: CoordinateSystem
  private let nodes: [Node]

  init(_ network: Network) {
    system = CoordinateSystem(network.configuration.crs)
    nodes = network.nodes
  }

  /// Whether places can be found at all.
  var areKnown: Bool { system.isConvertible }
  /// Whether the axes are longitude and latitude.
  var areDegrees: Bool { system.isGeographic }

  /// Where a node is; nil when it is nowhere on the earth.
  func position(_ node: RowIndex<Node>) -> Position? {
    position(Position(x: nodes[node].x, y: nodes[node].y))
  }

  /// Where a place of the network's own system is.
  func position(_ place: Position) -> Position? {
    guard place.x.isFinite, place.y.isFinite else { return nil }
    return system.geographic(x: place.x, y: place.y).flatMap { abs($0.y) <= 90 ? $0 : nil }
  }

  /// Kilometres of the straight line between two nodes; nil where that is unknown.
  func distance(_ from: RowIndex<Node>, _ to: RowIndex<Node>) -> Double? {
    guard let one = position(from), let other = position(to) else { return nil }
    return greatCircleKilometres(one, other)
  }

  /// The same as if x were y and y were x.
  func swappedDistance(_ from: RowIndex<Node>, _ to: RowIndex<Node>) -> Double? {
    guard areDegrees, let one = position(from), let other = position(to), abs(one.x) <= 90,
      abs(other.x) <= 90
    else { return nil }
    return greatCircleKilometres(Position(x: one.y, y: one.x), Position(x: other.y, y: other.x))
  }
}
