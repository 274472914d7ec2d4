// Why data of another kind cannot become a network.

public import NetworkFiles
import TransportNetwork

/// What was found in the files that were to be imported; holds at least one error.
public struct ImportError: Error, Sendable, CustomStringConvertible {
  /// All findings, with file, line, column, value, expectation and remedy.
  public let report: PackageReport

  init(_ log: ProblemLog) { report = log.report }

  /// An error of a single finding about a whole file.
  init(file: String, _ message: String) {
    let log = ProblemLog()
    log.add(PackageProblem(.error, file: file, message: message))
    self.init(log)
  }

  /// One error a line, and a count of those left out.
  public var description: String { NetworkPackageError(folder: "", report: report).description }
}

extension ProblemLog {
  /// Throws if there is any error so far.
  func check() throws(ImportError) {
    if !report.isValid { throw ImportError(self) }
  }

  /// Reports an error about a whole file.
  func error(file: String, _ message: String) {
    add(PackageProblem(.error, file: file, message: message))
  }

  /// Reports something odd about a whole file.
  func warning(file: String, _ message: String) {
    add(PackageProblem(.warning, file: file, message: message))
  }
}
