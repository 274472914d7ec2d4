// The pages that tell people what to type: everything is typed, and what they show is what comes
// out.

import Foundation
import Testing

@Suite("Pages of documentation")
struct DocumentTests {
  /// The repository.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func page(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// A folder with the repository's networks in it, that is gone when the test is over.
  final class Desk {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("corridor-tests-\(UUID().uuidString)")

    init() throws {
      let networks = folder.appendingPathComponent("Networks")
      try FileManager.default.createDirectory(at: networks, withIntermediateDirectories: true)
      for name in ["example"] {
        try FileManager.default.copyItem(
          at: DocumentTests.root.appendingPathComponent("Networks/\(name)"),
          to: networks.appendingPathComponent(name)
        )
      }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  @Test(
    "what a page tells one to type prints what the page shows",
    arguments: ["Sources/documentation/tutorial.md", "Sources/documentation/errors.md"]
  )
  func typed(path: String) throws {
    let desk = try Desk()
    let session = DocumentSession(try Self.page(path))
    let results = try session.run(in: desk.folder)
    #expect(session.steps.count { $0.expected?.isEmpty == false } >= 10)
    for difference in session.differences(from: results) {
      Issue.record("\(path), \(difference)")
    }
    // A page that showed any of its lines otherwise would not pass.
    for (number, step) in session.steps.enumerated() {
      for (place, line) in (step.expected ?? []).enumerated() where line != "..." && line != "" {
        var other = session
        other.steps[number].expected?[place] = "~" + line
        #expect(!other.differences(from: results).isEmpty, "line \(step.line): \(line)")
      }
    }
  }

  @Test(
    "what other pages tell one to do with a small country of one's own can be done",
    arguments: ["README.md", "Sources/documentation/own-country.md"]
  )
  func country(path: String) throws {
    let desk = try Desk()
    // Other commands take minutes, or files that are not here.
    let session = DocumentSession(try Self.page(path)).filter { command in
      command.contains(" country") && !command.contains("fv_free")
    }
    #expect(!session.steps.isEmpty)
    for difference in session.differences(from: try session.run(in: desk.folder)) {
      Issue.record("\(path), \(difference)")
    }
  }
}
