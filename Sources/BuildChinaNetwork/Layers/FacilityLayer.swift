// Ports, airports, dry ports and border gateways: the roads and rails that join them to cities.

import TransportNetwork

/// The way to every facility.
enum FacilityLayer {
  /// Roads to a port, dry port, gateway or service: the one from its own city stays open whatever
  /// modes are chosen.
  ///
  /// Only one is of that kind, or else facilities would join cities where roads are closed.
  static func approaches(
    _ facility: Facility,
    _ facts: Facts,
    _ gazetteer: Gazetteer
  ) throws -> [LinkDraft] {
    let kind = facility.type == "port" ? "port" : "hub"
    guard let own = ownRoad(facility) else {
      guard gazetteer.city(facility.city) != nil else { return [] }
      let ends = Stretch(from: facility.city, to: facility.id)
      let straight = try gazetteer.kilometres(ends.from, ends.to)
      let kilometres = max(5, straight * Calibration.roadDetour)
      return RoadLayer.approach(kind, ends, kilometres, true, facts, .derived)
    }
    return facility.roads.filter { gazetteer.city($0.city) != nil }.flatMap { road in
      RoadLayer.approach(
        kind,
        Stretch(from: road.city, to: facility.id),
        road.kilometres,
        road.city == own.city,
        facts,
        .openStreetMap
      )
    }
  }

  /// Freight lines to the dry ports and gateways that have rail, from the station of their own
  /// city.
  static func freightLines(_ hubs: [Facility], stations: Set<String>) -> [LinkDraft] {
    hubs.compactMap { hub in
      guard hub.services.contains("rail"), let road = ownRoad(hub),
        stations.contains(station(road.city, .conventional))
      else { return nil }
      return RailFreight.link(
        road.city,
        hub.id,
        max(1, road.kilometres),
        Provenance("road distance taken for the line's", "2025", "low")
      )
    }
  }

  /// The road to the city that the facility belongs to, or else to the nearest; nil when none is
  /// known.
  private static func ownRoad(_ facility: Facility) -> (city: String, kilometres: Double)? {
    facility.roads.first { $0.city == facility.city } ?? facility.roads.first
  }

  /// The node of a facility.
  static func node(_ facility: Facility) -> Node {
    Node(
      id: facility.id,
      name: facility.type == "port" ? "\(facility.name) port" : facility.name,
      x: facility.coordinate.longitude,
      y: facility.coordinate.latitude,
      type: facility.type
    )
  }
}
