// One table on its way to a file: columns of the data dictionary, then the network's own.

import TransportNetwork

/// A table as it is written.
struct WrittenTable {
  let definition: TableDefinition
  /// Names of the numeric columns that the data dictionary does not have.
  let numericColumns: [String]
  /// Names of the columns that Corridor keeps and does not read.
  let extraColumns: [String]
  private(set) var csv: CSVWriter

  /// Writes a header and a row for each element, by a function that writes the dictionary's fields.
  init<Row>(
    _ definition: TableDefinition,
    _ rows: [Row],
    numbers: [ZoneColumn] = [],
    extra: [ExtraColumn],
    in folder: String,
    _ fields: (Row, inout CSVWriter) -> Void
  ) throws(NetworkWriteError) {
    self.definition = definition
    numericColumns = numbers.map(\.name)
    extraColumns = extra.map(\.name)
    for (name, count) in numbers.map({ ($0.name, $0.values.count) })
      + extra.map({ ($0.name, $0.values.count) }) where count != rows.count
    {
      throw NetworkWriteError(
        path: folder,
        message:
          "column \(quoted(name)) of \(definition.file) has \(count) values for \(rows.count) rows"
      )
    }
    csv = CSVWriter(header: definition.attributes.map(\.name) + numericColumns + extraColumns)
    for (position, row) in rows.enumerated() {
      fields(row, &csv)
      for column in numbers { csv.field(column.values[position]) }
      for column in extra { csv.field(column.values[position]) }
      csv.endRow()
    }
  }
}

/// The tables of a network that have rows; units are those of the program.
func writtenTables(_ network: Network, _ folder: String) throws(NetworkWriteError) -> [WrittenTable]
{
  let extra = { (table: TableDefinition) in network.extraColumns[table.name] ?? [] }
  let nodeTable =
    network.hasCoordinates ? DataDictionary.node : DataDictionary.nodeWithoutPlaces
  let unsaid = UnsaidColumns(network)
  var tables = [
    try WrittenTable(
      DataDictionary.config,
      [network.configuration],
      extra: extra(DataDictionary.config),
      in: folder
    ) { configuration, csv in
      csv.field(configuration.datasetName)
      csv.field("km")
      csv.field("kmh")
      csv.field(configuration.currency)
      csv.field(network.hasCoordinates ? configuration.crs : CoordinateSystem.none)
    },
    try WrittenTable(
      DataDictionary.useDefinition.without(unsaid.uses),
      network.uses,
      extra: extra(DataDictionary.useDefinition),
      in: folder
    ) { use, csv in
      csv.field(use.name)
      csv.field(use.personsPerVehicle)
      csv.field(use.pce)
      csv.field(use.valueOfTime)
      if !unsaid.uses.contains("u_decay_minutes") { csv.field(use.decayMinutes) }
    },
    try WrittenTable(
      DataDictionary.mode.without(unsaid.modes),
      services(network),
      extra: extra(DataDictionary.mode),
      in: folder
    ) { row, csv in
      csv.field(row.mode.name)
      csv.field(row.use)
      csv.field(row.service.speed)
      csv.field(row.service.boardMinutes)
      csv.field(row.service.alightMinutes)
      csv.field(row.service.costPerKilometre)
      csv.field(row.service.isThrough)
      if !unsaid.modes.contains("group") { csv.field(row.mode.group) }
    },
    try WrittenTable(
      DataDictionary.zone.without(unsaid.zones),
      network.zones,
      numbers: network.zoneColumns,
      extra: extra(DataDictionary.zone),
      in: folder
    ) { zone, csv in
      csv.field(zone.id)
      csv.field(zone.name)
      if !unsaid.zones.contains("name_local") { csv.field(zone.localName) }
      csv.field(zone.superZone)
    },
    try WrittenTable(
      nodeTable.without(unsaid.nodes),
      network.nodes,
      extra: extra(DataDictionary.node),
      in: folder
    ) { node, csv in
      csv.field(node.id)
      csv.field(node.name)
      if !unsaid.nodes.contains("name_local") { csv.field(node.localName) }
      csv.field(network.hasCoordinates ? node.x : nil)
      csv.field(network.hasCoordinates ? node.y : nil)
      csv.field(node.type)
      if !unsaid.nodes.contains("facility_class") { csv.field(node.facilityClass) }
      csv.field(node.zone.map { network.zones[$0].id } ?? "")
      if !unsaid.nodes.contains("through") { csv.field(node.isThrough) }
    },
    try WrittenTable(
      DataDictionary.link,
      network.links,
      extra: extra(DataDictionary.link),
      in: folder
    ) { link, csv in writeLink(link, network, &csv) },
    try WrittenTable(
      DataDictionary.region,
      memberships(network),
      extra: extra(DataDictionary.region),
      in: folder
    ) { row, csv in
      csv.field(row.scheme)
      csv.field(row.region)
      csv.field(row.zone)
    },
    try WrittenTable(
      DataDictionary.project,
      network.projects,
      extra: extra(DataDictionary.project),
      in: folder
    ) { project, csv in
      csv.field(project.id)
      csv.field(project.name)
      csv.field(project.cost)
      csv.field(project.status.rawValue)
      csv.field(project.period)
      csv.field(project.group)
      csv.field(project.requires.map { network.projects[$0].id }.joined(separator: ";"))
      csv.field(project.region)
      csv.field(project.source)
    },
  ]
  tables.append(
    try WrittenTable(
      DataDictionary.projectLink,
      network.projects.flatMap { project in project.links.map { (project.id, $0) } },
      extra: extra(DataDictionary.projectLink),
      in: folder
    ) { row, csv in
      csv.field(row.0)
      writeLink(row.1.link, network, &csv)
      csv.field(row.1.replaces.map { network.links[$0].id } ?? "")
    }
  )
  tables.append(
    try WrittenTable(
      DataDictionary.area,
      network.areas,
      extra: extra(DataDictionary.area),
      in: folder
    ) { area, csv in
      csv.field(area.id)
      csv.field(area.name)
      csv.field(area.boundary)
    }
  )
  // A region or project table without rows says nothing; config, node and link are always there.
  let optional = [
    DataDictionary.region, DataDictionary.project, DataDictionary.projectLink, DataDictionary.area,
  ]
  let isEmpty = [
    network.schemes.isEmpty, network.projects.isEmpty,
    network.projects.allSatisfy(\.links.isEmpty), network.areas.isEmpty,
  ]
  return tables.filter { table in
    !zip(optional, isEmpty).contains { $0 == table.definition && $1 }
  }
}

