// Who is whose neighbour along the links of a system.

/// The cities that links join to each city.
struct Neighbours {
  private var cities: [String: [String]] = [:]

  /// Notes both ends of all links.
  init(_ links: [Pair]) {
    for link in links.sorted() {
      cities[link.first, default: []].append(link.second)
      cities[link.second, default: []].append(link.first)
    }
  }

  /// Pairs of one of two cities and a neighbour of the other, in order.
  func pairs(beside pair: Pair) -> [Pair] {
    [(pair.first, pair.second), (pair.second, pair.first)].flatMap { near, far in
      (cities[far] ?? []).filter { $0 != near }.map { Pair(near, $0) }
    }
  }
}
