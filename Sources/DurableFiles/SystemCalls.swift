// The few calls of the operating system that take pointers, kept in one place.

import Glibc

/// Writes all bytes to a descriptor; answers the system's error number, 0 when all went well.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  unsafe bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      let count = unsafe write(
        descriptor,
        buffer.baseAddress?.advanced(by: written),
        buffer.count - written
      )
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : EIO }
      written += count
    }
    return 0
  }
}

/// The system's words for an error number, for example "No space left on device".
package func systemMessage(_ error: Int32) -> String {
  unsafe String(cString: strerror(error))
}

/// Whether a path leads to something, and whether that is a regular file.
package func fileKind(_ path: String) -> (exists: Bool, isRegular: Bool, isFolder: Bool) {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return (false, false, false) }
  let kind = status.st_mode & S_IFMT
  return (true, kind == S_IFREG, kind == S_IFDIR)
}

/// Which file it is, whatever its names are: device and number; nil for what is not there.
func fileIdentity(_ path: String) -> [UInt64]? {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return nil }
  return [UInt64(status.st_dev), UInt64(status.st_ino)]
}

/// Which file a descriptor leads to; nil for one that is closed, and for what several may well
/// write, such as /dev/null.
func fileIdentity(of descriptor: Int32) -> [UInt64]? {
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0, isatty(descriptor) == 0 else { return nil }
  let kind = status.st_mode & S_IFMT
  guard kind == S_IFREG || kind == S_IFIFO || kind == S_IFSOCK else { return nil }
  return [UInt64(status.st_dev), UInt64(status.st_ino)]
}

/// Sees to it that what was written to a descriptor is on the disk; answers the error number.
///
/// Pipes, devices and file systems that have no disk behind them have nothing to see to.
package func synchronize(_ descriptor: Int32) -> Int32 {
  while fsync(descriptor) != 0 {
    if errno == EINTR { continue }
    return errno == EINVAL || errno == EROFS || errno == ENOTSUP ? 0 : errno
  }
  return 0
}

/// Sees to it that the names in a file's folder are on the disk; answers the error number.
///
/// File systems that cannot do so for a folder have said all they can.
package func synchronizeFolder(of path: String) -> Int32 {
  let descriptor = openFile(folder(of: path), O_RDONLY | O_DIRECTORY)
  guard descriptor >= 0 else { return errno == EACCES ? 0 : errno }
  defer { close(descriptor) }
  return synchronize(descriptor)
}

/// Locks an open file for this process alone, for as long as it is open; false when another one has
/// it.
///
/// File systems without locks let everybody have it.
package func lockFile(_ descriptor: Int32) -> Bool {
  while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
    if errno == EWOULDBLOCK { return false }
    if errno != EINTR { return true }
  }
  return true
}

/// Whether a path leads to an open file.
package func isFile(_ descriptor: Int32, at path: String) -> Bool {
  var (open, named) = (stat(), stat())
  guard unsafe fstat(descriptor, &open) == 0, unsafe stat(path, &named) == 0 else { return false }
  return open.st_dev == named.st_dev && open.st_ino == named.st_ino
}

/// Cuts a file off after so many bytes and stands at its end; answers the error number.
package func cutFile(_ descriptor: Int32, after length: Int) -> Int32 {
  guard ftruncate(descriptor, length) == 0 else { return errno }
  return lseek(descriptor, length, SEEK_SET) == length ? 0 : errno
}

/// Appends words as bytes, the low byte first.
package func appendLittleEndian(_ words: [UInt64], to bytes: inout [UInt8]) {
  #if _endian(little)
    unsafe words.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  #else
    unsafe words.map(\.littleEndian).withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  #endif
}

/// Opens a file; a negative descriptor says that the error number is set.
package func openFile(_ path: String, _ flags: Int32) -> Int32 {
  unsafe open(path, flags | O_CLOEXEC, 0o666)
}

/// Opens a file that has no name, in the folder of a path; negative where that cannot be.
package func openUnnamedFile(inFolderOf path: String) -> Int32 {
  // O_TMPFILE, a macro that Swift does not see.
  let descriptor = openFile(folder(of: path), O_RDWR | 0o20_000_000 | O_DIRECTORY)
  guard descriptor >= 0 else { return descriptor }
  // It gets its name by way of /proc, which not every container has.
  guard fileKind(descriptorPath(descriptor)).exists else {
    close(descriptor)
    return -1
  }
  return descriptor
}

