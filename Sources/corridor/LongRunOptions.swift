// Options of plans that take long: what is logged, and from where they go on.

import ArgumentParser
import InvestmentPlanning
import Reporting
import TransportNetwork

/// Log and checkpoint.
struct LongRunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write progress as JSON lines, at least one a second and one at every improvement.",
      valueName: "file"
    ),
    completion: .file()
  )
  var log: String?

  @Option(
    help: ArgumentHelp(
      """
      Keep the search's state in this file, and go on from it when it is there. It survives kill -9; a \
      resumed search ends as proven as an uninterrupted one, within the same relative gap (of several \
      plans within it, it may find another). Removed when the plan is proven. Not for ratio.
      """,
      valueName: "file"
    ),
    completion: .file()
  )
  var checkpoint: String?

  @Option(help: "Seconds between two states of the checkpoint.")
  var checkpointEvery = 10.0

  func validate() throws {
    guard checkpointEvery >= 0, checkpointEvery < .infinity else {
      throw ValidationError("--checkpoint-every takes a number of seconds of at least 0.")
    }
  }

  /// The log, opened; nil when none was asked for.
  func openLog(replacing: Bool) throws(CommandFailure) -> SearchLog? {
    guard let log else { return nil }
    return try SearchLog(log, replacing: replacing)
  }

  /// The checkpoint with what it holds; nil when none was asked for.
  func store(
    _ run: PlanReport.Run,
    _ request: PlanRequest
  ) throws(CommandFailure) -> CheckpointStore? {
    guard let checkpoint else { return nil }
    guard request.objective != .ratio else {
      throw .usage("--checkpoint is not for --objective ratio, which is a series of searches.")
    }
    // When to stop may change from run to run; the question may not.
    var question = run.parameters
    if case .object(let members) = question {
      question = .object(
        members.filter { !["relative_gap", "time_limit"].contains($0.key) }
          + [JSONValue.Member(key: "input_sha256", value: .string(run.inputSHA256))]
      )
    }
    return try CheckpointStore(
      checkpoint,
      digest: NetworkDigest.sha256(of: Array(question.compact.utf8)),
      interval: checkpointEvery
    )
  }
}
