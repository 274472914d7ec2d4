// A name that only one process at a time may use.

import Glibc

/// A lock on a file's name, held in a file beside it.
///
/// The lock is the system's (flock) and goes with the process that holds it, however that ends; the file beside it may
/// then stay, and means nothing.
final class NameLock {
  private let path: String
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameter name: What is locked.
  /// - Throws: That another process has it, or why nothing can be written there.
  init(_ name: String) throws(CommandFailure) {
    path = resolvedPath(name) + ".lock"
    while true {
      let descriptor = openFile(path, O_RDWR | O_CREAT)
      guard descriptor >= 0 else { throw TemporaryFile.failure(name, errno) }
      guard lockFile(descriptor) else {
        close(descriptor)
        throw .data(
          "\(name) is in use by another run of corridor; wait until that has ended, or give another file."
        )
      }
      // Whoever had it may have removed the file in between.
      if isFile(descriptor, at: path) {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    // First the name, so that nobody locks a file that is gone.
    removeFile(path)
    close(descriptor)
  }
}
