// Nodes, links and zones: where things are and how they hang together.

/// A place of the network: `node.csv`.
public struct Node: Sendable, Equatable {
  /// `node_id`.
  public var id: String
  /// `name`, empty when missing.
  public var name: String
  /// `name_local`: the name in the script of the place, empty when missing.
  public var localName: String
  /// `x_coord`: longitude, or the x of the network's crs.
  public var x: Double
  /// `y_coord`: latitude, or the y of the network's crs.
  public var y: Double
  /// `node_type` (city, port, hub, airport, border, station, junction, centroid), empty when
  /// missing.
  public var type: String
  /// `facility_class` (seaport, dry_port, rail_gateway, ...), empty when missing.
  public var facilityClass: String
  /// `through`: whether paths may lead through the node; one that is closed may be the first or the
  /// last of a path only.
  public var isThrough: Bool
  /// `zone_id`: the zone that sits here.
  public var zone: RowIndex<Zone>?

  /// Makes a node; without `isThrough` its type decides: centroids are closed.
  public init(
    id: String,
    name: String = "",
    localName: String = "",
    x: Double,
    y: Double,
    type: String = "",
    facilityClass: String = "",
    zone: RowIndex<Zone>? = nil,
    isThrough: Bool? = nil
  ) {
    self.id = id
    self.name = name
    self.localName = localName
    self.x = x
    self.y = y
    self.type = type
    self.facilityClass = facilityClass
    self.zone = zone
    self.isThrough = isThrough ?? Self.isThrough(type: type)
  }

  /// Whether paths may lead through a node of a type of which nothing else is said: through all but
  /// centroids.
  package static func isThrough(type: String) -> Bool { type.lowercased() != "centroid" }
}

/// A link between two nodes: `link.csv` and, for projects, `project_link.csv`.
public struct Link: Sendable, Equatable {
  /// `link_id`.
  public var id: String
  /// `name`, empty when missing.
  public var name: String
  /// `from_node_id`.
  public var from: RowIndex<Node>
  /// `to_node_id`.
  public var to: RowIndex<Node>
  /// Whether the link runs one way only, from -> to.
  public var isDirected: Bool
  /// `geometry` as WKT, empty when missing.
  public var geometry: String
  /// `length` in kilometres.
  public var kilometres: Double?
  /// `facility_type`, empty when missing; `access` links stay open whatever modes are chosen.
  public var facilityType: String
  /// `free_speed` in km/h.
  public var freeSpeed: Double?
  /// `allowed_uses`; nil leaves the link open to every use that its mode carries.
  public var allowedUses: UseSet?
  /// `toll` per traveller or tonne, in the network's currency.
  public var toll: Double?
  /// `u_mode`.
  public var mode: RowIndex<Mode>
  /// `u_travel_time` in minutes; wins over length and speed.
  public var travelMinutes: Double?
  /// `u_headway`: minutes between services.
  public var headwayMinutes: Double?

  /// Makes a link.
  public init(
    id: String,
    name: String = "",
    from: RowIndex<Node>,
    to: RowIndex<Node>,
    isDirected: Bool = true,
    geometry: String = "",
    kilometres: Double? = nil,
    facilityType: String = "",
    freeSpeed: Double? = nil,
    allowedUses: UseSet? = nil,
    toll: Double? = nil,
    mode: RowIndex<Mode> = RowIndex(0),
    travelMinutes: Double? = nil,
    headwayMinutes: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.from = from
    self.to = to
    self.isDirected = isDirected
    self.geometry = geometry
    self.kilometres = kilometres
    self.facilityType = facilityType
    self.freeSpeed = freeSpeed
    self.allowedUses = allowedUses
    self.toll = toll
    self.mode = mode
    self.travelMinutes = travelMinutes
    self.headwayMinutes = headwayMinutes
  }

  /// Whether the link joins a place to its stations, ports or airports (`facility_type` access).
  public var isAccess: Bool { facilityType == "access" }
}

/// Where people and opportunities are: `zone.csv`.
public struct Zone: Sendable, Equatable {
  /// `zone_id`.
  public var id: String
  /// `name`, empty when missing.
  public var name: String
  /// `name_local`: the name in the script of the place, empty when missing.
  public var localName: String
  /// `super_zone`, empty when missing.
  public var superZone: String
  /// The node that the zone stands for beside the node's own zone; nil for all zones of a table,
  /// which nodes name.
  ///
  /// Such zones are facilities to get to (``Network/reaching(_:)``).
  public var facility: RowIndex<Node>?

  /// Makes a zone.
  public init(
    id: String,
    name: String = "",
    localName: String = "",
    superZone: String = "",
    facility: RowIndex<Node>? = nil
  ) {
    self.facility = facility
    self.id = id
    self.name = name
    self.localName = localName
    self.superZone = superZone
  }
}

/// A numeric column of the zones.
public struct ZoneColumn: Sendable, Equatable {
  /// Header, for example `population`.
  public var name: String
  /// One value per zone; nil where the table has none.
  public var values: [Double?]

  /// Makes a column.
  public init(name: String, values: [Double?]) {
    self.name = name
    self.values = values
  }
}
