import Testing
import NetworkFiles
import TransportNetwork

@Suite("Groups of projects")
struct GroupCheckTests {
  /// P1 and P2 of the valid package in one group, with these statuses.
  private func problems(_ first: String, _ second: String) throws -> [PackageProblem] {
    try check([
      "project.csv": """
      project_id,name,cost,status,group
      P1,Tunnel,1000,\(first),g
      P2,Bridge,500,\(second),g
      P3,Ferry,300,candidate,

      """
    ]).report.problems.filter { $0.message.contains("of a group can be") }
  }

  @Test("two that stand or are decided are an error, a candidate beside one is a warning")
  func standing() throws {
    for pair in [("built", "built"), ("committed", "built"), ("committed", "committed")] {
      let found = try problems(pair.0, pair.1)
      #expect(found.map(\.severity) == [.error])
      #expect(found.map(\.line) == [3])
    }
    let blocked = try problems("candidate", "committed")
    #expect(blocked.map(\.severity) == [.warning])
    #expect(blocked.map(\.line) == [2])
    #expect(try problems("candidate", "candidate").isEmpty)
  }
}
