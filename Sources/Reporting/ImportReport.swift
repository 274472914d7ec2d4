// What an import made, for the one who asked for it: places, kilometres by class, parts, and what
// to type next.

import NetworkFiles
package import NetworkImport
package import OrderedJSON
package import TransportNetwork

/// The figures of an import from OpenStreetMap.
package struct ImportReport {
  let summary: OSMSummary
  /// The folder of the package.
  let folder: String
  let network: Network

  /// Makes a report.
  package init(summary: OSMSummary, folder: String, network: Network) {
    self.summary = summary
    self.folder = folder
    self.network = network
  }
}

extension ImportReport: Report {
  package func text(_ style: TextStyle) -> String {
    let source = summary.source
    let date = source.timestamp.isEmpty ? "" : " of \(source.timestamp)"
    let kinds = [("railways", source.railWays), ("ferries", source.ferryWays)]
      .filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    var text =
      "\(source.file)\(date): \(source.matchedWays) ways of the classes asked for"
      + (kinds.isEmpty ? "" : " (\(kinds))") + ", \(source.matchedNodes) nodes\n"
    for refused in source.refusedWays { text += "  left out: \(refused.count) \(refused.kind)\n" }
    text += "\n\(folder): \(summary.nodeCount) nodes, \(summary.linkCount) links\n\n"
    var table = TextTable([.text("class"), .number("links"), .number("km")])
    for row in summary.classes {
      table.addRow([row.type.rawValue, row.links, Figure.decimal(row.kilometres, 1)])
    }
    text += table.text(style) + "\n"
    text += zonesText + facilitiesText + "\n" + partsText + "\nNext:\n"
    for command in nextCommands { text += "  \(command)\n" }
    return text
  }

  private var zonesText: String {
    guard !summary.zones.isEmpty else { return "Zones: none; every node counts as one.\n" }
    let kinds = summary.zones.map { "\($0.count) \($0.kind)" }.joined(separator: ", ")
    var text = "Zones: \(kinds); \(shortDecimal(summary.population)) people"
    if summary.assumedPopulations > 0 {
      text +=
        ", of which \(summary.assumedPopulations) zones have what is typical of their kind (population_source)"
    }
    return text + "\n"
  }

  private var facilitiesText: String {
    let kinds = summary.facilities.map { "\($0.count) \($0.kind)" }.joined(separator: ", ")
    let far = summary.farFacilities
    return "Facilities: \(kinds.isEmpty ? "none" : kinds)"
      + (far > 0 ? "; \(far) more are too far from the network (--snap)" : "") + "\n"
  }

  private var partsText: String {
    var text = "Parts: \(summary.keptParts) kept"
    let dropped = summary.droppedParts
    if !dropped.isEmpty {
      let total = dropped.reduce(0) { $0 + $1.kilometres }
      text += ", \(dropped.count) left out, \(tenths(total)) km (--parts keeps more)"
    }
    text += "\n"
    for part in dropped.prefix(10) {
      let place =
        "\(fixedDecimal(part.longitude, decimals: 4)), \(fixedDecimal(part.latitude, decimals: 4))"
      text += "  \(part.kind), \(tenths(part.kilometres)) km, \(part.nodes) nodes,"
      text += " around node \(part.node) (\(place))\n"
    }
    if dropped.count > 10 { text += "  ... and \(dropped.count - 10) more\n" }
    if summary.betweenParts > 0 {
      let length = tenths(summary.betweenParts)
      text += "  \(length) km lead into or out of a part one way only, and are left out\n"
    }
    if summary.prunedKilometres > 0 {
      text += "  \(tenths(summary.prunedKilometres)) km of dead ends are left out (--prune)\n"
    }
    return text
  }

  private func tenths(_ kilometres: Double) -> String { fixedDecimal(kilometres, decimals: 1) }

  /// Commands that work with what was made.
  private var nextCommands: [String] {
    let zones = network.zones.map(\.id)
    var commands = ["corridor validate \(folder)"]
    if zones.count >= 2 {
      commands.append("corridor route \(folder) --from \(zones[0]) --to \(zones[1])")
      commands.append("corridor candidates \(folder) -o \(folder)-candidates")
    }
    return commands
  }

  package var csv: String {
    var csv = CSVWriter(header: ["class", "links", "km"])
    for row in summary.classes {
      csv.field(row.type.rawValue)
      csv.field(row.links)
      csv.field(row.kilometres)
      csv.endRow()
    }
    return csv.text
  }

  package var json: JSONValue {
    func counts(_ list: [OSMSummary.Count]) -> JSONValue {
      .array(list.map { ["kind": .string($0.kind), "count": .integer($0.count)] })
    }
    let source = summary.source
    return [
      "network": .string(folder),
      "source": [
        "file": .string(source.file), "timestamp": .string(source.timestamp),
        "ways": .integer(source.matchedWays), "rail_ways": .integer(source.railWays),
        "ferry_ways": .integer(source.ferryWays), "nodes": .integer(source.matchedNodes),
        "missing_nodes": .integer(source.missingNodes), "left_out": counts(source.refusedWays),
      ],
      "nodes": .integer(summary.nodeCount), "links": .integer(summary.linkCount),
      "classes": .array(
        summary.classes.map {
          [
            "class": .string($0.type.rawValue), "links": .integer($0.links),
            "km": .number($0.kilometres),
          ]
        }
      ),
      "zones": counts(summary.zones), "population": .number(summary.population),
      "assumed_populations": .integer(summary.assumedPopulations),
      "zones_left_out": .array(summary.farZones.map { .string($0) }),
      "facilities": counts(summary.facilities),
      "facilities_left_out": .integer(summary.farFacilities),
      "parts_kept": .integer(summary.keptParts),
      "parts_left_out": .array(
        summary.droppedParts.map {
          [
            "kind": .string($0.kind), "km": .number($0.kilometres), "nodes": .integer($0.nodes),
            "node": .string($0.node), "x_coord": .number($0.longitude),
            "y_coord": .number($0.latitude),
          ]
        }
      ),
      "km_between_parts": .number(summary.betweenParts),
      "km_pruned": .number(summary.prunedKilometres),
    ]
  }
}
