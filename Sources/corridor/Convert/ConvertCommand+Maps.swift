// corridor convert: layers of a network for maps, as GeoJSON and GeoPackage.

import NetworkFiles
public import ArgumentParser
public import Reporting
import DurableFiles
import TransportNetwork

extension ConvertCommand {
  /// Writes one layer as GeoJSON.
  func writeGeoJSON() throws(CommandFailure) {
    let layer = layer ?? .links
    let file = try OutputFile(output, replacing: force)
    let network = try drawnNetwork()
    let values = try zoneValues(network)
    guard let writer = GeoJSONWriter(FeatureLayer(network, layer, values: values)) else {
      throw .data(
        """
        GeoJSON has longitudes and latitudes, and \(network.configuration.crs) cannot be converted to them \
        here. Write a GeoPackage (OUT.gpkg), which keeps it; ogr2ogr -t_srs EPSG:4326 converts that.
        """
      )
    }
    try writer.write { text throws(CommandFailure) in try file.write(text) }
    try file.finish()
  }

  /// Writes one layer, or all that have features, as a GeoPackage.
  func writeGeoPackage() throws(CommandFailure) {
    let file = try withFiles { () throws(FileFailure) in
      try TemporaryFile(for: output, replacing: force)
    }
    guard GeoPackage.isBuiltIn else { throw .data(GeoPackage.notBuilt.description) }
    let network = try drawnNetwork()
    let values = try zoneValues(network)
    let layers = (layer.map { [$0] } ?? MapLayer.allCases)
      .map { FeatureLayer(network, $0, values: values) }
      .filter { layer != nil || $0.count > 0 }
    try withFiles { () throws(FileFailure) in try file.reserve() }
    do throws(GeoPackageError) {
      try GeoPackage.write(layers, to: file.path)
    } catch {
      throw .data("cannot write \(output): \(error)")
    }
    try withFiles { () throws(FileFailure) in try file.keep() }
  }

  private func zoneValues(_ network: Network) throws(CommandFailure) -> [ZoneValues] {
    try access.map { path throws(CommandFailure) in try network.zoneValues(listedIn: path) } ?? []
  }
}

extension MapLayer: ExpressibleByArgument {}

/// Refuses to draw a network whose nodes have no places.
func checkIsDrawn(_ network: Network, _ name: String) throws(CommandFailure) {
  if !network.hasCoordinates {
    throw .data(
      "\(name) has no coordinates (crs none in config.csv), so it cannot be drawn; give x_coord and y_coord in node.csv."
    )
  }
}

extension Network {
  /// The numeric columns of a CSV file whose id column is zone_id, id or the first one, by zone.
  ///
  /// - Throws: Which line names a zone that is not there, or has no number.
  fileprivate func zoneValues(listedIn path: String) throws(CommandFailure) -> [ZoneValues] {
    let table = try csvTable(path)
    let idColumn = table.columnIndex(named: "zone_id") ?? table.columnIndex(named: "id") ?? 0
    let columns = (0..<table.columnCount).filter { $0 != idColumn }
    var found = columns.map {
      ZoneValues(name: table.header[$0], values: Array(repeating: nil, count: zones.count))
    }
    var positions: [String: Int] = [:]
    for (position, zone) in zones.enumerated() { positions[zone.id] = position }
    for row in 0..<table.rowCount {
      let id = table.text(row, idColumn)
      guard let position = positions[id] else {
        throw .data(
          """
          \(table.name):\(table.line(ofRow: row)):\(idColumn + 1): zone "\(id)" of --access is not in \
          the network\(suggestion(for: id, among: zones.map(\.id)))
          """
        )
      }
      for (place, column) in columns.enumerated() {
        switch table.numeral(row, column) {
        case .missing: continue
        case .value(let value): found[place].values[position] = value
        case .invalid:
          throw .data(
            """
            \(table.name):\(table.line(ofRow: row)):\(column + 1): \(table.header[column]) is \
            "\(table.field(row, column))"; expected a number.
            """
          )
        }
      }
    }
    return found
  }
}
