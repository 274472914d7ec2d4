// The sheet that a network is drawn on: whole units from the upper left, the network in its middle.

import TransportNetwork

/// Where things fall on the map.
///
/// The sheet is 10,000 units wide, so that positions are whole numbers and still finer than any screen.
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
  }

  /// Where coordinates of the network's system fall.
  func position(x: Double, y: Double) -> Position {
    let point = projection(x: x, y: y)
    func whole(_ value: Double) -> Int { Int(max(-1e6, min(1e6, value)).rounded()) }
    return Position(
      x: whole((point.x - left) * scale + margin),
      y: whole((top - point.y) * scale + margin)
    )
  }

  /// The course of a link: its geometry when it has one, else straight between its nodes.
  func course(of link: Link) -> [Position] {
    let ends = [nodes[link.from.position], nodes[link.to.position]]
    guard !link.geometry.isEmpty, let points = lineString(link.geometry), points.count > 1 else {
      return ends
    }
    return points.map { position(x: $0.x, y: $0.y) }
  }
}

/// The points of a WKT LINESTRING; nil when the text is none.
private func lineString(_ text: String) -> [(x: Double, y: Double)]? {
  guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close,
    text[..<open].uppercased().contains("LINESTRING"), !text[..<open].uppercased().contains("MULTI")
  else { return nil }
  var points: [(x: Double, y: Double)] = []
  for pair in text[text.index(after: open)..<close].split(separator: ",") {
    let numbers = pair.split(separator: " ").compactMap { Double($0) }
    guard numbers.count >= 2, numbers.allSatisfy(\.isFinite) else { return nil }
    points.append((numbers[0], numbers[1]))
  }
  return points
}

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
