// A table of a package in the making, which knows from which row of which layer each of its lines
// comes.

import NetworkFiles
import TransportNetwork

/// A row of a layer, as messages name it.
struct RowOrigin {
  /// The file, or file and layer.
  var label: String
  /// The feature's id, or the line.
  var number: Int
}

/// A table of a package in the making.
struct DraftTable {
  let columns: [String]
  private var csv: CSVWriter
  private var line = 2
  private var counted: Int
  private(set) var rowCount = 0
  private var origins: [Int: RowOrigin] = [:]

  /// Starts with a header.
  init(_ columns: [String]) {
    self.columns = columns
    csv = CSVWriter(header: columns)
    counted = csv.bytes.count
  }

  var bytes: [UInt8] { csv.bytes }

  /// Appends a row, a text per column.
  mutating func append(_ fields: [String], from origin: RowOrigin) {
    origins[line] = origin
    for field in fields { csv.field(field) }
    csv.endRow()
    rowCount += 1
    // A field may hold line ends.
    line += csv.bytes[counted...].count { $0 == 0x0A }
    counted = csv.bytes.count
  }

  /// The row from which a line comes.
  func origin(ofLine line: Int) -> RowOrigin? { origins[line] }
}

extension [String: DraftTable] {
  /// Makes the network of the tables, with findings that name the layers' rows.
  ///
  /// - Parameters:
  ///   - others: Further files of the package.
  ///   - label: What findings about a whole table name.
  /// - Returns: The network, and what else was found.
  /// - Throws: Everything that is wrong.
  func network(
    with others: [String: [UInt8]] = [:],
    label: String
  ) throws(ImportError) -> (network: Network, report: PackageReport) {
    let files = mapValues(\.bytes).merging(others) { own, _ in own }
    let (network, report) = NetworkPackage.check(tables: files)
    let log = ProblemLog()
    for problem in report.problems {
      var problem = problem
      let table = self[problem.file]
      if let origin = problem.line.flatMap({ table?.origin(ofLine: $0) }) {
        problem.file = origin.label
        problem.line = origin.number
      } else {
        problem.file = "\(label), as \(problem.file)"
        problem.line = nil
      }
      problem.column = nil
      log.add(problem)
    }
    guard let network else { throw ImportError(log) }
    return (network, log.report)
  }
}

extension ProblemLog {
  /// Reports where two rows of one project say different things; one that says nothing agrees with
  /// all.
  func addContradictions(
    of project: String,
    _ row: [String],
    _ first: [String],
    _ firstOrigin: RowOrigin,
    _ columns: [String],
    at origin: RowOrigin
  ) {
    for (column, pair) in zip(columns, zip(row, first))
    where pair.0 != pair.1 && !pair.0.isEmpty {
      add(
        PackageProblem(
          .error,
          file: origin.label,
          line: origin.number,
          columnName: column == "name" ? "project" : column,
          value: pair.0,
          message:
            """
            project \(quoted(project)) has \(quoted(pair.1)) at feature \(firstOrigin.number) and \(quoted(pair.0)) here; write \
            one of them in both
            """
        )
      )
    }
  }
}
