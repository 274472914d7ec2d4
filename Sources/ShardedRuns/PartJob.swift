// A part that is to be made: its number, its run and its file.

import DurableFiles
import NetworkFiles
public import OrderedJSON
public import Sharding

/// A part that is to be made.
public struct PartJob: Sendable {
  /// Its number.
  public let shard: Shard
  /// The run.
  public let task: PartTask
  /// Where it goes.
  public let path: String
  private let isReplacing: Bool

  /// Describes a part.
  ///
  /// - Parameters:
  ///   - shard: Its number.
  ///   - path: Where it goes.
  ///   - isReplacing: Whether something else of that name may be replaced.
  ///   - kind: What it holds.
  ///   - version: Version of the program.
  ///   - inputs: Files and folders by what they are to the run; nil for those that were not given.
  ///   - request: The question: every option that changes the answer, no thread.
  /// - Throws: Which input cannot be read, or is none that all parts share.
  /// - Complexity: O(bytes of the inputs).
  public init(
    _ shard: Shard,
    _ path: String,
    isReplacing: Bool,
    kind: PartKind,
    version: String,
    inputs: [(role: String, path: String?)],
    request: JSONValue
  ) throws(ShardedRunError) {
    var digests: [PartTask.Input] = []
    for (role, path) in inputs {
      guard let path else { continue }
      guard path != "-" else {
        throw .request(
          "--shard reads files: standard input has no content that all parts can share."
        )
      }
      digests.append(PartTask.Input(role: role, sha256: try digest(path)))
    }
    self.shard = shard
    self.path = path
    self.isReplacing = isReplacing
    task = PartTask(
      kind: kind.rawValue,
      version: version,
      inputs: digests,
      request: request,
      count: shard.count
    )
  }

  /// The part's file, opened; nil where the part is done.
  ///
  /// - Throws: What else is in the way.
  /// - Complexity: O(bytes of the part that is there).
  public func open() throws(ShardedRunError) -> PartFile? {
    if PartFile.isDone(path, task, shard) { return nil }
    return try withParts { () throws(ShardError) in
      try PartFile(path, task, shard, replacing: isReplacing)
    }
  }
}

/// SHA-256 of a file, or of a network's tables.
private func digest(_ path: String) throws(ShardedRunError) -> String {
  if fileKind(path).isFolder {
    do {
      return try NetworkDigest.sha256(ofFolder: path)
    } catch {
      throw .data("\(path) changed while it was read: \(error)")
    }
  }
  do throws(CSVError) {
    return try NetworkDigest.sha256(ofFile: path)
  } catch {
    throw .data(error.description)
  }
}
