// A country of cities with railway corridors to choose from, most of them in the west.

import Glibc
import TransportNetwork

/// Cities that thin out towards the west, roads and old railways between neighbours at 100 km/h
/// over 1.2 times the distance, and corridors of one to five new railway links between neighbours
/// at 200 to 250 km/h.
func corridors(cities count: Int, projects: Int, _ random: inout Randomness) -> Problem {
  let places = (0..<count).map { _ in
    // The square root of a uniform number: twice as dense at the eastern edge as in the middle.
    Place(
      longitude: rounded(80 + 42 * random.number(0, 1).squareRoot()),
      latitude: rounded(random.number(22, 45))
    )
  }
  let population = (0..<count).map { city in
    let share = (places[city].longitude - 80) / 42
    // Sum of four uniform numbers, about normal: city sizes spread over two orders of magnitude.
    let spread = (0..<4).reduce(0) { sum, _ in sum + random.number(-1, 1) }
    return (1e6 * (0.5 + 2 * share) * exp(0.8 * spread)).rounded()
  }
  let pairs = neighbours(places, nearest: 4)
  let roads = pairs.enumerated().map { position, pair in
    let kilometres = rounded(1.2 * places[pair.0].kilometres(to: places[pair.1]))
    return Link(
      id: "road-\(position + 1)",
      from: RowIndex(pair.0),
      to: RowIndex(pair.1),
      isDirected: false,
      kilometres: kilometres,
      freeSpeed: 100
    )
  }
  var near = Array(repeating: [Int](), count: count)
  for (one, other) in pairs {
    near[one].append(other)
    near[other].append(one)
  }
  var ends: [(city: Int, direction: Double)] = []
  let lines = (0..<projects).map { number in
    corridor(number + 1, places, near, ends: &ends, &random)
  }
  let network = Network(
    configuration: Configuration(datasetName: "\(count) cities, \(projects) corridors"),
    nodes: nodes(places, prefix: "c"),
    links: roads,
    zones: places.indices.map { Zone(id: "c\($0 + 1)") },
    zoneColumns: [ZoneColumn(name: "population", values: population)],
    schemes: [regions(places)],
    projects: lines
  )
  return Problem(network: network, budget: 0.25 * lines.reduce(0) { $0 + $1.cost })
}

func nodes(_ places: [Place], prefix: String) -> [Node] {
  places.enumerated().map { position, place in
    Node(
      id: "\(prefix)\(position + 1)",
      x: place.longitude,
      y: place.latitude,
      type: "city",
      zone: RowIndex(position)
    )
  }
}

/// West, Central and East, a third of the cities each.
private func regions(_ places: [Place]) -> RegionScheme {
  let order = places.indices.sorted {
    (places[$0].longitude, $0) < (places[$1].longitude, $1)
  }
  let third = places.count / 3
  func region(_ name: String, _ cities: ArraySlice<Int>) -> RegionScheme.Region {
    .init(name: name, zones: cities.sorted().map { RowIndex($0) })
  }
  return RegionScheme(
    name: "macro",
    regions: [
      region("West", order[..<third]),
      region("Central", order[third..<2 * third]),
      region("East", order[(2 * third)...]),
    ]
  )
}

/// One corridor: from a city, or from the end of an earlier corridor, on in one direction.
private func corridor(
  _ number: Int,
  _ places: [Place],
  _ near: [[Int]],
  ends: inout [(city: Int, direction: Double)],
  _ random: inout Randomness
) -> Project {
  while true {
    var (city, direction) = (0, random.number(-Double.pi, Double.pi))
    if !ends.isEmpty, random.number(0, 1) < 0.5 {
      (city, direction) = ends[random.index(below: ends.count)]
      direction += random.number(-0.5, 0.5)
    } else {
      // Of three cities the westernmost.
      let drawn = (0..<3).map { _ in random.index(below: places.count) }
      city = drawn.min { (places[$0].longitude, $0) < (places[$1].longitude, $1) } ?? 0
    }
    let start = city
    let wanted = 1 + random.index(below: 5)
    let speed = random.number(200, 250).rounded()
    var visited = [start]
    while visited.count <= wanted {
      // Any of the two neighbours that are straightest ahead.
      let ahead = near[city].compactMap { other -> (city: Int, turn: Double)? in
        guard !visited.contains(other) else { return nil }
        let turn = abs(remainder(bearing(places[city], places[other]) - direction, 2 * .pi))
        return turn < 1 ? (other, turn) : nil
      }.sorted { ($0.turn, $0.city) < ($1.turn, $1.city) }.prefix(2)
      guard !ahead.isEmpty else { break }
      city = ahead[random.index(below: ahead.count)].city
      visited.append(city)
    }
    guard visited.count > 1 else { continue }
    ends.append((city, bearing(places[start], places[city])))
    ends.append((start, bearing(places[city], places[start])))
    let hardness = random.number(0.7, 1.6)
    let links = zip(visited, visited.dropFirst()).enumerated().map { position, pair in
      ProjectLink(
        link: Link(
          id: "p\(number)-\(position + 1)",
          from: RowIndex(pair.0),
          to: RowIndex(pair.1),
          isDirected: false,
          kilometres: rounded(1.1 * places[pair.0].kilometres(to: places[pair.1])),
          freeSpeed: speed
        )
      )
    }
    let kilometres = links.reduce(0) { $0 + ($1.link.kilometres ?? 0) }
    return Project(
      id: "p\(number)",
      name: "c\(visited[0] + 1)-c\(city + 1)",
      // 0.1 to 0.2 billion a kilometre, to the million.
      cost: (0.125 * hardness * kilometres * 1000).rounded() * 1e6,
      links: links
    )
  }
}

private func bearing(_ from: Place, _ to: Place) -> Double {
  let (east, north) = from.offset(to: to)
  return atan2(north, east)
}
