// Inputs on which the program once failed (Networks/regressions), each with what it has to answer.

import Foundation
import Testing

@Suite("What once failed")
struct RegressionTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Networks/regressions")

  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func path(_ name: String) -> String { Self.folder.appendingPathComponent(name).path }

  @Test(
    "a ring's least ratio, whose pairs weigh one way at first and the other way later",
    arguments: ["90", "120", "150", "400"]
  )
  func ring(budget: String) throws {
    let plan = try workspace.corridor(
      "plan",
      path("ring16"),
      "--objective",
      "ratio",
      "--relative-gap",
      "0",
      "--budget",
      budget,
      "--certificate",
      "ring.cert",
      "-o",
      "ring.json"
    )
    #expect(plan.code == 0, "\(plan.messages)")
    // Trying all sets of the sixteen projects finds nothing better and nothing cheaper.
    let check = try workspace.corridor(
      "verify",
      path("ring16"),
      "ring.json",
      "--certificate",
      "ring.cert",
      "--format",
      "json"
    )
    #expect(check.code == 0, "\(check.output)")
    let found = try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any]
    #expect(found?["optimum"] is [String: Any], "\(check.output)")
  }
}