/// Gives a file without a name one, unless that is taken; answers the error number, 0 when all went
/// well.
package func nameFile(_ descriptor: Int32, _ name: String) -> Int32 {
  let path = descriptorPath(descriptor)
  return unsafe linkat(AT_FDCWD, path, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno
}

private func descriptorPath(_ descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

/// Makes a folder; answers the error number, 0 when all went well.
package func makeFolder(_ path: String) -> Int32 { unsafe mkdir(path, 0o777) == 0 ? 0 : errno }

/// Removes a file, if it is there.
package func removeFile(_ path: String) { _ = unsafe unlink(path) }

/// Gives a file a second name, unless that is taken; answers the error number, 0 when all went
/// well.
package func linkFile(_ path: String, to name: String) -> Int32 {
  unsafe link(path, name) == 0 ? 0 : errno
}

/// Exchanges what two names of one file system lead to, in one step; answers the error number.
func exchangeNames(_ path: String, _ other: String) -> Int32 { rename2(path, other, 2) }

/// Gives a folder another name, unless that is taken, in one step; answers the error number.
func renameWithoutReplacing(_ path: String, to name: String) -> Int32 { rename2(path, name, 1) }

/// renameat2(2), which Swift does not see; ENOSYS where the system has none.
private func rename2(_ path: String, _ name: String, _ flags: UInt32) -> Int32 {
  typealias Call =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
    ) -> Int32
  guard let symbol = unsafe dlsym(nil, "renameat2") else { return ENOSYS }
  let call = unsafe unsafeBitCast(symbol, to: Call.self)
  return unsafe call(AT_FDCWD, path, AT_FDCWD, name, flags) == 0 ? 0 : errno
}

/// Gives a file another name, in place of whatever has it; answers the error number.
package func renameFile(_ path: String, to name: String) -> Int32 {
  unsafe rename(path, name) == 0 ? 0 : errno
}

/// An error number of the system.
package struct SystemError: Error {
  /// What errno said.
  package let number: Int32

  /// Why a file cannot be read.
  package var whyUnread: String {
    guard number == EFBIG else { return systemMessage(number) }
    return
      "it has more than 1 GiB, or more than there is memory for; check that it is the right file, and that it ends"
  }
}

/// The most bytes that are read of a file which is held whole; ``SystemError/whyUnread`` tells
/// them.
package let mostBytesHeld = 1 << 30

/// The bytes of a file; `-` is standard input.
///
/// A file that never ends, or does not fit the memory, fails as one that is too large (EFBIG).
package func readAll(_ path: String) -> Result<[UInt8], SystemError> {
  read(path) { bytes in
    bytes.count > mostBytesHeld || !SystemMemory.canGrow(bytes, by: 1 << 16) ? EFBIG : nil
  }
}

/// The first bytes of a file, about so many; `-` is standard input.
package func readStart(_ path: String, atMost limit: Int) -> Result<[UInt8], SystemError> {
  read(path) { $0.count >= limit ? 0 : nil }
}

/// Reads until the end, or until a check answers with an error number: 0 is none.
private func read(
  _ path: String,
  until check: ([UInt8]) -> Int32?
) -> Result<[UInt8], SystemError> {
  let descriptor = path == "-" ? STDIN_FILENO : openFile(path, O_RDONLY)
  guard descriptor >= 0 else { return .failure(SystemError(number: errno)) }
  defer { if descriptor != STDIN_FILENO { close(descriptor) } }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { return .failure(SystemError(number: errno)) }
    guard count > 0 else { return .success(bytes) }
    bytes += chunk[..<count]
    switch check(bytes) {
    case nil: continue
    case 0: return .success(bytes)
    case let error?: return .failure(SystemError(number: error))
    }
  }
}

/// Reads what comes next, up to so many bytes; none at the end of the file.
package func readSome(_ descriptor: Int32, atMost limit: Int) -> Result<[UInt8], SystemError> {
  var bytes = [UInt8](repeating: 0, count: limit)
  while true {
    let count = unsafe read(descriptor, &bytes, bytes.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { return .failure(SystemError(number: errno)) }
    return .success(Array(bytes[..<count]))
  }
}
