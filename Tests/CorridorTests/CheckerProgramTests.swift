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

  /// What both programs answer of file.json: the same code, and the same JSON to the byte.
  @discardableResult
  private func agree(
    _ options: String...,
    at location: SourceLocation = #_sourceLocation
  ) throws -> (verified: Outcome, checked: Outcome) {
    let arguments = ["net", "file.json"] + options
    let verified = try workspace.corridor(["verify"] + arguments + ["--format", "json"])
    let checked = try CorridorProcess(
      arguments + ["--json"],
      in: workspace.folder,
      program: "corridor-check"
    ).outcome()
    #expect(checked.code == verified.code, "\(checked.messages)", sourceLocation: location)
    #expect(checked.output == verified.output, sourceLocation: location)
    return (verified, checked)
  }

  /// Changes a text of file.json that is there.
  private func change(_ old: String, to new: String) throws {
    let text = try #require(workspace.read("file.json"))
    try #require(text.contains(old))
    try workspace.write(text.replacing(old, with: new), to: "file.json")
  }

  @Test(
    "its JSON is that of verify, to the byte",
    arguments: [
      ["plan", "net", "--budget", "15"], ["plan", "net", "--budget", "5", "--require", "P1"],
      ["plan", "net", "--budget", "15", "--objective", "welfare", "--alternatives", "2"],
      ["plan", "net", "--periods", "10,5"],
      ["plan", "net", "--objective", "cost", "--reach", "gap:110"],
      ["evaluate", "net", "--build", "P1,P2"], ["frontier", "net", "--budgets", "5,10,20"],
      [
        "plan", "net", "--budget", "9", "--add", "A-D,mode=road,minutes=20,cost=4", "--upgrade",
        "B-C,mode=road,kmh=150,cost=3", "--close", "cd",
      ],
      ["evaluate", "net", "--build", "P1", "--close", "ab"],
    ]
  )
  func verdicts(command: [String]) throws {
    try make(command + ["-o", "file.json"])
    let text = try #require(workspace.read("file.json"))
    // As it is, and with one figure changed.
    for changed in [text, text.replacing("\"value\": ", with: "\"value\": 1")] {
      try workspace.write(changed, to: "file.json")
      try agree()
    }
  }

  @Test("a line of one's own that the plan builds is part of the network, and no other line is")
  func ideas() throws {
    try make([
      "plan", "net", "--budget", "4", "--objective", "access", "--add",
      "A-D,mode=road,minutes=20,cost=4", "-o", "file.json",
    ])
    let text = try #require(workspace.read("file.json"))
    #expect(text.contains("\"project_id\": \"idea-1\""))
    #expect(try agree().verified.code == 0)
    try change("A-D,mode=road,minutes=20", to: "A-D,mode=road,minutes=30")
    #expect(try agree().verified.code == 3)
    try change("A-D,mode=road", to: "A-Nowhere,mode=road")
    let outcomes = try agree()
    #expect(outcomes.checked.code == 2)
    for outcome in [outcomes.verified, outcomes.checked] {
      #expect(outcome.messages.contains("--add: "), "\(outcome.messages)")
    }
  }

  @Test("tables are found, missed and refused as verify does it")
  func tables() throws {
    try workspace.write("from_id,to_id,volume\nAville,Ceeburg,3\nBeton,Dorf,1\n", to: "t.csv")
    try workspace.write("scenario,what,id,factor\nbase,,,\ndear,cost,P1,1.4\n", to: "s.csv")
    try make([
      "plan", "net", "--budget", "15", "--objective", "mean-cost", "--demand", "t.csv",
      "--scenarios", "s.csv", "-o", "file.json",
    ])
    #expect(try agree().verified.code == 0)
    for (name, option) in [("s.csv", "--scenarios"), ("t.csv", "--demand")] {
      let text = try #require(workspace.read(name))
      try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent(name))
      let outcomes = try agree()
      #expect(outcomes.checked.code == 1)
      for outcome in [outcomes.verified, outcomes.checked] {
        #expect(outcome.messages.contains("was made with \(option) \(name)"))
      }
      try workspace.write(text, to: name)
      try workspace.write(text, to: "moved.csv")
      #expect(try agree(option, "moved.csv").verified.code == 0)
    }
    try make(["plan", "net", "--budget", "15", "-o", "file.json", "--force"])
    for (option, what) in [("--scenarios", "scenarios"), ("--demand", "demand")] {
      let outcomes = try agree(option, "moved.csv")
      #expect(outcomes.checked.code == 2)
      for outcome in [outcomes.verified, outcomes.checked] {
        #expect(outcome.messages.contains("says nothing of \(what)"), "\(outcome.messages)")
      }
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
