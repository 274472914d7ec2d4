// A file that takes more than one process to write.

import Glibc

/// A file beside its final place, `NAME.part`, that is found again by a process that goes on with
/// it.
///
/// It takes its final name when it is complete; until then it outlives the process, however that
/// ends. A file of that name that does not begin as ours do is never touched.
public final class LastingFile {
  private let name: String
  private let final: String
  private let isReplacing: Bool
  private let mark: Mark
  private let descriptor: Int32
  /// Whether this process made the file.
  private let isNew: Bool
  private var isFinished = false
  private var buffer: [UInt8] = []

  /// Where it is written.
  public let path: String

  /// Opens the file, or what there is of it.
  ///
  /// - Parameters:
  ///   - name: The final name: no device.
  ///   - replacing: Whether a file of that name may be replaced.
  ///   - mark: How every such file begins.
  /// - Throws: Why nothing can be written there.
  public init(_ name: String, replacing: Bool, mark: String) throws(FileFailure) {
    try checkName(name, replacing: replacing)
    self.name = name
    final = finalPath(name)
    path = final + ".part"
    isReplacing = replacing
    self.mark = Mark(mark)
    try ClaimedNames.shared.claim([final, path], for: name)
    do throws(FileFailure) {
      (descriptor, isNew) = try Self.open(path, beside: name)
    } catch {
      ClaimedNames.shared.release([final, path])
      throw error
    }
  }

  /// Opens and locks the file at a path; what it begins with is looked at before anything is
  /// overwritten.
  private static func open(
    _ path: String,
    beside name: String
  ) throws(FileFailure) -> (descriptor: Int32, isNew: Bool) {
    var descriptor = openFile(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
    let isNew = descriptor >= 0
    if !isNew {
      guard errno == EEXIST else { throw .writing(name, errno) }
      descriptor = openFile(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { throw .notOurs(path, besides: name) }
    }
    guard lockFile(descriptor) else {
      close(descriptor)
      throw FileFailure(
        .inUse,
        "\(path) is in use by another run of corridor; wait until that has ended, or give another file."
      )
    }
    return (descriptor, isNew)
  }

  deinit {
    if !isFinished {
      // Nothing has come of it.
      if isNew, buffer.isEmpty, lseek(descriptor, 0, SEEK_END) == 0 { removeFile(path) }
      ClaimedNames.shared.release([final, path])
    }
    close(descriptor)
  }

  /// Keeps so many lines of what an earlier process wrote, from which on it is written further.
  ///
  /// - Returns: The first of the lines; nil when there are not so many.
  /// - Throws: That the file is not ours, or why it cannot be cut.
  public func cut(afterLines count: Int) throws(FileFailure) -> String? {
    guard count > 0 || mark.isOn(descriptor) else { throw .notOurs(path, besides: name) }
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
    if count > 0, !first.starts(with: mark.bytes) {
      return String(decoding: first, as: UTF8.self)
    }
    let error = cutFile(descriptor, after: length)
    guard error == 0 else { throw .writing(name, error) }
    return String(decoding: first, as: UTF8.self)
  }

  /// Appends text.
  public func write(_ text: String) throws(FileFailure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Brings everything to the disk.
  public func synchronize() throws(FileFailure) {
    try flush()
    let error = DurableFiles.synchronize(descriptor)
    guard error == 0 else { throw .writing(name, error) }
  }

  /// Gives what there is, and an end, the final name, and stays what it is for a process that goes
  /// on with it.
  public func publish(end: String) throws(FileFailure) {
    try flush()
    let copy = try WholeFile(name, replacing: isReplacing, claiming: false)
    var position = 0
    while true {
      let bytes = try chunk(at: position)
      guard !bytes.isEmpty else { break }
      try copy.write(bytes: bytes)
      position += bytes.count
    }
    try copy.write(end)
    try copy.finish()
  }

  /// Gives the file its final name.
  public func finish() throws(FileFailure) {
    try synchronize()
    guard !isFinished else { return }
    isFinished = true
    let error = giveName(final, to: path, replacing: isReplacing)
    guard error == 0 else { throw .writing(name, error) }
    _ = synchronizeFolder(of: final)
  }

  /// Removes what there is of it.
  public func discard() {
    guard !isFinished else { return }
    isFinished = true
    removeFile(path)
  }

  private func chunk(at position: Int) throws(FileFailure) -> [UInt8] {
    guard lseek(descriptor, position, SEEK_SET) == position else {
      throw .writing(name, errno)
    }
    switch readSome(descriptor, atMost: 1 << 20) {
    case .success(let bytes): return bytes
    case .failure(let error): throw .writing(name, error.number)
    }
  }

  private func flush() throws(FileFailure) {
    let error = writeAll(buffer, to: descriptor)
    buffer.removeAll(keepingCapacity: true)
    guard error == 0 else { throw .writing(name, error) }
  }
}
