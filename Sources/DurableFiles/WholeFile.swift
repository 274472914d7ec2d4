// Where results go: standard output, or a file that appears whole or not at all.

import Glibc

/// A destination for text or bytes.
///
/// A file is written beside its final place and takes its name when it is complete and on the disk,
/// so that no reader ever sees half of it, and nothing is left of it when the process is killed
/// (``TemporaryFile/open()``). Devices and pipes are written directly.
public final class WholeFile {
  private enum Destination {
    case standardOutput
    case descriptor(Int32)
    case file(Int32, TemporaryFile)
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
  public convenience init(_ path: String?, replacing: Bool) throws(FileFailure) {
    try self.init(path, replacing: replacing, claiming: true)
  }

  init(_ path: String?, replacing: Bool, claiming: Bool) throws(FileFailure) {
    guard let path, path != "-" else {
      try ClaimedNames.shared.claimStandardOutput()
      name = ClaimedNames.standardOutput
      destination = .standardOutput
      return
    }
    let kind = fileKind(path)
    if kind.exists && !kind.isRegular && !kind.isFolder {
      let descriptor = openFile(path, O_WRONLY)
      guard descriptor >= 0 else { throw .writing(path, errno) }
      // /dev/stdout, or the pipe that it leads to.
      if leadsToStandardOutput(path) {
        close(descriptor)
        try ClaimedNames.shared.claimStandardOutput(alone: true)
        name = path
        destination = .standardOutput
        return
      }
      name = path
      destination = .descriptor(descriptor)
      return
    }
    name = path
    let file = try TemporaryFile(for: path, replacing: replacing, claiming: claiming)
    destination = .file(try file.open(), file)
  }

  deinit {
    switch destination {
    case .standardOutput: ClaimedNames.shared.releaseStandardOutput()
    case .file(let descriptor, _) where !isFinished: close(descriptor)
    default: break
    }
  }

  /// Whether it is standard output, by whatever name.
  public var isStandardOutput: Bool {
    if case .standardOutput = destination { true } else { false }
  }

  /// Whether it is a file with a name of its own, and neither standard output nor a device.
  public var isFile: Bool {
    if case .file = destination { true } else { false }
  }

  /// Appends text.
  public func write(_ text: String) throws(FileFailure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Appends bytes.
  public func write(bytes: [UInt8]) throws(FileFailure) {
    buffer += bytes
    try flush()
  }

  /// Writes what is left and gives the file its name.
  public func finish() throws(FileFailure) {
    try flush()
    isFinished = true
    guard case .file(let descriptor, let file) = destination else { return }
    try file.keep(closing: descriptor)
  }

  private func flush() throws(FileFailure) {
    let descriptor =
      switch destination {
      case .standardOutput: STDOUT_FILENO
      case .descriptor(let descriptor), .file(let descriptor, _): descriptor
      }
    let error = writeAll(buffer, to: descriptor)
    buffer.removeAll(keepingCapacity: true)
    guard error == 0 else { throw .writing(name, error) }
  }
}
