// A course with fewer vertices that stays within a distance of the true one.

import Glibc
import TransportNetwork

/// The vertices of a course that are kept: Douglas and Peucker, 1973,
/// doi:10.3138/FM57-6770-U75U-7727.
///
/// - Parameters:
///   - course: The course.
///   - tolerance: Metres from the simplified course at most; 0 keeps all.
/// - Returns: The vertices that are kept, the first and the last among them.
/// - Complexity: O(n²) at worst, O(n log n) mostly.
func simplified(_ course: [OSMPoint], tolerance: Double) -> [OSMPoint] {
  guard tolerance > 0, course.count > 2 else { return course }
  let metresNorth = 6_371_000 * Double.pi / 180
  let metresEast = metresNorth * cos(course[course.count / 2].latitude * .pi / 180)
  func plane(_ index: Int) -> (x: Double, y: Double) {
    (course[index].longitude * metresEast, course[index].latitude * metresNorth)
  }
  var isKept = [Bool](repeating: false, count: course.count)
  isKept[0] = true
  isKept[course.count - 1] = true
  var ranges = [(0, course.count - 1)]
  while let (start, end) = ranges.popLast() {
    let (a, b) = (plane(start), plane(end))
    var farthest = (index: start, distance: 0.0)
    for index in start + 1..<max(end, start + 1) {
      let distance = distance(plane(index), a, b)
      if distance > farthest.distance { farthest = (index, distance) }
    }
    guard farthest.distance > tolerance else { continue }
    isKept[farthest.index] = true
    ranges.append((start, farthest.index))
    ranges.append((farthest.index, end))
  }
  return course.indices.filter { isKept[$0] }.map { course[$0] }
}

/// The distance of a point from a segment.
private func distance(
  _ point: (x: Double, y: Double),
  _ a: (x: Double, y: Double),
  _ b: (x: Double, y: Double)
) -> Double {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let square = dx * dx + dy * dy
  let share = square > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / square : 0
  let t = max(0, min(1, share))
  return hypotenuse(point.x - a.x - t * dx, point.y - a.y - t * dy)
}

/// The cosine of an angle in degrees.
func cosine(ofDegrees angle: Double) -> Double { cos(angle * .pi / 180) }
