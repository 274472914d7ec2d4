// How much a disk can still take.

import Glibc

/// The bytes that are free where a file of this name would be written, or for standard output where
/// that is a file.
///
/// Nil for terminals, pipes and devices, and where nobody says.
package func freeSpace(for name: String?) -> Int? {
  var room = statvfs()
  if let name, name != "-" {
    let kind = fileKind(name)
    guard !kind.exists || kind.isRegular else { return nil }
    guard unsafe statvfs(folder(of: finalPath(name)), &room) == 0 else { return nil }
  } else {
    var status = stat()
    guard unsafe fstat(STDOUT_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      unsafe fstatvfs(STDOUT_FILENO, &room) == 0
    else { return nil }
  }
  return Int(clamping: room.f_bavail.multipliedReportingOverflow(by: room.f_frsize).partialValue)
}
