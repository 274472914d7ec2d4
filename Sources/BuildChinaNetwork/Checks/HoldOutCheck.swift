// Times through the network against direct trains that it has not seen.

import TransportNetwork

/// Compares routes with the timetable's fastest direct train, on services kept out of the network's
/// links.
///
/// The services are split into ``foldCount`` parts; each part in turn is kept out of a network made
/// from the others, so every service is compared once with a network that does not know it.
struct HoldOutCheck {
  /// One service and the network's answer.
  struct Comparison {
    var system: RailSystem
    /// The timetable's fastest, in minutes.
    var fastest: Double
    /// Trains a day, both directions together.
    var trains: Double
    /// Whether the route runs on a line opened since the timetable.
    var usesOpenedLine: Bool
    /// Minutes from station to station, boarding, waiting and leaving of the first train left out,
    /// over the timetable's fastest.
    var trainTime: Double
    /// The same with the ways to and from the stations.
    var cityToCity: Double
  }

  /// Number of parts.
  static let foldCount = 8

  /// The part of a pair, by a hash (FNV-1a): the same on every machine.
  static func fold(_ pair: RailPair) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(pair.cities.first)-\(pair.cities.second)-\(pair.system.rawValue)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return Int(hash >> 32 & UInt64(foldCount - 1))
  }

  /// Comparisons of all services between cities that are not neighbours; `isComplete` says whether
  /// lines opened since the timetable are part of the network.
  static func comparisons(_ facts: Facts, isComplete: Bool) throws -> [Comparison] {
    let adjacent = Set(facts.railLinks.map(\.pair))
    var comparisons: [Comparison] = []
    for fold in 0..<foldCount {
      let variant = ChinaNetwork.Variant(isComplete: isComplete) { Self.fold($0) == fold }
      let network = try ChinaNetwork(facts).network(variant)
      for system in RailSystem.allCases {
        let services = facts.directServices.filter {
          $0.pair.system == system && Self.fold($0.pair) == fold && !adjacent.contains($0.pair)
        }
        comparisons += try compare(services, system, network)
      }
    }
    return comparisons
  }

  private static func compare(
    _ services: [TrainService],
    _ system: RailSystem,
    _ network: Network
  ) throws -> [Comparison] {
    let graph = try TravelGraph(
      network,
      use: UseName.passenger.index,
      modes: [system.mode.index, system.directMode.index]
    )
    var finder = RouteFinder(network, graph)
    let opened = openedLinks(network)
    return services.map { service in
      let route = finder.route(between: service.pair.cities)
      let (train, access) = route.map(minutes) ?? (.infinity, 0)
      let links = route?.legs.flatMap(\.links) ?? []
      return Comparison(
        system: system,
        fastest: service.fastest,
        trains: service.trainsBothDirections,
        usesOpenedLine: links.contains { opened.contains($0) },
        trainTime: train / service.fastest,
        cityToCity: (train + access) / service.fastest
      )
    }
  }

  private static func openedLinks(_ network: Network) -> Set<LinkSource> {
    let sources = network.extraColumns["link"]?.first { $0.name == "source" }?.values ?? []
    return Set(
      zip(network.links.typedIndices, sources).filter { $1.contains("opened") }
        .map { .network($0.0) }
    )
  }

  /// Minutes by train less the first boarding, and minutes of roads.
  private static func minutes(_ route: Route) -> (train: Double, access: Double) {
    let trains = route.legs.filter { $0.mode != ModeName.road.index }
    let roads = route.legs.filter { $0.mode == ModeName.road.index }
    let riding = trains.reduce(0) { $0 + $1.minutes + $1.accessMinutes }
    return (riding - (trains.first?.accessMinutes ?? 0), roads.reduce(0) { $0 + $1.minutes })
  }
}

extension RouteFinder {
  /// The best route between two cities, nil when there is none.
  fileprivate mutating func route(between cities: Pair) -> Route? {
    guard let from = ends(ofPlace: cities.first), let to = ends(ofPlace: cities.second) else {
      return nil
    }
    return route(from: from, to: to)
  }
}

extension [Double] {
  /// Share of ratios within a tolerance of 1; 0 of nothing.
  func share(within tolerance: Double) -> Double {
    isEmpty ? 0 : Double(count { abs($0 - 1) <= tolerance }) / Double(count)
  }
}
