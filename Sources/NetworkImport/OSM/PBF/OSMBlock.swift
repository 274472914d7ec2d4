// One unpacked block of a PBF file: its texts, its groups of nodes, ways and relations, and its
// units.

/// A block of data: fields are found, and read when they are asked for.
struct OSMBlock {
  let content: [UInt8]
  /// Where each text stands.
  private(set) var texts: [Range<Int>] = []
  /// For each text, the code of the key that it spells; 0 for none that is looked at.
  private(set) var keys: [UInt8] = []
  private(set) var groups: [WireCursor] = []
  private var granularity: Int64 = 100
  private var latitudeOffset: Int64 = 0
  private var longitudeOffset: Int64 = 0

  init(_ content: [UInt8]) throws(WireError) {
    self.content = content
    let bytes = content.span
    var cursor = WireCursor(0..<content.count)
    while let field = try cursor.field(bytes) {
      switch field.number {
      case 1:
        var table = try cursor.chunk(bytes, of: field)
        while let entry = try table.field(bytes) {
          guard entry.number == 1 else {
            try table.skip(bytes, entry)
            continue
          }
          texts.append(try table.chunk(bytes, of: entry).rest)
        }
      case 2: groups.append(try cursor.chunk(bytes, of: field))
      case 17: granularity = Int64(bitPattern: try cursor.integer(bytes, of: field))
      case 19: latitudeOffset = Int64(bitPattern: try cursor.integer(bytes, of: field))
      case 20: longitudeOffset = Int64(bitPattern: try cursor.integer(bytes, of: field))
      default: try cursor.skip(bytes, field)
      }
    }
    keys.reserveCapacity(texts.count)
    for text in texts { keys.append(OSMKey.code(bytes, text)) }
  }

  /// A text of the table.
  func text(_ number: UInt64, at position: Int) throws(WireError) -> String {
    guard number < UInt64(texts.count) else { throw noText(number, position) }
    return String(decoding: content[texts[Int(number)]], as: UTF8.self)
  }

  /// The code of the key that a text of the table spells.
  @inline(__always)
  func key(_ number: UInt64, at position: Int) throws(WireError) -> UInt8 {
    guard number < UInt64(keys.count) else { throw noText(number, position) }
    return keys[Int(number)]
  }

  private func noText(_ number: UInt64, _ position: Int) -> WireError {
    WireError(
      position: position,
      message: "a tag refers to text \(number), and the block has \(texts.count)"
    )
  }

  /// A place in units of 1e-7 degrees; nil when it is not on the globe.
  @inline(__always)
  func place(latitude: Int64, longitude: Int64) -> OSMPoint? {
    let (north, overflowNorth) = latitude.multipliedReportingOverflow(by: granularity)
    let (east, overflowEast) = longitude.multipliedReportingOverflow(by: granularity)
    guard !overflowNorth, !overflowEast else { return nil }
    let y = (north &+ latitudeOffset) / 100
    let x = (east &+ longitudeOffset) / 100
    guard abs(y) <= 900_000_000, abs(x) <= 1_800_000_000 else { return nil }
    return OSMPoint(x: Int32(x), y: Int32(y))
  }

  /// The tags of keys that are looked at, from two packed lists of texts.
  func tags(_ keyList: WireCursor?, _ valueList: WireCursor?) throws(WireError) -> OSMTags {
    guard var names = keyList, var values = valueList else { return OSMTags() }
    let bytes = content.span
    var tags = OSMTags()
    while !names.isAtEnd && !values.isAtEnd {
      let at = names.position
      let code = try key(try names.varint(bytes), at: at)
      let value = try values.varint(bytes)
      if let key = OSMKey.key(code) { tags[key] = try text(value, at: at) }
    }
    return tags
  }
}

/// A place in units of 1e-7 degrees, as OpenStreetMap keeps it.
struct OSMPoint: Sendable, Equatable {
  var x: Int32
  var y: Int32

  /// Of a node that a way has and the file has not.
  static let missing = OSMPoint(x: .min, y: .min)
  /// Degrees east.
  var longitude: Double { Double(x) / 1e7 }
  /// Degrees north.
  var latitude: Double { Double(y) / 1e7 }
}
