// What a way's tags mean for travel: its class, its speed in each direction, who may use it, what
// it is like.

/// What the import knows of a way.
struct WayFacts: Sendable, Equatable {
  var type: OSMClass
  var name: String = ""
  /// Km/h along the way and against it; nil where that is closed.
  ///
  /// Those of ferries with a duration do not count.
  var forward: Double?
  var backward: Double?
  /// Minutes from end to end, of ferries.
  var duration: Double?
  var opensTo: Openness = []
  var isToll = false
  var isUnpaved = false

  /// Who may use a way.
  struct Openness: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    static let passengers = Openness(rawValue: 1)
    static let freight = Openness(rawValue: 2)
    static let all: Openness = [.passengers, .freight]
  }
}

/// Why a way of an imported class is left out.
enum Refusal: String, Sendable, CaseIterable {
  case closed = "closed to cars and trucks by their access tags"
  case area = "areas"
  case pointless = "of fewer than two nodes that are in the file"
}

/// The rules by which ways are taken and timed.
struct WayRules: Sendable {
  var lowestRoad: OSMClass = .secondary
  var speeds = ClassSpeeds()
  var limits = SpeedLimits.standard

  /// What a limit is driven at, on average.
  static let shareOfLimit = 0.9

  /// The class of a way; nil when it is none that is imported.
  func type(_ tags: OSMTags) -> OSMClass? {
    if let highway = tags[.highway].flatMap(OSMClass.init(rawValue:)),
      highway.isRoad(downTo: lowestRoad)
    {
      return highway
    }
    if tags[.railway] == "rail", tags[.service] == nil {
      if tags.says(.highspeed) { return .railHighSpeed }
      return tags[.usage] == "main" ? .railMain : .railBranch
    }
    return tags[.route] == "ferry" ? .ferry : nil
  }

  /// What is known of a way of a class, or why it is left out.
  func facts(_ type: OSMClass, _ tags: OSMTags) -> Result<WayFacts, Refused> {
    if tags.says(.area) { return .failure(Refused(.area)) }
    var facts = WayFacts(type: type)
    facts.opensTo = openness(type, tags)
    if facts.opensTo.isEmpty { return .failure(Refused(.closed)) }
    facts.name = tags[.name] ?? tags[.ref] ?? ""
    facts.isToll = tags.says(.toll)
    facts.isUnpaved = tags.has(.surface, Self.unpaved)
    facts.duration = type == .ferry ? tags[.duration].flatMap(durationMinutes) : nil
    let limit = limit(tags)
    let direction = direction(type, tags)
    if direction.forward {
      facts.forward = speed(type, tags[.maxspeedForward].flatMap(limits.speed) ?? limit)
    }
    if direction.backward {
      facts.backward = speed(type, tags[.maxspeedBackward].flatMap(limits.speed) ?? limit)
    }
    return .success(facts)
  }

  /// A reason as an error.
  struct Refused: Error {
    let reason: Refusal
    init(_ reason: Refusal) { self.reason = reason }
  }

  /// The limit of both directions: the sign's, else that of the kind of place the way is in.
  private func limit(_ tags: OSMTags) -> Double? {
    for key in [OSMKey.maxspeed, .maxspeedType, .maxspeedSource, .maxspeedZone] {
      if let speed = tags[key].flatMap(limits.speed) { return speed }
    }
    return nil
  }

  private func speed(_ type: OSMClass, _ limit: Double?) -> Double {
    let standard = speeds[type]
    guard let limit else { return standard }
    let driven = Self.shareOfLimit * limit
    switch type.mode {
    case .road: return min(standard, driven)
    // Tracks are built for their limit; classes only stand in for it. Ferries have none.
    case .rail: return driven.isFinite ? driven : standard
    case .ferry: return standard
    }
  }

  private func direction(_ type: OSMClass, _ tags: OSMTags) -> (forward: Bool, backward: Bool) {
    switch tags[.oneway] {
    case "yes", "true", "1": return (true, false)
    case "-1", "reverse": return (false, true)
    case "no", "false", "0", "reversible", "alternating": return (true, true)
    default: break
    }
    guard type.mode == .road else { return (true, true) }
    // Motorways and roundabouts run one way unless they say otherwise.
    let isOneWay = type == .motorway || tags.has(.junction, ["roundabout", "circular"])
    return (true, !isOneWay)
  }

  private func openness(_ type: OSMClass, _ tags: OSMTags) -> WayFacts.Openness {
    func isOpen(_ keys: [OSMKey]) -> Bool {
      // The most specific key decides.
      guard let value = keys.lazy.compactMap({ tags[$0] }).first else { return true }
      return !Self.closed.contains(value)
    }
    var open: WayFacts.Openness = []
    switch type.mode {
    case .road:
      if isOpen([.motorcar, .motorVehicle, .vehicle, .access]) { open.insert(.passengers) }
      if isOpen([.hgv, .motorVehicle, .vehicle, .access]) { open.insert(.freight) }
    case .ferry:
      if isOpen([.motorcar, .motorVehicle, .vehicle, .access]) || isOpen([.foot, .access]) {
        open.insert(.passengers)
      }
      if isOpen([.hgv, .motorVehicle, .vehicle, .access]) { open.insert(.freight) }
    case .rail:
      if isOpen([.access]) { open = .all }
    }
    return open
  }

  private static let closed: Set<String> = [
    "no", "private", "agricultural", "forestry", "military", "emergency", "bus", "psv",
    "agricultural;forestry", "forestry;agricultural", "customers", "delivery",
  ]

  private static let unpaved: Set<String> = [
    "unpaved", "gravel", "fine_gravel", "ground", "dirt", "earth", "sand", "grass", "compacted",
    "pebblestone", "mud", "rock", "clay", "laterite", "woodchips",
  ]
}
