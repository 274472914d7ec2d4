// Where results go: standard output, or a file that appears whole or not at all.

import Glibc

/// A destination for text.
///
/// A file is written beside its final place under a temporary name and takes its name when it is
/// complete, so that no reader ever sees half of it. Devices and pipes are written directly.
final class OutputFile {
  private enum Destination {
    case descriptor(Int32)
    case file(Int32, temporary: String, final: String, replacing: Bool)
  }

  private let destination: Destination
  private let name: String
  private var buffer: [UInt8] = []
  private var isFinished = false

  /// Opens a destination.
  ///
  /// - Parameters:
  ///   - path: A file; nil or `-` is standard output.
  ///   - replacing: Whether a file of that name may be replaced.
  /// - Throws: Why nothing can be written there.
  init(_ path: String?, replacing: Bool) throws(CommandFailure) {
    guard let path, path != "-" else {
      name = "standard output"
      destination = .descriptor(STDOUT_FILENO)
      return
    }
    name = path
    let kind = fileKind(path)
    if kind.isFolder { throw .usage("\(path) is a folder; give the name of a file.") }
    if kind.exists && !kind.isRegular {
      let descriptor = openFile(path, O_WRONLY)
      guard descriptor >= 0 else { throw Self.failure(path, errno) }
      destination = .descriptor(descriptor)
      return
    }
    if kind.exists && !replacing {
      throw .usage("\(path) exists already; give --force to replace it, or another name.")
    }
    // A symbolic link stays one: its target is replaced.
    let final = resolvedPath(path)
    let temporary = final + ".part-\(getpid())"
    Interruption.shared.addTemporaryFile(temporary)
    let descriptor = openFile(temporary, O_WRONLY | O_CREAT | O_EXCL)
    guard descriptor >= 0 else {
      let error = errno
      Interruption.shared.finishTemporaryFile(temporary) {}
      throw Self.failure(path, error)
    }
    destination = .file(descriptor, temporary: temporary, final: final, replacing: replacing)
  }

  deinit {
    guard !isFinished, case .file(let descriptor, let temporary, _, _) = destination else { return }
    close(descriptor)
    Interruption.shared.finishTemporaryFile(temporary) { removeFile(temporary) }
  }

  /// Appends text.
  func write(_ text: String) throws(CommandFailure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Writes what is left and gives the file its name.
  func finish() throws(CommandFailure) {
    try flush()
    guard case .file(let descriptor, let temporary, let final, let replacing) = destination else {
      isFinished = true
      return
    }
    guard close(descriptor) == 0 else { throw Self.failure(name, errno) }
    isFinished = true
    let error: Int32 = Interruption.shared.finishTemporaryFile(temporary) {
      if !replacing {
        // link(2) refuses a name that somebody has taken since, where rename(2) would replace it.
        let error = linkFile(temporary, to: final)
        // Some file systems have no links.
        guard error == EPERM || error == EOPNOTSUPP else {
          removeFile(temporary)
          return error
        }
      }
      let error = renameFile(temporary, to: final)
      if error != 0 { removeFile(temporary) }
      return error
    }
    guard error == 0 else { throw Self.failure(name, error) }
  }

  private func flush() throws(CommandFailure) {
    let descriptor =
      switch destination {
      case .descriptor(let descriptor), .file(let descriptor, _, _, _): descriptor
      }
    let error = writeAll(buffer, to: descriptor)
    buffer.removeAll(keepingCapacity: true)
    if error == EPIPE { throw CommandFailure(.done) }
    guard error == 0 else { throw Self.failure(name, error) }
  }

  private static func failure(_ name: String, _ error: Int32) -> CommandFailure {
    .data("cannot write \(name): \(systemMessage(error)).")
  }
}
