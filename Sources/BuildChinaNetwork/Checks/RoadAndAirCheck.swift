// Driving and flying times of the network against published ones.

import TransportNetwork

/// Ratios of the network's minutes to observed ones.
struct RoadAndAirCheck {
  /// Car minutes between cities over published driving times; pairs with a place that is no city are left out.
  ///
  /// `ratioWithEnds` is what the same roads would give if every trip took ``minutesAtEnds`` besides and cars were as fast as
  /// ``speedBesidesEnds(_:)`` says. The network has no place for such minutes: roads are boarded at no cost.
  static func roads(_ facts: Facts, _ network: Network) throws -> [(
    ratio: Double, ratioWithEnds: Double
  )] {
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
      guard let route = finder.route(from: origin, to: target) else {
        return (.infinity, .infinity)
      }
      let sections = route.legs.flatMap(\.links).map { source in
        guard case .network(let index) = source, let length = network.links[index].kilometres,
          let kind = RoadKind(rawValue: network.links[index].facilityType)
        else { return 0.0 }
        return length / speedBesidesEnds(kind) * 60
      }
      let withEnds = minutesAtEnds + sections.reduce(0, +)
      return (route.minutes / row.minutes, withEnds / row.minutes)
    }
  }

  /// Minutes in the streets at both ends of a trip, and the speeds that go with them: the better fit to the published times.
  private static let minutesAtEnds = 26.0

  private static func speedBesidesEnds(_ road: RoadKind) -> Double {
    switch road {
    case .expresswayFlat: 96
    case .expresswayHill: 93
    case .expresswayMountain: 77
    case .expresswayPlateau: 69
    default: Calibration.carSpeed(road)
    }
  }

  /// Block minutes over those of the schedule of 2022, which is another source; `nonStop` leaves out those that take 45 minutes more there
  /// than a flight of that great circle, which is a stop on the way.
  static func air(_ facts: Facts, nonStop: Bool = false) -> [Double] {
    facts.air.compactMap { service in
      guard let earlier = service.blockMinutesOf2022 else { return nil }
      if nonStop, earlier > Calibration.blockMinutes(service.kilometres) + 45 { return nil }
      return service.blockMinutes / earlier
    }
  }
}
