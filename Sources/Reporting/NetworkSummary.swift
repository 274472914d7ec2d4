// What a network holds, counted: the figures of `corridor info`.

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
  /// Sizes, in nodes, of the parts that no link joins, whatever its direction; the largest first.
  public var components: [Int]
  /// Projects by status, with their cost.
  public var projects: [Count]

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
    components = componentSizes(network)
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

/// Sizes of the parts of a network that hang together, by union and find with path halving.
private func componentSizes(_ network: Network) -> [Int] {
  var parents = Array(network.nodes.indices)
  func root(_ node: Int) -> Int {
    var node = node
    while parents[node] != node {
      parents[node] = parents[parents[node]]
      node = parents[node]
    }
    return node
  }
  let standing = network.projects.filter { $0.status != .candidate }.flatMap(\.links).map(\.link)
  for link in network.links + standing {
    parents[root(link.from.position)] = root(link.to.position)
  }
  // Nodes of one zone share their place.
  var firstOfZone = [Int?](repeating: nil, count: network.zones.count)
  for (node, row) in network.nodes.enumerated() {
    guard let zone = row.zone else { continue }
    if let first = firstOfZone[zone.position] { parents[root(node)] = root(first) }
    firstOfZone[zone.position] = node
  }
  var sizes = [Int](repeating: 0, count: parents.count)
  for node in parents.indices { sizes[root(node)] += 1 }
  return sizes.filter { $0 > 0 }.sorted(by: >)
}
