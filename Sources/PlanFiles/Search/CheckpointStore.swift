// The state of a search in a file that is whole at any moment.

package import DurableFiles
import NetworkFiles

/// Reads and replaces a checkpoint.
package final class CheckpointStore {
  /// The state to go on from; nil when there is none.
  package let start: StateDocument?
  /// Least seconds between two states.
  package let interval: Double
  private let name: String
  private let file: StateFile
  private let question: String
  /// The version of the states' words.
  private let format: Int
  private let note: (String) -> Void
  /// What the state refers to and must be on the disk before it.
  private let certificate: CertificateFile?
  private var hasFailed = false
  /// The last state of a search that was stopped, until the answer is out.
  private var last: StateDocument?

  /// Reads what is there.
  /// - Parameters:
  ///   - name: the file.
  ///   - format: the version of the states' words.
  ///   - question: digest of the question and the network.
  ///   - interval: least seconds between two states.
  ///   - certificate: the certificate that is made at the same time.
  ///   - note: takes sentences about states that could not be kept.
  /// - Throws: when another run has it, when it is the state of another question, network or
  ///   version, or none.
  package init(
    _ name: String,
    format: Int,
    question: String,
    interval: Double,
    _ certificate: CertificateFile?,
    note: @escaping (String) -> Void
  ) throws(SearchFileError) {
    self.format = format
    self.note = note
    self.name = name
    self.question = question
    self.interval = interval
    self.certificate = certificate
    let file = try keeping { () throws(FileFailure) in
      try StateFile(name, mark: StateDocument.mark)
    }
    self.file = file
    guard let bytes = try keeping({ () throws(FileFailure) in try file.read() }) else {
      start = nil
      return
    }
    let document: StateDocument
    do throws(StateDocument.Refusal) {
      document = try StateDocument(
        bytes,
        format: format,
        digest: NetworkDigest.sha256(of:)
      )
    } catch {
      switch error {
      case .otherVersion:
        throw .refused("\(name) is not a checkpoint of this version of corridor.")
      case .damaged: throw .refused("\(name) is a damaged checkpoint; remove it to begin anew.")
      }
    }
    guard document.question == question else {
      throw .refused(
        "\(name) is the checkpoint of another question or network; give another file, or remove it."
      )
    }
    guard (document.records == nil) == (certificate == nil) else {
      throw .refused(
        certificate == nil
          ? "\(name) is the checkpoint of a run with --certificate; give it again, or remove the checkpoint."
          : "\(name) is the checkpoint of a run without --certificate; leave it out, or remove the checkpoint."
      )
    }
    start = document
  }

  /// Keeps a state; with `isLast` after the answer is out.
  package func keep(words: [UInt64], records: Int?, isLast: Bool = false) {
    let state = StateDocument(question: question, words: words, records: records)
    if isLast { last = state } else { save(state) }
  }

  /// Saves the state of a stopped search, after its answer is out.
  package func saveLast() {
    if let last { save(last) }
    last = nil
  }

  /// Saves the last state of a search that another run is to go on with, or says that there is
  /// none.
  ///
  /// - Returns: Whether there is a state to go on from.
  package func keepLast() -> Bool {
    saveLast()
    guard !file.exists else { return true }
    if !hasFailed {
      note(
        "\(name) is not written: the search was stopped before it had a state; the next run begins anew."
      )
    }
    return false
  }

  /// Removes the file of a search that is over, and what a process that was killed may have begun
  /// of another.
  package func remove() {
    last = nil
    file.remove()
  }

  private func save(_ document: StateDocument) {
    // A state without the records that it counts would be no use.
    guard certificate?.synchronize() ?? true else { return }
    do throws(FileFailure) {
      try file.replace(
        with: document.bytes(
          format: format,
          digest: NetworkDigest.sha256(of:)
        )
      )
    } catch {
      guard !hasFailed else { return }
      hasFailed = true
      note("\(error.description) The last checkpoint stays, the search goes on.")
    }
  }
}
