// Layers of a geographic information system become a network.

public import NetworkFiles
public import TransportNetwork

/// A network of map layers and tables: lines are links, points and areas places.
///
/// A GeoPackage that `convert` wrote is read back whole, with what was edited in between. Of other
/// files, lines become links whose ends meet within a distance, points and the middles of areas
/// become places with zones, and lines with a cost projects.
public struct GISImport: Sendable {
  /// The network.
  public private(set) var network: Network
  /// What was read, made and left out.
  public private(set) var summary: GISSummary
  /// What else the network's tables say, warnings and notes.
  public private(set) var report: PackageReport

  /// Reads files.
  ///
  /// - Throws: Everything that is wrong with them.
  /// - Complexity: O(features) time and memory, planarising apart, which compares the segments that
  ///   share a cell of a grid.
  public init(_ paths: [String], _ options: GISOptions) throws(ImportError) {
    if paths.count == 1, options.layers.isEmpty, options.columns.isEmpty,
      GeoPackageFile.isDatabase(paths[0]),
      let file = try? GeoPackageFile(paths[0], label: paths[0]),
      WholeGeoPackage.isOne(file)
    {
      var whole = try WholeGeoPackage(file, options)
      (network, report) = try whole.network()
      summary = whole.summary
    } else {
      var files = GISFiles(options)
      var layers: [GISLayer] = []
      for path in paths { layers += try files.layers(of: path) }
      try Self.check(layers, options)
      var builder = GISBuilder(layers, options)
      builder.summary.notes = files.notes
      (network, report) = try builder.network(name: options.name ?? Self.name(of: paths))
      summary = builder.summary
    }
    summary.modes = network.modes.indices.compactMap { mode in
      let links = network.links.filter { $0.mode.position == mode }
      guard !links.isEmpty else { return nil }
      return GISSummary.ModeTotal(
        mode: network.modes[mode].name,
        links: links.count,
        kilometres: links.reduce(0) { $0 + ($1.kilometres ?? 0) }
      )
    }
  }

  /// Refuses layers and columns that were asked for and are not there, and layers without anything.
  private static func check(_ layers: [GISLayer], _ options: GISOptions) throws(ImportError) {
    let log = ProblemLog()
    let names = layers.map(\.name)
    for name in options.layers where !names.contains(name) {
      log.error(
        file: layers.first?.label ?? "",
        "no file has a layer \(quoted(name)); read were \(listing(names))"
          + log.suggestion(for: name, among: names)
      )
    }
    for layer in layers {
      let filled = layer.shapes.count { $0 != nil }
      if layer.rows.isEmpty {
        log.error(file: layer.label, "has no features; give a layer that has some")
      } else if layer.hasShapes && filled == 0 {
        log.error(
          file: layer.label,
          "none of its \(layer.rows.count) features has a geometry; draw them, or give from_node_id and to_node_id in a table"
        )
      }
      for (row, shape) in zip(layer.rows, layer.shapes) {
        guard let place = shape?.first, abs(place.x) > 180 || abs(place.y) > 90 else { continue }
        log.error(
          file: layer.label,
          """
          feature \(layer.numbers[row]) is at \(shortestDecimal(place.x)) \(shortestDecimal(place.y)), which are no degrees; its \
          reference system is another than the file says. Mend it (ogr2ogr -a_srs), or give a table's by --crs
          """
        )
        break
      }
    }
    try log.check()
    try options.columns.check(against: layers)
    for scheme in options.schemes where !layers.contains(where: { $0.column([scheme]) != nil }) {
      let columns = layers.flatMap(\.columns)
      throw ImportError(
        file: layers.first?.label ?? "",
        "no layer has the column \(quoted(scheme)) for --region; there are \(listing(columns))"
      )
    }
  }

  /// The first file's name without folder and ending.
  private static func name(of paths: [String]) -> String {
    let name = paths.first?.split(separator: "/").last.map { String($0) } ?? ""
    return String(name.split(separator: ".").first ?? "")
  }
}

extension Shape {
  /// A place of it; nil for a geometry that is not read.
  var first: Position? {
    switch self {
    case .point(let place), .area(let place): place
    case .lines(let lines): lines.first?.first
    case .other: nil
    }
  }
}
