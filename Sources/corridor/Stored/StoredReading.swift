// Reading JSON files of results, and turning what is wrong with them into exit codes.

import Console
import PlanFiles
import PlanModel

/// Turns a file that is not what it should be into a failure.
func data<Result>(_ body: () throws(PlanFileError) -> Result) throws(CommandFailure) -> Result {
  do {
    return try body()
  } catch {
    throw .data(error.description)
  }
}

/// Turns what a question lacks into exit codes.
func planning<Result>(
  _ body: () throws(PlanningError) -> Result
) throws(CommandFailure) -> Result {
  do throws(PlanningError) {
    return try body()
  } catch {
    switch error.kind {
    case .usage: throw .usage(error.description)
    case .data, .solver: throw .data(error.description)
    case .stopped: throw CommandFailure(.interrupted, error.description)
    }
  }
}
