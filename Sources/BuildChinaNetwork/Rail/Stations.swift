// Stations: where they stand and how one gets there from the city.

import TransportNetwork

/// The stations that links need: a city's main one of a system, and one more for each group of
/// lines that no train joins to it.
struct Stations {
  private let facts: [String: [StationFact]]
  /// Names of the stations that the mileage table gives for a line at a city, by the line's other
  /// city.
  private var named: [Line: [String]] = [:]
  private let through: [RailSystem: ThroughTrains]

  private struct Line: Hashable {
    var city: String
    var neighbour: String
    var system: RailSystem
  }

  init(_ facts: Facts, _ through: [RailSystem: ThroughTrains]) {
    self.facts = Dictionary(grouping: facts.stations, by: \.city)
    self.through = through
    for section in facts.mileage {
      for (city, other) in [
        (section.cities.first, section.cities.second),
        (section.cities.second, section.cities.first),
      ] {
        guard let name = section.stations[city] else { continue }
        let line = Line(city: city, neighbour: other, system: section.system)
        named[line, default: []].append(name)
      }
    }
  }

  /// Ids of all stations at the ends of links, in order.
  static func needed(by links: [LinkDraft]) -> [String] {
    Set(links.flatMap { [$0.ends.from, $0.ends.to] }).filter { systemOfStation($0) != nil }
      .sorted()
  }

  /// The station of the timetable that a node stands for; nil when none is known.
  ///
  /// The main one has most trains, those far from the seat counting less. A further one is that
  /// which the mileage table names for the group's lines, or else the next by trains.
  func fact(_ node: String) -> StationFact? {
    guard let (system, number) = systemOfStation(node) else { return nil }
    let city = String(node.prefix(6))
    let all = (facts[city] ?? []).sorted {
      ($0.worth(system), $1.name) > ($1.worth(system), $0.name)
    }
    let serving = all.filter { $0.trains[system, default: 0] > 0 }
    guard let main = serving.first else { return all.first }
    guard number > 1 else { return main }
    let others = serving.dropFirst()
    let names = (through[system]?.neighbours(of: city, group: number) ?? []).flatMap {
      named[Line(city: city, neighbour: $0, system: system)] ?? []
    }
    return others.first { names.contains($0.name) } ?? others.first ?? main
  }

  /// The node of a station; at its city's coordinates when its place is not known.
  func node(_ id: String, of city: City) -> (node: Node, localName: String, Provenance) {
    let (system, number) = systemOfStation(id) ?? (.conventional, 1)
    let kind = system == .highSpeed ? "high-speed station" : "station"
    let fact = fact(id)
    let place = fact?.coordinate ?? city.coordinate
    let node = Node(
      id: id,
      name: "\(city.name) \(kind)\(number == 1 ? "" : " \(number)")",
      x: place.longitude,
      y: place.latitude,
      type: "station",
      facilityClass: system == .highSpeed ? "high_speed_station" : "rail_station"
    )
    return (
      node, fact?.name ?? "",
      fact?.provenance ?? Provenance("the city's coordinates", "n.d.", "low")
    )
  }

  /// The way from a city to a station: its great circle with a detour, at least a kilometre.
  func approach(to id: String, of city: City) -> LinkDraft {
    let straight = fact(id).map { city.coordinate.kilometres(to: $0.coordinate) }
    return LinkDraft(
      kind: "access",
      ends: Stretch(from: city.id, to: id),
      mode: .road,
      kilometres: straight.map { max(1, $0 * Calibration.roadDetour) }
        ?? Calibration.unknownStationAccess,
      facility: "access",
      speed: Calibration.carSpeed(.access),
      provenance: straight == nil
        ? Provenance("assumed", "2023", "low")
        : Provenance("great circle to the station with a detour", "2023", "medium")
    )
  }
}

extension StationFact {
  /// Trains of a system, discounted by the way from the seat.
  fileprivate func worth(_ system: RailSystem) -> Double {
    trains[system, default: 0] / (1 + (kilometresToSeat / 15) * (kilometresToSeat / 15))
  }
}
