// The findings of a package check: the result of `corridor validate`.

public import NetworkFiles
public import OrderedJSON
import TransportNetwork

/// What was found in a network package.
public struct PackageCheck: Sendable {
  /// The folder as the user gave it.
  public var folder: String
  /// The findings.
  public var report: PackageReport

  /// Makes a check's result.
  public init(folder: String, report: PackageReport) {
    self.folder = folder
    self.report = report
  }
}

extension PackageCheck: Report {
  /// One finding a line, as compilers print theirs, and the counts.
  public func text(_ style: TextStyle) -> String {
    var text = report.problems.map { printable($0.description) + "\n" }.joined()
    let kept = report.problems.count
    let all = report.errorCount + report.warningCount + report.noteCount
    if all > kept { text += "... and \(grouped(all - kept)) more\n" }
    let verdict = report.errorCount == 0 ? "can be used" : "cannot be used"
    return text + style.heading(printable(folder)) + " \(verdict): "
      + "\(count(report.errorCount, "error")), \(count(report.warningCount, "warning")), "
      + "\(count(report.noteCount, "note")).\n"
  }

  private func count(_ number: Int, _ what: String) -> String {
    "\(grouped(number)) \(what)\(number == 1 ? "" : "s")"
  }

  /// `severity,file,line,column,column_name,value,message`.
  public var csv: String {
    var csv = CSVWriter(header: [
      "severity", "file", "line", "column", "column_name", "value", "message",
    ])
    for problem in report.problems {
      csv.field(problem.severity.rawValue)
      csv.field(problem.file)
      csv.field(problem.line)
      csv.field(problem.column)
      csv.field(problem.columnName ?? "")
      csv.field(problem.value ?? "")
      csv.field(problem.message)
      csv.endRow()
    }
    return csv.text
  }

  /// `{"valid", "errors", "warnings", "notes", "problems"}`.
  public var json: JSONValue {
    [
      "valid": .bool(report.errorCount == 0),
      "errors": .integer(report.errorCount),
      "warnings": .integer(report.warningCount),
      "notes": .integer(report.noteCount),
      "problems": .array(
        report.problems.map {
          [
            "severity": .string($0.severity.rawValue), "file": .string($0.file),
            "line": .number($0.line), "column": .number($0.column),
            "column_name": .text($0.columnName), "value": .text($0.value),
            "message": .string($0.message),
          ]
        }
      ),
    ]
  }
}
