// plan --certificate and verify --certificate: what is written proves its bound, what is changed
// does not.

import Foundation
import Testing

@Suite("Certificate files")
struct CertificateCommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func plan(_ options: String...) throws -> Outcome {
    try CorridorProcess(
      [
        "plan", "net", "--budget", "15", "-o", "plan.json", "--force", "--certificate", "plan.cert",
      ] + options,
      in: workspace.folder
    ).outcome()
  }

  private func verify(_ options: String...) throws -> Outcome {
    try CorridorProcess(
      ["verify", "net", "plan.json", "--certificate", "plan.cert"] + options,
      in: workspace.folder
    ).outcome()
  }

  private func lines() throws -> [String] {
    try #require(workspace.read("plan.cert")).split(separator: "\n").map(String.init)
  }

  @Test(
    "prove the bound of every objective",
    arguments: [
      ["--objective", "gap"], ["--objective", "access"], ["--objective", "total"],
      ["--objective", "ratio"], ["--objective", "maxmin"], ["--objective", "welfare"],
      ["--objective", "mean-cost"], ["--objective", "cost", "--reach", "gap:110"],
      ["--objective", "access", "--require", "P2", "--at-most", "2"],
      ["--objective", "access", "--relative-gap", "0.9"], ["--time-limit", "0.001"],
    ]
  )
  func holds(options: [String]) throws {
    let made = try CorridorProcess(
      ["plan", "net", "--budget", "15", "-o", "plan.json", "--certificate", "plan.cert"] + options,
      in: workspace.folder
    ).outcome()
    #expect(made.code == 0, "\(made.messages)")
    let outcome = try verify()
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(outcome.output.contains("Bound proven by the certificate: no plan is "))
  }

  /// B has three million people and few to reach; what A and C reach is a million times as much,
  /// and rounds by as much more.
  @Test("prove the worst region's bound beside regions of far larger access")
  func unequal() throws {
    let workspace = try Workspace(replacing: [
      "node.csv": "node_id,x_coord,y_coord,zone_id\nA,0,0,A\nB,1,0,B\nC,2,0,C\n",
      "zone.csv": "zone_id,population\nA,1\nB,3000000\nC,10\n",
      "link.csv":
        "link_id,from_node_id,to_node_id,directed,u_travel_time\nab,A,B,false,100\nbc,B,C,false,100\n",
      "region.csv": "scheme,region,zone_id\nmacro,West,A\nmacro,East,B\nmacro,Central,C\n",
      "project.csv": "project_id,cost\nP1,5\nP2,5\nP3,5\n",
      "project_link.csv":
        "project_id,link_id,from_node_id,to_node_id,directed,u_travel_time\n"
        + "P1,p,A,B,false,40\nP2,q,B,C,false,30\nP3,r,A,C,false,200\n",
    ])
    let planned = try workspace.corridor([
      "plan", "net", "--budget", "15", "--objective", "maxmin", "--certificate", "c", "-o",
      "p.json",
      "--format", "json",
    ])
    #expect(planned.code == 0, "\(planned.messages)")
    let value = try #require(
      workspace.read("p.json")?.firstMatch(of: /"value": ([0-9.]+)/)?.output.1
    )
    let expected = exp(-40.0 / 480) + 10 * exp(-30.0 / 480)
    #expect(abs((Double(value) ?? 0) - expected) <= 1e-12 * expected)
    let verified = try workspace.corridor("verify", "net", "p.json", "--certificate", "c")
    #expect(verified.code == 0, "\(verified.output)")
  }

  @Test("are the same bytes for any number of threads")
  func threads() throws {
    #expect(try plan("--threads", "1").code == 0)
    let one = try lines()
    #expect(try plan("--threads", "3").code == 0)
    #expect(try lines() == one)
  }

  @Test("do not prove a better bound, of another question or of another network")
  func others() throws {
    #expect(try plan("--objective", "gap", "--relative-gap", "0.9").code == 0)
    let text = try #require(workspace.read("plan.json"))
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let members = try #require(document as? [String: Any])
    let objective = try #require(members["objective"] as? [String: Any])
    let bound = try #require(objective["bound"] as? Double)
    let value = try #require(objective["value"] as? Double)
    func problem(_ text: String) throws -> String {
      try workspace.write(text, to: "plan.json")
      let outcome = try verify("--format", "json")
      #expect(outcome.code == 3)
      return outcome.output
    }
    // The least gap may lie far below what was found, so a bound half-way is not what was proven.
    try #require(bound < value * (1 - 1e-3))
    let better = text.replacing("\"bound\": \(bound)", with: "\"bound\": \((bound + value) / 2)")
    #expect(better != text)
    #expect(try problem(better).contains("does not prove the bound"))
    let other = text.replacing("\"budget\": 15", with: "\"budget\": 14")
    #expect(try problem(other).contains("another question"))
    try workspace.write(
      "zone_id,name,population\nA,,100\nB,,200\nC,,300\nD,,401\n",
      to: "net/zone.csv"
    )
    #expect(try problem(text).contains("another network"))
  }

  @Test("that are damaged are refused with their line")
  func damaged() throws {
    #expect(try plan("--objective", "access").code == 0)
    let lines = try lines()
    func message(_ lines: [String]) throws -> String {
      try workspace.write(lines.map { $0 + "\n" }.joined(), to: "plan.cert")
      let outcome = try verify()
      #expect(outcome.code == 1, "\(outcome.output)")
      #expect(outcome.output.isEmpty)
      return outcome.messages
    }
    #expect(try message([]).contains("not a certificate"))
    #expect(try message(["{\"format\":\"other\"}"]).contains("not a certificate"))
    let later = [lines[0].replacing("\"version\":2", with: "\"version\":3")]
    #expect(try message(later + lines.dropFirst()).contains("another version"))
    #expect(try message(Array(lines.dropLast())).contains("cut off after line \(lines.count - 1)"))
    #expect(try message([lines[0]] + lines.dropFirst(2)).contains("plan.cert:\(lines.count - 1)"))
    #expect(try message(lines + ["{}"]).contains("something follows the end"))
    for bad in [
      "{\"cut\":1}", "{\"bound\":0,\"factor\":1,\"rules\":[[1]],\"cuts\":[]}", "[",
      "{\"split\":1e99}",
    ] {
      #expect(try message([lines[0], bad]).contains("plan.cert:2"), "\(bad)")
    }
    // Without anything but its beginning and its end.
    try workspace.write(lines[0] + "\n{\"end\":0}\n", to: "plan.cert")
    let empty = try verify()
    #expect(empty.code == 3)
    #expect(empty.output.contains("it holds no proof"))
  }

  @Test("ask for a file, and lose no plan for want of space")
  func usage() throws {
    #expect(try workspace.corridor("plan", "net", "--budget", "15", "--certificate", "-").code == 2)
    try workspace.write("", to: "there.cert")
    let existing = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "15",
      "--certificate",
      "there.cert"
    )
    #expect(existing.code == 2)
    #expect(existing.messages.contains("there.cert exists already"))
    let full = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "15",
      "--certificate",
      "/dev/full"
    )
    #expect(full.code == 1)
    #expect(full.output.contains("P"))
    #expect(full.messages.contains("No space left"))
    let infeasible = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "1",
      "--require",
      "P1",
      "--certificate",
      "none.cert"
    )
    #expect(infeasible.code == 3)
    #expect(workspace.read("none.cert") == nil)
    let evaluated = try workspace.corridor("evaluate", "net", "--build", "P1", "-o", "plan.json")
    #expect(evaluated.code == 0)
    try workspace.write("", to: "plan.cert")
    #expect(try verify().messages.contains("no bound"))
  }
}
