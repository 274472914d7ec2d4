// From the plane back to the ellipsoid: Web Mercator and the transverse Mercator projection.

import Glibc

/// How the coordinates of a reference system become longitude and latitude.
enum MapProjection: Sendable, Equatable {
  /// They are that already.
  case degrees
  /// Mercator on a sphere, in metres.
  case webMercator
  /// Gauss-Krüger and UTM: the meridian in degrees, its scale, and what is added to x and y in
  /// metres.
  case transverseMercator(
    meridian: Double,
    scale: Double,
    falseEasting: Double,
    falseNorthing: Double
  )

  /// The projection of an EPSG code; nil when it is not known here.
  init?(code: Int) {
    func utm(_ zone: Int, south: Bool = false) -> MapProjection {
      .transverseMercator(
        meridian: Double(6 * zone - 183),
        scale: 0.9996,
        falseEasting: 500_000,
        falseNorthing: south ? 10_000_000 : 0
      )
    }
    func gaussKrueger(_ meridian: Int, prefix: Int = 0) -> MapProjection {
      .transverseMercator(
        meridian: Double(meridian),
        scale: 1,
        falseEasting: Double(prefix) * 1e6 + 500_000,
        falseNorthing: 0
      )
    }
    switch code {
    case 4326, 4979, 4258, 4269, 4490, 4171, 4283, 7844, 4612, 6668, 4167, 4617: self = .degrees
    case 3857: self = .webMercator
    case 32601...32660: self = utm(code - 32600)
    case 32701...32760: self = utm(code - 32700, south: true)
    case 25828...25838: self = utm(code - 25800)
    case 26901...26923: self = utm(code - 26900)
    case 28348...28358: self = utm(code - 28300, south: true)
    case 4491...4501: self = gaussKrueger(75 + 6 * (code - 4491), prefix: 13 + code - 4491)
    case 4502...4512: self = gaussKrueger(75 + 6 * (code - 4502))
    case 4513...4533: self = gaussKrueger(75 + 3 * (code - 4513), prefix: 25 + code - 4513)
    case 4534...4554: self = gaussKrueger(75 + 3 * (code - 4534))
    default: return nil
    }
  }

  /// Longitude and latitude in degrees.
  func geographic(_ place: Position) -> Position {
    switch self {
    case .degrees: return place
    case .webMercator:
      let radius = Ellipsoid.semiMajorAxis
      return Position(
        x: place.x / radius * 180 / .pi,
        y: atan(sinh(place.y / radius)) * 180 / .pi
      )
    case .transverseMercator(let meridian, let scale, let falseEasting, let falseNorthing):
      let unit = scale * Ellipsoid.rectifyingRadius
      let onMeridian = Ellipsoid.geographic(
        northing: (place.y - falseNorthing) / unit,
        easting: (place.x - falseEasting) / unit
      )
      return Position(x: onMeridian.x + meridian, y: onMeridian.y)
    }
  }
}

/// The ellipsoid of GRS 80; that of WGS 84 differs by a tenth of a millimetre.
private enum Ellipsoid {
  static let semiMajorAxis = 6_378_137.0
  private static let flattening = 1 / 298.257222101
  private static let n = flattening / (2 - flattening)
  static let rectifyingRadius = semiMajorAxis / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64)

  private static let beta = [
    n / 2 - 2 * n * n / 3 + 37 * n * n * n / 96 - n * n * n * n / 360,
    n * n / 48 + n * n * n / 15 - 437 * n * n * n * n / 1440,
    17 * n * n * n / 480 - 37 * n * n * n * n / 840,
    4397 * n * n * n * n / 161_280,
  ]
  private static let delta = [
    2 * n - 2 * n * n / 3 - 2 * n * n * n + 116 * n * n * n * n / 45,
    7 * n * n / 3 - 8 * n * n * n / 5 - 227 * n * n * n * n / 45,
    56 * n * n * n / 15 - 136 * n * n * n * n / 35,
    4279 * n * n * n * n / 630,
  ]

  /// The inverse of the transverse Mercator projection by Krüger's series to the fourth order, well
  /// below a millimetre within a zone.
  ///
  /// - Parameters:
  ///   - northing: From the equator, over the rectifying radius.
  ///   - easting: From the meridian, over the rectifying radius.
  /// - Returns: Degrees east of the meridian and of latitude.
  /// - SeeAlso: C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, 2011,
  ///   doi:10.1007/s00190-011-0445-3.
  static func geographic(northing: Double, easting: Double) -> Position {
    var (xi, eta) = (northing, easting)
    for (index, coefficient) in beta.enumerated() {
      let order = 2 * Double(index + 1)
      xi -= coefficient * sin(order * northing) * cosh(order * easting)
      eta -= coefficient * cos(order * northing) * sinh(order * easting)
    }
    let conformal = asin(max(-1, min(1, sin(xi) / cosh(eta))))
    var latitude = conformal
    for (index, coefficient) in delta.enumerated() {
      latitude += coefficient * sin(2 * Double(index + 1) * conformal)
    }
    return Position(x: atan2(sinh(eta), cos(xi)) * 180 / .pi, y: latitude * 180 / .pi)
  }
}
