// How links and places look: a line per mode, a weight per facility, a mark per type of place.

import TransportNetwork

/// The look of links and places, as classes of the drawing.
enum LinkStyle {
  /// The class of a mode's lines: known modes have their own, others take turns.
  static func mode(_ name: String, at position: Int) -> String {
    switch name {
    case "high_speed_rail", "high_speed_direct", "hsr": "k-fast"
    case "rail", "rail_direct", "train": "k-rail"
    case "road", "car", "auto", "drive": "k-road"
    case "air", "flight": "k-air"
    case "water", "ship", "ferry": "k-water"
    default: ["k-one", "k-two", "k-three"][position % 3]
    }
  }

  /// A name of a table as words.
  static func words(_ name: String) -> String {
    name.split(separator: "_").joined(separator: " ")
  }

  /// The class of a link's weight, from w0 (access) to w3 (the fastest and largest).
  static func weight(of link: Link) -> String {
    if link.isAccess { return "w0" }
    switch link.facilityType.lowercased() {
    case "motorway", "freeway", "expressway", "trunk", "high_speed": return "w3"
    case "primary", "arterial", "main": return "w2"
    case "secondary", "tertiary", "collector", "residential", "local": return "w1"
    default: break
    }
    let speed: Double? =
      if let minutes = link.travelMinutes, minutes > 0, let length = link.kilometres {
        length / minutes * 60
      } else { link.freeSpeed }
    return switch speed ?? 0 {
    case 180...: "w3"
    case 100...: "w2"
    default: "w1"
    }
  }

  /// Types of places that have a mark, with their words and shapes; positions are pixels about the
  /// place.
  static let marks: [(type: String, label: String, path: String)] = [
    ("port", "ports", "M0-4.5V3M-2.5-2.5H2.5M-4 0A4 4 0 0 0 4 0"),
    ("hub", "hubs", "M-3-3H3V3H-3Z"),
    ("border", "gateways", "M0-4L4 3H-4Z"),
    ("airport", "airports", "M0-4V4M-4 0.5L0-1.5L4 0.5M-1.5 4H1.5"),
  ]
}
