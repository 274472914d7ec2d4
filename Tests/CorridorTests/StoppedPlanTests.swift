// corridor plan whose time ends before it has a plan: it says so, and what is proven all the same.

import Foundation
import Testing

@Suite("Stopped without a plan")
struct StoppedPlanTests {
  private func plan(_ arguments: String...) throws -> (
    code: Int32, output: String, messages: String
  ) {
    let networks = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Networks")
    let outcome = try CorridorProcess(
      [
        "plan", "example", "--objective", "cost", "--reach", "access:9.9e6", "--time-limit", "1e-9",
      ] + arguments,
      in: networks
    ).outcome()
    return (outcome.code, outcome.output, outcome.messages)
  }

  @Test("the page says so as well, and shows no plan")
  func page() throws {
    let workspace = try Workspace()
    let path = workspace.folder.appendingPathComponent("page.html").path
    #expect(try plan("--report", path).code == 1)
    let page = try #require(workspace.read("page.html"))
    let lead = "<p class=\"lead\">No plan was found before the time limit stopped the search.</p>"
    #expect(page.contains(lead))
    #expect(!page.contains("Nothing is built"))
    #expect(!page.contains("<p class=\"headline\">"))
  }

  @Test("the answer is no plan, and the exit code 1") func stopped() throws {
    let json = try plan("--format", "json")
    #expect(json.code == 1)
    #expect(json.messages.contains("no plan was found within the time limit"))
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    )
    #expect(document["status"] as? String == "stopped")
    let objective = try #require(document["objective"] as? [String: Any])
    #expect(objective["value"] is NSNull)
    #expect((document["projects"] as? [Any])?.isEmpty == true)

    let text = try plan()
    #expect(text.code == 1)
    #expect(text.output.contains("no plan was found in time"))
    #expect(!text.output.contains("0 of"))
    #expect(text.output.contains("allow more time. No plan under these rules that reaches"))
    #expect(!text.output.contains("this plan was found"))
  }
}
