// A name that only one process at a time may use.

import Glibc

/// A lock on a file's name, held in a file beside it, `NAME.lock`.
///
/// The lock is the system's (flock) and goes with the process that holds it, however that ends; the
/// file beside it may then stay, and means nothing. A file of that name that does not begin as ours
/// do is never touched.
final class NameLock {
  /// The file beside.
  let path: String
  private let descriptor: Int32
  /// Whether the file goes with the lock: an empty one that was there before may be anybody's.
  private let isOurs: Bool

  private static let mark = "corridor lock\n"

  /// Takes the lock.
  ///
  /// - Parameter name: What is locked.
  /// - Throws: That another process has it, that the file beside is not ours, or why nothing can be
  ///   written there.
  init(_ name: String) throws(FileFailure) {
    path = finalPath(name) + ".lock"
    while true {
      var isOurs = true
      var descriptor = openFile(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
      if descriptor < 0 {
        guard errno == EEXIST else { throw .writing(name, errno) }
        guard let old = try openSideFile(path, Mark(Self.mark), beside: name) else { continue }
        descriptor = old
        isOurs = lseek(old, 0, SEEK_END) > 0
      }
      guard lockFile(descriptor) else {
        close(descriptor)
        throw FileFailure(
          .inUse,
          "\(name) is in use by another run of corridor; wait until that has ended, or give another file."
        )
      }
      // Whoever had it may have removed the file in between.
      guard isFile(descriptor, at: path) else {
        close(descriptor)
        continue
      }
      if isOurs, lseek(descriptor, 0, SEEK_END) == 0 {
        let error = writeAll(Array(Self.mark.utf8), to: descriptor)
        guard error == 0 else {
          removeFile(path)
          close(descriptor)
          throw .writing(name, error)
        }
      }
      self.descriptor = descriptor
      self.isOurs = isOurs
      return
    }
  }

  deinit {
    // First the name, so that nobody locks a file that is gone.
    if isOurs { removeFile(path) }
    close(descriptor)
  }
}
