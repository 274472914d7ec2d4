// Files that are kept beside an output for a while, and must not be taken for the user's own.

import Glibc

/// How files of ours begin, so that the user's own of the same name are left alone.
struct Mark {
  /// The first bytes of every such file.
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Whether an open file is ours: a regular one that is empty, or begins as ours do.
  func isOn(_ descriptor: Int32) -> Bool {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return false
    }
    if status.st_size == 0 { return true }
    guard lseek(descriptor, 0, SEEK_SET) == 0,
      case .success(let start) = readSome(descriptor, atMost: bytes.count)
    else { return false }
    return start == bytes
  }
}

/// Opens a side file for reading and writing, never through a symbolic link; one that is there must
/// be ours.
///
/// - Parameters:
///   - path: The side file.
///   - mark: How it begins if it is ours.
///   - name: The output that it stands beside.
///   - flags: More flags for open(2).
/// - Returns: The descriptor; nil when there is no such file and `flags` do not make one.
/// - Throws: That the file is somebody else's, or why it cannot be opened.
func openSideFile(
  _ path: String,
  _ mark: Mark,
  beside name: String,
  _ flags: Int32 = 0
) throws(FileFailure) -> Int32? {
  // Not to wait for whoever writes to a pipe of that name.
  let descriptor = openFile(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | flags)
  guard descriptor >= 0 else {
    let error = errno
    if error == ENOENT, flags & O_CREAT == 0 { return nil }
    if [ELOOP, EISDIR, ENXIO].contains(error) { throw .notOurs(path, besides: name) }
    throw .writing(name, error)
  }
  guard mark.isOn(descriptor) else {
    close(descriptor)
    throw .notOurs(path, besides: name)
  }
  return descriptor
}
