// The Python package openmatrix, from PyPI, as another reader and writer of the format.

import Foundation
import TestSupport

/// Runs Python scripts that know `openmatrix` and `h5py`.
enum PythonOpenMatrix {
  /// A Python with both, in a virtual environment of the tests; nil when they cannot be installed.
  static let python: String? = {
    let folder =
      FileManager.default.temporaryDirectory.path + "/corridor-tests-openmatrix-\(getuid())"
    let python = folder + "/bin/python"
    let check = ["-c", "import openmatrix, h5py"]
    if run(python, check) != nil { return python }
    guard run("/usr/bin/env", ["python3", "-m", "venv", folder]) != nil,
      run(
        python,
        [
          "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1",
          "--timeout", "20", "--only-binary", ":all:", "OpenMatrix", "h5py",
        ]
      ) != nil, run(python, check) != nil
    else {
      print("openmatrix of PyPI cannot be installed: tests against it are skipped.")
      return nil
    }
    return python
  }()

  /// Whether tests beside it run.
  static let isTested = Peers.tests(with: python != nil)

  /// What a script prints; nil when it fails.
  static func run(script: String, _ arguments: [String]) -> String? {
    python.flatMap { run($0, ["-c", script] + arguments) }
  }

  private static func run(_ program: String, _ arguments: [String]) -> String? {
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: text, as: UTF8.self)
  }
}
