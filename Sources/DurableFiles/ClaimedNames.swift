// No two outputs of one process have the same file.

import Synchronization

/// The names that this process will give to files, its side files among them, each with who has it.
///
/// A name is claimed before the work starts whose result it gets. Two outputs of one name would destroy each other at the end.
final class ClaimedNames: Sendable {
  /// The claims of the process.
  static let shared = ClaimedNames()

  private let names = Mutex<[String: String]>([:])

  /// Claims names, all or none.
  ///
  /// - Parameters:
  ///   - paths: Final paths, as ``finalPath(_:)`` gives them.
  ///   - owner: What the user calls the output.
  /// - Throws: Which output has one of them already.
  func claim(_ paths: [String], for owner: String) throws(FileFailure) {
    let paths = paths.map { absolutePath($0) }
    let taken = names.withLock { names -> (path: String, owner: String)? in
      for path in paths { if let other = names[path] { return (path, other) } }
      for path in paths { names[path] = owner }
      return nil
    }
    guard let taken else { return }
    throw FileFailure(
      .name,
      """
      \(owner == taken.owner ? "two outputs" : "\(owner) and \(taken.owner)") would both write \(taken.path); every output, with \
      the files kept beside it, needs a name of its own.
      """
    )
  }

  /// Gives names up.
  func release(_ paths: [String]) {
    let paths = paths.map { absolutePath($0) }
    names.withLock { names in
      for path in paths { names[path] = nil }
    }
  }
}

/// Claims the name of a file that is written in place, such as a log, so that no other output takes it; devices are nobody's.
///
/// - Throws: Which output has it already.
package func claimName(_ name: String) throws(FileFailure) {
  let kind = fileKind(name)
  guard !kind.exists || kind.isRegular else { return }
  try ClaimedNames.shared.claim([finalPath(name)], for: name)
}
