// A certificate on its way into a file.

import DurableFiles
import PlanFiles
import PlanModel
import Reporting

/// Writes a certificate line by line while the search runs; it appears whole or not at all.
///
/// With a checkpoint what is written so far is kept beside its final place, since the search that goes on from there
/// tells only the rest.
final class CertificateFile {
  private enum Destination {
    case whole(OutputFile)
    case lasting(LastingFile)
  }

  private let name: String
  private let destination: Destination
  private var lines = 0
  private var failure: CommandFailure?

  /// How every certificate begins.
  private static let mark = "{\"format\":\"\(CertificateHeader.format)\""

  /// Opens the file; nil when none was asked for.
  init?(
    _ path: String?,
    replacing: Bool,
    isLasting: Bool
  ) throws(CommandFailure) {
    guard let path else { return nil }
    guard path != "-" else {
      throw .usage("--certificate needs a file; standard output is for the plan.")
    }
    name = path
    destination =
      isLasting
      ? .lasting(
        try withFiles { () throws(FileFailure) in
          try LastingFile(path, replacing: replacing, mark: Self.mark)
        }
      )
      : .whole(try OutputFile(path, replacing: replacing))
  }

  /// Writes which network and question it is about, or goes on after so many records of an earlier process.
  func begin(_ run: PlanReport.Run, after records: Int?) throws(CommandFailure) {
    let header = CertificateHeader(inputSHA256: run.inputSHA256, parameters: run.parameters).line
    guard case .lasting(let file) = destination else { return write(header) }
    guard let records else {
      _ = try withFiles { () throws(FileFailure) in try file.cut(afterLines: 0) }
      return write(header)
    }
    let kept = try withFiles { () throws(FileFailure) in
      try file.cut(afterLines: records + 1)
    }
    guard kept == header else {
      throw .data(
        "\(file.path) is not what the checkpoint's certificate needs; remove the checkpoint to begin anew."
      )
    }
    lines = records
  }

  /// Writes a record; a search that takes hours is not to be lost for a disk that is full.
  func add(_ record: CertificateRecord) {
    lines += 1
    write(record.line)
  }

  /// Whom a search tells its proofs.
  var recording: (CertificateRecord) -> Void { { record in self.add(record) } }

  /// Brings all records to the disk; false when that is not possible.
  func synchronize() -> Bool {
    guard failure == nil, case .lasting(let file) = destination else { return failure == nil }
    do throws(FileFailure) {
      try file.synchronize()
    } catch {
      failure = CommandFailure(error)
    }
    return failure == nil
  }

  /// Gives the file its name, or says why it could not be written; without a bound there is nothing to keep.
  ///
  /// - Parameters:
  ///   - isProven: Whether there is a bound.
  ///   - isOver: Whether no later process goes on with it.
  /// - Throws: Why it could not be written.
  func finish(isProven: Bool, isOver: Bool) throws(CommandFailure) {
    guard isProven else {
      Terminal.message("\(name) is not written: there is no bound to prove.")
      if isOver, case .lasting(let file) = destination { file.discard() }
      return
    }
    let end = CertificateRecord.end(after: lines) + "\n"
    if let failure { throw failure }
    switch destination {
    case .whole(let file):
      try file.write(end)
      try file.finish()
    case .lasting(let file):
      try withFiles { () throws(FileFailure) in
        // What is bounded so far is proven too.
        guard isOver else { return try file.publish(end: end) }
        try file.write(end)
        try file.finish()
      }
    }
  }

  private func write(_ line: String) {
    guard failure == nil else { return }
    do throws(CommandFailure) {
      switch destination {
      case .whole(let file): try file.write(line + "\n")
      case .lasting(let file):
        try withFiles { () throws(FileFailure) in try file.write(line + "\n") }
      }
    } catch {
      failure = error
    }
  }
}
