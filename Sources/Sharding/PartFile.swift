// A part as it is written: rows and manifest appear whole, and a part that is there already is not
// made again.

import DurableFiles
import NetworkFiles
public import OrderedJSON

/// A part and its manifest on their way.
///
/// The manifest takes its name first: if the process is killed between the two, there is a manifest
/// without its part, and the job runs again. A part without a manifest is never left behind.
public final class PartFile {
  private let name: String
  private let task: PartTask
  private let shard: Shard
  private let rows: WholeFile
  private let manifest: WholeFile
  private var digest = SHA256()
  private var headerBytes = 0
  private var blocks: [PartManifest.Block] = []

  /// Whether a part is done: it is there, of the same run and the same number, and its bytes are
  /// what its manifest says.
  ///
  /// - Complexity: O(bytes of the part).
  public static func isDone(_ path: String, _ task: PartTask, _ shard: Shard) -> Bool {
    guard fileKind(path).isRegular,
      let manifest = try? PartManifest(besidePart: path),
      manifest.task == task, manifest.shard == shard
    else { return false }
    return (try? NetworkDigest.sha256(ofFile: path)) == manifest.sha256
  }

  /// Opens both files, before the work.
  ///
  /// - Parameters:
  ///   - path: The part.
  ///   - task: The run.
  ///   - shard: Which part it is.
  ///   - replacing: Whether something else of that name may be replaced.
  /// - Throws: Why nothing can be written there.
  public init(
    _ path: String,
    _ task: PartTask,
    _ shard: Shard,
    replacing: Bool
  ) throws(ShardError) {
    let kind = fileKind(path)
    guard path != "-", !kind.exists || kind.isRegular || kind.isFolder else {
      throw .system(
        FileFailure(.name, "A part needs a file of its own, for its manifest stands beside it.")
      )
    }
    name = path
    self.task = task
    self.shard = shard
    rows = try withFiles { () throws(FileFailure) in try WholeFile(path, replacing: replacing) }
    let beside = PartManifest.path(of: path)
    if fileKind(beside).exists, !replacing {
      // A manifest alone is what a killed job left; anything else is somebody's.
      guard (try? PartManifest(besidePart: path)) != nil else {
        throw .system(
          FileFailure(
            .name,
            "\(beside) is in the way: it is no manifest of a part. Move it, or give another name."
          )
        )
      }
    }
    manifest = try withFiles { () throws(FileFailure) in try WholeFile(beside, replacing: true) }
  }

  /// Writes what comes before the first row.
  /// - Precondition: No row was written yet.
  public func write(header: String) throws(ShardError) {
    precondition(blocks.isEmpty, "a header comes before all rows")
    headerBytes += try write(header)
  }

  /// Starts a block of rows that stand together in the whole output.
  public func startBlock() { blocks.append(.init(rows: 0, bytes: 0)) }

  /// Appends rows to the last block.
  public func write(_ text: String, rows count: Int) throws(ShardError) {
    precondition(!blocks.isEmpty, "rows belong to a block")
    let bytes = try write(text)
    blocks[blocks.count - 1].rows += count
    blocks[blocks.count - 1].bytes += bytes
  }

  private func write(_ text: String) throws(ShardError) -> Int {
    let bytes = Array(text.utf8)
    digest.update(bytes)
    try withFiles { () throws(FileFailure) in try rows.write(text) }
    return bytes.count
  }

  /// Gives both files their names.
  ///
  /// - Parameters:
  ///   - total: How many items all parts have together.
  ///   - context: Where things are; see ``PartManifest/context``.
  /// - Throws: Why they cannot be written.
  public func finish(of total: Int, context: JSONValue = .object([])) throws(ShardError) {
    let record = PartManifest(
      task: task,
      shard: shard,
      total: total,
      headerBytes: headerBytes,
      blocks: blocks,
      sha256: digest.hexadecimal(),
      context: context
    )
    try withFiles { () throws(FileFailure) in
      try manifest.write(record.json.pretty + "\n")
      try manifest.finish()
      try rows.finish()
    }
  }
}
