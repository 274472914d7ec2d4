// corridor plan, frontier and verify where one project makes another useless.

import Foundation
import Testing

@Suite("Useless projects")
struct CheapestPlanCommandTests {
  let workspace: Workspace

  /// A (East), B and C (West) in a row, A-B 150 minutes, B-C 280; SLOW makes B-C 140, FAST 100.
  ///
  /// SLOW gains more per money (exp(-140/480) - exp(-280/480) = 0.189 for 4, with FAST 0.254 for
  /// 7), so a greedy choice takes it first, and then FAST.
  init() throws {
    workspace = try Workspace(replacing: [
      "node.csv": """
      node_id,x_coord,y_coord,zone_id
      A,0,0,A
      B,1,0,B
      C,2,0,C

      """,
      "link.csv": """
      link_id,from_node_id,to_node_id,directed,u_travel_time
      ab,A,B,false,150
      bc,B,C,false,280

      """,
      "zone.csv": "zone_id,population\nA,300\nB,300\nC,500\n",
      "region.csv": "scheme,region,zone_id\nmacro,East,A\nmacro,West,B\nmacro,West,C\n",
      "project.csv": "project_id,name,cost\nSLOW,Slow road,4\nFAST,Fast road,7\n",
      "project_link.csv": """
      project_id,link_id,from_node_id,to_node_id,directed,u_travel_time
      SLOW,X1,B,C,false,140
      FAST,X2,B,C,false,100

      """,
    ])
  }

  private func json(_ text: String) -> [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
  }

  private func run(_ arguments: String...) throws -> [String: Any] {
    let outcome = try workspace.corridor(arguments + ["--format", "json"])
    #expect(outcome.code == 0, "\(outcome.messages)")
    return json(outcome.output)
  }

  private func verify(_ document: [String: Any]) throws -> (code: Int32, text: String) {
    let data = try JSONSerialization.data(withJSONObject: document)
    try workspace.write(String(decoding: data, as: UTF8.self), to: "file.json")
    let outcome = try workspace.corridor("verify", "net", "file.json")
    return (outcome.code, outcome.output)
  }

  private func ids(_ part: Any?) -> [String] {
    (part as? [[String: Any]])?.compactMap { $0["project_id"] as? String } ?? []
  }

  @Test(
    "are not built, whatever the objective",
    arguments: ["gap", "access", "ratio", "total", "maxmin", "welfare", "mean-cost"]
  )
  func plan(objective: String) throws {
    let plan = try run("plan", "net", "--budget", "12", "--objective", objective)
    #expect(ids(plan["projects"]) == ["FAST"])
    #expect(plan["cost"] as? Double == 7)
    #expect(plan["cheapest"] as? Bool == true)
    #expect(try verify(plan).code == 0)
  }

  @Test("stay where a rule needs them")
  func rules() throws {
    let required = try run("plan", "net", "--budget", "12", "--require", "SLOW")
    #expect(required["cost"] as? Double == 11)
    #expect(try verify(required).code == 0)
    let floor = try run("plan", "net", "--budget", "12", "--spend-mode", "road=8:")
    #expect(floor["cost"] as? Double == 11)
    #expect(try verify(floor).code == 0)
  }

  @Test("in a plan that says to be the best are found by verify")
  func wasteful() throws {
    // What the plan that must have SLOW says, as if nobody had asked for it.
    var plan = try run("plan", "net", "--budget", "12", "--require", "SLOW")
    var run = try #require(plan["run"] as? [String: Any])
    var parameters = try #require(run["parameters"] as? [String: Any])
    parameters["require"] = []
    run["parameters"] = parameters
    var request = try #require(run["request"] as? [String: Any])
    request["require"] = []
    run["request"] = request
    plan["run"] = run
    let (code, text) = try verify(plan)
    #expect(code == 3)
    #expect(text.contains("a plan as good costs 7: FAST"))
    // Nothing is claimed of its cost where it says so.
    plan["cheapest"] = false
    #expect(try verify(plan).code == 0)
  }

  @Test("are in no point of a frontier, and verify finds them there")
  func frontier() throws {
    var frontier = try run("frontier", "net", "--budgets", "3,5,8,12,15")
    var points = try #require(frontier["points"] as? [[String: Any]])
    #expect(points.map { $0["cost"] as? Double } == [0, 4, 7, 7, 7])
    #expect(points.allSatisfy { $0["cheapest"] as? Bool == true })
    #expect(try verify(frontier).code == 0)
    points[4]["projects"] = ["SLOW", "FAST"]
    points[4]["added"] = ["SLOW"]
    points[4]["cost"] = 11
    frontier["points"] = points
    let (code, text) = try verify(frontier)
    #expect(code == 3)
    #expect(text.contains("points[4].cost"))
    #expect(text.contains("a plan as good costs 7: FAST"))
    #expect(text.contains("the plan of points[3] is as good for 7"))
  }

  @Test("are in no alternative and in no schedule")
  func others() throws {
    let plan = try run("plan", "net", "--budget", "12", "--alternatives", "2", "--within", "0.001")
    let list = try #require(plan["alternatives"] as? [String: Any])
    let plans = try #require(list["plans"] as? [[String: Any]])
    #expect(plans.map { $0["cost"] as? Double } == [7])
    #expect(list["exhaustive"] as? Bool == true)
    let schedule = try run("plan", "net", "--periods", "7,5")
    #expect(ids(schedule["projects"]) == ["FAST"])
    #expect(schedule["cheapest"] as? Bool == true)
    #expect(try verify(schedule).code == 0)
  }

  @Test("--cheapest is kept with the plan, which holds")
  func option() throws {
    let plan = try run("plan", "net", "--budget", "12", "--cheapest")
    #expect(plan["cheapest"] as? Bool == true)
    #expect(try verify(plan).code == 0)
    let frontier = try run("frontier", "net", "--budgets", "5,12", "--cheapest")
    #expect(try verify(frontier).code == 0)
    let text = try workspace.corridor("plan", "net", "--budget", "12").output
    #expect(text.contains("No plan that is as good costs less."))
  }
}
