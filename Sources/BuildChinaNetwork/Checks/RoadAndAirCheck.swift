// Driving and flying times of the network against published ones.

import TransportNetwork

/// Ratios of the network's minutes to observed ones.
struct RoadAndAirCheck {
  /// Car minutes between cities over published driving times; pairs with a place that is no city
  /// are left out.
  static func roads(_ facts: Facts, _ network: Network) throws -> [Double] {
    let ids = Dictionary(
      facts.cities.map { ($0.name, $0.id) },
      uniquingKeysWith: { first, _ in first }
    )
    let graph = try TravelGraph(
      network,
      use: UseName.passenger.index,
      modes: [ModeName.road.index]
    )
    var finder = RouteFinder(network, graph)
    return facts.roadEvidence.compactMap { row in
      guard let from = ids[row.from], let to = ids[row.to],
        let origin = finder.ends(ofPlace: from), let target = finder.ends(ofPlace: to)
      else { return nil }
      return (finder.route(from: origin, to: target)?.minutes ?? .infinity) / row.minutes
    }
  }

  /// Block minutes over those of the schedule of 2022, which is another source; `nonStop` leaves
  /// out those that take 45 minutes more there than a flight of that great circle, which is a stop
  /// on the way.
  static func air(_ facts: Facts, nonStop: Bool = false) -> [Double] {
    facts.air.compactMap { service in
      guard let earlier = service.blockMinutesOf2022 else { return nil }
      if nonStop, earlier > Calibration.blockMinutes(service.kilometres) + 45 { return nil }
      return service.blockMinutes / earlier
    }
  }
}
