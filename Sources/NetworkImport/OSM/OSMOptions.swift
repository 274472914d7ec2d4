// What the user may ask of an import: which ways, how fast, which zones, how far to snap, what to
// simplify.

/// The choices of an import from OpenStreetMap.
public struct OSMOptions: Sendable {
  /// The lowest class of roads that is taken.
  public var lowestRoad: OSMClass = .secondary
  /// Speeds by class.
  public var speeds = ClassSpeeds()
  /// Default limits by name.
  public var limits = SpeedLimits.standard
  /// Zones to use instead of the file's places.
  public var zones: ZoneSource?
  /// Kinds of places that become zones; villages are added where there are fewer than two.
  public var placeKinds: Set<String> = ["city", "town"]
  /// How far a zone or facility may be from the nodes that it is joined to, in kilometres.
  public var snapKilometres = 5.0
  /// Dead ends shorter than this are left out, in kilometres.
  public var pruneKilometres = 0.0
  /// How far a simplified course may be from the true one, in metres; 0 keeps every vertex.
  public var simplifyMetres = 0.0
  /// Whether vertices of degree two are kept as nodes.
  public var keepsEveryNode = false
  /// How many parts of the road network are kept, the largest first.
  public var partCount = 1
  /// Name of the network.
  public var name = ""
  /// Currency of the network's money.
  public var currency = "USD"
  /// Threads that unpack blobs; the result does not depend on it.
  public var threads = 1

  /// The defaults.
  public init() {}

  var rules: WayRules { WayRules(lowestRoad: lowestRoad, speeds: speeds, limits: limits) }
}
