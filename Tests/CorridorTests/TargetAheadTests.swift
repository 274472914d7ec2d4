// A region that should catch up and is ahead already, or overtakes: text, JSON, page and verify say
// so.

import Foundation
import Testing

@Suite("Target ahead")
struct TargetAheadTests {
  /// A market M of 1,000, 30 minutes from R (East) and 60 from T (West), of 10 each; P brings T
  /// within 10 minutes of M.
  ///
  /// By hand, with exp(-t/480) and R and T 90 or 40 minutes apart: before R has 947.7 and T 890.8;
  /// after, 948.6 and 988.6.
  private func workspace() throws -> Workspace {
    try Workspace(replacing: [
      "node.csv":
        "node_id,x_coord,y_coord,zone_id\nM,0,0,M\nR,0.1,0,R\nT,0,0.1,T\n",
      "link.csv":
        "link_id,from_node_id,to_node_id,directed,u_travel_time\nmr,M,R,false,30\nmt,M,T,false,60\n",
      "zone.csv": "zone_id,population\nM,1000\nR,10\nT,10\n",
      "region.csv": "scheme,region,zone_id\nmacro,East,R\nmacro,West,T\n",
      "project.csv": "project_id,cost\nP,10\n",
      "project_link.csv":
        "project_id,link_id,from_node_id,to_node_id,directed,u_travel_time\nP,p,M,T,false,10\n",
    ])
  }

  private func ahead(_ text: String) -> [String: Bool]? {
    let json = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    return (json as? [String: Any])?["target_ahead"] as? [String: Bool]
  }

  @Test("overtaking, being ahead, and falling behind")
  func sentences() throws {
    let workspace = try workspace()
    let overtakes = ["evaluate", "net", "--build", "P"]
    let text = try workspace.corridor(overtakes).output
    #expect(text.contains("With the plan West overtakes East: the gap is closed and turns."))
    #expect(
      ahead(try workspace.corridor(overtakes + ["--format", "json"]).output)
        == ["before": false, "after": true]
    )
    let turned = overtakes + ["--target", "East", "--reference", "West"]
    #expect(
      try workspace.corridor(turned).output
        .contains("East is ahead of West before, and behind it after.")
    )
    #expect(
      ahead(try workspace.corridor(turned + ["--format", "json"]).output)
        == ["before": true, "after": false]
    )
    let plan = [
      "plan", "net", "--budget", "5", "--target", "East", "--reference", "West",
    ]
    let already = try workspace.corridor(plan)
    #expect(already.output.contains("East has more access than West already, before and after: "))
    #expect(already.output.contains("Exchange --target and --reference"))
    let other = try workspace.corridor(plan + ["--objective", "total"])
    #expect(other.output.contains("East has more access than West already, before and after.\n"))
    let behind = try workspace.corridor("evaluate", "net", "--build", "", "--format", "json")
    #expect(behind.code == 0 && ahead(behind.output) == nil)
    #expect(!(try workspace.corridor("evaluate", "net", "--build", "").output.contains("ahead")))
  }

  @Test("the page says it, and verify compares it where the file says it")
  func pageAndVerify() throws {
    let workspace = try workspace()
    let made = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "10",
      "--objective",
      "access",
      "--report",
      "page.html",
      "--format",
      "json",
      "-o",
      "plan.json"
    )
    #expect(made.code == 0, "\(made.messages)")
    #expect(try #require(workspace.read("page.html")).contains("West overtakes East"))
    #expect(try workspace.corridor("verify", "net", "plan.json").code == 0)
    let plan = try #require(workspace.read("plan.json"))
    let line = "\"target_ahead\": {\"before\": false, \"after\": true}"
    #expect(plan.contains(line))
    try workspace.write(plan.replacing(line + ",", with: ""), to: "old.json")
    #expect(try workspace.corridor("verify", "net", "old.json").code == 0)
    let wrong = line.replacing("true", with: "false")
    try workspace.write(plan.replacing(line, with: wrong), to: "wrong.json")
    let verified = try workspace.corridor("verify", "net", "wrong.json")
    #expect(verified.code == 3 && verified.output.contains("target_ahead.after"))
  }
}
