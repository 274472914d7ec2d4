// A file on its way: written beside its final place without a name or under another one, until it
// is complete.

import Glibc

/// A name for a file that appears whole or not at all.
///
/// What is written goes when the object does, or when the process is interrupted, unless it was
/// kept.
public final class TemporaryFile {
  /// Where to write, for those who write to a path (``reserve()``).
  public private(set) var path: String
  private let name: String
  private let final: String
  private let isReplacing: Bool
  private var isClaimed = false
  private var isFinished = false
  /// Whether something of ours has the name ``path``.
  private var hasPath = false
  /// A file that has no name yet.
  private var unnamed: Int32?

  /// Takes a name beside that of a file.
  ///
  /// - Parameters:
  ///   - name: The file: not a device.
  ///   - replacing: Whether a file of that name may be replaced.
  /// - Throws: Why nothing can be written there.
  public convenience init(for name: String, replacing: Bool) throws(FileFailure) {
    try self.init(for: name, replacing: replacing, claiming: true)
  }

  /// As above; a file that has claimed the name already may write a copy there without claiming it
  /// once more.
  init(for name: String, replacing: Bool, claiming: Bool) throws(FileFailure) {
    try checkName(name, replacing: replacing)
    self.name = name
    final = finalPath(name)
    path = final + ".part-\(getpid())"
    isReplacing = replacing
    guard claiming else { return }
    try ClaimedNames.shared.claim([final], for: name)
    isClaimed = true
  }

  deinit { discard() }

  /// Opens it for writing.
  ///
  /// Where the file system can, the file has no name before it is kept, so that nothing is left of
  /// a process that is killed. Others get a name beside the final one.
  ///
  /// - Returns: A descriptor that can be read as well, which ``keep(closing:)`` closes.
  /// - Throws: Why it cannot be opened.
  public func open() throws(FileFailure) -> Int32 {
    let descriptor = openUnnamedFile(inFolderOf: final)
    guard descriptor < 0 else {
      unnamed = descriptor
      return descriptor
    }
    return try openNamed()
  }

  /// Makes an empty file at ``path``, for those who write to a path and not to a descriptor.
  public func reserve() throws(FileFailure) { close(try openNamed()) }

  private func openNamed() throws(FileFailure) -> Int32 {
    var descriptor: Int32 = -1
    let error = withFreeName { path in
      descriptor = openFile(path, O_RDWR | O_CREAT | O_EXCL)
      return descriptor >= 0 ? 0 : errno
    }
    guard error == 0 else { throw .writing(name, error) }
    UnfinishedFiles.shared.add(path)
    hasPath = true
    return descriptor
  }

  /// Tries names beside the final one until one is free: what has such a name already is
  /// somebody's.
  private func withFreeName(_ body: (String) -> Int32) -> Int32 {
    for attempt in 0..<100 {
      if attempt > 0 { path = final + ".part-\(getpid())-\(attempt)" }
      let error = body(path)
      guard error == EEXIST else { return error }
    }
    return EEXIST
  }

  /// Removes what was written.
  public func discard() {
    guard !isFinished else { return }
    isFinished = true
    if isClaimed { ClaimedNames.shared.release([final]) }
    if hasPath { UnfinishedFiles.shared.finish(path) { removeFile(path) } }
  }

  /// Closes what ``open()`` opened and gives it its name, once its bytes are on the disk.
  public func keep(closing descriptor: Int32) throws(FileFailure) {
    let error = synchronize(descriptor)
    guard error == 0 else {
      close(descriptor)
      throw .writing(name, error)
    }
    guard unnamed != nil else {
      guard close(descriptor) == 0 else { throw .writing(name, errno) }
      return try takeName()
    }
    defer { close(descriptor) }
    try takeName()
  }

  /// Gives what was written to ``path`` its name, once its bytes are on the disk.
  public func keep() throws(FileFailure) {
    let descriptor = openFile(path, O_RDONLY | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .writing(name, errno) }
    try keep(closing: descriptor)
  }

  private func takeName() throws(FileFailure) {
    guard !isFinished else { return }
    isFinished = true
    let error: Int32 = UnfinishedFiles.shared.finish(path) {
      if let unnamed {
        guard isReplacing else { return nameFile(unnamed, final) }
        // Only what has a name can take another's.
        let error = withFreeName { nameFile(unnamed, $0) }
        guard error == 0 else { return error }
      }
      return giveName(final, to: path, replacing: isReplacing)
    }
    guard error == 0 else { throw .writing(name, error) }
    // The file is whole and has its name, whatever the folder says.
    _ = synchronizeFolder(of: final)
  }
}

/// Gives a file at a path its final name; what cannot have it goes.
///
/// Answers the error number, 0 when all went well.
func giveName(_ final: String, to path: String, replacing: Bool) -> Int32 {
  if !replacing {
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

/// Refuses names that no file can be written to.
func checkName(_ name: String, replacing: Bool) throws(FileFailure) {
  let kind = fileKind(name)
  if kind.isFolder {
    throw FileFailure(.name, "\(name) is a folder; give the name of a file.")
  }
  if name == "-" || kind.exists && !kind.isRegular {
    let words = name == "-" ? "standard output" : "a device or pipe"
    throw FileFailure(.name, "\(name) is \(words); this format needs a file.")
  }
  if kind.exists && !replacing {
    throw FileFailure(
      .name,
      "\(name) exists already; give --force to replace it, or another name."
    )
  }
}
