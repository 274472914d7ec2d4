// The state of a search in a file that is whole at any moment.

import Glibc
import PlanFiles
import PlanSearch
import Reporting

/// Reads and replaces a checkpoint: written beside it, brought to the disk, then renamed.
final class CheckpointStore {
  /// The state to go on from; nil when there is none.
  let start: SearchCheckpoint?
  private let path: String
  /// Two runs would each write over the other's state.
  private let lock: NameLock
  private let question: String
  private let interval: Double
  /// What the state refers to and must be on the disk before it.
  private let certificate: CertificateFile?
  private var hasFailed = false
  /// The last state of a search that was stopped, until the answer is out.
  private var last: SearchCheckpoint?

  /// Reads what is there.
  /// - Parameters:
  ///   - path: the file.
  ///   - question: digest of the question and the network.
  ///   - interval: least seconds between two states.
  ///   - certificate: the certificate that is made at the same time.
  /// - Throws: when another run has it, when it is the state of another question, network or version, or none.
  init(
    _ path: String,
    question: String,
    interval: Double,
    _ certificate: CertificateFile?
  ) throws(CommandFailure) {
    self.path = resolvedPath(path)
    lock = try NameLock(path)
    self.question = question
    self.interval = interval
    self.certificate = certificate
    guard fileKind(path).exists else {
      start = nil
      return
    }
    let bytes: [UInt8]
    switch readAll(path) {
    case .success(let all): bytes = all
    case .failure(let error):
      throw .data("\(path) cannot be read: \(systemMessage(error.number)).")
    }
    let file: CheckpointFile
    do throws(CheckpointFile.Refusal) {
      file = try CheckpointFile(bytes, format: SearchCheckpoint.format)
    } catch {
      switch error {
      case .otherVersion:
        throw .data("\(path) is not a checkpoint of this version of corridor.")
      case .damaged: throw .data("\(path) is a damaged checkpoint; remove it to begin anew.")
      }
    }
    guard file.question == question else {
      throw .data(
        "\(path) is the checkpoint of another question or network; give another file, or remove it."
      )
    }
    guard (file.records == nil) == (certificate == nil) else {
      throw .data(
        certificate == nil
          ? "\(path) is the checkpoint of a run with --certificate; give it again, or remove the checkpoint."
          : "\(path) is the checkpoint of a run without --certificate; leave it out, or remove the checkpoint."
      )
    }
    start = SearchCheckpoint(words: file.words, records: file.records)
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
    guard !hasFailed, !fileKind(path).exists else { return }
    Terminal.message(
      "\(path) is not written: the search was stopped before it had a state; the next run begins anew."
    )
  }

  /// Removes the file of a search that is over, and what a process that was killed may have begun of another.
  func remove() {
    last = nil
    removeFile(path)
    removeFile(temporary)
  }

  private var temporary: String { path + ".part" }

  private func save(_ state: SearchCheckpoint) {
    // A state without the records that it counts would be no use.
    guard certificate?.synchronize() ?? true else { return }
    let bytes = CheckpointFile(
      question: question,
      format: SearchCheckpoint.format,
      words: state.words,
      records: state.records
    ).bytes
    let temporary = temporary
    Interruption.shared.addTemporaryFile(temporary)
    let error = Interruption.shared.finishTemporaryFile(temporary) { write(bytes, to: temporary) }
    guard error != 0 else { return }
    removeFile(temporary)
    guard !hasFailed else { return }
    hasFailed = true
    Terminal.message(
      "\(path): \(systemMessage(error)); the last checkpoint stays, the search goes on."
    )
  }

  private func write(_ bytes: [UInt8], to temporary: String) -> Int32 {
    let descriptor = openFile(temporary, O_WRONLY | O_CREAT | O_TRUNC)
    guard descriptor >= 0 else { return errno }
    var error = writeAll(bytes, to: descriptor)
    if error == 0 { error = synchronize(descriptor) }
    if close(descriptor) != 0, error == 0 { error = errno }
    if error == 0 { error = renameFile(temporary, to: path) }
    return error == 0 ? synchronizeFolder(of: path) : error
  }
}
