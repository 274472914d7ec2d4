// Options of plans that take long: what is logged, and from where they go on.

package import Console
import DurableFiles
package import PlanFiles
package import ArgumentParser
import PlanModel
import TransportNetwork

/// Log and checkpoint.
package struct LongRunOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "Write progress as JSON lines, at least one a second and one at every improvement.",
      valueName: "file"
    ),
    completion: .file()
  )
  package var log: String?

  @Option(
    help: ArgumentHelp(
      """
      Keep the search's state in this file, and go on from it when it is there. It survives kill -9; a \
      search that went on, however often, ends with the same plan, bound and certificate as one that was \
      never interrupted, for any number of threads. Removed when the plan is proven. Give the same options \
      again; only --time-limit and --threads may change. One run at a time has it (FILE.lock). With \
      --certificate FILE its records are kept in FILE.part until then.
      """,
      valueName: "file"
    ),
    completion: .file()
  )
  package var checkpoint: String?

  @Option(
    help: """
      Least seconds between two states of the checkpoint; more where writing them would take more than 4 % of the \
      time.
      """
  )
  package var checkpointEvery = 10.0

  package func validate() throws {
    guard checkpointEvery >= 0, checkpointEvery < .infinity else {
      throw ValidationError("--checkpoint-every takes a number of seconds of at least 0.")
    }
  }

  /// The log, opened; nil when none was asked for.
  package func openLog(replacing: Bool) throws(CommandFailure) -> SearchLog? {
    guard let log else { return nil }
    return try keeping { () throws(SearchFileError) in
      try SearchLog(log, replacing: replacing, note: Terminal.message)
    }
  }
}

/// Runs what may find a file that cannot be kept beside a search.
package func keeping<Result>(
  _ body: () throws(SearchFileError) -> Result
) throws(CommandFailure) -> Result {
  do throws(SearchFileError) {
    return try body()
  } catch {
    switch error {
    case .file(let failure): throw CommandFailure(failure)
    case .refused(let text): throw .data(text)
    case .request(let text): throw .usage(text)
    }
  }
}
