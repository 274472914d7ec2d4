// Courses of links and boundaries of areas from WKT, in the spellings that programs write.

/// The lines of a WKT geometry.
///
/// Takes `LINESTRING` and `MULTILINESTRING` in any case, with `SRID=…;` before it and heights or
/// measures (`Z`, `M`, `ZM`) that are left out; parts that begin where the one before ends are
/// joined.
///
/// - Returns: Lines of two places or more; nil for anything else, an empty geometry included.
public func lines(wellKnownText text: String) -> [[Position]]? {
  var reader = WellKnownText(text)
  return reader.lines()
}

/// The rings of a WKT `POLYGON` or `MULTIPOLYGON`, holes among them.
///
/// - Returns: Rings of three places or more; none of anything else.
/// - Complexity: O(length of the text).
public func rings(wellKnownText text: String) -> [[Position]] {
  guard let open = text.firstIndex(of: "("), text[..<open].uppercased().contains("POLYGON") else {
    return []
  }
  return text[open...].split(whereSeparator: { $0 == "(" || $0 == ")" }).compactMap { part in
    let ring = part.split(separator: ",").compactMap { pair -> Position? in
      let numbers = pair.split(separator: " ").compactMap { Double($0) }
      guard numbers.count >= 2, numbers.allSatisfy(\.isFinite) else { return nil }
      return Position(x: numbers[0], y: numbers[1])
    }
    return ring.count > 2 ? ring : nil
  }
}

private struct WellKnownText {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    // PostGIS writes the reference system before the geometry.
    if let semicolon = bytes.firstIndex(of: UInt8(ascii: ";")),
      String(decoding: bytes[..<semicolon], as: UTF8.self).uppercased().hasPrefix("SRID=")
    {
      position = semicolon + 1
    }
  }

  mutating func lines() -> [[Position]]? {
    let kind = word()
    let dimensions = word()
    guard ["", "Z", "M", "ZM"].contains(dimensions) else { return nil }
    var found: [[Position]] = []
    switch kind {
    case "LINESTRING", "LINESTRINGZ", "LINESTRINGM", "LINESTRINGZM":
      guard let line = line() else { return nil }
      found = [line]
    case "MULTILINESTRING", "MULTILINESTRINGZ", "MULTILINESTRINGM", "MULTILINESTRINGZM":
      guard take("(") else { return nil }
      repeat {
        guard let line = line() else { return nil }
        if let last = found.last?.last, last == line.first {
          found[found.count - 1] += line.dropFirst()
        } else {
          found.append(line)
        }
      } while take(",")
      guard take(")") else { return nil }
    default: return nil
    }
    skipBlanks()
    return position == bytes.count ? found : nil
  }

  /// A bracket with two places or more.
  private mutating func line() -> [Position]? {
    guard take("(") else { return nil }
    var places: [Position] = []
    repeat {
      guard let x = number(), let y = number() else { return nil }
      // At most a height and a measure follow.
      if number() != nil { _ = number() }
      places.append(Position(x: x, y: y))
    } while take(",")
    return take(")") && places.count >= 2 ? places : nil
  }

  private mutating func word() -> String {
    skipBlanks()
    let start = position
    while position < bytes.count, (0x41...0x5A).contains(bytes[position] & 0xDF) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self).uppercased()
  }

  private mutating func number() -> Double? {
    skipBlanks()
    let start = position
    while position < bytes.count, "0123456789+-.eE".utf8.contains(bytes[position]) { position += 1 }
    guard let value = parseDecimal(bytes.span, start..<position), value.isFinite else { return nil }
    return value
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }
}
