// Options of plans that take long: what is logged, and from where they go on.

import NetworkFiles
import PlanFiles
import ArgumentParser
import OrderedJSON
import PlanModel
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
      search that went on, however often, ends with the same plan, bound and certificate as one that was \
      never interrupted, for any number of threads. Removed when the plan is proven. Give the same options \
      again; only --time-limit and --threads may change. One run at a time has it (FILE.lock). With \
      --certificate FILE its records are kept in FILE.part until then.
      """,
      valueName: "file"
    ),
    completion: .file()
  )
  var checkpoint: String?

  @Option(
    help: """
      Least seconds between two states of the checkpoint; more where writing them would take more than 4 % of the \
      time.
      """
  )
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
    _ proof: CertificateFile?
  ) throws(CommandFailure) -> CheckpointStore? {
    guard let checkpoint else { return nil }
    // When to give up may change from run to run; the question may not.
    var question = run.parameters
    if case .object(let members) = question {
      question = .object(
        members.filter { $0.key != "time_limit" }
          + [
            JSONValue.Member(key: "input_sha256", value: .string(run.inputSHA256)),
            JSONValue.Member(key: "demand_sha256", value: .text(run.demandSHA256)),
            JSONValue.Member(key: "scenarios_sha256", value: .text(run.scenariosSHA256)),
          ]
      )
    }
    return try CheckpointStore(
      checkpoint,
      question: NetworkDigest.sha256(of: Array(question.compact.utf8)),
      interval: checkpointEvery,
      proof
    )
  }
}
