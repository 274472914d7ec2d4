// The state of a long search in its file.

import DurableFiles
import NetworkFiles
import OrderedJSON
package import PlanFiles
package import PlanSearch
import Reporting

extension CheckpointStore {
  /// The checkpoint of a run with what it holds.
  /// - Parameters:
  ///   - path: its file.
  ///   - run: whose state it is; when to give up may change from run to run, the question may not.
  ///   - interval: least seconds between two states.
  ///   - proof: the certificate whose records are kept with it.
  ///   - note: takes sentences about what is found.
  /// - Throws: what makes the file useless.
  package convenience init(
    _ path: String,
    of run: PlanReport.Run,
    interval: Double,
    _ proof: CertificateFile?,
    note: @escaping @Sendable (String) -> Void
  ) throws(SearchFileError) {
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
    try self.init(
      path,
      format: SearchCheckpoint.format,
      question: NetworkDigest.sha256(of: Array(question.compact.utf8)),
      interval: interval,
      proof,
      note: note
    )
  }

  /// What the planner needs of it.
  package var checkpointing: Checkpointing {
    Checkpointing(
      start: start.map { SearchCheckpoint(words: $0.words, records: $0.records) },
      interval: interval,
      save: { [self] in keep(words: $0.words, records: $0.records) },
      stop: { [self] in keep(words: $0.words, records: $0.records, isLast: true) }
    )
  }
}
