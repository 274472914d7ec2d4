// The transport network: a checked, immutable value that every later step reads.

/// A transport network with its zones, regions and projects.
///
/// Made by `NetworkPackage` of module NetworkFiles from a folder of tables (Networks/README.md) and
/// checked there, so every index is in range, every cost is finite and not negative, and every id
/// is unique in its table. Lengths are kilometres, speeds km/h, times minutes and money the
/// network's currency, whatever units the files had.
public struct Network: Sendable, Equatable {
  /// Name, currency and coordinate reference system.
  public var configuration: Configuration
  /// Places, in file order.
  public var nodes: [Node]
  /// Links, in file order.
  public var links: [Link]
  /// Zones, in file order.
  public var zones: [Zone]
  /// Numeric columns of the zones (population, gdp, ...), in file order.
  public var zoneColumns: [ZoneColumn]
  /// Who travels.
  public var uses: [Use]
  /// How one travels.
  public var modes: [Mode]
  /// Region schemes, in order of first appearance.
  public var schemes: [RegionScheme]
  /// What may be built.
  public var projects: [Project]
  /// Areas without data that maps draw behind the network.
  public var areas: [Area]
  /// Columns that Corridor does not know, kept so that writing loses nothing; keyed by table name.
  public var extraColumns: [String: [ExtraColumn]]
  /// Whether nodes have places; without, x and y are 0 and mean nothing, and the network cannot be
  /// drawn.
  public var hasCoordinates: Bool
  /// Where the values of zone.csv stand in the file, for messages.
  public var zonePlaces: TablePlaces

  /// Makes a network from tables that the caller has checked.
  public init(
    configuration: Configuration = Configuration(),
    nodes: [Node],
    links: [Link],
    zones: [Zone],
    zoneColumns: [ZoneColumn] = [],
    uses: [Use] = [.passenger],
    modes: [Mode] = [.road],
    schemes: [RegionScheme] = [],
    projects: [Project] = [],
    areas: [Area] = [],
    extraColumns: [String: [ExtraColumn]] = [:],
    hasCoordinates: Bool = true,
    zonePlaces: TablePlaces = TablePlaces(file: "zone.csv")
  ) {
    self.configuration = configuration
    self.nodes = nodes
    self.links = links
    self.zones = zones
    self.zoneColumns = zoneColumns
    self.uses = uses
    self.modes = modes
    self.schemes = schemes
    self.projects = projects
    self.areas = areas
    self.extraColumns = extraColumns
    self.hasCoordinates = hasCoordinates
    self.zonePlaces = zonePlaces
  }
}

/// What `config.csv` says of the whole network, units apart: those are converted when read.
public struct Configuration: Sendable, Equatable {
  /// `dataset_name`.
  public var datasetName: String
  /// `currency`; money in the network is in units of it.
  public var currency: String
  /// `crs` of the coordinates.
  public var crs: String

  /// Makes a configuration; the defaults are those of Networks/README.md.
  public init(datasetName: String = "", currency: String = "CNY", crs: String = "EPSG:4326") {
    self.datasetName = datasetName
    self.currency = currency
    self.crs = crs
  }
}

/// A column that Corridor keeps and does not read.
public struct ExtraColumn: Sendable, Equatable {
  /// Header.
  public var name: String
  /// One value per row of the table.
  public var values: [String]

  /// Makes a column.
  public init(name: String, values: [String]) {
    self.name = name
    self.values = values
  }
}
