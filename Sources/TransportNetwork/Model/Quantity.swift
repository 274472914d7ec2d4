// What the numbers in the tables measure, and which of them make sense.

/// What a numeric column measures: its unit and its legal range.
///
/// The upper limits are far beyond anything real; they keep every sum of costs finite and exact
/// enough.
public enum Quantity: String, Sendable, CaseIterable {
  /// Longitude or latitude, or x and y in the network's crs.
  case coordinate
  /// Length of a link.
  case length
  /// Speed on a link or of a mode.
  case speed
  /// Times, headways, boarding.
  case minutes
  /// The scale of a decay.
  case decayMinutes
  /// Costs and tolls.
  case money
  /// Currency per kilometre.
  case moneyPerKilometre
  /// Currency per hour.
  case moneyPerHour
  /// Plain factors such as persons per vehicle.
  case factor

  /// Unit inside the program and in the files that it writes.
  public var unit: String {
    switch self {
    case .coordinate: "degrees"
    case .length: "km"
    case .speed: "km/h"
    case .minutes, .decayMinutes: "min"
    case .money: "currency"
    case .moneyPerKilometre: "currency/km"
    case .moneyPerHour: "currency/h"
    case .factor: ""
    }
  }

  /// The largest legal value.
  public var limit: Double {
    switch self {
    case .length, .speed: 1e6
    case .coordinate, .minutes, .decayMinutes, .factor: 1e9
    case .money, .moneyPerKilometre, .moneyPerHour: 1e18
    }
  }

  /// Whether zero is legal: not for what is divided by.
  public var allowsZero: Bool { self != .speed && self != .moneyPerHour && self != .decayMinutes }

  /// Whether values below zero are legal.
  public var allowsNegative: Bool { self == .coordinate }

  /// Whether `NaN` is refused even where an empty field is legal.
  ///
  /// In what makes a link's cost it tells of
  /// a failed computation. A length is not among them: u_travel_time can stand in for it.
  package var refusesNaN: Bool { self != .coordinate && self != .factor && self != .length }

  /// The legal range in words, for messages and documentation.
  public var range: String {
    let upper = shortestDecimal(limit)
    let unit = unit.isEmpty ? "" : " \(unit)"
    if allowsNegative { return "between -\(upper) and \(upper)\(unit)" }
    return allowsZero ? "from 0 to \(upper)\(unit)" : "above 0 and at most \(upper)\(unit)"
  }
}
