// corridor-check gives the verdicts of corridor verify, by a program that does not load the solver.

import Foundation
import Testing

@Suite("corridor-check")
struct CheckerProgramTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func check(_ arguments: String...) throws -> Outcome {
    try CorridorProcess(arguments, in: workspace.folder, program: "corridor-check").outcome()
  }

  private func make(_ arguments: [String]) throws {
    let made = try CorridorProcess(arguments, in: workspace.folder).outcome()
    #expect([0, 3].contains(made.code), "\(made.messages)")
  }

  @Test(
    "its JSON is that of verify, to the byte",
    arguments: [
      ["plan", "net", "--budget", "15"], ["plan", "net", "--budget", "5", "--require", "P1"],
      ["plan", "net", "--budget", "15", "--objective", "welfare", "--alternatives", "2"],
      ["plan", "net", "--periods", "10,5"],
      ["plan", "net", "--objective", "cost", "--reach", "gap:110"],
      ["evaluate", "net", "--build", "P1,P2"], ["frontier", "net", "--budgets", "5,10,20"],
    ]
  )
  func verdicts(command: [String]) throws {
    try make(command + ["-o", "file.json"])
    let text = try #require(workspace.read("file.json"))
    // As it is, and with one figure changed.
    for changed in [text, text.replacing("\"value\": ", with: "\"value\": 1")] {
      try workspace.write(changed, to: "file.json")
      let verified = try workspace.corridor("verify", "net", "file.json", "--format", "json")
      let checked = try check("net", "file.json", "--json")
      #expect(checked.code == verified.code)
      #expect(checked.output == verified.output)
    }
  }

  @Test("certificates are checked, and those of another plan are refused")
  func certificates() throws {
    try make(["plan", "net", "--budget", "15", "-o", "a.json", "--certificate", "a.cert"])
    try make(["plan", "net", "--budget", "5", "-o", "b.json", "--certificate", "b.cert"])
    let right = try check("net", "a.json", "--certificate", "a.cert")
    #expect(right.code == 0)
    #expect(right.output.contains("Bound proven by the certificate"))
    let wrong = try check("net", "a.json", "--certificate", "b.cert")
    #expect(wrong.code == 3)
    #expect(wrong.output.contains("it is about another question"))
  }

  @Test("what cannot be read is told with its place, and its exit code")
  func errors() throws {
    try workspace.write("{\"projects\": [}", to: "bad.json")
    let bad = try check("net", "bad.json")
    #expect(bad.code == 1)
    #expect(bad.messages.contains("bad.json:1:15:"), "\(bad.messages)")
    #expect(try check("net", "none.json").code == 1)
    #expect(try check("nowhere", "bad.json").code == 1)
    #expect(try check("net").code == 2)
    #expect(try check("net", "bad.json", "--threads", "0").code == 2)
    #expect(try check("--help").code == 0)
  }

  @Test("it does not load the solver, which corridor does")
  func libraries() throws {
    func loaded(_ program: String) throws -> String {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/ldd")
      process.arguments = [
        CorridorProcess.binary.deletingLastPathComponent().appendingPathComponent(program).path
      ]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let text = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return String(decoding: text, as: UTF8.self)
    }
    #expect(try loaded("corridor").contains("libglpk"))
    let checker = try loaded("corridor-check")
    #expect(checker.contains("libc.so") && !checker.contains("libglpk"))
  }
}
