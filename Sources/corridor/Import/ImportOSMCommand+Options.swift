// What the options of import osm mean, with the tables that they name.

import NetworkFiles
import NetworkImport
import TransportNetwork

extension ImportOSM {
  /// The choices of the import.
  func importOptions() throws(CommandFailure) -> OSMOptions {
    var options = OSMOptions()
    options.lowestRoad = try roadClass(roads)
    if let speeds { options.speeds = try classSpeeds(speeds) }
    if let limits { options.limits = try speedLimits(limits) }
    options.placeKinds = try placeKinds()
    if let zones {
      do throws(OSMError) {
        options.zones = try ZoneSource(contentsOf: zones)
      } catch {
        throw .data("\(error)")
      }
    }
    options.snapKilometres = try number(snap, option: "--snap", orMore: false)
    guard options.snapKilometres <= 1000 else { throw .usage("--snap is at most 1000 km.") }
    options.pruneKilometres = try number(prune, option: "--prune", orMore: true)
    options.simplifyMetres = try number(simplify, option: "--simplify", orMore: true)
    options.keepsEveryNode = everyNode
    options.partCount = parts
    options.name = name ?? fileName
    options.currency = currency
    options.threads = threads.count
    return options
  }

  /// The extract's name without folder and endings.
  private var fileName: String {
    var name = input.split(separator: "/").last.map { String($0) } ?? input
    for ending in [".pbf", ".osm", "-latest"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return name
  }

  private func roadClass(_ text: String) throws(CommandFailure) -> OSMClass {
    let names = OSMClass.lowestRoads.map(\.rawValue)
    let chosen = try position(of: text, among: names, what: "class of roads", option: "--roads")
    return OSMClass.lowestRoads[chosen]
  }

  private func placeKinds() throws(CommandFailure) -> Set<String> {
    let known = ["city", "town", "village"]
    var kinds: Set<String> = []
    for kind in splitList(places) {
      let number = try position(of: kind, among: known, what: "kind of place", option: "--places")
      kinds.insert(known[number])
    }
    return kinds
  }

  private func classSpeeds(_ path: String) throws(CommandFailure) -> ClassSpeeds {
    var speeds = ClassSpeeds()
    try forEachRow(path, "class") { table, row, name, speed throws(CommandFailure) in
      guard let type = OSMClass(rawValue: name) else {
        let names = OSMClass.allCases.map(\.rawValue)
        let near = suggestion(for: name, among: names)
        let known = names.joined(separator: ", ")
        throw fault(table, row, 0, "\(quoted(name)) is no class\(near) Expected \(known)")
      }
      guard let speed else { throw fault(table, row, 1, "expected a speed above 0 in km/h") }
      speeds[type] = speed
    }
    return speeds
  }

  private func speedLimits(_ path: String) throws(CommandFailure) -> SpeedLimits {
    var limits: [String: Double] = [:]
    try forEachRow(path, "name") { table, row, name, speed throws(CommandFailure) in
      guard name.contains(":") else {
        let found = "\(quoted(name)) is no default limit"
        throw fault(table, row, 0, "\(found); expected a name such as DE:urban or *:rural")
      }
      limits[name] = speed ?? .infinity
    }
    return SpeedLimits(limits)
  }

  /// Reads a table of names and speeds; a speed that is missing is nil.
  private func forEachRow(
    _ path: String,
    _ header: String,
    _ body: (CSVTable, Int, String, Double?) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let table = try csvTable(path)
    guard let name = table.columnIndex(named: header), let kmh = table.columnIndex(named: "kmh")
    else {
      let found = table.header.joined(separator: ", ")
      throw .data("\(path): has the columns \(found); expected \(header) and kmh.")
    }
    for row in 0..<table.rowCount {
      var speed: Double?
      switch table.numeral(row, kmh) {
      case .missing: break
      case .value(let value) where value > 0 && value <= 1000: speed = value
      default: throw fault(table, row, kmh, "expected a speed above 0 and at most 1000 km/h")
      }
      try body(table, row, table.text(row, name), speed)
    }
  }

  private func fault(_ table: CSVTable, _ row: Int, _ column: Int, _ message: String)
    -> CommandFailure
  {
    .data(
      "\(table.name):\(table.line(ofRow: row)):\(column + 1): \(table.header[column]): \(message)."
    )
  }
}
