// A certificate's file, open for reading.

import DurableFiles
import Glibc
import PlanFiles

/// The bytes of a certificate's file, a part at a time.
final class CertificateInput {
  /// The file as the user gave it.
  let path: String
  private let descriptor: Int32

  /// Opens a file.
  init(_ path: String) throws(CommandFailure) {
    let descriptor = openFile(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw .data("\(path) cannot be read: \(systemMessage(errno)).")
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The next bytes; none at the end.
  func next() throws(PlanFileError) -> [UInt8] {
    switch readSome(descriptor, atMost: 1 << 20) {
    case .success(let bytes): return bytes
    case .failure(let error):
      throw PlanFileError(file: path, message: "cannot be read: \(systemMessage(error.number)).")
    }
  }
}
