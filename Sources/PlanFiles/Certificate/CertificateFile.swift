// A certificate on its way into a file.

import DurableFiles
package import PlanModel

/// Writes a certificate line by line while the search runs; it appears whole or not at all.
///
/// With a checkpoint what is written so far is kept beside its final place, since the search that
/// goes on from there tells only the rest.
package final class CertificateFile {
  private enum Destination {
    case whole(WholeFile)
    case lasting(LastingFile)
  }

  private let name: String
  private let destination: Destination
  private var lines = 0
  private var failure: SearchFileError?

  /// How every certificate begins.
  private static let mark = "{\"format\":\"\(CertificateHeader.format)\""

  /// Opens the file; nil when none was asked for.
  package init?(
    _ path: String?,
    replacing: Bool,
    isLasting: Bool
  ) throws(SearchFileError) {
    guard let path else { return nil }
    guard path != "-" else {
      throw .request("--certificate needs a file; standard output is for the plan.")
    }
    name = path
    destination =
      isLasting
      ? .lasting(
        try keeping { () throws(FileFailure) in
          try LastingFile(path, replacing: replacing, mark: Self.mark)
        }
      )
      : .whole(
        try keeping { () throws(FileFailure) in try WholeFile(path, replacing: replacing) }
      )
  }

  /// Writes which network and question it is about, or goes on after so many records of an earlier
  /// process.
  package func begin(_ run: PlanReport.Run, after records: Int?) throws(SearchFileError) {
    let header = CertificateHeader(inputSHA256: run.inputSHA256, parameters: run.parameters).line
    guard case .lasting(let file) = destination else { return write(header) }
    guard let records else {
      _ = try keeping { () throws(FileFailure) in try file.cut(afterLines: 0) }
      return write(header)
    }
    let kept = try keeping { () throws(FileFailure) in
      try file.cut(afterLines: records + 1)
    }
    guard kept == header else {
      throw .refused(
        "\(file.path) is not what the checkpoint's certificate needs; remove the checkpoint to begin anew."
      )
    }
    lines = records
  }

  /// Writes a record; a search that takes hours is not to be lost for a disk that is full.
  package func add(_ record: CertificateRecord) {
    lines += 1
    write(record.line)
  }

  /// The closure that a search calls with its proofs, record by record.
  package var recording: (CertificateRecord) -> Void { { record in self.add(record) } }

  /// Brings all records to the disk; false when that is not possible.
  package func synchronize() -> Bool {
    guard failure == nil, case .lasting(let file) = destination else { return failure == nil }
    do throws(FileFailure) {
      try file.synchronize()
    } catch {
      failure = .file(error)
    }
    return failure == nil
  }

  /// Gives the file its name, or says why it could not be written; without a bound there is nothing
  /// to keep.
  ///
  /// - Parameters:
  ///   - isProven: Whether there is a bound.
  ///   - isOver: Whether no later process goes on with it.
  ///   - note: Takes a sentence where nothing is written.
  /// - Throws: Why it could not be written.
  package func finish(
    isProven: Bool,
    isOver: Bool,
    note: (String) -> Void
  ) throws(SearchFileError) {
    guard isProven else {
      note("\(name) is not written: there is no bound to prove.")
      if isOver, case .lasting(let file) = destination { file.discard() }
      return
    }
    let end = CertificateRecord.end(after: lines) + "\n"
    if let failure { throw failure }
    switch destination {
    case .whole(let file):
      try keeping { () throws(FileFailure) in
        try file.write(end)
        try file.finish()
      }
    case .lasting(let file):
      try keeping { () throws(FileFailure) in
        // What is bounded so far is proven too.
        guard isOver else { return try file.publish(end: end) }
        try file.write(end)
        try file.finish()
      }
    }
  }

  private func write(_ line: String) {
    guard failure == nil else { return }
    do throws(FileFailure) {
      switch destination {
      case .whole(let file): try file.write(line + "\n")
      case .lasting(let file): try file.write(line + "\n")
      }
    } catch {
      failure = .file(error)
    }
  }
}
