// Geometries of GeoPackages: a header, and Well-Known Binary in either byte order.

import TransportNetwork

/// Reads the blob of a geometry column.
///
/// - SeeAlso: OGC 12-128r19, clause 2.1.3; OGC 06-103r4, clause 8.
struct GeoPackageShape {
  private let bytes: [UInt8]
  private var position = 0
  private var isLittle = true

  /// A blob that is damaged; where in it.
  struct Damage: Error {
    var byte: Int
  }

  /// What a blob holds; nil for an empty geometry.
  static func shape(_ blob: [UInt8]) throws(Damage) -> Shape? {
    var reader = GeoPackageShape(blob)
    if blob.count > 44, blob[0] == 0, blob[38] == 0x7C { return try reader.spatiaLite() }
    try reader.header()
    return try reader.geometry(depth: 0)
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func header() throws(Damage) {
    guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50 else { throw Damage(byte: 0) }
    let flags = bytes[3]
    let envelopes = [0, 32, 48, 48, 64]
    let kind = Int(flags >> 1) & 7
    guard envelopes.indices.contains(kind) else { throw Damage(byte: 3) }
    position = 8 + envelopes[kind]
  }

  /// SpatiaLite's own form, which its functions may leave in a GeoPackage, and which GDAL takes
  /// there too.
  ///
  /// - SeeAlso: <https://www.gaia-gis.it/gaia-sins/BLOB-Geometry.html>
  private mutating func spatiaLite() throws(Damage) -> Shape? {
    isLittle = bytes[1] == 1
    isSpatiaLite = true
    position = 39
    return try content(depth: 0)
  }

  /// Whether parts begin with a mark instead of a byte order.
  private var isSpatiaLite = false

  // MARK: Well-Known Binary

  private mutating func byte() throws(Damage) -> UInt8 {
    guard position < bytes.count else { throw Damage(byte: position) }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func word(_ size: Int) throws(Damage) -> UInt64 {
    guard position + size <= bytes.count else { throw Damage(byte: position) }
    defer { position += size }
    let part = bytes[position..<position + size]
    return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// How many parts follow, each of so many bytes at least: held against the bytes that are there.
  private mutating func count(of size: Int) throws(Damage) -> Int {
    let start = position
    let count = Int(try word(4))
    guard count <= (bytes.count - position) / size else { throw Damage(byte: start) }
    return count
  }

  private mutating func place(_ dimensions: Int) throws(Damage) -> Position {
    let x = Double(bitPattern: try word(8))
    let y = Double(bitPattern: try word(8))
    for _ in 2..<dimensions { _ = try word(8) }
    return Position(x: x, y: y)
  }

  private mutating func places(_ dimensions: Int) throws(Damage) -> [Position] {
    let count = try count(of: 8 * dimensions)
    var places: [Position] = []
    places.reserveCapacity(count)
    for _ in 0..<count { places.append(try place(dimensions)) }
    return places
  }

  private mutating func geometry(depth: Int) throws(Damage) -> Shape? {
    let start = position
    guard depth < 4 else { throw Damage(byte: start) }
    let first = try byte()
    if !isSpatiaLite { isLittle = first == 1 }
    return try content(depth: depth)
  }

  /// A geometry behind its byte order.
  private mutating func content(depth: Int) throws(Damage) -> Shape? {
    var code = UInt32(truncatingIfNeeded: try word(4))
    // PostGIS has flags for height, measure and reference system; the standard has thousands.
    var dimensions = 2 + Int(code >> 31 & 1) + Int(code >> 30 & 1)
    if code >> 29 & 1 == 1 { _ = try word(4) }
    code &= 0x1FFF_FFFF
    if code >= 1000 { dimensions = [2, 3, 3, 4][min(3, Int(code / 1000))] }
    switch code % 1000 {
    case 1:
      let place = try place(dimensions)
      return place.x.isFinite && place.y.isFinite ? .point(place) : nil
    case 2:
      let line = try places(dimensions)
      return line.count < 2 ? nil : .lines([line])
    case 3: return try rings(dimensions)
    case 4, 5, 6: return try parts(depth)
    case let kind:
      let names: [UInt32: String] = [
        7: "a geometry collection", 8: "a circular string", 9: "a compound curve",
        10: "a curve polygon", 11: "a multicurve", 12: "a multisurface",
      ]
      return .other(names[kind] ?? "a geometry of type \(kind)")
    }
  }

  private mutating func rings(_ dimensions: Int) throws(Damage) -> Shape? {
    var best: (area: Double, x: Double, y: Double)?
    for _ in 0..<(try count(of: 4)) {
      let ring = try places(dimensions).map { (x: $0.x, y: $0.y) }
      if let centre = ringCentre(ring), centre.area > best?.area ?? -1 { best = centre }
    }
    lastArea = best?.area ?? 0
    return best.map { .area(Position(x: $0.x, y: $0.y)) }
  }

  /// The area of the polygon that was read last, to find the largest of several.
  private var lastArea = 0.0

  private mutating func parts(_ depth: Int) throws(Damage) -> Shape? {
    var lines: [[Position]] = []
    var point: Position?
    var several = false
    var best: (area: Double, centre: Position)?
    for _ in 0..<(try count(of: 5)) {
      switch try geometry(depth: depth + 1) {
      case .lines(let more): lines += more
      case .point(let place):
        several = point != nil
        point = point ?? place
      case .area(let centre): if lastArea > best?.area ?? -1 { best = (lastArea, centre) }
      case .other(let name): return .other(name)
      case nil: break
      }
    }
    if !lines.isEmpty { return .lines(lines) }
    if let best { return .area(best.centre) }
    return several ? .other("several points in one feature") : point.map { .point($0) }
  }
}
