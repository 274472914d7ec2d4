// What an import of map layers read, made and left out, in figures.

/// The figures of an import from layers and tables.
public struct GISSummary: Sendable, Equatable {
  /// What became of a layer.
  public struct Layer: Sendable, Equatable {
    /// The file, or file and layer.
    public var label: String
    /// `lines`, `points`, `areas`, or `a table`.
    public var kind: String
    /// Rows read.
    public var rows: Int
    /// `links`, `projects`, `places`, or the package's table.
    public var became: String
    /// Rows that were left out: why, and how many.
    public var leftOut: [Count] = []
  }

  /// How many there are of one kind.
  public struct Count: Sendable, Equatable {
    /// The kind.
    public var kind: String
    /// How many.
    public var count: Int
  }

  /// Links of a mode.
  public struct ModeTotal: Sendable, Equatable {
    /// The mode.
    public var mode: String
    /// Its links.
    public var links: Int
    /// Their kilometres.
    public var kilometres: Double
  }

  /// The layers, in the order in which they were read.
  public var layers: [Layer] = []
  /// What was assumed or projected, and what was changed, a sentence each.
  public var notes: [String] = []
  /// Links of the network by mode.
  public var modes: [ModeTotal] = []
  /// Ends of lines that were moved to a node, by how many kilometres at most.
  public var snappedEnds = 0
  /// The farthest of these, in metres.
  public var farthestSnap = 0.0
  /// Features of several lines that became several links.
  public var splitFeatures = 0
  /// Places where lines were cut because others cross or touch them; nil when not asked for.
  public var crossings: Int?
  /// Places joined to the network by an access link.
  public var joinedPlaces = 0
  /// Ids of places too far from the network.
  public var farPlaces: [String] = []
  /// Whether the file was a whole package, as `convert` writes it.
  public var isWhole = false

  /// Counts a row that is left out.
  mutating func leaveOut(_ kind: String, of layer: Int) {
    if let known = layers[layer].leftOut.firstIndex(where: { $0.kind == kind }) {
      layers[layer].leftOut[known].count += 1
    } else {
      layers[layer].leftOut.append(Count(kind: kind, count: 1))
    }
  }
}
