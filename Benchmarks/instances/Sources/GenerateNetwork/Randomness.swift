// Random numbers that repeat, and random places.

import Glibc

/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): same seed, same numbers.
struct Randomness: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from `low` to `high`, all equally likely.
  mutating func number(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(next() >> 11) * 0x1p-53
  }

  mutating func index(below count: Int) -> Int { Int(next() % UInt64(count)) }
}

/// A place in degrees; distances take a degree as 111 km, less for longitudes at 35 degrees north.
struct Place {
  var longitude: Double
  var latitude: Double

  func offset(to other: Place) -> (east: Double, north: Double) {
    ((other.longitude - longitude) * 91, (other.latitude - latitude) * 111)
  }

  func kilometres(to other: Place) -> Double {
    let (east, north) = offset(to: other)
    return (east * east + north * north).squareRoot()
  }
}

/// Pairs of neighbours: every place with its nearest ones, then the nearest pairs of parts that are
/// still apart.
func neighbours(_ places: [Place], nearest: Int) -> [(Int, Int)] {
  var part = Array(places.indices)
  func root(_ place: Int) -> Int {
    var place = place
    while part[place] != place { place = part[place] }
    return place
  }
  var pairs: [(Int, Int)] = []
  func join(_ one: Int, _ other: Int) {
    let pair = (min(one, other), max(one, other))
    guard !pairs.contains(where: { $0 == pair }) else { return }
    pairs.append(pair)
    part[root(one)] = root(other)
  }
  for place in places.indices {
    let others = places.indices.filter { $0 != place }.sorted {
      (places[place].kilometres(to: places[$0]), $0)
        < (places[place].kilometres(to: places[$1]), $1)
    }
    for other in others.prefix(nearest) { join(place, other) }
  }
  while true {
    var closest: (one: Int, other: Int, distance: Double)?
    for one in places.indices {
      for other in places.indices where root(one) == root(0) && root(other) != root(0) {
        let distance = places[one].kilometres(to: places[other])
        if distance < closest?.distance ?? .infinity { closest = (one, other, distance) }
      }
    }
    guard let closest else { return pairs }
    join(closest.one, closest.other)
  }
}

/// A number with three decimals, so that tables stay short.
func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
