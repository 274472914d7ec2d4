// What a matrix or a table of demand has beyond the zones that count, external stations for
// example.

/// Which ids are to be taken of a matrix or a table of demand.
public enum ZoneChoice: Sendable {
  /// All of them must be zones; another id is an error.
  case all
  /// Those that are zones; pairs with another are left out and counted.
  case only
}

/// The pairs that were left out since one of their ends is no zone.
public struct OutsideZones: Sendable, Equatable {
  /// The ids that are no zones, in order of first appearance.
  public private(set) var ids: [String] = []
  /// Pairs, or rows of a table, that were left out.
  public private(set) var pairCount = 0
  /// All pairs or rows.
  public private(set) var totalCount = 0
  /// The volumes of demand that were left out.
  public private(set) var volume = 0.0
  private var known: Set<String> = []

  /// Notes an id that is no zone.
  mutating func note(_ id: String) {
    if known.insert(id).inserted { ids.append(id) }
  }

  /// Counts pairs, and how many of them are left out.
  mutating func count(_ pairs: Int, leftOut: Int, volume: Double = 0) {
    totalCount += pairs
    pairCount += leftOut
    self.volume += volume
  }

  /// Whether nothing is left.
  public var areEverything: Bool { totalCount > 0 && pairCount == totalCount }
}

extension OutsideZones {
  /// Refuses a file of which nothing is left: its ids are others, or the zones are.
  func check(_ file: String, zones: [String]) throws(CSVError) {
    guard areEverything else { return }
    throw CSVError(
      file: file,
      "none of its pairs is between the zones given: it has ids such as \(listing(Array(ids.prefix(3)))), the zones are"
        + " \(listing(Array(zones.prefix(3))))\(zones.count > 3 ? ", …" : "")"
    )
  }
}
