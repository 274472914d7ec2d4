// A certificate's file, open for reading.

import Glibc
import PlanFiles
import PlanModel

/// A certificate that is read from a file.
final class CertificateInput {
  private let descriptor: Int32
  private var reader: CertificateReader

  /// Opens a certificate and reads what it is about.
  init(_ path: String) throws(CommandFailure) {
    let descriptor = openFile(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw .data("\(path) cannot be read: \(systemMessage(errno)).")
    }
    do throws(PlanFileError) {
      reader = try CertificateReader(path) { () throws(PlanFileError) in
        switch readSome(descriptor, atMost: 1 << 20) {
        case .success(let bytes): return bytes
        case .failure(let error):
          throw PlanFileError(
            file: path,
            message: "cannot be read: \(systemMessage(error.number))."
          )
        }
      }
    } catch {
      close(descriptor)
      throw .data(error.description)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Which network and question it is about.
  var header: CertificateHeader { reader.header }

  /// The next record; nil after the last one.
  func next() throws(CommandFailure) -> CertificateRecord? {
    do throws(PlanFileError) {
      return try reader.next()
    } catch {
      throw .data(error.description)
    }
  }
}
