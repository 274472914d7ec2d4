// A file that takes more than one process to write.

import Glibc

/// A file beside its final place that is found again, under the same name, by a process that goes on with it.
///
/// It takes its final name when it is complete; until then it outlives the process, however that ends.
final class LastingFile {
  private let name: String
  private let file: TemporaryFile
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Opens the file, or what there is of it.
  ///
  /// - Parameters:
  ///   - name: The final name: no device.
  ///   - replacing: Whether a file of that name may be replaced.
  /// - Throws: Why nothing can be written there.
  init(_ name: String, replacing: Bool) throws(CommandFailure) {
    self.name = name
    file = try TemporaryFile(for: name, replacing: replacing, isLasting: true)
    descriptor = openFile(file.path, O_RDWR | O_CREAT)
    guard descriptor >= 0 else { throw TemporaryFile.failure(name, errno) }
    guard lockFile(descriptor) else {
      close(descriptor)
      throw .data(
        "\(file.path) is in use by another run of corridor; wait until that has ended, or give another file."
      )
    }
  }

  deinit { close(descriptor) }

  /// Where it is written.
  var path: String { file.path }

  /// Keeps so many lines of what an earlier process wrote, from which on it is written further.
  /// - Returns: The first of the lines; nil when there are not so many.
  func cut(afterLines count: Int) throws(CommandFailure) -> String? {
    var (length, lines) = (0, 0)
    var first: [UInt8] = []
    while lines < count {
      let bytes = try chunk(at: length)
      guard !bytes.isEmpty else { return nil }
      for byte in bytes where lines < count {
        length += 1
        if byte == UInt8(ascii: "\n") { lines += 1 } else if lines == 0 { first.append(byte) }
      }
    }
    let error = cutFile(descriptor, after: length)
    guard error == 0 else { throw TemporaryFile.failure(name, error) }
    return String(decoding: first, as: UTF8.self)
  }

  /// Appends text.
  func write(_ text: String) throws(CommandFailure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Brings everything to the disk.
  func synchronize() throws(CommandFailure) {
    try flush()
    let error = corridor.synchronize(descriptor)
    guard error == 0 else { throw TemporaryFile.failure(name, error) }
  }

  /// Writes what there is to another file.
  func copy(to other: OutputFile) throws(CommandFailure) {
    try flush()
    var position = 0
    while true {
      let bytes = try chunk(at: position)
      guard !bytes.isEmpty else { return }
      try other.write(bytes: bytes)
      position += bytes.count
    }
  }

  /// Gives the file its final name.
  func finish() throws(CommandFailure) {
    try synchronize()
    try file.keep()
  }

  /// Removes what there is of it.
  func discard() { file.discard() }

  private func chunk(at position: Int) throws(CommandFailure) -> [UInt8] {
    guard lseek(descriptor, position, SEEK_SET) == position else {
      throw TemporaryFile.failure(name, errno)
    }
    switch readSome(descriptor, atMost: 1 << 20) {
    case .success(let bytes): return bytes
    case .failure(let error): throw TemporaryFile.failure(name, error.number)
    }
  }

  private func flush() throws(CommandFailure) {
    let error = writeAll(buffer, to: descriptor)
    buffer.removeAll(keepingCapacity: true)
    guard error == 0 else { throw TemporaryFile.failure(name, error) }
  }
}
