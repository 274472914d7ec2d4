// What a network holds, counted: the figures of `corridor info`.

import NetworkFiles
public import TransportNetwork

/// Counts and totals of a network.
public struct NetworkSummary: Sendable, Equatable {
  /// How many rows there are of one kind, and how much they add up to where that means something.
  public struct Count: Sendable, Equatable {
    /// The kind: a node type, a mode, a region, a status.
    public var name: String
    /// Rows of that kind.
    public var count: Int
    /// Kilometres of links, population of regions, cost of projects.
    public var total: Double?
  }

  /// The total of a numeric zone column.
  public struct ColumnTotal: Sendable, Equatable {
    /// Header.
    public var name: String
    /// Sum of the values that are there.
    public var total: Double
    /// Zones without a value.
    public var missing: Int
  }

  /// A scheme with its regions.
  public struct Scheme: Sendable, Equatable {
    /// Name.
    public var name: String
    /// Zones of each region and their population, in the scheme's order.
    public var regions: [Count]
  }

  /// `dataset_name`, or the folder's name.
  public var name: String
  /// Currency of all money.
  public var currency: String
  /// Coordinate reference system.
  public var crs: String
  /// Whether nodes have places.
  public var hasCoordinates: Bool
  /// Nodes by type, in order of first appearance; "other" without type.
  public var nodes: [Count]
  /// Links by mode, in the modes' order, with kilometres in one direction.
  public var links: [Count]
  /// Number of zones.
  public var zoneCount: Int
  /// Totals of the zones' numeric columns.
  public var zoneColumns: [ColumnTotal]
  /// Names of the uses.
  public var uses: [String]
  /// Region schemes.
  public var schemes: [Scheme]
  /// Sizes, in nodes, of the parts with no path between them, whatever the direction of links; the
  /// largest first.
  public var components: [Int]
  /// Projects by status, with their cost.
  public var projects: [Count]
  /// What is worth knowing of how the tables were read.
  public var notes: [String] = []

  /// Counts a network.
  ///
  /// Built and committed projects' links join components; candidates' do not.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - folder: Its name where it does not name itself.
  /// - Complexity: O(rows).
  public init(_ network: Network, folder: String) {
    let ownName = network.configuration.datasetName
    name = ownName.isEmpty ? folder : ownName
    currency = network.configuration.currency
    crs = network.configuration.crs
    hasCoordinates = network.hasCoordinates
    nodes = Self.count(network.nodes.map { ($0.type.isEmpty ? "other" : $0.type, nil) })
    links = network.modes.typedIndices.map { mode in
      let links = network.links.filter { $0.mode == mode }
      return Count(
        name: network.modes[mode].name,
        count: links.count,
        total: links.reduce(0) { $0 + ($1.kilometres ?? 0) }
      )
    }
    zoneCount = network.zones.count
    zoneColumns = network.zoneColumns.map { column in
      ColumnTotal(
        name: column.name,
        total: column.values.reduce(0) { $0 + ($1 ?? 0) },
        missing: column.values.count { $0 == nil }
      )
    }
    uses = network.uses.map(\.name)
    let population = network.zoneColumns.first { $0.name == "population" }
    schemes = network.schemes.map { scheme in
      Scheme(
        name: scheme.name,
        regions: scheme.regions.map { region in
          Count(
            name: region.name,
            count: region.zones.count,
            total: population.map { column in
              region.zones.reduce(0) { $0 + (column.values[$1.position] ?? 0) }
            }
          )
        }
      )
    }
    components = network.partSizes
    projects = Project.Status.allCases.compactMap { status in
      let projects = network.projects.filter { $0.status == status }
      guard !projects.isEmpty else { return nil }
      return Count(
        name: status.rawValue,
        count: projects.count,
        total: projects.reduce(0) { $0 + $1.cost }
      )
    }
  }

  private static func count(_ rows: [(name: String, total: Double?)]) -> [Count] {
    var positions: [String: Int] = [:]
    var counts: [Count] = []
    for row in rows {
      if let position = positions[row.name] {
        counts[position].count += 1
      } else {
        positions[row.name] = counts.count
        counts.append(Count(name: row.name, count: 1, total: row.total))
      }
    }
    return counts
  }
}
