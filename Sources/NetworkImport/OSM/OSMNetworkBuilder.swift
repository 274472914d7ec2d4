// From vertices, edges and sites to the tables of a network package.

import NetworkFiles
import OrderedJSON
import TransportNetwork

/// Writes down a network.
struct OSMNetworkBuilder {
  let extract: OSMExtract
  let graph: ImportGraph
  let sites: ImportedSites
  let joined: JoinedSites
  let options: OSMOptions

  /// Speed between a zone or facility and the network, along the straight line, in km/h.
  static let accessSpeed = 30.0
  /// Speed between a station's node and its tracks.
  static let trackSpeed = 50.0

  init(
    _ extract: OSMExtract,
    _ graph: ImportGraph,
    _ sites: ImportedSites,
    _ joined: JoinedSites,
    _ options: OSMOptions
  ) {
    self.extract = extract
    self.graph = graph
    self.sites = sites
    self.joined = joined
    self.options = options
  }

  func network() -> Network {
    let edges = orderedEdges()
    let modes = OSMClass.Mode.allCases.filter { mode in
      mode == .road || edges.contains { $0.type.mode == mode }
    }
    var nodes = NodeRows(self)
    var links = LinkRows(self, modes)
    for edge in edges { links.add(edge, &nodes) }
    for site in sites.sites.indices { links.join(site, &nodes) }
    var network = Network(
      configuration: Configuration(datasetName: options.name, currency: options.currency),
      nodes: nodes.rows,
      links: links.rows,
      zones: sites.zones,
      zoneColumns: sites.columns,
      uses: [Use(name: "passenger"), Use(name: "freight")],
      modes: modes.map(\.table)
    )
    let extras = [
      ("link", links.extraColumns), ("zone", zoneExtras()),
    ]
    for (table, columns) in extras where !columns.isEmpty { network.extraColumns[table] = columns }
    describe(&network)
    return network
  }

  /// Edges in the order of the file's ways; of two ends, that of the earlier piece comes first.
  private func orderedEdges() -> [ImportEdge] {
    let keyed = graph.edges.filter { $0.from != $0.to }.map { edge in
      (edge: edge, key: firstPiece(edge))
    }
    return keyed.sorted { $0.key < $1.key }.map(\.edge)
  }

  private func firstPiece(_ edge: ImportEdge) -> Int32 {
    graph.chain[Int(edge.chain.lowerBound)..<Int(edge.chain.upperBound)]
      .map { $0 < 0 ? ~$0 : $0 }.min() ?? 0
  }

  private func zoneExtras() -> [ExtraColumn] {
    var columns: [ExtraColumn] = []
    if sites.boundaries.contains(where: { !$0.isEmpty }) {
      columns.append(ExtraColumn(name: "boundary", values: sites.boundaries))
    }
    if options.zones == nil, !sites.zones.isEmpty {
      columns.append(ExtraColumn(name: "place", values: sites.kinds))
      let sources = sites.isAssumed.map { $0 ? "typical of its kind" : "OpenStreetMap" }
      columns.append(ExtraColumn(name: "population_source", values: sources))
    }
    return columns
  }

  private func describe(_ network: inout Network) {
    let name = options.name.isEmpty ? "OpenStreetMap network" : options.name
    network.setPackageProperty("title", to: name)
    network.setPackageProperty(
      "licenses",
      toJSON: [
        [
          "name": "ODbL-1.0", "path": "https://opendatacommons.org/licenses/odbl/1-0/",
          "title": "Open Data Commons Open Database License 1.0",
        ]
      ]
    )
    let date = extract.header.timestamp
    let title = "OpenStreetMap contributors" + (date.isEmpty ? "" : ", \(date)")
    network.setPackageProperty(
      "sources",
      toJSON: [["path": "https://www.openstreetmap.org/copyright", "title": .string(title)]]
    )
    network.setPackageProperty(
      "description",
      to: """
        Made by corridor import osm. Turn restrictions are ignored; times are those of free roads, and of rail without \
        timetables.
        """
    )
  }
}

extension OSMClass.Mode {
  /// The mode's rows of mode.csv: for passengers and for freight.
  fileprivate var table: Mode {
    switch self {
    case .road: Mode(name: rawValue, services: [Mode.Service(speed: 60), Mode.Service(speed: 60)])
    case .rail:
      Mode(
        name: rawValue,
        services: [
          Mode.Service(speed: 100, boardMinutes: 15, alightMinutes: 5),
          Mode.Service(speed: 100, boardMinutes: 480, alightMinutes: 240),
        ]
      )
    case .ferry:
      Mode(
        name: rawValue,
        services: [
          Mode.Service(speed: 25, boardMinutes: 30, alightMinutes: 10),
          Mode.Service(speed: 25, boardMinutes: 60, alightMinutes: 30),
        ]
      )
    }
  }
}
