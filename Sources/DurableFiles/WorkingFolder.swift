// A folder for what another program makes on the way to a result.

import FoundationEssentials
import Glibc

/// A folder under `TMPDIR`, or /tmp, that goes with all that is in it when the object does, or when
/// the process is interrupted.
public final class WorkingFolder {
  /// Its path.
  public let path: String

  /// Makes an empty folder that only its owner can read.
  ///
  /// - Throws: The system's reason.
  public init() throws(FileFailure) {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? ""
    let pattern = (parent.isEmpty ? "/tmp" : parent) + "/corridor-XXXXXX"
    var name = Array(pattern.utf8CString)
    guard unsafe mkdtemp(&name) != nil else { throw .writing(pattern, errno) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    UnfinishedFiles.shared.add(path)
  }

  deinit {
    let path = path
    UnfinishedFiles.shared.finish(path) { removeTree(path) }
  }
}
