// Which lines trains run through at a city: lines without a through train call at stations of their
// own.

/// Groups of a city's links that trains of one system run through from one to another.
///
/// A city with lines that no train joins has several stations, or one where trains end: changing
/// there is a way over the road, not a stop. One node for all would make short cuts that no
/// traveller finds.
struct ThroughTrains {
  /// Numbers of groups, 1 the busiest, by city and neighbour.
  private var groups: [String: [String: Int]] = [:]

  /// A service shows that trains run through when it takes no longer than this multiple of the
  /// chain.
  private static let tolerance = 1.15

  /// No city has more than one group.
  init() {}

  /// Finds the groups of links with calibrated minutes.
  ///
  /// Two links of a city are of one group when a service runs along both, or when the way along
  /// both is not the shortest, so that nobody wants to change there; and so are links that a chain
  /// of such pairs joins.
  init(
    _ links: [(cities: Pair, minutes: Double, trains: Double)],
    services: [TrainService]
  ) throws {
    var chain = try Chain(links.map { (ends: $0.cities, minutes: $0.minutes) })
    var neighbours: [String: [(city: String, minutes: Double, trains: Double)]] = [:]
    for link in links {
      let (first, second) = (link.cities.first, link.cities.second)
      neighbours[first, default: []].append((second, link.minutes, link.trains))
      neighbours[second, default: []].append((first, link.minutes, link.trains))
    }
    var joined = Self.alongChains(services, links.map(\.cities), &chain)
    let fastest = Dictionary(
      services.map { ($0.pair.cities, $0.fastest) },
      uniquingKeysWith: min
    )
    for (city, ends) in neighbours {
      for one in ends {
        for other in ends where one.city < other.city {
          let through = one.minutes + other.minutes
          let direct = fastest[Pair(one.city, other.city)] ?? .infinity
          if direct <= Self.tolerance * through
            || chain.minutes(one.city, other.city) < through - 1e-6
          {
            joined.insert(Turn(city: city, ends: Pair(one.city, other.city)))
          }
        }
      }
      groups[city] = Self.number(ends.map { ($0.city, $0.trains) }) {
        joined.contains(Turn(city: city, ends: Pair($0, $1)))
      }
    }
  }

  /// The group of a link at one of its cities.
  func group(at city: String, towards neighbour: String) -> Int {
    groups[city]?[neighbour] ?? 1
  }

  /// The neighbours of a city's group.
  func neighbours(of city: String, group: Int) -> [String] {
    (groups[city] ?? [:]).filter { $0.value == group }.keys.sorted()
  }

  /// The turns that services make which run along the chain.
  private static func alongChains(
    _ services: [TrainService],
    _ links: [Pair],
    _ chain: inout Chain
  ) -> Set<Turn> {
    var turns: Set<Turn> = []
    for service in services.sorted(by: { $0.pair.cities < $1.pair.cities }) {
      let pair = service.pair.cities
      let chained = chain.minutes(pair.first, pair.second)
      guard service.fastest <= tolerance * chained, chained.isFinite else { continue }
      turns.formUnion(Turn.along(chain.links(pair.first, pair.second), from: pair.first, links))
    }
    return turns
  }

  /// Parts that joined pairs make of ends, numbered by their trains.
  private static func number(
    _ ends: [(city: String, trains: Double)],
    isJoined: (String, String) -> Bool
  ) -> [String: Int] {
    var parts: [[(city: String, trains: Double)]] = []
    for end in ends.sorted(by: { $0.city < $1.city }) {
      let (near, far) = (
        parts.filter { $0.contains { isJoined($0.city, end.city) } },
        parts.filter { !$0.contains { isJoined($0.city, end.city) } }
      )
      parts = far + [near.flatMap(\.self) + [end]]
    }
    let busiest = parts.sorted { one, other in
      let trains = (one.map(\.trains).reduce(0, +), other.map(\.trains).reduce(0, +))
      return trains.0 == trains.1
        ? one.map(\.city).min() ?? "" < other.map(\.city).min() ?? "" : trains.0 > trains.1
    }
    var numbers: [String: Int] = [:]
    for (position, part) in busiest.enumerated() {
      for end in part { numbers[end.city] = position + 1 }
    }
    return numbers
  }
}
