// The tables that can be listed: everything of a network that has a name.

public import TransportNetwork

extension ListReport {
  /// What can be listed.
  public enum Subject: String, Sendable, CaseIterable {
    /// Zones.
    case zones
    /// Nodes of type city.
    case cities
    /// Nodes of type port.
    case ports
    /// Nodes of type hub.
    case hubs
    /// Nodes of type airport.
    case airports
    /// Nodes of type border.
    case gateways
    /// All nodes.
    case nodes
    /// Links.
    case links
    /// Modes, a row per use.
    case modes
    /// Regions of all schemes.
    case regions
    /// Projects.
    case projects

    /// The node_type that it stands for.
    fileprivate var nodeType: String? {
      switch self {
      case .cities: "city"
      case .ports: "port"
      case .hubs: "hub"
      case .airports: "airport"
      case .gateways: "border"
      default: nil
      }
    }
  }

  /// Lists a network's rows of one kind.
  public init(_ subject: Subject, of network: Network) {
    switch subject {
    case .zones: self = .zones(network)
    case .links: self = .links(network)
    case .modes: self = .modes(network)
    case .regions: self = .regions(network)
    case .projects: self = .projects(network)
    default: self = .nodes(network, subject)
    }
  }

  private static func zones(_ network: Network) -> ListReport {
    let zones = network.zones
    var columns = [
      Column(name: "zone_id", heading: "zone_id", values: .texts(zones.map(\.id))),
      Column(name: "name", heading: "name", values: .texts(zones.map(\.name))),
    ]
    columns += localNames(zones.map(\.localName))
    columns.append(
      optional(Column(name: "super_zone", heading: "in", values: .texts(zones.map(\.superZone))))
    )
    columns += network.zoneColumns.map {
      Column(name: $0.name, heading: $0.name, values: .numbers($0.values))
    }
    columns += kept(network, "zone")
    return ListReport(title: "Zones", columns: columns, zones: zones.indices.map { [$0] })
  }

  private static func nodes(_ network: Network, _ subject: Subject) -> ListReport {
    let near = network.nearZones
    let rows = network.nodes.indices.filter { row in
      subject.nodeType.map { network.nodes[row].type == $0 } ?? true
    }
    func texts(_ value: (Node) -> String) -> Values {
      .texts(rows.map { value(network.nodes[$0]) })
    }
    var columns = [
      Column(name: "node_id", heading: "node_id", values: texts(\.id)),
      Column(name: "name", heading: "name", values: texts(\.name)),
    ]
    columns += localNames(rows.map { network.nodes[$0].localName })
    columns += [
      Column(
        name: "node_type",
        heading: subject == .nodes ? "type" : nil,
        values: texts(\.type)
      ),
      optional(Column(name: "facility_class", heading: "class", values: texts(\.facilityClass))),
      Column(
        name: "zone_id",
        heading: nil,
        values: .texts(rows.map { near[$0].map { network.zones[$0].id } ?? "" })
      ),
      Column(
        name: "zone",
        heading: "zone",
        values: .texts(rows.map { near[$0].map { network.zones[$0].name } ?? "" })
      ),
    ]
    columns += network.nodeFigures.map { figure in
      let values = rows.map { figure.values[$0] }
      return Column(
        name: figure.name,
        heading: values.contains { $0 != nil } ? figure.name : nil,
        values: .numbers(values)
      )
    }
    columns += [
      Column(name: "x_coord", heading: nil, values: .numbers(rows.map { network.nodes[$0].x })),
      Column(name: "y_coord", heading: nil, values: .numbers(rows.map { network.nodes[$0].y })),
    ]
    let figures = Set(network.nodeFigures.map(\.name))
    columns += kept(network, "node", rows: rows).filter { !figures.contains($0.name) }
    let name = subject.rawValue
    return ListReport(
      title: name.prefix(1).uppercased() + name.dropFirst(),
      columns: columns,
      zones: rows.map { near[$0].map { [$0.position] } ?? [] }
    )
  }

  private static func links(_ network: Network) -> ListReport {
    let near = network.nearZones
    let links = network.links
    func place(_ id: RowIndex<Node>) -> String {
      let node = network.nodes[id]
      return node.name.isEmpty ? node.id : node.name
    }
    let columns = [
      Column(name: "link_id", heading: "link_id", values: .texts(links.map(\.id))),
      optional(Column(name: "name", heading: "name", values: .texts(links.map(\.name)))),
      Column(
        name: "mode",
        heading: "mode",
        values: .texts(links.map { network.modes[$0.mode].name })
      ),
      Column(
        name: "from_node_id",
        heading: nil,
        values: .texts(links.map { network.nodes[$0.from].id })
      ),
      Column(name: "from", heading: "from", values: .texts(links.map { place($0.from) })),
      Column(
        name: "to_node_id",
        heading: nil,
        values: .texts(links.map { network.nodes[$0.to].id })
      ),
      Column(name: "to", heading: "to", values: .texts(links.map { place($0.to) })),
      Column(name: "length_km", heading: "km", values: .numbers(links.map(\.kilometres))),
      Column(
        name: "u_travel_time",
        heading: "minutes",
        values: .numbers(links.map(\.travelMinutes))
      ),
      Column(name: "free_speed_kmh", heading: nil, values: .numbers(links.map(\.freeSpeed))),
      Column(name: "u_headway", heading: nil, values: .numbers(links.map(\.headwayMinutes))),
      Column(name: "facility_type", heading: nil, values: .texts(links.map(\.facilityType))),
      Column(
        name: "directed",
        heading: nil,
        values: .texts(links.map { $0.isDirected ? "true" : "false" })
      ),
    ]
    return ListReport(
      title: "Links",
      columns: columns + kept(network, "link"),
      zones: links.map { network.zones(at: $0, near) }
    )
  }

