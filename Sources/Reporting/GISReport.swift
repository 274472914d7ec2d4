// What an import of map layers made, for the one who asked for it, and what to type next.

package import NetworkImport
import NetworkFiles
package import OrderedJSON
import TransportNetwork

/// The figures of an import from layers and tables.
package struct GISReport {
  private let summary: GISSummary
  private let folder: String
  private let network: Network

  /// Makes a report.
  package init(_ made: GISImport, folder: String) {
    summary = made.summary
    network = made.network
    self.folder = folder
  }
}

extension GISReport: Report {
  package func text(_ style: TextStyle) -> String {
    var text = ""
    for layer in summary.layers {
      text += "\(layer.label): \(counted(layer.rows, "row")) (\(layer.kind)), \(layer.became)\n"
      for refused in layer.leftOut { text += "  left out: \(refused.count) \(refused.kind)\n" }
    }
    for note in summary.notes { text += "\(note)\n" }
    text += joinsText
    text += "\n\(folder): \(counted(network.nodes.count, "node")), "
    text += "\(counted(network.links.count, "link")), \(counted(network.zones.count, "zone"))"
    let projects = network.projects.count
    text += projects > 0 ? ", \(counted(projects, "project"))" : ""
    let regions = network.schemes.map { "\($0.name) (\($0.regions.count))" }
    text += (regions.isEmpty ? "" : "; regions: \(regions.joined(separator: ", "))") + "\n\n"
    var table = TextTable([.text("mode"), .number("links"), .number("km")])
    for row in summary.modes {
      table.addRow([row.mode, row.links, Figure.decimal(row.kilometres, 1)])
    }
    text += table.text(style) + "\nNext:\n"
    for command in nextCommands { text += "  \(command)\n" }
    return text
  }

  private var joinsText: String {
    guard !summary.isWhole else { return "" }
    var text = ""
    if summary.snappedEnds > 0 {
      let metres = fixedDecimal(summary.farthestSnap, decimals: 2)
      text +=
        "\(counted(summary.snappedEnds, "end")) of lines moved to a node, by \(metres) m at most (--snap)\n"
    }
    if summary.splitFeatures > 0 {
      text +=
        "\(counted(summary.splitFeatures, "feature")) of several lines became a link for each\n"
    }
    if let crossings = summary.crossings {
      text += "lines were cut at \(counted(crossings, "place")) where others cross or touch them\n"
    }
    if summary.joinedPlaces > 0 {
      text +=
        "\(counted(summary.joinedPlaces, "place")) joined to the nearest node by an access link at 30 km/h\n"
    }
    if !summary.farPlaces.isEmpty {
      let names = summary.farPlaces.prefix(10).joined(separator: ", ")
      let more = summary.farPlaces.count > 10 ? ", ..." : ""
      text +=
        "\(counted(summary.farPlaces.count, "place")) too far from every line (\(names)\(more)); --access-km reaches farther\n"
    }
    return text
  }

  /// Commands that work with what was made.
  private var nextCommands: [String] {
    var commands = ["corridor validate \(folder)"]
    let zones = network.zones.map(\.id)
    if zones.count >= 2 {
      commands.append("corridor route \(folder) --from \(zones[0]) --to \(zones[1])")
    }
    if network.projects.isEmpty {
      commands.append("corridor candidates \(folder) -o \(folder)-candidates")
    } else {
      let cost = network.projects.reduce(0) { $0 + $1.cost }
      let budget = shortestDecimal((cost / 2).rounded())
      commands.append("corridor plan \(folder) --budget \(budget) --objective total")
    }
    return commands
  }

  package var csv: String {
    var csv = CSVWriter(header: ["mode", "links", "km"])
    for row in summary.modes {
      csv.field(row.mode)
      csv.field(row.links)
      csv.field(row.kilometres)
      csv.endRow()
    }
    return csv.text
  }

  package var json: JSONValue {
    [
      "network": .string(folder),
      "layers": .array(
        summary.layers.map { layer in
          [
            "layer": .string(layer.label), "kind": .string(layer.kind),
            "rows": .integer(layer.rows), "became": .string(layer.became),
            "left_out": .array(
              layer.leftOut.map { ["kind": .string($0.kind), "count": .integer($0.count)] }
            ),
          ]
        }
      ),
      "notes": .array(summary.notes.map { .string($0) }),
      "nodes": .integer(network.nodes.count), "links": .integer(network.links.count),
      "zones": .integer(network.zones.count), "projects": .integer(network.projects.count),
      "modes": .array(
        summary.modes.map {
          [
            "mode": .string($0.mode), "links": .integer($0.links), "km": .number($0.kilometres),
          ]
        }
      ),
      "snapped_ends": .integer(summary.snappedEnds),
      "farthest_snap_metres": .number(summary.farthestSnap),
      "split_features": .integer(summary.splitFeatures),
      "crossings": summary.crossings.map { .integer($0) } ?? .null,
      "places_joined": .integer(summary.joinedPlaces),
      "places_left_out": .array(summary.farPlaces.map { .string($0) }),
    ]
  }
}
