// Reading JSON files of results, and turning what is wrong with them into exit codes.

package import Console
package import PlanFiles
package import PlanModel

extension CommandFailure {
  /// The end of a command whose file is not what it should be.
  package init(_ error: PlanFileError) { self = .data(error.description) }

  /// The end of a command whose question cannot be answered.
  package init(_ error: PlanningError) {
    switch error.kind {
    case .usage: self = .usage(error.description)
    case .data, .solver: self = .data(error.description)
    case .stopped: self.init(.interrupted, error.description)
    }
  }
}

/// Turns a file that is not what it should be into a failure.
package func data<Result>(
  _ body: () throws(PlanFileError) -> Result
) throws(CommandFailure) -> Result {
  do throws(PlanFileError) {
    return try body()
  } catch {
    throw CommandFailure(error)
  }
}

/// Turns what a question lacks into exit codes.
package func planning<Result>(
  _ body: () throws(PlanningError) -> Result
) throws(CommandFailure) -> Result {
  do throws(PlanningError) {
    return try body()
  } catch {
    throw CommandFailure(error)
  }
}
