// The state of a search in a file that is whole at any moment.

import DurableFiles
import PlanSearch
import NetworkFiles

/// Reads and replaces a checkpoint.
final class CheckpointStore {
  /// The state to go on from; nil when there is none.
  let start: SearchCheckpoint?
  private let name: String
  private let file: StateFile
  private let question: String
  private let interval: Double
  /// What the state refers to and must be on the disk before it.
  private let certificate: CertificateFile?
  private var hasFailed = false
  /// The last state of a search that was stopped, until the answer is out.
  private var last: SearchCheckpoint?

  /// Reads what is there.
  /// - Parameters:
  ///   - name: the file.
  ///   - question: digest of the question and the network.
  ///   - interval: least seconds between two states.
  ///   - certificate: the certificate that is made at the same time.
  /// - Throws: when another run has it, when it is the state of another question, network or version, or none.
  init(
    _ name: String,
    question: String,
    interval: Double,
    _ certificate: CertificateFile?
  ) throws(CommandFailure) {
    self.name = name
    self.question = question
    self.interval = interval
    self.certificate = certificate
    let file = try withFiles { () throws(FileFailure) in
      try StateFile(name, mark: StateDocument.mark)
    }
    self.file = file
    guard let bytes = try withFiles({ () throws(FileFailure) in try file.read() }) else {
      start = nil
      return
    }
    let document: StateDocument
    do throws(StateDocument.Refusal) {
      document = try StateDocument(
        bytes,
        format: SearchCheckpoint.format,
        digest: NetworkDigest.sha256(of:)
      )
    } catch {
      switch error {
      case .otherVersion:
        throw .data("\(name) is not a checkpoint of this version of corridor.")
      case .damaged: throw .data("\(name) is a damaged checkpoint; remove it to begin anew.")
      }
    }
    guard document.question == question else {
      throw .data(
        "\(name) is the checkpoint of another question or network; give another file, or remove it."
      )
    }
    guard (document.records == nil) == (certificate == nil) else {
      throw .data(
        certificate == nil
          ? "\(name) is the checkpoint of a run with --certificate; give it again, or remove the checkpoint."
          : "\(name) is the checkpoint of a run without --certificate; leave it out, or remove the checkpoint."
      )
    }
    start = SearchCheckpoint(words: document.words, records: document.records)
  }

  /// What the planner needs of it.
  var checkpointing: Checkpointing {
    Checkpointing(
      start: start,
      interval: interval,
      save: { [self] in save($0) },
      stop: { [self] in last = $0 }
    )
  }

  /// Saves the state of a search that was stopped; whoever stopped it has the answer by now.
  func saveLast() {
    if let last { save(last) }
    last = nil
  }

  /// Saves the last state of a search that another run is to go on with, or says that there is none.
  func keepLast() {
    saveLast()
    guard !hasFailed, !file.exists else { return }
    Terminal.message(
      "\(name) is not written: the search was stopped before it had a state; the next run begins anew."
    )
  }

  /// Removes the file of a search that is over, and what a process that was killed may have begun of another.
  func remove() {
    last = nil
    file.remove()
  }

  private func save(_ state: SearchCheckpoint) {
    // A state without the records that it counts would be no use.
    guard certificate?.synchronize() ?? true else { return }
    let document = StateDocument(question: question, words: state.words, records: state.records)
    do throws(FileFailure) {
      try file.replace(
        with: document.bytes(
          format: SearchCheckpoint.format,
          digest: NetworkDigest.sha256(of:)
        )
      )
    } catch {
      guard !hasFailed else { return }
      hasFailed = true
      Terminal.message("\(error.description) The last checkpoint stays, the search goes on.")
    }
  }
}
