// Coordinates, great circles and rounding.

import Glibc

/// A point on the earth, in degrees.
struct Coordinate: Equatable {
  var longitude: Double
  var latitude: Double

  /// Kilometres along the great circle on a sphere of 6371.0088 km (haversine formula).
  func kilometres(to other: Coordinate) -> Double {
    let radians = Double.pi / 180
    let northward = sin((other.latitude - latitude) * radians / 2)
    let eastward = sin((other.longitude - longitude) * radians / 2)
    let haversine =
      northward * northward
      + cos(latitude * radians) * cos(other.latitude * radians) * eastward * eastward
    return 2 * 6371.0088 * asin(min(1, haversine.squareRoot()))
  }
}

/// A value rounded to tenths: enough for kilometres and minutes, and the same on every machine.
func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

/// The median: the mean of the two middle values when their number is even; nil of nothing.
func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// Two places, whatever their order: the raw tables' order means nothing.
struct Pair: Hashable, Comparable {
  let first: String
  let second: String

  init(_ one: String, _ other: String) {
    first = min(one, other)
    second = max(one, other)
  }

  static func < (left: Pair, right: Pair) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}
