// From longitude and latitude to a plane that keeps areas: Lambert's azimuthal projection.

import Glibc

/// A point of the plane; x grows to the east, y to the north.
struct PlanePoint: Sendable, Equatable {
  var x: Double
  var y: Double
}

/// Lambert's azimuthal equal-area projection about the middle of a network.
///
/// Equal areas are shown equal, so that a large empty province looks as large as it is. Distances near the middle are
/// true and shrink slowly outwards. Networks in a plane of their own (crs other than longitude and
/// latitude) are left as they are.
///
/// - SeeAlso: J. P. Snyder, Map Projections: A Working Manual, 1987, p. 182, doi:10.3133/pp1395.
struct Projection: Sendable {
  private let centre: (longitude: Double, latitude: Double)?
  private let sine: Double
  private let cosine: Double

  /// Centres the projection on points.
  ///
  /// - Parameters:
  ///   - points: x and y, in degrees when `crs` says so.
  ///   - crs: Coordinate reference system of the network.
  init(fitting points: [(x: Double, y: Double)], crs: String) {
    let isGeographic =
      ["EPSG:4326", "OGC:CRS84", "WGS84", "WGS 84", ""].contains(crs.uppercased())
      && points.allSatisfy { abs($0.x) <= 360 && abs($0.y) <= 90 }
    centre = isGeographic ? Self.middle(of: points) : nil
    sine = sin(radians(centre?.latitude ?? 0))
    cosine = cos(radians(centre?.latitude ?? 0))
  }

  /// The middle of the box that holds the points, counted from their mean direction, so that a network
  /// across the date line is not torn apart.
  private static func middle(
    of points: [(x: Double, y: Double)]
  ) -> (longitude: Double, latitude: Double) {
    var (x, y) = (0.0, 0.0)
    for point in points {
      x += cos(radians(point.y)) * cos(radians(point.x))
      y += cos(radians(point.y)) * sin(radians(point.x))
    }
    let mean = atan2(y, x) * 180 / .pi
    let offsets = points.map { wrapped($0.x - mean) }
    let latitudes = points.map(\.y)
    return (
      longitude: mean + ((offsets.min() ?? 0) + (offsets.max() ?? 0)) / 2,
      latitude: ((latitudes.min() ?? 0) + (latitudes.max() ?? 0)) / 2
    )
  }

  /// Where a point falls; the unit is the earth's radius, or the network's own.
  func callAsFunction(x: Double, y: Double) -> PlanePoint {
    guard let centre else { return PlanePoint(x: x, y: y) }
    let east = radians(Self.wrapped(x - centre.longitude))
    let latitude = radians(y)
    let cosineOfDistance = sine * sin(latitude) + cosine * cos(latitude) * cos(east)
    // The far side of the earth has no one place; points there stay at the rim.
    let scale = (2 / max(1 + cosineOfDistance, 1e-6)).squareRoot()
    return PlanePoint(
      x: scale * cos(latitude) * sin(east),
      y: scale * (cosine * sin(latitude) - sine * cos(latitude) * cos(east))
    )
  }

  /// A difference of longitudes between -180 and 180.
  private static func wrapped(_ degrees: Double) -> Double {
    degrees - 360 * (degrees / 360).rounded()
  }
}

private func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
