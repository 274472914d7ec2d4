// The data dictionary: every table and column that Corridor reads and writes (Networks/README.md).
//
// The reader binds columns by it, the writer takes its columns and the datapackage's schemas from
// it, and help and documentation print it: a column is described here and nowhere else.

public import TransportNetwork

/// One column of a table.
public struct Attribute: Sendable, Equatable {
  /// What a column holds.
  public enum Kind: Sendable, Equatable {
    /// The id of a row of this or another table.
    case identifier
    /// Any text.
    case text
    /// A number of some quantity.
    case number(Quantity)
    /// A whole number, not negative.
    case integer
    /// `true` or `false`, `1` or `0`.
    case flag
  }

  /// Header.
  public let name: String
  /// What it holds.
  public let kind: Kind
  /// Whether the column must be there and no field of it empty.
  public let isRequired: Bool
  /// What an empty field means, in words.
  public let defaultValue: String
  /// One sentence for documentation.
  public let description: String
  /// What else helps where a required column is missing.
  let remedy: String

  init(
    _ name: String,
    _ kind: Kind,
    required: Bool = false,
    default defaultValue: String = "",
    _ description: String,
    remedy: String = ""
  ) {
    self.name = name
    self.kind = kind
    isRequired = required
    self.defaultValue = defaultValue
    self.description = description
    self.remedy = remedy
  }
}

/// One table of a network package.
public struct TableDefinition: Sendable, Equatable {
  /// Name without `.csv`.
  public let name: String
  /// Whether a package must have it.
  public let isRequired: Bool
  /// What its rows are, and what holds without the table.
  public let description: String
  /// Its columns, in the order in which they are written.
  public let attributes: [Attribute]

  /// File name.
  public var file: String { name + ".csv" }

  /// The table without some columns.
  func without(_ names: Set<String>) -> TableDefinition {
    TableDefinition(
      name: name,
      isRequired: isRequired,
      description: description,
      attributes: attributes.filter { !names.contains($0.name) }
    )
  }

  /// The table with some columns that need not be there.
  func withOptional(_ names: Set<String>) -> TableDefinition {
    TableDefinition(
      name: name,
      isRequired: isRequired,
      description: description,
      attributes: attributes.map { attribute in
        names.contains(attribute.name)
          ? Attribute(
            attribute.name,
            attribute.kind,
            default: attribute.defaultValue,
            attribute.description
          ) : attribute
      }
    )
  }
}

/// Every table of a network package.
public enum DataDictionary {
  /// The tables, in the order in which they are read.
  public static let tables = [
    config, useDefinition, useGroup, mode, zone, node, geometry, link, region, project, projectLink,
    area,
  ]

  static let config = TableDefinition(
    name: "config",
    isRequired: false,
    description: "Units and names that hold for the whole network; one row.",
    attributes: [
      Attribute("dataset_name", .text, "Name of the network."),
      Attribute("long_length", .text, default: "km", "Unit of lengths: km, mile, m or ft."),
      Attribute("speed", .text, default: "kmh", "Unit of speeds: kmh or mph."),
      Attribute("currency", .text, default: "CNY", "Currency of costs and tolls."),
      Attribute("crs", .text, default: "EPSG:4326", "Coordinate reference system."),
    ]
  )

  static let useDefinition = TableDefinition(
    name: "use_definition",
    isRequired: false,
    description: "Who travels; without the table there is one use, passenger.",
    attributes: [
      Attribute("use", .identifier, required: true, "Name, for example passenger or freight."),
      Attribute("persons_per_vehicle", .number(.factor), "Persons per vehicle."),
      Attribute("pce", .number(.factor), "Passenger-car equivalents."),
      Attribute(
        "u_value_of_time",
        .number(.moneyPerHour),
        default: "money does not enter the cost",
        "Currency per hour for one traveller or one tonne."
      ),
      Attribute(
        "u_decay_minutes",
        .number(.decayMinutes),
        default: "480",
        "Scale of the default exponential decay."
      ),
    ]
  )

  static let useGroup = TableDefinition(
    name: "use_group",
    isRequired: false,
    description: "Names for sets of uses, for allowed_uses.",
    attributes: [
      Attribute("use_group", .identifier, required: true, "Name of the group."),
      Attribute("uses", .text, required: true, "Its uses, commas or semicolons between."),
    ]
  )

  static let mode = TableDefinition(
    name: "mode",
    isRequired: false,
    description:
      "How one travels, one row per mode and use; a mode without a row for a use is closed"
      + " to it. Without the table there is one mode, road, at 60 km/h.",
    attributes: [
      Attribute("mode", .identifier, required: true, "Name of the mode."),
      Attribute("use", .identifier, required: true, "The use that the row is for."),
      Attribute("speed", .number(.speed), "Speed where a link has none of its own."),
      Attribute("board_minutes", .number(.minutes), default: "0", "Cost of entering the mode."),
      Attribute("alight_minutes", .number(.minutes), default: "0", "Cost of leaving the mode."),
      Attribute(
        "cost_per_km",
        .number(.moneyPerKilometre),
        default: "0",
        "Money per kilometre travelled."
      ),
      Attribute(
        "through",
        .flag,
        default: "true",
        "Whether one may stay aboard from link to link."
      ),
      Attribute("group", .text, "A name for several modes, which --modes takes too."),
    ]
  )

