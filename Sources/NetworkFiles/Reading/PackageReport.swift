// Gathers what is found in a package: the first hundred findings of each severity, and how many
// there are.

import TransportNetwork

/// Everything found in a network package.
public struct PackageReport: Sendable, Equatable {
  /// How many findings of each severity are kept.
  public static let limit = 100

  /// The findings in the order in which the tables are read; the first hundred of each severity.
  public internal(set) var problems: [PackageProblem] = []
  /// How many errors there are in all.
  public internal(set) var errorCount = 0
  /// How many warnings there are in all.
  public internal(set) var warningCount = 0
  /// How many notes there are in all.
  public internal(set) var noteCount = 0

  /// Whether the package can be used.
  public var isValid: Bool { errorCount == 0 }

  /// The findings of one severity that were kept.
  public func problems(_ severity: PackageProblem.Severity) -> [PackageProblem] {
    problems.filter { $0.severity == severity }
  }

  /// How many findings of a severity there are in all.
  public func count(_ severity: PackageProblem.Severity) -> Int {
    switch severity {
    case .error: errorCount
    case .warning: warningCount
    case .note: noteCount
    }
  }
}

/// The reason why a package cannot be used.
public struct NetworkPackageError: Error, Sendable, CustomStringConvertible {
  /// The folder.
  public let folder: String
  /// What was found in it; holds at least one error.
  public let report: PackageReport

  /// Makes the error from what `NetworkPackage.check(_:)` found.
  public init(folder: String, report: PackageReport) {
    self.folder = folder
    self.report = report
  }

  /// One error a line, and a count of those left out.
  public var description: String {
    let errors = report.problems(.error)
    var lines = errors.map(\.description)
    if report.errorCount > errors.count {
      lines.append("… and \(report.errorCount - errors.count) more errors")
    }
    return lines.joined(separator: "\n")
  }
}

/// Takes findings while a package is read; one object that all steps write to.
package final class ProblemLog {
  package private(set) var report = PackageReport()
  /// Searching near names among a million takes tens of milliseconds: done for the first findings
  /// only.
  private var suggestionsLeft = 10

  /// Starts with nothing found.
  package init() {}

  /// Reports an error in a field, or in a whole row.
  package func error(
    _ table: CSVTable,
    _ row: Int,
    _ column: Int? = nil,
    _ message: @autoclosure () -> String
  ) {
    add(.error) { place(.error, table, row, column, message()) }
  }

  /// Reports something odd in a field, or in a whole row.
  package func warning(
    _ table: CSVTable,
    _ row: Int,
    _ column: Int? = nil,
    _ message: @autoclosure () -> String
  ) {
    add(.warning) { place(.warning, table, row, column, message()) }
  }

  /// Reports a finding that is made already.
  package func add(_ problem: PackageProblem) { add(problem.severity) { problem } }

  /// Counts errors that were found and not kept.
  func addUnkept(errors count: Int) { report.errorCount += count }

  /// `; did you mean "A1"?` when one of the names is near, for the end of a message.
  package func suggestion(for name: String, among names: some Collection<String>) -> String {
    guard suggestionsLeft > 0 else { return "" }
    suggestionsLeft -= 1
    return nearest(to: name, among: names).map { "; did you mean \(quoted($0))?" } ?? ""
  }

  private func add(_ severity: PackageProblem.Severity, _ problem: () -> PackageProblem) {
    switch severity {
    case .error: report.errorCount += 1
    case .warning: report.warningCount += 1
    case .note: report.noteCount += 1
    }
    // Messages are made for findings that are kept only: a table can have a million bad rows.
    if report.count(severity) <= PackageReport.limit { report.problems.append(problem()) }
  }

  private func place(
    _ severity: PackageProblem.Severity,
    _ table: CSVTable,
    _ row: Int,
    _ column: Int?,
    _ message: String
  ) -> PackageProblem {
    PackageProblem(
      severity,
      file: table.name,
      line: table.line(ofRow: row),
      column: column.map { $0 + 1 },
      columnName: column.map { table.header[$0] },
      value: column.map { table.field(row, $0) },
      message: message
    )
  }
}
