// A folder of files that appears whole or not at all.

import FoundationEssentials
import Glibc

/// Writes folders beside their final place, brings them to the disk, and gives them their name in
/// one step.
public enum WholeFolder {
  /// Writes a folder of files.
  ///
  /// Where a folder is replaced, there is one of that name at any moment: the old one or the new
  /// one, where the file system can exchange two names. An interruption
  /// (``UnfinishedFiles/removeAll(ending:)``) leaves nothing else behind.
  ///
  /// - Parameters:
  ///   - files: Names and contents.
  ///   - folder: The final name; a symbolic link stays one.
  ///   - replacing: Whether a folder of that name may be replaced.
  ///   - kept: What is carried over from the folder that is replaced.
  /// - Throws: Why it cannot be written; what was there stays.
  public static func write(
    _ files: [(name: String, bytes: [UInt8])],
    to folder: String,
    replacing: Bool,
    keeping kept: [String] = []
  ) throws(FileFailure) {
    var name = folder
    while name.count > 1 && name.hasSuffix("/") { name.removeLast() }
    let target = finalPath(name)
    let isThere = fileKind(target).exists
    if isThere, !replacing {
      throw FileFailure(.name, "\(folder) exists already; give another name, or replace it.")
    }
    try ClaimedNames.shared.claim([target], for: folder)
    defer { ClaimedNames.shared.release([target]) }
    let mark = String(UInt64.random(in: 0 ... .max), radix: 36)
    let fresh = "\(target).new-\(mark)"
    UnfinishedFiles.shared.add(fresh)
    var error = fill(fresh, files, kept, from: target)
    if error == 0 {
      error = UnfinishedFiles.shared.finish(fresh) {
        isThere ? replace(target, by: fresh, mark) : give(target, to: fresh)
      }
    }
    UnfinishedFiles.shared.finish(fresh) { removeTree(fresh) }
    guard error == 0 else { throw .writing(folder, error) }
    _ = synchronizeFolder(of: target)
  }

  /// Makes the new folder; answers the error number.
  private static func fill(
    _ fresh: String,
    _ files: [(name: String, bytes: [UInt8])],
    _ kept: [String],
    from old: String
  ) -> Int32 {
    var error = UnfinishedFiles.shared.creating { makeFolders(fresh) }
    for file in files where error == 0 {
      let descriptor = UnfinishedFiles.shared.creating {
        openFile("\(fresh)/\(file.name)", O_WRONLY | O_CREAT | O_EXCL)
      }
      guard descriptor >= 0 else { return errno }
      error = writeAll(file.bytes, to: descriptor)
      if error == 0 { error = synchronize(descriptor) }
      if close(descriptor) != 0, error == 0 { error = errno }
    }
    for name in kept where error == 0 {
      error = UnfinishedFiles.shared.creating { copy("\(old)/\(name)", to: "\(fresh)/\(name)") }
    }
    return error == 0 ? synchronizeFolder(of: fresh + "/") : error
  }

  private static func copy(_ path: String, to name: String) -> Int32 {
    do {
      try FileManager.default.copyItem(atPath: path, toPath: name)
      return 0
    } catch {
      let cocoa = error as? CocoaError
      return ((cocoa?.underlying ?? error) as? POSIXError)?.code.rawValue ?? EIO
    }
  }

  /// Makes a folder and those above it that are missing.
  private static func makeFolders(_ path: String) -> Int32 {
    let error = makeFolder(path)
    guard error == ENOENT, let end = path.lastIndex(of: "/"), end > path.startIndex else {
      return error
    }
    let above = makeFolders(String(path[..<end]))
    return above == 0 || above == EEXIST ? makeFolder(path) : above
  }

  private static func give(_ target: String, to fresh: String) -> Int32 {
    let error = renameWithoutReplacing(fresh, to: target)
    // Where the file system cannot say so, a folder that is there and not empty is still refused.
    return error == ENOSYS || error == EINVAL ? renameFile(fresh, to: target) : error
  }

  private static func replace(_ target: String, by fresh: String, _ mark: String) -> Int32 {
    var error = exchangeNames(fresh, target)
    guard error == ENOSYS || error == EINVAL else { return error }
    let old = "\(target).old-\(mark)"
    error = renameFile(target, to: old)
    guard error == 0 else { return error }
    error = renameFile(fresh, to: target)
    if error != 0 { _ = renameFile(old, to: target) }
    removeTree(old)
    return error
  }
}
