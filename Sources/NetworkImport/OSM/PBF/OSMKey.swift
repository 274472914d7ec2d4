// The tags that the import looks at; all others are passed over unread.

/// A key of a tag.
enum OSMKey: String, CaseIterable, Sendable {
  // What a way is, and what a node or an area may be as well.
  case highway, route, railway, place, aeroway, amenity, harbour, landuse, industrial
  case seamarkType = "seamark:type"
  // What it is called.
  case name, ref
  case nameEnglish = "name:en"
  case nameInternational = "int_name"
  // How fast, and in which direction.
  case oneway, junction, maxspeed, duration, usage, highspeed
  case maxspeedForward = "maxspeed:forward"
  case maxspeedBackward = "maxspeed:backward"
  case maxspeedType = "maxspeed:type"
  case maxspeedSource = "source:maxspeed"
  case maxspeedZone = "zone:maxspeed"
  // For whom.
  case access, vehicle, motorcar, hgv, foot, toll, surface, service, area
  case motorVehicle = "motor_vehicle"
  // Of places and facilities.
  case population, iata, icao, station
  case aerodromeType = "aerodrome:type"

  /// A number above 0; 0 is any other key.
  var code: UInt8 { Self.codes[rawValue] ?? 0 }

  /// The code of a key given as bytes, 0 for one that is not looked at.
  static func code(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt8 {
    guard range.count < namesOfLength.count else { return 0 }
    next: for (name, code) in namesOfLength[range.count] where name[0] == bytes[range.lowerBound] {
      for offset in 1..<name.count where name[offset] != bytes[range.lowerBound + offset] {
        continue next
      }
      return code
    }
    return 0
  }

  /// The key of a code.
  static func key(_ code: UInt8) -> OSMKey? {
    code == 0 ? nil : allCases[Int(code) - 1]
  }

  private static let codes = Dictionary(
    uniqueKeysWithValues: zip(allCases.map(\.rawValue), 1...UInt8(allCases.count))
  )

  /// Names and codes by the name's number of bytes.
  private static let namesOfLength: [[(name: [UInt8], code: UInt8)]] = {
    let longest = allCases.reduce(0) { max($0, $1.rawValue.utf8.count) }
    var lists = [[(name: [UInt8], code: UInt8)]](repeating: [], count: longest + 1)
    for key in allCases {
      let name = Array(key.rawValue.utf8)
      lists[name.count].append((name, key.code))
    }
    return lists
  }()
}

/// The tags of a thing that the import looks at.
struct OSMTags: Sendable, Equatable {
  private var values: [OSMKey: String] = [:]

  init(_ values: [OSMKey: String] = [:]) { self.values = values }

  /// The value of a key; nil when there is none.
  subscript(key: OSMKey) -> String? {
    get { values[key] }
    set { values[key] = newValue }
  }

  /// Whether a key has one of some values.
  func has(_ key: OSMKey, _ wanted: Set<String>) -> Bool {
    values[key].map(wanted.contains) ?? false
  }

  /// Whether a key has a value that says yes.
  func says(_ key: OSMKey) -> Bool { has(key, ["yes", "true", "1"]) }
}
