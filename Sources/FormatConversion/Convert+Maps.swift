// What convert does: layers of a network for maps, as GeoJSON and GeoPackage.

import CommandOptions
import Console
import AccessAnalysis
import NetworkFiles
import Reporting
import DurableFiles
import TransportNetwork

extension ConvertArguments {
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
    try withFiles { () throws(FileFailure) in try file.reserve() }
    do throws(GeoPackageError) {
      if let layer {
        try GeoPackage.write([FeatureLayer(network, layer, values: values)], to: file.path)
      } else {
        try GeoPackage.write(whole: network, values: values, to: file.path)
      }
    } catch {
      throw .data("cannot write \(output): \(error)")
    }
    try withFiles { () throws(FileFailure) in try file.keep() }
  }

  private func zoneValues(_ network: Network) throws(CommandFailure) -> [ZoneValues] {
    guard let access else { return [] }
    let table = try csvTable(access)
    return try asking { () throws(AccessError) in
      try network.zoneColumns(listedIn: table, asked: "--access")
    }.map { ZoneValues(name: $0.name, values: $0.values) }
  }
}

/// Refuses to draw a network whose nodes have no places.
func checkIsDrawn(_ network: Network, _ name: String) throws(CommandFailure) {
  if !network.hasCoordinates {
    throw .data(
      "\(name) has no coordinates (crs none in config.csv), so it cannot be drawn; give x_coord and y_coord in node.csv."
    )
  }
}
