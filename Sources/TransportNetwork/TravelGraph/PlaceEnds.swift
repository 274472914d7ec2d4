// Where paths of a place start and where they end.

/// The vertices of a graph at which paths of a node or zone start and end.
///
/// They are one vertex where paths may lead through the place. A zone on several nodes has two,
/// since no path leads through it: from its departure one gets to all of its nodes, from all of its
/// nodes to its arrival, each at no cost. A node that is closed to through traffic has two as well:
/// links leave its departure and enter its arrival.
public struct PlaceEnds: Sendable, Hashable {
  /// The vertex that paths from the place start at.
  public var departure: Int
  /// The vertex that paths to the place end at.
  public var arrival: Int

  /// Whether paths may lead through the place.
  public var isOneVertex: Bool { departure == arrival }

  /// Names the ends of a place.
  public init(departure: Int, arrival: Int) {
    self.departure = departure
    self.arrival = arrival
  }

  /// The ends of a place that is one vertex.
  public init(_ vertex: Int) { self.init(departure: vertex, arrival: vertex) }
}
