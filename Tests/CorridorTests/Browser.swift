// Opens pages in headless Chromium, as a reader would, and tells what the browser made of them.

import Foundation

/// A browser without a window.
enum Browser {
  /// The installed Chromium; nil when there is none.
  static let path = ["chromium", "chromium-browser", "google-chrome"]
    .flatMap { name in ["/usr/bin/\(name)", "/usr/local/bin/\(name)"] }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What a page became.
  struct Visit {
    /// The document after its script ran.
    var document: String
    /// Lines that the page wrote to the console, errors among them.
    var console: [String]

    /// An attribute of the root element, with references read back.
    func rootAttribute(_ name: String) -> String? {
      guard let start = document.range(of: " \(name)=\"") else { return nil }
      let rest = document[start.upperBound...]
      return rest.firstIndex(of: "\"").map { end in
        rest[..<end].replacingOccurrences(of: "&lt;", with: "<")
          .replacingOccurrences(of: "&gt;", with: ">")
          .replacingOccurrences(of: "&quot;", with: "\"")
          .replacingOccurrences(of: "&amp;", with: "&")
      }
    }
  }

  /// Opens a file of a folder, runs its self-test, and takes the document; screenshots are kept in the folder
  /// that CORRIDOR_SCREENSHOTS names, if it is set.
  static func visit(_ file: URL, width: Int = 1280) throws -> Visit {
    let profile = file.deletingLastPathComponent().appendingPathComponent("profile-\(UUID())")
    defer { try? FileManager.default.removeItem(at: profile) }
    let (document, messages) = try run([
      "--user-data-dir=\(profile.path)", "--window-size=\(width),900",
      "--virtual-time-budget=5000", "--dump-dom", file.absoluteString + "#selftest",
    ])
    if let folder = ProcessInfo.processInfo.environment["CORRIDOR_SCREENSHOTS"] {
      let name = file.deletingPathExtension().lastPathComponent
      _ = try run([
        "--user-data-dir=\(profile.path)", "--window-size=\(width),3000", "--hide-scrollbars",
        "--screenshot=\(folder)/\(name)-\(width).png", file.absoluteString,
      ])
    }
    let console = messages.split(separator: "\n").map { String($0) }
      .filter { $0.contains("CONSOLE") }
    return Visit(document: document, console: console)
  }

  private static func run(_ arguments: [String]) throws -> (output: String, messages: String) {
    let process = Process()
    let folder = FileManager.default.temporaryDirectory
    let messages = folder.appendingPathComponent("chromium-\(UUID()).log")
    try Data().write(to: messages)
    defer { try? FileManager.default.removeItem(at: messages) }
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: path ?? "/usr/bin/chromium")
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--enable-logging=stderr",
      ] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let said = (try? String(contentsOf: messages, encoding: .utf8)) ?? ""
    return (String(decoding: printed, as: UTF8.self), said)
  }
}
