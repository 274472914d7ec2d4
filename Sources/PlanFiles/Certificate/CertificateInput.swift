// A certificate's file, open for reading.

import DurableFiles
import Glibc

/// The bytes of a certificate's file, a part at a time.
package final class CertificateInput {
  /// The file as the user gave it.
  package let path: String
  private let descriptor: Int32

  /// Opens a file.
  package init(_ path: String) throws(SearchFileError) {
    let descriptor = openFile(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw .refused("\(path) cannot be read: \(systemMessage(errno)).")
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The next bytes; none at the end.
  package func next() throws(PlanFileError) -> [UInt8] {
    switch readSome(descriptor, atMost: 1 << 20) {
    case .success(let bytes): return bytes
    case .failure(let error):
      throw PlanFileError(file: path, message: "cannot be read: \(systemMessage(error.number)).")
    }
  }
}