  static let zone = TableDefinition(
    name: "zone",
    isRequired: false,
    description:
      "Where people and opportunities are, with any numeric columns. Without the table every"
      + " zone_id of the nodes is a zone, or every node if none has one.",
    attributes: [
      Attribute("zone_id", .identifier, required: true, "Id of the zone."),
      Attribute("name", .text, "Name."),
      Attribute("name_local", .text, "Name in the script of the place."),
      Attribute("super_zone", .text, "A larger unit that holds the zone."),
    ]
  )

  static let node = TableDefinition(
    name: "node",
    isRequired: true,
    description: "Places.",
    attributes: [
      Attribute("node_id", .identifier, required: true, "Id of the node."),
      Attribute("name", .text, "Name."),
      Attribute("name_local", .text, "Name in the script of the place."),
      Attribute(
        "x_coord",
        .number(.coordinate),
        required: true,
        "Longitude.",
        remedy: placesRemedy
      ),
      Attribute(
        "y_coord",
        .number(.coordinate),
        required: true,
        "Latitude.",
        remedy: placesRemedy
      ),
      Attribute(
        "node_type",
        .text,
        "City, port, hub, airport, border, station, junction or another."
      ),
      Attribute(
        "facility_class",
        .text,
        "What kind of facility it is: seaport, river_port, dry_port, rail_gateway or another."
      ),
      Attribute("zone_id", .identifier, "The zone that sits here."),
      Attribute(
        "through",
        .flag,
        default: "true, or false where node_type is centroid",
        "Whether paths may lead through the node; if not, they only start and end there."
      ),
    ]
  )

  private static let placesRemedy =
    "; a network without places of nodes says so by the crs none in config.csv"

  /// The nodes of a network that has no coordinates.
  static let nodeWithoutPlaces = node.withOptional(["x_coord", "y_coord"])

  static let geometry = TableDefinition(
    name: "geometry",
    isRequired: false,
    description:
      "Courses that links of link.csv share by geometry_id; they are written into link.csv.",
    attributes: [
      Attribute("geometry_id", .identifier, required: true, "Id of the geometry."),
      Attribute("geometry", .text, "Course as WKT."),
    ]
  )

  static let link = TableDefinition(
    name: "link",
    isRequired: true,
    description: "Links between nodes.",
    attributes: linkAttributes
  )

  static let region = TableDefinition(
    name: "region",
    isRequired: false,
    description: "Which zones belong to which region of which scheme.",
    attributes: [
      Attribute("scheme", .text, required: true, "A way to divide or tag zones, such as macro."),
      Attribute("region", .text, required: true, "Name of the region."),
      Attribute("zone_id", .identifier, required: true, "A zone that belongs to it."),
    ]
  )

  static let area = TableDefinition(
    name: "area",
    isRequired: false,
    description: "Areas that maps draw hatched behind the network: there is no data for them.",
    attributes: [
      Attribute("area_id", .identifier, required: true, "Id of the area."),
      Attribute("name", .text, "Name."),
      Attribute("boundary", .text, required: true, "A polygon or several as WKT."),
    ]
  )

  static let project = TableDefinition(
    name: "project",
    isRequired: false,
    description: "What may be built.",
    attributes: [
      Attribute("project_id", .identifier, required: true, "Id of the project."),
      Attribute("name", .text, "Name."),
      Attribute("cost", .number(.money), required: true, "Cost of building it."),
      Attribute("status", .text, default: "candidate", "One of candidate, committed, built."),
      Attribute("period", .integer, "The period in which it may open at the earliest."),
      Attribute("group", .text, "At most one project of a group is built."),
      Attribute("requires", .text, "Projects that must be built too, semicolons between."),
      Attribute("region", .text, "Where its money is spent."),
      Attribute("source", .text, "Where the facts come from."),
    ]
  )

  static let projectLink = TableDefinition(
    name: "project_link",
    isRequired: false,
    description: "The links that projects add.",
    attributes: [
      Attribute("project_id", .identifier, required: true, "The project that adds the link.")
    ] + linkAttributes + [
      Attribute("replaces", .identifier, "The link of link.csv that it takes the place of.")
    ]
  )

  private static let linkAttributes = [
    Attribute("link_id", .identifier, required: true, "Id of the link."),
    Attribute("name", .text, "Name."),
    Attribute("from_node_id", .identifier, required: true, "The node where it starts."),
    Attribute("to_node_id", .identifier, required: true, "The node where it ends."),
    Attribute(
      "directed",
      .flag,
      default: "dir_flag, or true",
      "Whether it runs one way only; DTALite's dir_flag (1, -1 one way, 0 both) stands in for it."
    ),
    Attribute("geometry", .text, "Course as WKT."),
    Attribute("length", .number(.length), "Length; may be missing where u_travel_time is given."),
    Attribute("facility_type", .text, "Kind of link; access links stay open under --modes."),
    Attribute("free_speed", .number(.speed), default: "the mode's speed", "Speed."),
    Attribute(
      "allowed_uses",
      .text,
      default: "every use that the mode carries",
      "Uses or use groups that may take it; AUTO and all mean every use, none means no use."
    ),
    Attribute("toll", .number(.money), default: "0", "Money per traveller or tonne."),
    Attribute(
      "u_mode",
      .identifier,
      default: "the only mode, or road",
      "The mode that it belongs to."
    ),
    Attribute(
      "u_travel_time",
      .number(.minutes),
      default: "length / speed",
      "Minutes; wins over length and speed."
    ),
    Attribute("u_headway", .number(.minutes), default: "0", "Minutes between services."),
  ]
}
