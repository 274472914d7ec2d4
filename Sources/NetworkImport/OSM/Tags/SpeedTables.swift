// Speeds of classes and default limits from tables of the user's.

import NetworkFiles
import TransportNetwork

extension ClassSpeeds {
  /// Reads a CSV with columns class and kmh; classes that it leaves out keep their standard speeds.
  ///
  /// - Throws: Which line names no class, or has no speed above 0.
  public init(contentsOf path: String) throws(OSMError) {
    self.init()
    let table = try SpeedTable(path, header: "class")
    for row in 0..<table.rowCount {
      let (name, speed) = try table.row(row)
      guard let type = OSMClass(rawValue: name) else {
        let names = OSMClass.allCases.map(\.rawValue)
        let near = nearest(to: name, among: names).map { "; did you mean \"\($0)\"?" } ?? "."
        let known = names.joined(separator: ", ")
        throw table.fault(row, 0, "\(quoted(name)) is no class\(near) Expected \(known)")
      }
      guard let speed else { throw table.fault(row, 1, "expected a speed above 0 in km/h") }
      self[type] = speed
    }
  }
}

extension SpeedLimits {
  /// Reads a CSV with columns name (`DE:urban`) and kmh, which is empty where there is no limit.
  ///
  /// - Throws: Which line names no default limit, or has no speed above 0.
  public init(contentsOf path: String) throws(OSMError) {
    let table = try SpeedTable(path, header: "name")
    var limits: [String: Double] = [:]
    for row in 0..<table.rowCount {
      let (name, speed) = try table.row(row)
      guard name.contains(":") else {
        let found = "\(quoted(name)) is no default limit"
        throw table.fault(row, 0, "\(found); expected a name such as DE:urban or *:rural")
      }
      limits[name] = speed ?? .infinity
    }
    self.init(limits)
  }
}

/// A table of names and speeds.
private struct SpeedTable {
  private let table: CSVTable
  private let name: Int
  private let kmh: Int

  init(_ path: String, header: String) throws(OSMError) {
    do throws(CSVError) { table = try CSVTable(contentsOf: path) } catch {
      throw OSMError(error.problems)
    }
    guard let name = table.columnIndex(named: header), let kmh = table.columnIndex(named: "kmh")
    else {
      let found = table.header.joined(separator: ", ")
      throw OSMError(file: path, "has the columns \(found); expected \(header) and kmh.")
    }
    (self.name, self.kmh) = (name, kmh)
  }

  var rowCount: Int { table.rowCount }

  /// The name and the speed of a row; a speed that is missing is nil.
  func row(_ row: Int) throws(OSMError) -> (name: String, speed: Double?) {
    switch table.numeral(row, kmh) {
    case .missing: return (table.text(row, name), nil)
    case .value(let speed) where speed > 0 && speed <= 1000:
      return (table.text(row, name), speed)
    default: throw fault(row, kmh, "expected a speed above 0 and at most 1000 km/h")
    }
  }

  func fault(_ row: Int, _ column: Int, _ message: String) -> OSMError {
    OSMError([
      PackageProblem(
        .error,
        file: table.name,
        line: table.line(ofRow: row),
        column: column + 1,
        columnName: table.header[column],
        message: message + "."
      )
    ])
  }
}
