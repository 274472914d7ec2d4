// From files to layers in degrees: GeoPackages, CSV and XLSX by own readers, everything else by
// GDAL.

import DurableFiles
import NetworkFiles
import TransportNetwork

/// Reads the layers of files.
struct GISFiles {
  private let options: GISOptions
  /// Where GDAL puts what it converts.
  private var folder: WorkingFolder?
  private var conversions = 0
  /// What was assumed.
  private(set) var notes: [String] = []

  init(_ options: GISOptions) { self.options = options }

  /// The layers of a file that were asked for, with places in longitude and latitude.
  mutating func layers(of path: String) throws(ImportError) -> [GISLayer] {
    try OGRProgram.checkReadable(path)
    let lower = path.lowercased()
    if lower.hasSuffix(".csv") || lower.hasSuffix(".xlsx") { return [try table(path)] }
    if GeoPackageFile.isDatabase(path), let file = try? GeoPackageFile(path, label: path) {
      return try layers(of: file)
    }
    #if !GeoPackage
      throw ImportError(file: path, GeoPackageFile.notBuilt)
    #else
      let source = lower.hasSuffix(".zip") ? "/vsizip/" + path : path
      let target = try temporaryFile(path)
      try convert(source, to: target, label: path)
      return try layers(of: GeoPackageFile(target, label: path))
    #endif
  }

  // MARK: Tables

  private mutating func table(_ path: String) throws(ImportError) -> GISLayer {
    let table = try importedTable(path)
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    var layer = GISLayer(table, name: String(name.prefix { $0 != "." }))
    guard layer.hasShapes else { return layer }
    if options.crs.isEmpty {
      let isDegrees = layer.places.allSatisfy { abs($0.x) <= 180 && abs($0.y) <= 90 }
      guard isDegrees else {
        throw ImportError(
          file: path,
          "has coordinates that are no degrees, and a table cannot say in what system they are; give it by --crs EPSG:code"
        )
      }
      notes.append("\(path) does not say its reference system: longitude and latitude are assumed")
      return layer
    }
    let system = CoordinateSystem(options.crs)
    guard system.isConvertible else {
      throw ImportError(
        file: path,
        """
        \(system.name) cannot be converted here in tables; let GDAL do it first: ogr2ogr -s_srs \(system.name) -t_srs EPSG:4326 \
        out.gpkg \(path)
        """
      )
    }
    layer.move { system.geographic(x: $0.x, y: $0.y) ?? $0 }
    return layer
  }

  // MARK: Layers

  private mutating func layers(
    of file: GeoPackageFile
  ) throws(ImportError) -> [GISLayer] {
    var layers: [GISLayer] = []
    for content in try choose(of: file) {
      let given = CoordinateSystem(options.crs)
      if content.geometry != nil, content.crs == nil, options.crs.isEmpty {
        throw ImportError(
          file: file.label,
          """
          has no coordinate reference system (layer \(content.name)); a Shapefile has it in its .prj. Give it by --crs EPSG:code
          """
        )
      }
      let isGiven = content.crs == nil
      if content.geometry == nil || content.isDegrees || isGiven && given.code == 4326 {
        layers.append(try file.layer(content))
        continue
      }
      let target = try temporaryFile(file.label)
      try convert(
        file.path,
        to: target,
        label: file.label,
        options: ["-t_srs", "EPSG:4326"] + (isGiven ? ["-s_srs", given.name] : []),
        layers: [content.name]
      )
      let projected = try GeoPackageFile(target, label: file.label)
      guard let found = projected.contents.first(where: { $0.geometry != nil }) else {
        throw ImportError(file: file.label, "layer \(quoted(content.name)) cannot be projected")
      }
      var layer = try projected.layer(found)
      if file.contents.count > 1 { layer.label = "\(file.label)(\(content.name))" }
      layers.append(layer)
      let system = content.crs ?? given.name
      notes.append("\(layer.label): \(system) is projected to degrees by GDAL")
    }
    return layers
  }

  /// The layers to read: those that are named, or the only one.
  private func choose(of file: GeoPackageFile) throws(ImportError) -> [GeoPackageFile.Content] {
    let all = file.contents.filter { !GeoPackageFile.ofQGIS.contains($0.name) }
    if all.isEmpty { throw ImportError(file: file.label, "has no layers; nothing to import") }
    let named = all.filter { options.layers.contains($0.name) }
    if !named.isEmpty { return named }
    let drawn = all.filter { $0.geometry != nil }
    let candidates = drawn.isEmpty ? all : drawn
    if candidates.count == 1 { return candidates }
    let asked = options.layers.isEmpty ? "" : " and not \(listing(options.layers))"
    let whole =
      WholeGeoPackage.isOne(file)
      ? "; as it was written by convert, it is read whole if it is the only file and has no --map"
      : ""
    throw ImportError(
      file: file.label,
      "has the layers \(listing(candidates.map(\.name)))\(asked); name what to read by --layer, once for each\(whole)"
    )
  }

  private mutating func convert(
    _ source: String,
    to target: String,
    label: String,
    options: [String] = [],
    layers: [String] = []
  ) throws(ImportError) {
    let errors = try OGRProgram.convert(
      source,
      to: target,
      label: label,
      options: options,
      layers: layers
    )
    for error in errors.prefix(10) { notes.append("\(label): GDAL says \(error)") }
  }

  private mutating func temporaryFile(_ label: String) throws(ImportError) -> String {
    do throws(FileFailure) {
      let used: WorkingFolder
      if let folder { used = folder } else { used = try WorkingFolder() }
      folder = used
      conversions += 1
      return "\(used.path)/\(conversions).gpkg"
    } catch {
      throw ImportError(file: label, "cannot be converted: \(error)")
    }
  }
}

extension GISLayer {
  /// All places of its shapes.
  var places: [Position] {
    shapes.flatMap { shape -> [Position] in
      switch shape {
      case .point(let place), .area(let place): [place]
      case .lines(let lines): lines.flatMap(\.self)
      case .other, nil: []
      }
    }
  }

  /// Moves all places.
  mutating func move(_ convert: (Position) -> Position) {
    for row in shapes.indices {
      switch shapes[row] {
      case .point(let place): shapes[row] = .point(convert(place))
      case .area(let place): shapes[row] = .area(convert(place))
      case .lines(let lines): shapes[row] = .lines(lines.map { $0.map(convert) })
      case .other, nil: break
      }
    }
  }
}
