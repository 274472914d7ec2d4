// A layer of a map as geographic information systems know it: features with a geometry and fields.

public import TransportNetwork

/// Features that share their fields, made one by one when they are written.
public struct FeatureLayer: Sendable {
  /// A column of the layer's table.
  public struct Field: Sendable, Equatable {
    /// What a field holds.
    public enum Kind: Sendable, Equatable {
      /// Text.
      case text
      /// A number.
      case number
      /// Yes or no.
      case flag
    }

    /// Its name.
    public var name: String
    /// What it holds.
    public var kind: Kind
  }

  /// A field's value; nil is none.
  public enum Value: Sendable, Equatable {
    /// Text.
    case text(String)
    /// A number; infinite ones are written as none.
    case number(Double)
    /// Yes or no.
    case flag(Bool)
  }

  /// Where a feature is.
  public enum Geometry: Sendable, Equatable {
    /// A place.
    case point(Position)
    /// Lines, one in most cases.
    case lines([[Position]])
    /// Nowhere: the feature has fields only.
    case none
  }

  /// Something on the map.
  public struct Feature: Sendable, Equatable {
    /// Where it is.
    public var geometry: Geometry
    /// A value for each field.
    public var values: [Value?]
  }

  /// Its name.
  public let name: String
  /// The coordinate reference system of its coordinates.
  public let system: CoordinateSystem
  /// Its fields.
  public let fields: [Field]
  /// Number of features.
  public let count: Int
  private let make: @Sendable (Int) -> Feature

  /// Makes a layer from a function that makes its features.
  init(
    _ name: String,
    _ system: CoordinateSystem,
    fields: [Field],
    count: Int,
    _ make: @escaping @Sendable (Int) -> Feature
  ) {
    self.name = name
    self.system = system
    self.fields = fields
    self.count = count
    self.make = make
  }

  /// A feature by its place.
  public subscript(position: Int) -> Feature { make(position) }

  /// The layer in degrees of longitude and latitude, its lines cut at the 180th meridian; nil when
  /// its reference system cannot be converted.
  public var geographic: FeatureLayer? {
    guard system.isConvertible else { return nil }
    if system.isGeographic { return self }
    let (system, make) = (system, make)
    let convert = { @Sendable (place: Position) in
      system.geographic(x: place.x, y: place.y) ?? place
    }
    return FeatureLayer(name, CoordinateSystem("EPSG:4326"), fields: fields, count: count) {
      var feature = make($0)
      switch feature.geometry {
      case .point(let place): feature.geometry = .point(convert(place))
      case .lines(let lines):
        feature.geometry = .lines(lines.flatMap { cutAtAntimeridian($0.map(convert)) })
      case .none: break
      }
      return feature
    }
  }
}

extension FeatureLayer.Value {
  /// Text, none when there is none.
  static func text(_ text: String?) -> FeatureLayer.Value? { text.map { .text($0) } }

  /// A number, none when there is none.
  static func number(_ number: Double?) -> FeatureLayer.Value? { number.map { .number($0) } }
}
