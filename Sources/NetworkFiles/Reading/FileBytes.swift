// Reads whole files into memory, pipes and standard input included.

import DurableFiles
import Glibc

/// All bytes of a file; `-` is standard input.
///
/// Files of 4 GiB and more are refused, since tables keep 32-bit offsets.
///
/// - Throws: a ``CSVError`` with the system's reason.
/// - Complexity: O(size) time and space; a regular file is read without a second copy.
package func fileBytes(_ path: String, name: String) throws(CSVError) -> [UInt8] {
  let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw unreadable(name) }
  defer { if descriptor != 0 { close(descriptor) } }

  var status = stat()
  let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  guard size < UInt32.max else { throw tooLarge(name) }
  guard SystemMemory.has(size) else { throw noMemory(name, size) }
  // One byte more than the size, so that a regular file ends within its first chunk.
  var bytes = try chunk(descriptor, atMost: size + 1, name: name)
  guard bytes.count > size else { return bytes }
  while true {
    let more = try chunk(descriptor, atMost: 1 << 20, name: name)
    guard SystemMemory.canGrow(bytes, by: more.count) else { throw noMemory(name, bytes.count) }
    bytes += more
    guard bytes.count < UInt32.max else { throw tooLarge(name) }
    if more.count < 1 << 20 { return bytes }
  }
}

/// The next bytes of a file: fewer than asked for only at its end.
private func chunk(_ descriptor: Int32, atMost capacity: Int, name: String) throws(CSVError)
  -> [UInt8]
{
  var failed = false
  // The system fills the array's own memory: a table of hundreds of MB is not copied again.
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { room, filled in
    while filled < capacity {
      let got = unsafe read(descriptor, room.baseAddress?.advanced(by: filled), capacity - filled)
      if got < 0 && errno == EINTR { continue }
      failed = got < 0
      guard got > 0 else { return }
      filled += got
    }
  }
  guard !failed else { throw unreadable(name) }
  return bytes
}

private func unreadable(_ name: String) -> CSVError {
  CSVError(file: name, "cannot be read: \(systemMessage()); check the name and the permissions")
}

private func noMemory(_ name: String, _ size: Int) -> CSVError {
  CSVError(
    file: name,
    "has \(size) bytes or more, for which there is no memory here; drop columns that are not needed, or allow more"
  )
}

private func tooLarge(_ name: String) -> CSVError {
  CSVError(file: name, "is 4 GiB or larger; split the network or drop columns that are not needed")
}

/// The system's words for a failure, the last one unless told: "No such file or directory".
func systemMessage(_ code: Int32 = errno) -> String {
  // strerror's answer is copied at once; it stays valid until this thread's next call.
  unsafe String(cString: strerror(code))
}
