// What is wrong with a list of arcs that does not make a graph.

/// Why a list of arcs is no ``Graph``.
public enum GraphError: Error, Equatable, CustomStringConvertible {
  /// More vertices than 32 bits number, or a negative count.
  case vertexCountOutOfRange(Int)
  /// More arcs than 32 bits number.
  case tooManyArcs(Int)
  /// Lists that should have one entry per arc differ in length.
  case differentCounts(tails: Int, heads: Int, costs: Int)
  /// An arc starts or ends at a vertex that the graph does not have.
  case vertexOutOfRange(arc: Int, vertex: Int, vertexCount: Int)
  /// An arc's cost is NaN, infinite or negative.
  case badCost(arc: Int, cost: Double)
  /// An arc's cost does not fit the range of whole-number costs.
  case costTooLarge(arc: Int, units: Double)
  /// Some least cost might not fit the range of whole-number costs.
  case distanceOverflow(bound: Int)

  /// One sentence that says which arc, what it has and what was expected.
  public var description: String {
    switch self {
    case .vertexCountOutOfRange(let count):
      "A graph cannot have \(count) vertices; expected 0 to \(Self.limit)."
    case .tooManyArcs(let count):
      "A graph cannot have \(count) arcs; expected at most \(Self.limit)."
    case .differentCounts(let tails, let heads, let costs):
      "A graph needs a tail, a head and a cost for every arc; got \(tails) tails, \(heads) heads and \(costs) costs."
    case .vertexOutOfRange(let arc, let vertex, let vertexCount):
      "Arc \(arc) touches vertex \(vertex), but the graph has \(vertexCount) vertices, numbered from 0."
    case .badCost(let arc, let cost):
      "Arc \(arc) costs \(cost); expected a finite number that is not negative."
    case .costTooLarge(let arc, let units):
      "Arc \(arc) costs \(units) units; expected less than \(IntegerGraph.unreachable). Take larger units."
    case .distanceOverflow(let bound):
      "Paths may cost up to \(bound) units; expected less than \(IntegerGraph.unreachable). Take larger units."
    }
  }

  /// The most vertices or arcs; the largest 32-bit number is left free for "none".
  static let limit = Int(UInt32.max) - 1

  static func check(
    vertexCount: Int,
    tails: [UInt32],
    heads: [UInt32],
    costs: [Double]
  ) throws(GraphError) {
    guard (0...limit).contains(vertexCount) else { throw .vertexCountOutOfRange(vertexCount) }
    guard tails.count == heads.count, heads.count == costs.count else {
      throw .differentCounts(tails: tails.count, heads: heads.count, costs: costs.count)
    }
    guard tails.count <= limit else { throw .tooManyArcs(tails.count) }
    for arc in tails.indices {
      let largest = Int(max(tails[arc], heads[arc]))
      guard largest < vertexCount else {
        throw .vertexOutOfRange(arc: arc, vertex: largest, vertexCount: vertexCount)
      }
      guard costs[arc] >= 0, costs[arc] < .infinity else {
        throw .badCost(arc: arc, cost: costs[arc])
      }
    }
  }
}
