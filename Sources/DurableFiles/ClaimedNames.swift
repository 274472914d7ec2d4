// No two outputs of one process have the same file.

import Synchronization

/// The names that this process will give to files, its side files among them, each with who has it.
///
/// A name is claimed before the work starts whose result it gets. Two outputs of one name would
/// destroy each other at the end.
final class ClaimedNames: Sendable {
  /// The claims of the process.
  static let shared = ClaimedNames()

  private struct Claims {
    var names: [String: String] = [:]
    /// How many outputs go to standard output.
    var onStandardOutput = 0
  }

  private let claims = Mutex(Claims())

  /// Claims names, all or none.
  ///
  /// - Parameters:
  ///   - paths: Final paths, as ``finalPath(_:)`` gives them.
  ///   - owner: What the user calls the output.
  /// - Throws: Which output has one of them already.
  func claim(_ paths: [String], for owner: String) throws(FileFailure) {
    let paths = paths.map { absolutePath($0) }
    let taken = claims.withLock { claims -> (path: String, owner: String)? in
      for path in paths { if let other = claims.names[path] { return (path, other) } }
      if claims.onStandardOutput > 0, let path = paths.first(where: leadsToStandardOutput) {
        return (path, Self.standardOutput)
      }
      for path in paths { claims.names[path] = owner }
      return nil
    }
    guard let taken else { return }
    throw Self.refusal(owner, taken)
  }

  /// Claims standard output, which may lead to a file that has a name as well (`> FILE`).
  ///
  /// - Parameter alone: Whether nothing else of this process may go there: it was named as a file
  ///   is.
  /// - Throws: Which output has that file already.
  func claimStandardOutput(alone: Bool = false) throws(FileFailure) {
    let taken = claims.withLock { claims -> (path: String, owner: String)? in
      if let (path, owner) = claims.names.first(where: { leadsToStandardOutput($0.key) }) {
        return (path, owner)
      }
      if alone, claims.onStandardOutput > 0 {
        return (Self.standardOutput, Self.standardOutput)
      }
      claims.onStandardOutput += 1
      return nil
    }
    guard let taken else { return }
    throw Self.refusal(Self.standardOutput, taken)
  }

  /// Gives standard output up.
  func releaseStandardOutput() { claims.withLock { $0.onStandardOutput -= 1 } }

  static let standardOutput = "standard output"

  private static func refusal(_ owner: String, _ taken: (path: String, owner: String))
    -> FileFailure
  {
    FileFailure(
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
    claims.withLock { claims in
      for path in paths { claims.names[path] = nil }
    }
  }
}

/// Whether a path leads to what standard output leads to.
func leadsToStandardOutput(_ path: String) -> Bool {
  guard let own = fileIdentity(of: 1) else { return false }
  return fileIdentity(path) == own
}

/// Claims the name of a file that is written in place, such as a log, so that no other output takes
/// it; devices are nobody's.
///
/// - Throws: Which output has it already.
package func claimName(_ name: String) throws(FileFailure) {
  let kind = fileKind(name)
  guard !kind.exists || kind.isRegular else { return }
  try ClaimedNames.shared.claim([finalPath(name)], for: name)
}
