// Places on the globe, found again within a distance.

import Glibc
import TransportNetwork

/// Places in degrees that are found by distance, wherever on the globe.
///
/// They stand in cubes of space as wide as the distance, so the 180th meridian and the poles are as
/// any other place.
/// - Complexity: O(1) per place and search where few places are nearer to each other than the
///   distance.
struct NearPlaces {
  private struct Cube: Hashable {
    var x, y, z: Int32
  }

  private let kilometres: Double
  private let size: Double
  private var cubes: [Cube: [Int32]] = [:]
  private(set) var places: [Position] = []

  /// Starts empty; searches reach so many kilometres.
  init(within kilometres: Double) {
    self.kilometres = kilometres
    // Chords are no longer than arcs. Numbers of cubes stay below 2^31.
    size = max(kilometres, 0.00001)
  }

  /// Adds a place.
  mutating func insert(_ place: Position) {
    cubes[cube(place), default: []].append(Int32(places.count))
    places.append(place)
  }

  /// The nearest place within the distance, the first of equals, with the distance.
  func nearest(to place: Position) -> (position: Int, kilometres: Double)? {
    let middle = cube(place)
    var best: (position: Int, kilometres: Double)?
    for x in middle.x - 1...middle.x + 1 {
      for y in middle.y - 1...middle.y + 1 {
        for z in middle.z - 1...middle.z + 1 {
          for number in cubes[Cube(x: x, y: y, z: z)] ?? [] {
            let distance = greatCircleKilometres(place, places[Int(number)])
            guard distance <= kilometres else { continue }
            if let known = best, (known.kilometres, known.position) <= (distance, Int(number)) {
              continue
            }
            best = (Int(number), distance)
          }
        }
      }
    }
    return best
  }

  private func cube(_ place: Position) -> Cube {
    let (longitude, latitude) = (place.x * .pi / 180, place.y * .pi / 180)
    func number(_ share: Double) -> Int32 { Int32((6371 * share / size).rounded(.down)) }
    return Cube(
      x: number(cos(latitude) * cos(longitude)),
      y: number(cos(latitude) * sin(longitude)),
      z: number(sin(latitude))
    )
  }
}
