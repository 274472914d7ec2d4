// The few calls of the operating system that take pointers, kept in one place.

import Glibc

/// Writes all bytes to a descriptor; answers the system's error number, 0 when all went well.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
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
func systemMessage(_ error: Int32) -> String {
  unsafe String(cString: strerror(error))
}

/// The columns of the terminal behind a descriptor; nil when it does not say.
func terminalWidth(_ descriptor: Int32) -> Int? {
  var size = winsize()
  guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}

/// An environment variable; nil when it is not set.
func environmentVariable(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}

/// Whether a path leads to something, and whether that is a regular file.
func fileKind(_ path: String) -> (exists: Bool, isRegular: Bool, isFolder: Bool) {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return (false, false, false) }
  let kind = status.st_mode & S_IFMT
  return (true, kind == S_IFREG, kind == S_IFDIR)
}

/// Sees to it that what was written to a descriptor is on the disk; answers the error number.
func synchronize(_ descriptor: Int32) -> Int32 { fsync(descriptor) == 0 ? 0 : errno }

/// Sees to it that the names in a file's folder are on the disk; answers the error number.
///
/// File systems that cannot do so for a folder have said all they can.
func synchronizeFolder(of path: String) -> Int32 {
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  let descriptor = openFile(folder, O_RDONLY | O_DIRECTORY)
  guard descriptor >= 0 else { return errno == EACCES ? 0 : errno }
  defer { close(descriptor) }
  let error = synchronize(descriptor)
  return error == EINVAL ? 0 : error
}

/// Locks an open file for this process alone, for as long as it is open; false when another one has it.
///
/// File systems without locks let everybody have it.
func lockFile(_ descriptor: Int32) -> Bool {
  while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
    if errno == EWOULDBLOCK { return false }
    if errno != EINTR { return true }
  }
  return true
}

/// Whether a path leads to an open file.
func isFile(_ descriptor: Int32, at path: String) -> Bool {
  var (open, named) = (stat(), stat())
  guard unsafe fstat(descriptor, &open) == 0, unsafe stat(path, &named) == 0 else { return false }
  return open.st_dev == named.st_dev && open.st_ino == named.st_ino
}

/// Cuts a file off after so many bytes and stands at its end; answers the error number.
func cutFile(_ descriptor: Int32, after length: Int) -> Int32 {
  guard ftruncate(descriptor, length) == 0 else { return errno }
  return lseek(descriptor, length, SEEK_SET) == length ? 0 : errno
}

/// Opens a file; a negative descriptor says that the error number is set.
func openFile(_ path: String, _ flags: Int32) -> Int32 {
  unsafe open(path, flags | O_CLOEXEC, 0o666)
}

/// Opens a file that has no name, in the folder of a path; negative where that cannot be.
func openUnnamedFile(inFolderOf path: String) -> Int32 {
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  // O_TMPFILE, a macro that Swift does not see.
  let descriptor = openFile(folder, O_WRONLY | 0o20_000_000 | O_DIRECTORY)
  guard descriptor >= 0 else { return descriptor }
  // It gets its name by way of /proc, which not every container has.
  guard fileKind(descriptorPath(descriptor)).exists else {
    close(descriptor)
    return -1
  }
  return descriptor
}

/// Gives a file without a name one, unless that is taken; answers the error number, 0 when all went well.
func nameFile(_ descriptor: Int32, _ name: String) -> Int32 {
  let path = descriptorPath(descriptor)
  return unsafe linkat(AT_FDCWD, path, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno
}

private func descriptorPath(_ descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

/// Makes a folder; answers the error number, 0 when all went well.
func makeFolder(_ path: String) -> Int32 { unsafe mkdir(path, 0o777) == 0 ? 0 : errno }

/// Removes a file, if it is there.
func removeFile(_ path: String) { _ = unsafe unlink(path) }

/// Gives a file a second name, unless that is taken; answers the error number, 0 when all went well.
func linkFile(_ path: String, to name: String) -> Int32 { unsafe link(path, name) == 0 ? 0 : errno }

/// Gives a file another name, in place of whatever has it; answers the error number.
func renameFile(_ path: String, to name: String) -> Int32 {
  unsafe rename(path, name) == 0 ? 0 : errno
}

/// A path with its symbolic links followed; the path itself when it leads nowhere yet.
func resolvedPath(_ path: String) -> String {
  guard let resolved = unsafe realpath(path, nil) else { return path }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}

/// Keeps a signal from ending the process: a closed pipe then fails the write, and Ctrl-C reaches its handler.
func ignoreSignal(_ number: Int32) {
  _ = signal(number, SIG_IGN)
}

/// An error number of the system.
struct SystemError: Error {
  let number: Int32
}

/// The bytes of a file, all or the first; `-` is standard input.
func readAll(_ path: String, atMost limit: Int = .max) -> Result<[UInt8], SystemError> {
  let descriptor = path == "-" ? STDIN_FILENO : openFile(path, O_RDONLY)
  guard descriptor >= 0 else { return .failure(SystemError(number: errno)) }
  defer { if descriptor != STDIN_FILENO { close(descriptor) } }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe read(descriptor, &chunk, chunk.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { return .failure(SystemError(number: errno)) }
    guard count > 0 else { return .success(bytes) }
    bytes += chunk[..<count]
    if bytes.count >= limit { return .success(bytes) }
  }
}

/// Reads what comes next, up to so many bytes; none at the end of the file.
func readSome(_ descriptor: Int32, atMost limit: Int) -> Result<[UInt8], SystemError> {
  var bytes = [UInt8](repeating: 0, count: limit)
  while true {
    let count = unsafe read(descriptor, &bytes, bytes.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { return .failure(SystemError(number: errno)) }
    return .success(Array(bytes[..<count]))
  }
}
