// What the analysis of access tells, and what it refuses, as commands show it.

package import Console
package import AccessAnalysis
package import NetworkFiles

extension CommandFailure {
  /// The end of a command whose question has no answer.
  package init(_ error: AccessError) {
    self = error.isOfQuestion ? .usage(error.description) : .data(error.description)
  }
}

/// Runs what may find a question without an answer.
package func asking<Result>(
  _ body: () throws(AccessError) -> Result
) throws(CommandFailure) -> Result {
  do throws(AccessError) {
    return try body()
  } catch {
    throw CommandFailure(error)
  }
}

extension AccessListener {
  /// Shows progress on a line, and says everything once.
  package init(_ line: ProgressLine) {
    self.init(
      progress: { state in line.update(share: state.share) { state.phase } },
      note: { line.message($0) }
    )
  }
}

/// What a file is, by its first bytes.
package func form(ofFile path: String) throws(CommandFailure) -> FileForm {
  try asking { () throws(AccessError) in try AccessAnalysis.fileForm(path) }
}

/// Reads matrices: an OMX file, a CSV in long form or a TNTP trip table; `-` is a CSV on standard
/// input.
package func readMatrices(
  _ path: String,
  lookup: String? = nil,
  choosing choose: (([String]) throws(AccessError) -> [String])? = nil
) throws(CommandFailure) -> MatrixTable {
  let progress = ProgressLine("reading \(path)")
  defer { progress.end() }
  return try asking { () throws(AccessError) in
    try AccessAnalysis.readMatrices(
      path,
      lookup: lookup,
      choosing: choose,
      note: progress.message
    )
  }
}