/// Columns that would be empty, or say no more than their default, in every row: they are left out.
private struct UnsaidColumns {
  var uses: Set<String> = []
  var modes: Set<String> = []
  var zones: Set<String> = []
  var nodes: Set<String> = []

  init(_ network: Network) {
    if network.uses.allSatisfy({ $0.decayMinutes == nil }) { uses = ["u_decay_minutes"] }
    if network.modes.allSatisfy(\.group.isEmpty) { modes = ["group"] }
    if network.zones.allSatisfy(\.localName.isEmpty) { zones = ["name_local"] }
    if network.nodes.allSatisfy(\.localName.isEmpty) { nodes.insert("name_local") }
    if network.nodes.allSatisfy(\.facilityClass.isEmpty) { nodes.insert("facility_class") }
    // Most networks have no node of which its type does not say enough.
    if network.nodes.allSatisfy({ $0.isThrough == Node.isThrough(type: $0.type) }) {
      nodes.insert("through")
    }
  }
}

private func writeLink(_ link: Link, _ network: Network, _ csv: inout CSVWriter) {
  csv.field(link.id)
  csv.field(link.name)
  csv.field(network.nodes[link.from].id)
  csv.field(network.nodes[link.to].id)
  csv.field(link.isDirected)
  csv.field(link.geometry)
  csv.field(link.kilometres)
  csv.field(link.facilityType)
  csv.field(link.freeSpeed)
  csv.field(link.allowedUses.map { names(of: $0, network.uses) } ?? "")
  csv.field(link.toll)
  csv.field(network.modes[link.mode].name)
  csv.field(link.travelMinutes)
  csv.field(link.headwayMinutes)
}

private func names(of set: UseSet, _ uses: [Use]) -> String {
  let names = uses.typedIndices.filter { set.contains(UseSet($0)) }.map { uses[$0].name }
  return names.isEmpty ? "none" : names.joined(separator: ",")
}

private func services(
  _ network: Network
) -> [(mode: Mode, use: String, service: Mode.Service)] {
  network.modes.flatMap { mode in
    zip(network.uses, mode.services).compactMap { use, service in
      service.map { (mode, use.name, $0) }
    }
  }
}

private func memberships(_ network: Network) -> [(scheme: String, region: String, zone: String)] {
  network.schemes.flatMap { scheme in
    scheme.regions.flatMap { region in
      region.zones.map { (scheme.name, region.name, network.zones[$0].id) }
    }
  }
}
