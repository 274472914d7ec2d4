// GeoJSON (RFC 7946) read as lines and areas.

import OrderedJSON

/// What is wrong with a GeoJSON text, and where.
public struct GeoJSONError: Error, Equatable {
  /// Where, for example `features[3].geometry.coordinates`, or line and column of what is no JSON.
  public var place: String
  /// What was expected there.
  public var expected: String
}

/// The lines of a geometry.
public struct GeoJSONShape: Sendable, Equatable {
  /// Longitudes and latitudes of each line, heights left out.
  public var lines: [[SIMD2<Double>]]
  /// Whether the lines bound an area.
  public var isArea: Bool

  /// Reads a FeatureCollection, Feature or geometry; points are left out.
  ///
  /// - Throws: where something else stands.
  public static func read(_ bytes: [UInt8]) throws(GeoJSONError) -> [GeoJSONShape] {
    let value: JSONValue
    do throws(JSONTextError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw GeoJSONError(
        place: "line \(error.line), column \(error.column)",
        expected: "JSON: \(error.message)"
      )
    }
    var shapes: [GeoJSONShape] = []
    try add(value, at: "", to: &shapes)
    return shapes
  }

  private static func add(
    _ value: JSONValue,
    at place: String,
    to shapes: inout [GeoJSONShape]
  ) throws(GeoJSONError) {
    let coordinates = place + ".coordinates"
    let inside = value["coordinates"] ?? .null
    switch value["type"]?.text {
    case "FeatureCollection":
      let features = try items(value["features"], at: place + ".features")
      for (position, feature) in features.enumerated() {
        try add(feature, at: place + ".features[\(position)]", to: &shapes)
      }
    case "Feature":
      guard let geometry = value["geometry"], geometry != .null else { return }
      try add(geometry, at: place + ".geometry", to: &shapes)
    case "GeometryCollection":
      let parts = try items(value["geometries"], at: place + ".geometries")
      for (position, part) in parts.enumerated() {
        try add(part, at: place + ".geometries[\(position)]", to: &shapes)
      }
    case "LineString":
      shapes.append(GeoJSONShape(lines: [try line(inside, at: coordinates)], isArea: false))
    case "MultiLineString":
      shapes.append(GeoJSONShape(lines: try lines(inside, at: coordinates), isArea: false))
    case "Polygon":
      shapes.append(GeoJSONShape(lines: try lines(inside, at: coordinates), isArea: true))
    case "MultiPolygon":
      for (position, part) in try items(inside, at: coordinates).enumerated() {
        let rings = try lines(part, at: coordinates + "[\(position)]")
        shapes.append(GeoJSONShape(lines: rings, isArea: true))
      }
    case "Point", "MultiPoint": break
    default:
      throw error(place + ".type", "a FeatureCollection, Feature or geometry")
    }
  }

  private static func lines(
    _ value: JSONValue,
    at place: String
  ) throws(GeoJSONError) -> [[SIMD2<Double>]] {
    var lines: [[SIMD2<Double>]] = []
    for (position, part) in try items(value, at: place).enumerated() {
      lines.append(try line(part, at: place + "[\(position)]"))
    }
    return lines
  }

  private static func line(
    _ value: JSONValue,
    at place: String
  ) throws(GeoJSONError) -> [SIMD2<Double>] {
    var line: [SIMD2<Double>] = []
    for position in try items(value, at: place) {
      guard let numbers = position.items, numbers.count >= 2, let x = numbers[0].number,
        let y = numbers[1].number
      else {
        throw error(place + "[\(line.count)]", "a position: a list of at least two numbers")
      }
      line.append(SIMD2(x, y))
    }
    return line
  }

  private static func items(
    _ value: JSONValue?,
    at place: String
  ) throws(GeoJSONError) -> [JSONValue] {
    guard let items = value?.items else { throw error(place, "a list") }
    return items
  }

  private static func error(_ place: String, _ expected: String) -> GeoJSONError {
    GeoJSONError(place: String(place.drop { $0 == "." }), expected: expected)
  }
}
