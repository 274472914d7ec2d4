// A layer as GeoJSON (RFC 7946), a feature a line.

import OrderedJSON
import TransportNetwork

/// Writes a layer as a GeoJSON FeatureCollection, piece by piece.
///
/// Coordinates are longitude and latitude, as RFC 7946 has it; infinite numbers are `null`.
public struct GeoJSONWriter {
  private let layer: FeatureLayer

  /// Takes a layer; nil when its coordinates cannot be converted to longitude and latitude.
  public init?(_ layer: FeatureLayer) {
    guard let layer = layer.geographic else { return nil }
    self.layer = layer
  }

  /// Calls a body with the parts of the text.
  ///
  /// - Throws: What the body throws.
  public func write<Failure>(_ body: (String) throws(Failure) -> Void) throws(Failure) {
    let name = JSONValue.string(layer.name).compact
    try body("{\"type\":\"FeatureCollection\",\"name\":\(name),\"features\":[\n")
    for row in 0..<layer.count {
      try body((row == 0 ? "" : ",\n") + object(layer[row]).compact)
    }
    try body("\n]}\n")
  }

  private func object(_ feature: FeatureLayer.Feature) -> JSONValue {
    let properties = zip(layer.fields, feature.values).map { field, value in
      JSONValue.Member(key: field.name, value: json(value))
    }
    return [
      "type": "Feature", "properties": .object(properties), "geometry": geometry(feature.geometry),
    ]
  }

  private func json(_ value: FeatureLayer.Value?) -> JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .number(let number): .double(number)
    case .flag(let flag): .bool(flag)
    case nil: .null
    }
  }

  private func geometry(_ geometry: FeatureLayer.Geometry) -> JSONValue {
    switch geometry {
    case .none: .null
    case .point(let place): ["type": "Point", "coordinates": coordinates(place)]
    case .lines(let lines) where lines.count == 1:
      ["type": "LineString", "coordinates": .array(lines[0].map(coordinates))]
    case .lines(let lines):
      [
        "type": "MultiLineString",
        "coordinates": .array(lines.map { .array($0.map(coordinates)) }),
      ]
    }
  }

  private func coordinates(_ place: Position) -> JSONValue { [.double(place.x), .double(place.y)] }
}
