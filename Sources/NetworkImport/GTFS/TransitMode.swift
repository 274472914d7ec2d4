// Modes of public transport: what the route types of GTFS mean, and what boarding them costs.

import TransportNetwork

/// A mode by its route_type.
struct TransitMode: Hashable, Comparable {
  /// Name in mode.csv.
  let name: String

  /// Name of the mode that holds direct services.
  var directName: String { name + "_direct" }

  /// The mode of a route_type, basic or extended; nil for what is none.
  init?(routeType: Int) {
    guard let name = Self.basic[routeType] ?? Self.extended(routeType) else { return nil }
    self.name = name
  }

  static func < (left: TransitMode, right: TransitMode) -> Bool { left.name < right.name }

  /// Minutes for reaching the vehicle and for leaving the station, and the speed where a link has
  /// none of its own.
  var service: Mode.Service {
    switch name {
    case "air": Mode.Service(speed: 700, boardMinutes: 90, alightMinutes: 30)
    case "rail", "high_speed_rail": Mode.Service(speed: 100, boardMinutes: 15, alightMinutes: 5)
    case "ferry": Mode.Service(speed: 30, boardMinutes: 15, alightMinutes: 10)
    case "coach": Mode.Service(speed: 70, boardMinutes: 10, alightMinutes: 5)
    case "metro", "monorail": Mode.Service(speed: 35, boardMinutes: 3, alightMinutes: 2)
    default: Mode.Service(speed: 25, boardMinutes: 1, alightMinutes: 1)
    }
  }

  private static let basic = [
    0: "tram", 1: "metro", 2: "rail", 3: "bus", 4: "ferry", 5: "cable_tram", 6: "aerial_lift",
    7: "funicular", 11: "trolleybus", 12: "monorail",
  ]

  /// The extended route types, which are in hundreds.
  private static func extended(_ type: Int) -> String? {
    switch type {
    case 101: "high_speed_rail"
    case 100...199: "rail"
    case 200...299: "coach"
    case 405: "monorail"
    case 400...499, 500...699: "metro"
    case 700...799: "bus"
    case 800...899: "trolleybus"
    case 900...999: "tram"
    case 1000...1099, 1200...1299: "ferry"
    case 1100...1199: "air"
    case 1300...1399: "aerial_lift"
    case 1400...1499: "funicular"
    case 1500...1599: "taxi"
    case 1700...1799: "other_transit"
    default: nil
    }
  }
}
