// What an import read, made and left out, in figures.

/// The figures of an import from OpenStreetMap.
public struct OSMSummary: Sendable, Equatable {
  /// What the file is and has.
  public struct Source: Sendable, Equatable {
    /// Path as given.
    public var file = ""
    /// When its data was taken from the database; empty when the file does not say.
    public var timestamp = ""
    /// Ways of the classes that were asked for, whatever their access.
    public var matchedWays = 0
    /// Of those, railways and ferries.
    public var railWays = 0
    /// Of those, ferries.
    public var ferryWays = 0
    /// Nodes of those ways that are in the file.
    public var matchedNodes = 0
    /// Nodes of those ways that are not.
    public var missingNodes = 0
    /// Ways that were left out: why, and how many.
    public var refusedWays: [Count] = []
  }

  /// How many there are of one kind.
  public struct Count: Sendable, Equatable {
    /// The kind.
    public var kind: String
    /// How many.
    public var count: Int
  }

  /// Links of one class.
  public struct ClassTotal: Sendable, Equatable {
    /// The class.
    public var type: OSMClass
    /// Links; those of two directions that differ in time count once.
    public var links: Int
    /// Kilometres, each road once.
    public var kilometres: Double
  }

  /// A part of the network from which one cannot reach the rest and come back.
  public struct Part: Sendable, Equatable {
    /// `road` or `rail`.
    public var kind: String
    /// Vertices where its ways meet or end.
    public var nodes: Int
    /// Kilometres of its ways.
    public var kilometres: Double
    /// A node of it.
    public var node: String
    /// Degrees east of that node.
    public var longitude: Double
    /// Degrees north of it.
    public var latitude: Double
  }

  /// What was read.
  public var source = Source()
  /// Links by class.
  public var classes: [ClassTotal] = []
  /// Zones, by kind of place, in the order of first appearance.
  public var zones: [Count] = []
  /// People of all zones.
  public var population = 0.0
  /// Zones of which the file does not say how many people they have.
  public var assumedPopulations = 0
  /// Facilities by node type.
  public var facilities: [Count] = []
  /// Nodes and links of the network.
  public var nodeCount = 0
  /// Links of the network, those that join zones and facilities included.
  public var linkCount = 0
  /// Parts that were kept.
  public var keptParts = 0
  /// Parts that were left out, the largest first.
  public var droppedParts: [Part] = []
  /// Kilometres of ways between parts, passable one way only.
  public var betweenParts = 0.0
  /// Kilometres of dead ends that were left out.
  public var prunedKilometres = 0.0
  /// Zones that are too far from every road and track.
  public var farZones: [String] = []
  /// Facilities that are too far from every road and track.
  public var farFacilities = 0

  /// Makes a summary to be filled.
  public init() {}
}
