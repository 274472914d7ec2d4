// Files in memory for readers that want a path.

import Glibc

/// A folder in memory of this process's own.
enum Scratch {
  /// The folder, in the one that the environment's SCRATCH names; the script removes it.
  static let folder: String = {
    let folder = (environment("SCRATCH") ?? "/dev/shm") + "/\(getpid())"
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { fail("\(folder) cannot be made") }
    return folder
  }()

  /// Writes a file and answers its path.
  static func file(_ bytes: [UInt8], _ name: String) -> String {
    let path = folder + "/" + name
    write(bytes, to: path)
    return path
  }

  /// Writes a file.
  static func write(_ bytes: [UInt8], to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { fail("\(path) cannot be written") }
    defer { close(descriptor) }
    var written = 0
    bytes.withUnsafeBytes { buffer in
      while written < bytes.count {
        let count = Glibc.write(
          descriptor,
          buffer.baseAddress?.advanced(by: written),
          bytes.count - written
        )
        guard count > 0 else { fail("\(path) cannot be written") }
        written += count
      }
    }
  }
}

/// A folder of sound files, of which the input's first byte chooses one and its rest takes the
/// place.
struct FolderOfFiles {
  let path: String
  let files: [(name: String, text: String)]

  init(_ name: String, _ files: [(name: String, text: String)]) {
    path = Scratch.folder + "/" + name
    self.files = files
    mkdir(path, 0o755)
    for file in files { Scratch.write(Array(file.text.utf8), to: path + "/" + file.name) }
  }

  /// Runs with one file replaced.
  func with(_ bytes: [UInt8], _ body: (String) -> Void) {
    guard let first = bytes.first else { return }
    let file = files[Int(first) % files.count]
    Scratch.write(Array(bytes.dropFirst()), to: path + "/" + file.name)
    body(path)
    Scratch.write(Array(file.text.utf8), to: path + "/" + file.name)
  }

  /// Inputs that leave everything as it is.
  var seeds: [[UInt8]] {
    files.enumerated().map { [UInt8($0.offset)] + Array($0.element.text.utf8) }
  }
}
