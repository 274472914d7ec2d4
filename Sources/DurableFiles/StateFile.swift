// A state that is replaced again and again and is whole at any moment.

import Glibc

/// A file for the state of long work: written beside it (`NAME.part`), brought to the disk, then
/// renamed.
///
/// One process at a time has it (`NAME.lock`). Files of these names that do not begin as ours do
/// are never touched.
public final class StateFile {
  /// The file, symbolic links followed.
  public let path: String
  private let name: String
  private let mark: Mark
  private let temporary: String
  private let claimed: [String]
  /// Two runs would each write over the other's state.
  private let lock: NameLock

  /// Takes the file; it need not be there.
  ///
  /// - Parameters:
  ///   - name: The file.
  ///   - mark: How every such file begins.
  /// - Throws: That another process has it, that a file beside it is not ours, or why nothing can
  ///   be written there.
  public init(_ name: String, mark: String) throws(FileFailure) {
    self.name = name
    self.mark = Mark(mark)
    path = finalPath(name)
    temporary = path + ".part"
    let kind = fileKind(path)
    if kind.exists, !kind.isRegular {
      throw FileFailure(.name, "\(name) is a folder or device; give the name of a file.")
    }
    claimed = [path, temporary, path + ".lock"]
    try ClaimedNames.shared.claim(claimed, for: name)
    do throws(FileFailure) {
      let lock = try NameLock(name)
      if let old = try openSideFile(temporary, self.mark, beside: name) { close(old) }
      self.lock = lock
    } catch {
      ClaimedNames.shared.release(claimed)
      throw error
    }
  }

  deinit { ClaimedNames.shared.release(claimed) }

  /// Whether there is a state.
  public var exists: Bool { fileKind(path).exists }

  /// The bytes of the state; nil when there is none.
  ///
  /// - Throws: The system's reason why they cannot be read.
  public func read() throws(FileFailure) -> [UInt8]? {
    guard exists else { return nil }
    switch readAll(path) {
    case .success(let bytes): return bytes
    case .failure(let error):
      throw FileFailure(
        .system(error.number),
        "\(name) cannot be read: \(error.whyUnread)."
      )
    }
  }

  /// Puts a state in place of the last one; that stays when this fails.
  ///
  /// - Throws: The system's reason.
  public func replace(with bytes: [UInt8]) throws(FileFailure) {
    guard let descriptor = try openSideFile(temporary, mark, beside: name, O_CREAT) else { return }
    UnfinishedFiles.shared.add(temporary)
    let error = UnfinishedFiles.shared.finish(temporary) {
      var error = cutFile(descriptor, after: 0)
      if error == 0 { error = writeAll(bytes, to: descriptor) }
      if error == 0 { error = synchronize(descriptor) }
      if close(descriptor) != 0, error == 0 { error = errno }
      if error == 0 { error = renameFile(temporary, to: path) }
      if error != 0 { removeFile(temporary) }
      return error == 0 ? synchronizeFolder(of: path) : error
    }
    guard error == 0 else { throw .writing(name, error) }
  }

  /// Removes the state of work that is over, and what a process that was killed may have begun of
  /// another.
  public func remove() {
    removeFile(path)
    guard let old = try? openSideFile(temporary, mark, beside: name) else { return }
    close(old)
    removeFile(temporary)
  }
}
