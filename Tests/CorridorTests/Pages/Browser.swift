// A headless Chromium that tests drive as a reader would, by the DevTools protocol over two pipes.

import Foundation

/// A browser without a window; ends with its last reference.
///
/// Source: https://chromedevtools.github.io/devtools-protocol/. With `--remote-debugging-pipe`
/// messages are JSON with a zero byte behind each, to descriptor 3 and from descriptor 4.
final class Browser {
  /// The installed Chromium; nil when there is none.
  static let path = ["chromium", "chromium-browser", "google-chrome"]
    .flatMap { name in ["/usr/bin/\(name)", "/usr/local/bin/\(name)"] }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Something that the protocol cannot do or the page did not survive.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let process = Process()
  private let requests = Pipe()
  private let answers = Pipe()
  private let profile: URL
  private var unread = Data()
  private var count = 0
  /// Events that came between answers, per session.
  private(set) var events: [(session: String?, method: String, parameters: [String: Any])] = []

  /// Starts the browser.
  init() throws {
    profile = FileManager.default.temporaryDirectory
      .appendingPathComponent("corridor-browser-\(UUID().uuidString)")
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", #"exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null"#, "sh",
      Self.path ?? "chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
      "--no-first-run", "--disable-background-networking", "--remote-debugging-pipe",
      "--user-data-dir=\(profile.path)", "about:blank",
    ]
    process.standardInput = requests
    process.standardOutput = answers
    try process.run()
    // Our copies of the browser's ends; with them open we would never see the pipe end.
    try requests.fileHandleForReading.close()
    try answers.fileHandleForWriting.close()
  }

  deinit {
    _ = try? send("Browser.close")
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: profile)
  }

  /// Sends a command and waits for its answer.
  @discardableResult
  func send(
    _ method: String,
    _ parameters: [String: Any] = [:],
    session: String? = nil
  ) throws -> [String: Any] {
    count += 1
    let number = count
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    let bytes = try JSONSerialization.data(withJSONObject: message) + Data([0])
    try requests.fileHandleForWriting.write(contentsOf: bytes)
    while true {
      let answer = try nextMessage()
      guard answer["id"] as? Int == number else {
        note(answer)
        continue
      }
      if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// Waits until an event has come.
  func wait(for method: String, session: String) throws {
    while !events.contains(where: { $0.session == session && $0.method == method }) {
      note(try nextMessage())
    }
  }

  private func note(_ message: [String: Any]) {
    guard let method = message["method"] as? String else { return }
    events.append(
      (message["sessionId"] as? String, method, message["params"] as? [String: Any] ?? [:])
    )
  }

  private func nextMessage() throws -> [String: Any] {
    while true {
      if let end = unread.firstIndex(of: 0) {
        let message = try JSONSerialization.jsonObject(with: unread[..<end])
        unread = Data(unread[unread.index(after: end)...])
        return message as? [String: Any] ?? [:]
      }
      let bytes = answers.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw Failure(description: "The browser ended.") }
      unread.append(bytes)
    }
  }
}
