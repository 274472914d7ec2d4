// A certificate on its way into a file.

import InvestmentPlanning
import Reporting
import TransportNetwork

/// Writes a certificate line by line while the search runs; it appears whole or not at all.
final class CertificateFile {
  private let name: String
  private let file: OutputFile
  private var lines = 0
  private var failure: CommandFailure?

  /// Opens the file; nil when none was asked for.
  init?(_ path: String?, replacing: Bool) throws(CommandFailure) {
    guard let path else { return nil }
    guard path != "-" else {
      throw .usage("--certificate needs a file; standard output is for the plan.")
    }
    name = path
    file = try OutputFile(path, replacing: replacing)
  }

  /// Writes which network and question it is about.
  func begin(_ run: PlanReport.Run) {
    let header: JSONValue = [
      "format": .string(CertificateReader.format),
      "version": .integer(CertificateReader.version),
      "input_sha256": .string(run.inputSHA256),
      "question_sha256": .string(CertificateReader.digest(of: run.parameters)),
    ]
    write(header.compact)
  }

  /// Writes a record; a search that takes hours is not to be lost for a disk that is full.
  func add(_ record: CertificateRecord) {
    lines += 1
    write(record.line)
  }

  /// Whom a search tells its proofs.
  var recording: (CertificateRecord) -> Void { { record in self.add(record) } }

  /// Gives the file its name, or says why it could not be written; without a bound there is nothing to keep.
  func finish(isProven: Bool) throws(CommandFailure) {
    guard isProven else {
      Terminal.message("\(name) is not written: there is no bound to prove.")
      return
    }
    write("{\"end\":\(lines)}")
    if let failure { throw failure }
    try file.finish()
  }

  private func write(_ line: String) {
    guard failure == nil else { return }
    do throws(CommandFailure) {
      try file.write(line + "\n")
    } catch {
      failure = error
    }
  }
}
