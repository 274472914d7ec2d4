// Where a feature of a map layer is: a place, lines, or the middle of an area.

import TransportNetwork

/// The geometry of a feature.
enum Shape: Sendable, Equatable {
  /// A place.
  case point(Position)
  /// Lines of two places or more.
  case lines([[Position]])
  /// An area, by the centroid of its largest ring.
  case area(Position)
  /// A geometry that is none of these, by its name.
  case other(String)

  /// What messages call it.
  var kind: String {
    switch self {
    case .point: "points"
    case .lines: "lines"
    case .area: "areas"
    case .other(let name): name
    }
  }

  /// Reads WKT; nil when it is none.
  init?(wellKnownText text: String) {
    if let lines = TransportNetwork.lines(wellKnownText: text) {
      self = .lines(lines)
    } else if let centre = polygonCentre(wellKnownText: text) {
      self = .area(Position(x: centre.x, y: centre.y))
    } else if let place = Self.point(text) {
      self = .point(place)
    } else {
      return nil
    }
  }

  /// `POINT (x y)`, with or without a height.
  private static func point(_ text: String) -> Position? {
    var rest = text[...]
    if rest.uppercased().hasPrefix("SRID="), let end = rest.firstIndex(of: ";") {
      rest = rest[rest.index(after: end)...]
    }
    let parts = rest.split(separator: "(")
    guard parts.count == 2, parts[1].hasSuffix(")") || parts[1].contains(")") else { return nil }
    let kind = parts[0].uppercased().filter { !$0.isWhitespace }
    guard ["POINT", "POINTZ", "POINTM", "POINTZM"].contains(kind) else { return nil }
    let numbers = parts[1].prefix { $0 != ")" }.split(whereSeparator: \.isWhitespace)
      .map { Double($0) }
    guard (2...4).contains(numbers.count), let x = numbers[0], let y = numbers[1], x.isFinite,
      y.isFinite
    else { return nil }
    return Position(x: x, y: y)
  }
}

/// A course as WKT, with the shortest decimals; empty for none.
func wellKnownText(_ lines: [[Position]]) -> String {
  func bracket(_ line: [Position]) -> String {
    "("
      + line.map { shortestDecimal($0.x) + " " + shortestDecimal($0.y) }.joined(separator: ", ")
      + ")"
  }
  guard let first = lines.first else { return "" }
  if lines.count == 1 { return "LINESTRING " + bracket(first) }
  return "MULTILINESTRING (" + lines.map(bracket).joined(separator: ", ") + ")"
}

/// Kilometres along a course: great circles where the coordinates are degrees or become them, else
/// metres in the plane.
func courseKilometres(_ lines: [[Position]], _ system: CoordinateSystem) -> Double {
  lines.reduce(0) { sum, line in
    let places = line.map { system.geographic(x: $0.x, y: $0.y) }
    return zip(places.indices, places.indices.dropFirst()).reduce(sum) { sum, step in
      if let a = places[step.0], let b = places[step.1] { return sum + greatCircleKilometres(a, b) }
      let (a, b) = (line[step.0], line[step.1])
      return sum + hypotenuse(a.x - b.x, a.y - b.y) / 1000
    }
  }
}
