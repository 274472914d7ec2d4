// A file on its way: written beside its final place without a name or under another one, until it is complete.

import Glibc

/// A name for a file that appears whole or not at all.
///
/// It goes when the object does, or when the process is interrupted, unless it was kept, or is to last
/// so that a later process finds it under the same name.
final class TemporaryFile {
  /// Where to write.
  let path: String
  private let name: String
  private let final: String
  private let isReplacing: Bool
  private let isLasting: Bool
  private var isFinished = false
  /// A file that has no name yet.
  private var unnamed: Int32?

  /// Takes a name beside that of a file.
  ///
  /// - Parameters:
  ///   - name: The file: not a device.
  ///   - replacing: Whether a file of that name may be replaced.
  ///   - isLasting: Whether what is written outlives the process.
  /// - Throws: Why nothing can be written there.
  init(
    for name: String,
    replacing: Bool,
    isLasting: Bool = false
  ) throws(CommandFailure) {
    let kind = fileKind(name)
    if kind.isFolder { throw .usage("\(name) is a folder; give the name of a file.") }
    if name == "-" || kind.exists && !kind.isRegular {
      let words = name == "-" ? "standard output" : "a device or pipe"
      throw .usage("\(name) is \(words); this format needs a file.")
    }
    if kind.exists && !replacing {
      throw .usage("\(name) exists already; give --force to replace it, or another name.")
    }
    self.name = name
    // A symbolic link stays one: its target is replaced.
    final = resolvedPath(name)
    path = final + (isLasting ? ".part" : ".part-\(getpid())")
    isReplacing = replacing
    self.isLasting = isLasting
    if !isLasting { Interruption.shared.addTemporaryFile(path) }
  }

  deinit { if !isLasting { discard() } }

  /// Opens it for writing.
  ///
  /// Where the file system can, the file has no name before it is kept, so that nothing is left of a process that is
  /// killed. Others get a name beside the final one.
  ///
  /// - Returns: A descriptor, which ``keep(closing:)`` closes; negative when the error number is set.
  func open() -> Int32 {
    let descriptor = openUnnamedFile(inFolderOf: final)
    guard descriptor >= 0 else { return openFile(path, O_WRONLY | O_CREAT | O_EXCL) }
    unnamed = descriptor
    return descriptor
  }

  /// Removes what was written.
  func discard() {
    guard !isFinished else { return }
    isFinished = true
    Interruption.shared.finishTemporaryFile(path) { removeFile(path) }
  }

  /// Closes what ``open()`` opened and gives it its name.
  func keep(closing descriptor: Int32) throws(CommandFailure) {
    guard unnamed != nil else {
      guard close(descriptor) == 0 else { throw Self.failure(name, errno) }
      return try keep()
    }
    defer { close(descriptor) }
    try keep()
  }

  /// Gives what was written its name.
  func keep() throws(CommandFailure) {
    guard !isFinished else { return }
    isFinished = true
    let error: Int32 = Interruption.shared.finishTemporaryFile(path) {
      if let unnamed {
        guard isReplacing else { return nameFile(unnamed, final) }
        // Only what has a name can take another's; a process of the same number may have left this one.
        removeFile(path)
        let error = nameFile(unnamed, path)
        guard error == 0 else { return error }
      }
      if !isReplacing {
        // link(2) refuses a name that somebody has taken since, where rename(2) would replace it.
        let error = linkFile(path, to: final)
        // Some file systems have no links.
        guard error == EPERM || error == EOPNOTSUPP else {
          removeFile(path)
          return error
        }
      }
      let error = renameFile(path, to: final)
      if error != 0 { removeFile(path) }
      return error
    }
    guard error == 0 else { throw Self.failure(name, error) }
  }

  /// The system's reason why a file cannot be written.
  static func failure(_ name: String, _ error: Int32) -> CommandFailure {
    .data("cannot write \(name): \(systemMessage(error)).")
  }
}
