// What is counted along the path of least generalized cost.

import ShortestPaths

/// What a cost between two places counts.
public enum CostKind: String, Sendable, CaseIterable, Codable {
  /// Generalized minutes: time, and money in minutes.
  case generalized
  /// Minutes of the way, boarding, waiting and alighting included.
  case minutes
  /// Money of one traveller or tonne, in the network's currency.
  case money
  /// Kilometres of the links whose length is known.
  case km
}

extension TravelGraph {
  /// Whether money is part of the generalized cost of any link.
  public var hasMoney: Bool { links.contains { $0.moneyMinutes > 0 } }

  /// What each arc of ``graph`` adds to a cost.
  ///
  /// - Complexity: O(arcs).
  public func quantity(_ kind: CostKind) -> [Double] {
    if kind == .generalized { return graph.cost }
    return steps.enumerated().map { arc, step in
      guard case .ride(let position, _) = step else {
        return kind == .minutes ? graph.cost[arc] : 0
      }
      let link = links[Int(position)]
      return switch kind {
      case .money: link.money
      case .km: link.kilometres
      default: link.minutes + link.accessMinutes
      }
    }
  }

  /// What the costs between places are counted in.
  ///
  /// - Parameters:
  ///   - kind: What is counted.
  ///   - currency: The network's.
  /// - Returns: The unit in words.
  public func unit(of kind: CostKind, currency: String) -> String {
    switch kind {
    case .generalized: hasMoney ? "generalized minutes" : "minutes"
    case .minutes: "minutes"
    case .money: currency
    case .km: "km"
    }
  }

  /// The share of money in the generalized cost of what can be reached, over origins spread evenly
  /// among those given.
  ///
  /// - Parameters:
  ///   - origins: Where paths start.
  ///   - destinations: Where they end.
  ///   - limit: How many origins are asked at most.
  ///   - threads: Threads that may work.
  /// - Returns: The share; nil where nothing costs anything.
  public func moneyShare(
    from origins: [PlaceEnds],
    to destinations: [PlaceEnds],
    limit: Int = 64,
    threads: Int
  ) -> Double? {
    let step = max(1, origins.count / max(1, limit))
    let asked = stride(from: 0, to: origins.count, by: step).map { origins[$0] }
    let minutes = quantity(.minutes)
    let sums = parallelMap(
      count: asked.count,
      threads: threads,
      workspace: { DijkstraSearch(graph) },
      body: { search, position in
        search.run(from: asked[position].departure)
        let totals = search.totals(of: minutes)
        var sum = (generalized: 0.0, minutes: 0.0)
        for destination in destinations {
          guard let total = totals[destination.arrival] else { continue }
          sum.generalized += search.distance(to: destination.arrival)
          sum.minutes += total
        }
        return sum
      }
    )
    let generalized = sums.reduce(0) { $0 + $1.generalized }
    guard generalized > 0 else { return nil }
    return max(0, 1 - sums.reduce(0) { $0 + $1.minutes } / generalized)
  }
}
