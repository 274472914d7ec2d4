// The shortest way along links of railway, in vehicle.

import ShortestPaths

/// In-vehicle times along links of one system, between cities or stations.
struct Chain {
  private let vertices: [String: Int]
  private var search: DijkstraSearch
  private var source: Int?

  /// Makes the chain of links in both directions.
  init(_ links: [(ends: Pair, minutes: Double)]) throws {
    let places = Set(links.flatMap { [$0.ends.first, $0.ends.second] }).sorted()
    let vertices = Dictionary(
      places.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    // Two arcs per link, so that half an arc's position is the link's.
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var costs: [Double] = []
    for link in links {
      let from = UInt32(vertices[link.ends.first] ?? 0)
      let to = UInt32(vertices[link.ends.second] ?? 0)
      tails += [from, to]
      heads += [to, from]
      costs += [link.minutes, link.minutes]
    }
    self.vertices = vertices
    search = DijkstraSearch(
      try Graph(vertexCount: places.count, tails: tails, heads: heads, costs: costs)
    )
  }

  /// Minutes from place to place, infinite where there is no chain.
  mutating func minutes(_ from: String, _ to: String) -> Double {
    guard let source = vertices[from], let target = vertices[to] else { return .infinity }
    if source != self.source {
      search.run(from: source)
      self.source = source
    }
    return search.distance(to: target)
  }

  /// Positions of the links on the way from place to place, in order; none where there is no chain.
  mutating func links(_ from: String, _ to: String) -> [Int] {
    guard minutes(from, to).isFinite, let target = vertices[to] else { return [] }
    return (search.path(to: target) ?? []).map { Int(search.graph.originalArc[$0]) / 2 }
  }
}
