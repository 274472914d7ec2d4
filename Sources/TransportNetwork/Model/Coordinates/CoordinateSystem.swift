// The coordinate reference systems that config.csv names, and the way from them to longitude and
// latitude.

/// A coordinate reference system by its EPSG code.
///
/// Names are taken as they are met: `EPSG:4326`, `4326`, `epsg 4326`, `urn:ogc:def:crs:EPSG::4326`,
/// `WGS84`, `OGC:CRS84`. In all of them x is the longitude or easting and y the latitude or
/// northing, as GMNS has it.
///
/// Converted to longitude and latitude are the systems in which a formula does it without a shift
/// of datum: degrees on WGS 84, ETRS89, NAD83, CGCS2000 and others that agree with WGS 84 within
/// about 2 m; Web Mercator; UTM on the first three; and the Gauss-Krüger zones of CGCS2000.
public struct CoordinateSystem: Sendable, Equatable {
  /// `EPSG:` and the code; the text as given when no code is found in it.
  public let name: String
  /// The EPSG code.
  public let code: Int?

  private let projection: MapProjection?

  /// What `crs` says of a network whose nodes have no places.
  public static let none = "none"

  /// Whether the name says that there is no system.
  public var isNone: Bool { name.lowercased() == Self.none }

  /// Reads a name.
  public init(_ text: String) {
    code = Self.code(text)
    name = code.map { "EPSG:\($0)" } ?? text
    projection = code.flatMap { MapProjection(code: $0) }
  }

  /// Whether ``geographic(x:y:)`` has an answer.
  public var isConvertible: Bool { projection != nil }

  /// Whether x and y are longitude and latitude already.
  public var isGeographic: Bool { projection == .degrees }

  /// Longitude and latitude of a place in degrees; nil when the system cannot be converted.
  public func geographic(x: Double, y: Double) -> Position? {
    projection?.geographic(Position(x: x, y: y))
  }

  private static let names = [
    "WGS84": 4326, "WGS 84": 4326, "WGS-84": 4326, "WGS_84": 4326, "WGS1984": 4326, "CRS84": 4326,
    "OGC:CRS84": 4326, "URN:OGC:DEF:CRS:OGC:1.3:CRS84": 4326, "CGCS2000": 4490, "NAD83": 4269,
    "ETRS89": 4258, "WEB MERCATOR": 3857,
  ]

  private static func code(_ text: String) -> Int? {
    let name = trimmingBlanks(text).uppercased()
    if let code = names[name] { return code }
    let digits = name.utf8.reversed().prefix { (0x30...0x39).contains($0) }.reversed()
    guard !digits.isEmpty, digits.count < 8, let code = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    let rest = name.utf8.dropLast(digits.count)
    let authority = String(decoding: rest, as: UTF8.self)
    guard rest.isEmpty || authority.contains("EPSG") || authority == "ESRI:" else { return nil }
    // What Web Mercator was called before it had a code of its own.
    return [900_913, 102_100, 102_113, 3785].contains(code) ? 3857 : code
  }
}

/// A place in any coordinate system.
public struct Position: Sendable, Equatable {
  /// Longitude or easting.
  public var x: Double
  /// Latitude or northing.
  public var y: Double

  /// Makes a place.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
