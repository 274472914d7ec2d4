// What a value of maxspeed means in km/h: numbers with units, lists, and the words for a country's
// default limits.

import TransportNetwork

/// Default limits by their names in OpenStreetMap, such as `DE:urban`.
///
/// A name whose country is not in the table takes the row of `*`: `XX:urban` that of `*:urban`.
public struct SpeedLimits: Sendable, Equatable {
  private var limits: [String: Double]

  /// Makes a table; keys are `COUNTRY:zone` in any case, values km/h, infinity for no limit.
  public init(_ limits: [String: Double]) {
    self.limits = [:]
    for (name, speed) in limits { self.limits[name.lowercased()] = speed }
  }

  /// The limit that a text means in km/h; infinity where it says that there is none, nil where it
  /// says nothing of use.
  ///
  /// Of a list (`90;30`) the least counts, since no road is faster than its slowest part allows for
  /// long.
  public func speed(_ text: String) -> Double? {
    let parts = text.split(whereSeparator: { $0 == ";" || $0 == "|" || $0 == "," })
    let speeds = parts.compactMap { single(String($0)) }
    return speeds.min()
  }

  private func single(_ text: String) -> Double? {
    let word = text.split(separator: " ").joined(separator: " ").lowercased()
    switch word {
    case "none", "no", "unlimited": return .infinity
    case "walk", "walking": return 5
    case "": return nil
    default: break
    }
    if word.utf8.first.map({ (0x30...0x39).contains($0) }) != true {
      guard let colon = word.firstIndex(of: ":") else { return limits["*:" + word] }
      return limits[word] ?? limits["*" + word[colon...]]
    }
    let digits = word.prefix { $0.isNumber || $0 == "." }
    guard let number = Double(digits), number >= 1, number < 1000 else { return nil }
    switch word.dropFirst(digits.count).filter({ $0 != " " }) {
    case "", "km/h", "kmh", "kph", "kmph": return number
    case "mph": return number * 1.609344
    case "knots", "kn", "kt": return number * 1.852
    default: return nil
    }
  }

  /// The limits that hold where signs say nothing else, after the wiki's table of default speed
  /// limits (2026).
  public static let standard = SpeedLimits([
    "*:urban": 50, "*:rural": 90, "*:trunk": 100, "*:motorway": 120, "*:living_street": 20,
    "*:zone30": 30, "*:zone:30": 30, "*:zone20": 20, "*:zone:20": 20, "*:zone40": 40,
    "at:rural": 100, "at:trunk": 100, "at:motorway": 130, "au:urban": 50, "au:rural": 100,
    "be:rural": 90, "be:motorway": 120, "bg:motorway": 140, "bg:rural": 90, "br:urban": 60,
    "br:rural": 60, "br:motorway": 110, "by:urban": 60, "by:motorway": 110, "by:rural": 90,
    "ch:rural": 80, "ch:trunk": 100, "ch:motorway": 120, "cz:rural": 90, "cz:trunk": 110,
    "cz:motorway": 130, "de:rural": 100, "de:motorway": .infinity, "de:living_street": 7,
    "dk:rural": 80, "dk:motorway": 130, "ee:rural": 90, "es:rural": 90, "es:trunk": 90,
    "es:motorway": 120, "fi:rural": 80, "fi:trunk": 100, "fi:motorway": 120, "fr:rural": 80,
    "fr:motorway": 130, "fj:urban": 50, "fj:rural": 80, "gb:urban": 48.28032,
    "gb:nsl_single": 96.56064, "gb:nsl_dual": 112.65408, "gb:motorway": 112.65408,
    "gr:rural": 90, "gr:motorway": 130, "hr:rural": 90, "hr:trunk": 110, "hr:motorway": 130,
    "hu:rural": 90, "hu:trunk": 110, "hu:motorway": 130, "in:urban": 60, "in:rural": 80,
    "it:rural": 90, "it:trunk": 110, "it:motorway": 130, "jp:urban": 60, "jp:nsl": 60,
    "jp:express": 100, "kz:urban": 60, "kz:rural": 90, "kz:motorway": 110, "li:rural": 80,
    "lt:rural": 90, "lt:motorway": 130, "lv:rural": 90, "nl:rural": 80, "nl:trunk": 100,
    "nl:motorway": 100, "no:rural": 80, "no:motorway": 110, "pl:rural": 90, "pl:trunk": 100,
    "pl:motorway": 140, "pt:rural": 90, "pt:trunk": 100, "pt:motorway": 120, "ro:rural": 90,
    "ro:trunk": 100, "ro:motorway": 130, "rs:rural": 80, "rs:motorway": 130, "ru:urban": 60,
    "ru:rural": 90, "ru:motorway": 110, "ru:living_street": 20, "se:rural": 70,
    "se:motorway": 110, "si:rural": 90, "si:trunk": 110, "si:motorway": 130, "sk:rural": 90,
    "sk:motorway": 130, "tr:rural": 90, "tr:motorway": 130, "ua:rural": 90, "ua:trunk": 110,
    "ua:motorway": 130, "uk:urban": 48.28032, "uk:nsl_single": 96.56064,
    "uk:nsl_dual": 112.65408, "uk:motorway": 112.65408, "uz:urban": 70, "uz:rural": 100,
    "za:urban": 60, "za:rural": 100, "za:motorway": 120,
  ])
}
