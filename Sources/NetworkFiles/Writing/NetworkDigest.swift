// Names the input of a computation by its content, so that a result can be traced to it.

import DurableFiles
import Glibc

/// Digests of network packages.
public enum NetworkDigest {
  /// The SHA-256 of a package: over the names and bytes of its tables, sorted by name.
  ///
  /// Each file counts as its name, a line
  /// feed, its number of bytes, a line feed, and its bytes. Only the tables that results
  /// depend on count: areas behind a map, notes and pictures change none.
  ///
  /// - Throws: a ``CSVError`` when a file cannot be read.
  public static func sha256(ofFolder folder: String) throws -> String {
    var digest = SHA256()
    let log = ProblemLog()
    guard let package = PackageFolder(folder, log) else {
      throw NetworkPackageError(folder: folder, report: log.report)
    }
    let files = DataDictionary.tables.filter { $0 != DataDictionary.area }.map(\.file)
    for file in files.sorted() where package.contains(file) {
      let bytes = try package.bytes(file)
      digest.update(Array("\(file)\n\(bytes.count)\n".utf8))
      digest.update(bytes)
    }
    return digest.hexadecimal()
  }

  /// The SHA-256 of bytes, as 64 hexadecimal digits.
  public static func sha256(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hexadecimal()
  }
  /// The SHA-256 of a file's bytes, as 64 hexadecimal digits; the file is never held whole.
  ///
  /// - Throws: a ``CSVError`` when the file cannot be read.
  public static func sha256(ofFile path: String) throws(CSVError) -> String {
    func unread(_ error: Int32) -> CSVError {
      CSVError(file: path, "cannot be read: \(systemMessage(error))")
    }
    let descriptor = openFile(path, O_RDONLY)
    guard descriptor >= 0 else { throw unread(errno) }
    defer { close(descriptor) }
    var digest = SHA256()
    while true {
      switch readSome(descriptor, atMost: 1 << 20) {
      case .failure(let error): throw unread(error.number)
      case .success(let bytes) where bytes.isEmpty: return digest.hexadecimal()
      case .success(let bytes): digest.update(bytes)
      }
    }
  }
}
