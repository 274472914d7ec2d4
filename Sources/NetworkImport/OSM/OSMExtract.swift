// What two passes over a file leave: the ways that are imported, where their nodes are, and places
// and facilities.

/// Ways with their nodes' places; a way's nodes are positions in `points`.
struct OSMExtract: Sendable {
  /// The ways, in the order of the file.
  var ways: [WayFacts] = []
  var wayIDs: [Int64] = []
  /// Where each way's nodes begin in `references`, and the end.
  var offsets: [Int] = [0]
  var references: [Int32] = []
  /// Where nodes are; ``OSMPoint/missing`` when the file does not have one.
  var points: [OSMPoint] = []
  /// Ids of the points; those behind ``twinStart`` stand for the railway at a level crossing.
  var ids: [Int64] = []
  var twinStart = 0
  /// Places and facilities: nodes, and areas by the middle of their nodes.
  var sites: [Site] = []
  var header: PBFHeader
  var counts = Counts()

  /// A place or facility.
  struct Site: Sendable {
    /// `n` and the id of a node, `w` and that of a way.
    var id: String
    var point: OSMPoint
    var tags: OSMTags
  }

  /// What the passes met.
  struct Counts: Sendable, Equatable {
    /// Ways of the classes that are imported, before their access is looked at.
    var matchedWays: [OSMClass.Mode: Int] = [:]
    /// Nodes of those ways that are in the file.
    var matchedNodes = 0
    /// Nodes of those ways that are not.
    var missingNodes = 0
    /// Nodes of those ways whose coordinates are not on the globe.
    var misplacedNodes = 0
    /// Ways that were left out, by reason.
    var refused: [Refusal: Int] = [:]
    /// Ways that the file has more than once.
    var repeatedWays = 0
    /// All ways and nodes that were read.
    var ways = 0
    var nodes = 0
  }

  /// The node's id as the package writes it.
  func nodeID(_ vertex: Int32) -> String {
    Int(vertex) < twinStart ? String(ids[Int(vertex)]) : "\(ids[Int(vertex)])-rail"
  }

  /// The nodes of a way.
  func nodes(ofWay way: Int) -> ArraySlice<Int32> { references[offsets[way]..<offsets[way + 1]] }
}
