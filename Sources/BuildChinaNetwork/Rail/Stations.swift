// Stations: one node per city and system, and the way to it from the city.

import TransportNetwork

/// The stations that links need.
struct Stations {
  /// Kilometres from a city to its stations of a system.
  private var access: [String: [Double]] = [:]

  init(_ mileage: [MileageSection]) {
    for section in mileage {
      for city in [section.cities.first, section.cities.second] {
        guard let kilometres = section.access[city] else { continue }
        access[station(city, section.system), default: []].append(kilometres)
      }
    }
  }

  /// Ids of all stations at the ends of links, in order.
  static func needed(by links: [LinkDraft]) -> [String] {
    Set(links.flatMap { [$0.ends.from, $0.ends.to] }).filter { id in
      RailSystem.allCases.contains { id.hasSuffix("-\($0.rawValue)") }
    }.sorted()
  }

  /// The node of a station, at its city's coordinates: where it stands is not in the tables.
  static func node(_ id: String, of city: City) -> Node {
    Node(
      id: id,
      name: id.hasSuffix("-H") ? "\(city.name) high-speed station" : "\(city.name) station",
      x: city.coordinate.longitude,
      y: city.coordinate.latitude,
      type: "station"
    )
  }

  /// The way from a city to the nearest of its stations of the system.
  ///
  /// The table's other stations of a prefecture are those of its counties, up to hundreds of kilometres off.
  func approach(to station: String, of city: String) -> LinkDraft {
    let known = access[station]?.min()
    return .approach(
      "access",
      from: city,
      to: station,
      kilometres: max(1, known ?? Calibration.unknownStationAccess),
      isOwn: true,
      known == nil ? Provenance("assumed", "2021", "low") : .mileage
    )
  }
}
