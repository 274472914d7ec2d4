// The state of a long search in its file.

import CommandOptions
import Console
import DurableFiles
import NetworkFiles
import OrderedJSON
import PlanFiles
import PlanModel
import PlanSearch
import Reporting

extension LongRunOptions {
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
