// From longitude and latitude to a plane that keeps areas: Lambert's azimuthal projection.

import Glibc
import TransportNetwork

/// A point of the plane; x grows to the east, y to the north.
struct PlanePoint: Sendable, Equatable {
  var x: Double
  var y: Double

  func distance(to other: PlanePoint) -> Double { hypotenuse(x - other.x, y - other.y) }
}

/// Lambert's azimuthal equal-area projection about the middle of a network.
///
/// Equal areas are shown equal, so that a large empty province looks as large as it is. Distances
/// near the middle are true and shrink slowly outwards. Networks in a plane of their own (crs other
/// than longitude and latitude) are left as they are.
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
      (crs.isEmpty || CoordinateSystem(crs).isGeographic)
      && points.allSatisfy { abs($0.x) <= 360 && abs($0.y) <= 90 }
    centre = isGeographic ? Self.middle(of: points) : nil
    sine = sin(radians(centre?.latitude ?? 0))
    cosine = cos(radians(centre?.latitude ?? 0))
  }

  /// The middle of the box that holds the points, counted from their mean direction, so that a
  /// network across the date line is not torn apart.
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

  /// The pieces in which a course is drawn: one, unless it passes the far side of the earth.
  ///
  /// There a straight line on the sheet would lead all the way across it. Such a stretch follows
  /// the great circle instead, and is left out where that goes over the rim.
  func pieces(_ course: [(x: Double, y: Double)]) -> [[PlanePoint]] {
    guard centre != nil, let first = course.first else {
      return [course.map { self(x: $0.x, y: $0.y) }]
    }
    var pieces = [[self(x: first.x, y: first.y)]]
    for (from, to) in zip(course, course.dropFirst()) {
      let (start, end) = (self(x: from.x, y: from.y), self(x: to.x, y: to.y))
      let angle = Direction(from).angle(to: Direction(to))
      guard start.distance(to: end) > 1.5 * angle, angle > 1e-9 else {
        pieces[pieces.count - 1].append(end)
        continue
      }
      let parts = 24
      var last = start
      for part in 1...parts {
        let place = Direction(from).towards(Direction(to), share: Double(part) / Double(parts))
        let next = part == parts ? end : self(x: place.longitude, y: place.latitude)
        if last.distance(to: next) > 8 * angle / Double(parts) { pieces.append([]) }
        pieces[pieces.count - 1].append(next)
        last = next
      }
    }
    return pieces.filter { $0.count > 1 }
  }

  /// A difference of longitudes between -180 and 180.
  private static func wrapped(_ degrees: Double) -> Double {
    degrees - 360 * (degrees / 360).rounded()
  }
}

private func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

/// A place on the unit sphere, as the direction from the middle of the earth.
private struct Direction {
  private var parts: SIMD3<Double>

  init(_ place: (x: Double, y: Double)) {
    let (longitude, latitude) = (radians(place.x), radians(place.y))
    parts = [cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)]
  }

  var longitude: Double { atan2(parts.y, parts.x) * 180 / .pi }
  var latitude: Double { atan2(parts.z, hypotenuse(parts.x, parts.y)) * 180 / .pi }

  /// The angle to another place, by the chord, which is exact for near places.
  func angle(to other: Direction) -> Double {
    let chord = parts - other.parts
    return 2 * asin(min(1, (chord * chord).sum().squareRoot() / 2))
  }

  /// A place on the great circle to another, so far on the way.
  func towards(_ other: Direction, share: Double) -> Direction {
    let angle = angle(to: other)
    guard sin(angle) > 1e-12 else { return self }
    var result = self
    result.parts =
      (sin((1 - share) * angle) * parts + sin(share * angle) * other.parts) / sin(angle)
    return result
  }
}
