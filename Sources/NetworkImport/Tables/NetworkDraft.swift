// A network that grows: rows are added to its tables, and ids and modes that are taken are minded.

import NetworkFiles
import TransportNetwork

/// A network in the making.
struct NetworkDraft {
  private(set) var network: Network
  private var nodeIDs: Set<String>
  private var linkIDs: Set<String>
  /// Position of the use that new modes carry.
  private let use: Int

  /// Starts with a network, which may be empty.
  ///
  /// - Throws: When it carries no passengers.
  init(_ network: Network, name: String) throws(ImportError) {
    guard let use = network.uses.firstIndex(where: { $0.name == "passenger" }) else {
      throw ImportError(
        file: "\(name)/use_definition.csv",
        "has no use passenger (\(listing(network.uses.map(\.name)))); add it, since trips of public transport carry passengers"
      )
    }
    self.network = network
    self.use = use
    nodeIDs = Set(network.nodes.map(\.id))
    linkIDs = Set(
      network.links.map(\.id) + network.projects.flatMap { $0.links.map(\.link.id) }
    )
  }

  /// An empty network.
  init(configuration: Configuration) {
    network = Network(configuration: configuration, nodes: [], links: [], zones: [], modes: [])
    use = 0
    nodeIDs = []
    linkIDs = []
  }

  /// Adds a node; an id that is taken gets a prefix.
  mutating func add(_ node: Node, prefix: String) -> RowIndex<Node> {
    var node = node
    while !nodeIDs.insert(node.id).inserted { node.id = prefix + node.id }
    network.nodes.append(node)
    addBlank(to: "node")
    return RowIndex(network.nodes.count - 1)
  }

  /// Adds a link; an id that is taken gets a number.
  mutating func add(_ link: Link) {
    var link = link
    let stem = link.id
    var number = 1
    while !linkIDs.insert(link.id).inserted {
      number += 1
      link.id = "\(stem)-\(number)"
    }
    network.links.append(link)
    addBlank(to: "link")
  }

  /// The mode of a name that carries passengers, made when there is none; a name that means
  /// something else gets an ending.
  mutating func mode(_ name: String, _ service: Mode.Service) -> RowIndex<Mode> {
    var name = name
    while let known = network.modes.firstIndex(where: { $0.name == name }) {
      let services = network.modes[known].services
      if use < services.count, let own = services[use], own.isThrough == service.isThrough {
        return RowIndex(known)
      }
      name += "_gtfs"
    }
    var services = [Mode.Service?](repeating: nil, count: network.uses.count)
    services[use] = service
    network.modes.append(Mode(name: name, services: services))
    addBlank(to: "mode")
    return RowIndex(network.modes.count - 1)
  }

  /// Takes zones with their numbers and regions; the network has none yet.
  mutating func setZones(
    _ zones: [Zone],
    columns: [ZoneColumn] = [],
    schemes: [RegionScheme] = [],
    others: [ExtraColumn] = []
  ) {
    network.zones = zones
    network.zoneColumns = columns
    network.schemes = schemes
    if !others.isEmpty { network.extraColumns["zone"] = others }
  }

  /// Puts a zone on a node.
  mutating func place(_ zone: RowIndex<Zone>, on node: RowIndex<Node>) {
    network.nodes[node.position].zone = zone
  }

  /// A new row has nothing in the columns that are kept and not read.
  private mutating func addBlank(to table: String) {
    guard var columns = network.extraColumns[table] else { return }
    for position in columns.indices { columns[position].values.append("") }
    network.extraColumns[table] = columns
  }
}
