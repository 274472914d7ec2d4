// The user's own boundaries: GeoJSON (RFC 7946) as lines and areas behind the map.

import FoundationEssentials
import Reporting

/// Reads lines and areas; points are left out.
func backgroundShapes(_ path: String) throws(CommandFailure) -> [BackgroundShape] {
  let bytes: [UInt8]
  switch readAll(path) {
  case .success(let read): bytes = read
  case .failure(let error): throw .data("\(path) cannot be read: \(systemMessage(error.number)).")
  }
  do {
    return try JSONDecoder().decode(GeoJSON.self, from: Data(bytes)).shapes
  } catch {
    throw .data(
      """
      \(path) is no GeoJSON that can be drawn\(place(of: error)): expected a FeatureCollection, Feature or \
      geometry whose positions are lists of at least two numbers.
      """
    )
  }
}

/// Where in the file an error lies, for example " (features[3].geometry.coordinates)"; empty when that is not known.
private func place(of error: any Error) -> String {
  let path: [any CodingKey]
  switch error {
  case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
    DecodingError.keyNotFound(_, let context), DecodingError.dataCorrupted(let context):
    path = context.codingPath
  default: path = []
  }
  let steps = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }
  return steps.isEmpty ? "" : " (\(steps.joined().drop { $0 == "." }))"
}

/// A GeoJSON object, as far as it can be drawn.
private struct GeoJSON: Decodable {
  private enum Key: String, CodingKey {
    case type, features, geometry, geometries, coordinates
  }

  var shapes: [BackgroundShape] = []

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    switch try object.decode(String.self, forKey: .type) {
    case "FeatureCollection":
      shapes = try object.decode([GeoJSON].self, forKey: .features).flatMap(\.shapes)
    case "Feature":
      shapes = try object.decodeIfPresent(GeoJSON.self, forKey: .geometry)?.shapes ?? []
    case "GeometryCollection":
      shapes = try object.decode([GeoJSON].self, forKey: .geometries).flatMap(\.shapes)
    case "LineString":
      shapes = [Self.shape([try object.decode(Line.self, forKey: .coordinates)], isArea: false)]
    case "MultiLineString":
      shapes = [Self.shape(try object.decode([Line].self, forKey: .coordinates), isArea: false)]
    case "Polygon":
      shapes = [Self.shape(try object.decode([Line].self, forKey: .coordinates), isArea: true)]
    case "MultiPolygon":
      shapes = try object.decode([[Line]].self, forKey: .coordinates)
        .map { Self.shape($0, isArea: true) }
    case "Point", "MultiPoint": break
    case let type:
      throw DecodingError.dataCorruptedError(
        forKey: .type,
        in: object,
        debugDescription: "unknown type \(type)"
      )
    }
  }

  private typealias Line = [Position]

  private static func shape(_ lines: [Line], isArea: Bool) -> BackgroundShape {
    BackgroundShape(lines: lines.map { $0.map(\.point) }, isArea: isArea)
  }

  /// Longitude and latitude, heights left out.
  private struct Position: Decodable {
    var point: SIMD2<Double>

    init(from decoder: any Decoder) throws {
      var numbers = try decoder.unkeyedContainer()
      point = SIMD2(try numbers.decode(Double.self), try numbers.decode(Double.self))
    }
  }
}
