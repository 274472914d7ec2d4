// What the analysis of access tells, and what it refuses, as commands show it.

import Console
import AccessAnalysis

extension CommandFailure {
  /// The end of a command whose question has no answer.
  init(_ error: AccessError) {
    self = error.isOfQuestion ? .usage(error.description) : .data(error.description)
  }
}

/// Runs what may find a question without an answer.
func asking<Result>(
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
  init(_ line: ProgressLine) {
    self.init(
      progress: { state in line.update(share: state.share) { state.phase } },
      note: { line.message($0) }
    )
  }
}
