// The sheet that a network is drawn on: whole units from the upper left, the network in its middle.

import TransportNetwork

/// Where things fall on the map.
///
/// The sheet is 10,000 units wide, so that positions are whole numbers and still finer than any
/// screen.
struct MapFrame: Sendable {
  /// A position on the sheet, in whole units.
  struct Position: Sendable, Hashable {
    var x: Int
    var y: Int
  }

  static let width = 10_000
  let height: Int
  /// Every node's position.
  let nodes: [Position]
  private let places: [TransportNetwork.Position]
  /// Every zone's position: that of its first node; nil when it has none.
  let zones: [Position?]

  private let projection: Projection
  private let left: Double
  private let top: Double
  private let scale: Double
  private let margin: Double

  init(_ network: Network) {
    let projection = Projection(
      fitting: network.nodes.map { ($0.x, $0.y) },
      crs: network.configuration.crs
    )
    let points = network.nodes.map { projection(x: $0.x, y: $0.y) }
    let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 1)
    let (bottom, top) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 1)
    let width = max(right - left, (top - bottom) * 0.7, 1e-9)
    let margin = Double(Self.width) * 0.035
    let scale = (Double(Self.width) - 2 * margin) / width
    // A network on one line still gets a sheet that can be looked at.
    let height = max(top - bottom, width * 0.3)
    self.projection = projection
    self.margin = margin
    self.scale = scale
    self.left = (left + right - width) / 2
    self.top = (top + bottom + height) / 2
    self.height = Int(height * scale + 2 * margin)
    var zones = network.zones.map { _ in Position?.none }
    var nodes: [Position] = []
    for (node, point) in zip(network.nodes, points) {
      let position = Position(
        x: Int(((point.x - self.left) * scale + margin).rounded()),
        y: Int(((self.top - point.y) * scale + margin).rounded())
      )
      nodes.append(position)
      guard network.hasCoordinates, let zone = node.zone, zones[zone.position] == nil else {
        continue
      }
      zones[zone.position] = position
    }
    self.nodes = nodes
    self.zones = zones
    places = network.nodes.map { TransportNetwork.Position(x: $0.x, y: $0.y) }
  }

  /// Where coordinates of the network's system fall.
  func position(x: Double, y: Double) -> Position { position(projection(x: x, y: y)) }

  private func position(_ point: PlanePoint) -> Position {
    func whole(_ value: Double) -> Int { Int(max(-1e6, min(1e6, value)).rounded()) }
    return Position(
      x: whole((point.x - left) * scale + margin),
      y: whole((top - point.y) * scale + margin)
    )
  }

  /// The course of a link: its geometry when it has one, else straight between its nodes; in one
  /// piece, unless the geometry has several or the link leads over the rim of the sheet.
  func courses(of link: Link) -> [[Position]] {
    let lines =
      lines(wellKnownText: link.geometry)
      ?? [[link.from, link.to].map { places[$0.position] }]
    return lines.flatMap { line in
      projection.pieces(line.map { ($0.x, $0.y) }).map { $0.map(position) }
    }
  }
}

extension MapFrame {
  /// The path of an area's boundary, a polygon or several as WKT; empty for anything else.
  func course(ofBoundary text: String) -> String {
    ZoneBoundaries.pathData(ZoneBoundaries.rings(text, self))
  }
}

/// A path's `d` through the pieces of a course.
func pathData(_ pieces: [[MapFrame.Position]]) -> String { pieces.map { pathData($0) }.joined() }

/// A path's `d` through positions, relative after the first, which is shortest.
func pathData(_ positions: [MapFrame.Position]) -> String {
  guard let first = positions.first else { return "" }
  var text = "M\(first.x) \(first.y)"
  var last = first
  for position in positions.dropFirst() where position != last {
    text += "l\(position.x - last.x) \(position.y - last.y)"
    last = position
  }
  return text
}
