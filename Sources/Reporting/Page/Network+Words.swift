// What a page calls a network, and how old its data are.

import FoundationEssentials
import NetworkFiles
import OrderedJSON
import TransportNetwork

extension Network {
  /// The data set's name, else the folder's.
  func displayName(_ folder: String) -> String {
    if !configuration.datasetName.isEmpty { return configuration.datasetName }
    return folder.split(separator: "/").last.map { String($0) } ?? "Network"
  }

  /// The sentence on the network and the age of its data, from datapackage.json as far as it tells.
  func vintage(folder: String) -> String {
    var text = "Network: \(packageProperty("title") ?? displayName(folder))"
    if let version = packageProperty("version") { text += ", version \(version)" }
    if let created = packageProperty("created") { text += ", made \(created)" }
    text += ": \(grouped(nodes.count)) nodes, \(grouped(links.count)) links, "
    text += "\(grouped(zones.count)) zones."
    let titles = sourceTitles
    return titles.isEmpty ? text : text + " Its data: " + titles.joined(separator: "; ") + "."
  }

  /// What the map on a page keeps, or why there is none.
  var mapAssumption: String {
    guard hasCoordinates else { return "Nodes have no coordinates, so there is no map." }
    let hasBoundaries = extraColumns["zone"]?.contains { $0.name == "boundary" } ?? false
    return "The map keeps areas equal (Lambert's azimuthal projection); "
      + (hasBoundaries
        ? "boundaries are those of the network's tables, simplified, and not authoritative."
        : "areas about zones show which zone is nearest, not boundaries.")
  }

  /// Titles of the package's sources.
  private var sourceTitles: [String] {
    guard let json = packageProperty("sources"),
      let sources = try? JSONValue(parsing: Array(json.utf8)).items
    else { return [] }
    return sources.compactMap { $0["title"]?.text }
  }
}