  private static func modes(_ network: Network) -> ListReport {
    let rows = network.modes.flatMap { mode in
      zip(network.uses, mode.services).compactMap { use, service in
        service.map { (mode, use, $0) }
      }
    }
    func numbers(_ value: (Mode.Service) -> Double?) -> Values {
      .numbers(rows.map { value($0.2) })
    }
    let columns = [
      Column(name: "mode", heading: "mode", values: .texts(rows.map { $0.0.name })),
      optional(Column(name: "group", heading: "group", values: .texts(rows.map { $0.0.group }))),
      Column(name: "use", heading: "use", values: .texts(rows.map { $0.1.name })),
      Column(name: "speed_kmh", heading: "km/h", values: numbers(\.speed)),
      Column(name: "board_minutes", heading: "board (min)", values: numbers(\.boardMinutes)),
      Column(name: "alight_minutes", heading: "alight (min)", values: numbers(\.alightMinutes)),
      Column(
        name: "cost_per_km",
        heading: "\(network.configuration.currency) per km",
        values: numbers(\.costPerKilometre)
      ),
      Column(
        name: "through",
        heading: "through",
        values: .texts(rows.map { $0.2.isThrough ? "true" : "false" })
      ),
    ]
    return ListReport(title: "Modes", columns: columns, zones: rows.map { _ in [] })
  }

  private static func regions(_ network: Network) -> ListReport {
    let rows = network.schemes.flatMap { scheme in scheme.regions.map { (scheme.name, $0) } }
    var columns = [
      Column(name: "scheme", heading: "scheme", values: .texts(rows.map(\.0))),
      Column(name: "region", heading: "region", values: .texts(rows.map(\.1.name))),
      Column(
        name: "zones",
        heading: "zones",
        values: .numbers(rows.map { Double($0.1.zones.count) })
      ),
    ]
    columns += network.zoneColumns.map { column in
      Column(
        name: column.name,
        heading: column.name,
        values: .numbers(
          rows.map { $0.1.zones.reduce(0) { $0 + (column.values[$1.position] ?? 0) } }
        )
      )
    }
    return ListReport(
      title: "Regions",
      columns: columns,
      zones: rows.map { Set($0.1.zones.map(\.position)) }
    )
  }

  private static func projects(_ network: Network) -> ListReport {
    let projects = network.projects
    let columns = [
      Column(name: "project_id", heading: "project_id", values: .texts(projects.map(\.id))),
      Column(name: "name", heading: "name", values: .texts(projects.map(\.name))),
      Column(
        name: "cost",
        heading: "cost \(network.configuration.currency)",
        values: .numbers(projects.map(\.cost))
      ),
      Column(name: "status", heading: "status", values: .texts(projects.map(\.status.rawValue))),
      optional(Column(name: "region", heading: "region", values: .texts(projects.map(\.region)))),
      Column(
        name: "modes",
        heading: "modes",
        values: .texts(
          projects.map { project in
            var names: [String] = []
            for link in project.links {
              let name = network.modes[link.link.mode].name
              if !names.contains(name) { names.append(name) }
            }
            return names.joined(separator: ";")
          }
        )
      ),
      Column(
        name: "km",
        heading: "km",
        values: .numbers(
          projects.map {
            $0.links.isEmpty ? nil : $0.links.reduce(0) { $0 + ($1.link.kilometres ?? 0) }
          }
        )
      ),
      Column(
        name: "period",
        heading: nil,
        values: .numbers(projects.map { $0.period.map { Double($0) } })
      ),
      Column(name: "group", heading: nil, values: .texts(projects.map(\.group))),
      Column(
        name: "requires",
        heading: nil,
        values: .texts(
          projects.map { $0.requires.map { projects[$0].id }.joined(separator: ";") }
        )
      ),
      Column(name: "source", heading: nil, values: .texts(projects.map(\.source))),
    ]
    return ListReport(
      title: "Projects",
      columns: columns + kept(network, "project"),
      zones: network.projectZones
    )
  }

  /// Local names are a column only where there are any.
  private static func localNames(_ names: [String]) -> [Column] {
    names.contains { !$0.isEmpty }
      ? [Column(name: "name_local", heading: "local", values: .texts(names))] : []
  }

  /// A column of texts that people need not see where all are empty.
  private static func optional(_ column: Column) -> Column {
    guard case .texts(let texts) = column.values, texts.allSatisfy(\.isEmpty) else { return column }
    return Column(name: column.name, heading: nil, values: column.values)
  }

  /// Columns that the network keeps and does not read.
  private static func kept(_ network: Network, _ table: String, rows: [Int]? = nil) -> [Column] {
    (network.extraColumns[table] ?? []).map { column in
      let values = rows.map { $0.map { column.values[$0] } } ?? column.values
      return Column(name: column.name, heading: nil, values: .texts(values))
    }
  }
}
