// Options of plans that take long: what is logged, and from where they go on.

import Console
import DurableFiles
import NetworkFiles
import PlanFiles
import ArgumentParser
import OrderedJSON
import PlanModel
import PlanSearch
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
    return try keeping { () throws(SearchFileError) in
      try SearchLog(log, replacing: replacing, note: Terminal.message)
    }
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
    let digest = NetworkDigest.sha256(of: Array(question.compact.utf8))
    return try keeping { () throws(SearchFileError) in
      try CheckpointStore(
        checkpoint,
        format: SearchCheckpoint.format,
        question: digest,
        interval: checkpointEvery,
        proof,
        note: Terminal.message
      )
    }
  }
}

extension CheckpointStore {
  /// What the planner needs of it.
  var checkpointing: Checkpointing {
    Checkpointing(
      start: start.map { SearchCheckpoint(words: $0.words, records: $0.records) },
      interval: interval,
      save: { [self] in keep(words: $0.words, records: $0.records) },
      stop: { [self] in keep(words: $0.words, records: $0.records, isLast: true) }
    )
  }
}

/// Runs what may find a file that cannot be kept beside a search.
func keeping<Result>(
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
