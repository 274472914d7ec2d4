// Areas around a network that are drawn and have no data: `area.csv`.

/// An area that maps show behind the network, hatched: nothing is known of it.
public struct Area: Sendable, Equatable {
  /// `area_id`.
  public var id: String
  /// `name`, empty when missing.
  public var name: String
  /// `boundary`: a polygon or several as WKT, in the network's coordinates.
  public var boundary: String

  /// Makes an area.
  public init(id: String, name: String = "", boundary: String) {
    self.id = id
    self.name = name
    self.boundary = boundary
  }
}
