// Programs from PyPI beside which results are checked, in virtual environments of the tests.

import Foundation

/// Python with packages.
public enum PythonPeer {
  /// A Python that has a package; nil when it cannot be installed.
  ///
  /// - Parameters:
  ///   - package: Its name on PyPI.
  ///   - module: The module that it brings.
  /// - Returns: The path of the Python of a virtual environment that is kept for later runs.
  public static func python(with package: String, module: String) -> String? {
    let folder =
      FileManager.default.temporaryDirectory.path + "/corridor-tests-\(package)-\(getuid())"
    let python = folder + "/bin/python"
    if output(of: python, ["-c", "import \(module)"]) != nil { return python }
    guard output(of: "/usr/bin/env", ["python3", "-m", "venv", folder]) != nil,
      output(
        of: python,
        [
          "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1",
          "--timeout", "20", "--only-binary", ":all:", package,
        ]
      ) != nil, output(of: python, ["-c", "import \(module)"]) != nil
    else { return nil }
    return python
  }

  /// What a program prints; nil when it cannot be run or fails.
  public static func output(of program: String, _ arguments: [String]) -> String? {
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: text, as: UTF8.self)
  }
}
