// Where roads end: at a junction of their city, with the streets between it and the seat.

import TransportNetwork

/// The junctions of cities.
///
/// A road that passes a city does not go through its streets; a trip that starts or ends there
/// does. So roads join junctions, and the way from a junction to the seat takes
/// ``Calibration/streetMinutes``. A road that somebody draws ends there too.
enum Junctions {
  /// Ids of the cities at which roads end, in order.
  static func needed(by links: [LinkDraft]) -> [String] {
    let ends = links.filter(\.isRoad).flatMap { [$0.ends.from, $0.ends.to] }
    return Set(ends).filter(isCity).sorted()
  }

  /// The node of a city's junction, at the seat.
  static func node(of city: City) -> (node: Node, localName: String, Provenance) {
    let node = Node(
      id: id(city.id),
      name: "\(city.name) road junction",
      x: city.coordinate.longitude,
      y: city.coordinate.latitude,
      type: "junction"
    )
    return (node, "", Provenance("the city's coordinates", "n.d.", "low"))
  }

  /// The streets between a city's seat and its junction; their length is part of the roads', which
  /// are measured from seat to seat.
  static func streets(of city: City) -> LinkDraft {
    LinkDraft(
      kind: "streets",
      ends: Stretch(from: city.id, to: id(city.id)),
      mode: .road,
      kilometres: 0,
      minutes: Calibration.streetMinutes,
      facility: "access",
      provenance: Provenance("minutes fitted to published driving times", "2025", "medium")
    )
  }

  /// The node at which a road ends that goes to a place: a city's junction, or the place itself.
  static func end(of place: String) -> String { isCity(place) ? id(place) : place }

  private static func id(_ city: String) -> String { "\(city)-J" }

  /// Ids of cities are six digits, and no others.
  private static func isCity(_ place: String) -> Bool {
    place.utf8.count == 6 && place.utf8.allSatisfy { (48...57).contains($0) }
  }
}
