// Answers that are not lost: outputs of one name, files of the user's beside them, targets that
// fail, a terminal that is gone.

import Foundation
import Testing

@Suite("Answers that are not lost")
struct LostAnswerTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private let plan = ["plan", "net", "--budget", "15"]

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: workspace.folder.appendingPathComponent(name).path,
      withDestinationPath: target
    )
  }

  @Test(
    "outputs of one name are refused before the work, whatever they are",
    arguments: [
      ["--checkpoint", "ck", "-o", "ck"], ["--checkpoint", "y", "-o", "y.part"],
      ["--checkpoint", "y", "-o", "./y.lock"],
      ["-o", "w.json", "--checkpoint", "w", "--certificate", "w.part"],
      ["-o", "p.json", "--report", "p.json"], ["-o", "c.json", "--certificate", "net/../c.json"],
      ["-o", "l.json", "--log", "l.json"], ["-o", "m.mps", "--export-model", "m.mps"],
      ["--certificate", "c", "--checkpoint", "c"],
    ]
  )
  func oneName(options: [String]) throws {
    for force in [[], ["--force"]] {
      let outcome = try workspace.corridor(plan + ["--format", "json"] + options + force)
      #expect(outcome.code == 2, "\(outcome.messages)")
      #expect(outcome.messages.contains("would both write"))
      #expect(outcome.output.isEmpty)
      #expect(try workspace.files() == [])
    }
  }

  @Test(
    "a file that standard output leads to is no other output's; a full device leaves the answer"
  )
  func standardOutput() throws {
    func shell(_ options: String) throws -> Outcome {
      let shell = Process()
      let messages = Pipe()
      shell.executableURL = URL(fileURLWithPath: "/bin/sh")
      shell.arguments = ["-c", "exec '\(CorridorProcess.binary.path)' \(options) >out.txt"]
      shell.currentDirectoryURL = workspace.folder
      shell.standardInput = FileHandle.nullDevice
      shell.standardError = messages
      try shell.run()
      let text = String(
        decoding: messages.fileHandleForReading.readDataToEndOfFile(),
        as: UTF8.self
      )
      shell.waitUntilExit()
      return Outcome(
        code: shell.terminationStatus,
        output: workspace.read("out.txt") ?? "",
        messages: text
      )
    }
    let question = plan.joined(separator: " ") + " --format json --force"
    for option in [
      "--certificate out.txt", "--report ./out.txt", "--certificate /dev/stdout", "--log out.txt",
      "--certificate net/../out.txt --checkpoint z",
    ] {
      let outcome = try shell("\(question) \(option)")
      #expect(outcome.code == 2, "\(option): \(outcome.messages)")
      #expect(outcome.messages.contains("standard output would both write"))
      #expect(outcome.output.isEmpty)
    }
    let both = try workspace.corridor(
      plan + ["-o", "/dev/stdout", "--certificate", "/dev/stdout"]
    )
    #expect(both.code == 2 && both.output.isEmpty)
    let one = try workspace.corridor(plan + ["-o", "/dev/stdout", "--format", "csv"])
    #expect(one.code == 0 && one.output.hasPrefix("project_id,"))
    let full = try shell("\(question) -o /dev/full")
    #expect(full.code == 1 && full.output.contains("\"status\": \"optimal\""))
    #expect(full.messages.contains("The answer is on standard output instead"))
  }

  @Test("files of the user's beside an output are left alone, and said before the search")
  func sideFiles() throws {
    let options = plan + ["--checkpoint", "z", "--certificate", "z.cert", "-o", "z.json"]
    for name in ["z.lock", "z.part", "z.cert.part"] {
      try workspace.write("precious\n", to: name)
      let outcome = try workspace.corridor(options)
      #expect(outcome.code == 2)
      #expect(outcome.messages.contains("\(name) is in the way"), "\(outcome.messages)")
      #expect(workspace.read(name) == "precious\n")
      #expect(try workspace.files() == [name])
      try FileManager.default.moveItem(
        at: workspace.folder.appendingPathComponent(name),
        to: workspace.folder.appendingPathComponent("mine")
      )
      try link(name, to: "mine")
      #expect(try workspace.corridor(options).code == 2)
      #expect(workspace.read("mine") == "precious\n")
      #expect(try workspace.files() == ["mine", name])
      for name in ["mine", name] {
        try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent(name))
      }
    }
    #expect(try workspace.corridor(options).code == 0)
    #expect(try workspace.files() == ["z.cert", "z.json"])
  }

  @Test(
    "a link whose target is not there yet is written through, one that leads nowhere is said at once"
  )
  func danglingLink() throws {
    try link("plan.json", to: "target.json")
    #expect(try workspace.corridor(plan + ["-o", "plan.json"]).code == 0)
    #expect(workspace.read("target.json")?.contains("optimal") == true)
    try link("far.json", to: "none/target.json")
    let refused = try workspace.corridor(plan + ["-o", "far.json"])
    #expect(refused.code == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.messages.contains("cannot write far.json: No such file or directory"))
  }

  @Test(
    "where the target fails after the search, standard output has the answer, and other outputs are written"
  )
  func lastResort() throws {
    // The command waits for its background on a pipe with its targets open.
    let pipe = Pipe()
    let process = try CorridorProcess(
      plan + [
        "-o", "plan.json", "--certificate", "plan.cert", "--report", "plan.html", "--background",
        "/dev/stdin",
      ],
      in: workspace.folder,
      input: pipe.fileHandleForReading
    )
    process.waitForFile(in: workspace.folder)
    try workspace.write("theirs\n", to: "plan.json")
    try pipe.fileHandleForWriting.write(
      contentsOf: Data(#"{"type":"FeatureCollection","features":[]}"#.utf8)
    )
    try pipe.fileHandleForWriting.close()
    let outcome = process.outcome()
    #expect(outcome.code == 1)
    #expect(outcome.messages.contains("cannot write plan.json: File exists."))
    #expect(outcome.messages.contains("The answer is on standard output instead."))
    let answer = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect((answer as? [String: Any])?["status"] as? String == "optimal")
    #expect(workspace.read("plan.json") == "theirs\n")
    #expect(try workspace.files() == ["plan.cert", "plan.html", "plan.json"])
  }

  @Test("nothing is left of a run that ends before it has begun")
  func leftovers() throws {
    let outcome = try workspace.corridor([
      "plan", "nope", "--budget", "200", "--checkpoint", "ck", "--certificate", "ce",
    ])
    #expect(outcome.code == 1)
    #expect(try workspace.files() == [])
  }

  @Test("a terminal that is gone ends a plan as SIGTERM does: with the best plan so far")
  func hangup() throws {
    try workspace.makeHardPackage()
    let process = try CorridorProcess(
      ["plan", "hard", "--budget", "300", "--relative-gap", "0", "-o", "plan.json"],
      in: workspace.folder
    )
    process.waitForFile(in: workspace.folder)
    // Long enough for the first plan, far too short for a proof.
    sleep(2)
    #expect(process.process.isRunning)
    kill(process.process.processIdentifier, SIGHUP)
    let outcome = process.outcome()
    #expect(outcome.code == 0, "\(outcome.messages)")
    #expect(workspace.read("plan.json")?.contains(#""status": "interrupted""#) == true)
  }

  @Test("nohup: a hangup that is ignored from the start stays ignored")
  func nohup() throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.currentDirectoryURL = workspace.folder
    let pipe = Pipe()
    shell.standardInput = pipe
    shell.arguments = [
      "-c", "trap '' HUP; exec \"$@\"", "sh", CorridorProcess.binary.path, "matrix", "net",
      "--origins", "-", "-o", "out.csv",
    ]
    try shell.run()
    // It listens to signals before it waits for its origins, whose pipe it reads.
    for _ in 0..<100
    where try FileManager.default.contentsOfDirectory(
      atPath: "/proc/\(shell.processIdentifier)/task"
    ).count < 2 {
      usleep(20_000)
    }
    kill(shell.processIdentifier, SIGHUP)
    try pipe.fileHandleForWriting.write(contentsOf: Data("zone_id\nA\n".utf8))
    try pipe.fileHandleForWriting.close()
    shell.waitUntilExit()
    #expect(shell.terminationReason == .exit)
    #expect(shell.terminationStatus == 0)
    #expect(workspace.read("out.csv")?.hasPrefix("from_id,to_id,cost\nA,A,0\n") == true)
  }

  @Test(
    "an interrupted folder leaves the one that was there, or the new one, and nothing beside it"
  )
  func convert() throws {
    try workspace.makeHardPackage(towns: 10_000)
    #expect(try workspace.corridor("convert", "hard", "new").code == 0)
    let new = try #require(workspace.data("new/link.csv"))
    var interrupted = 0
    for milliseconds in stride(from: 0, to: 800, by: 40) {
      try FileManager.default.createDirectory(
        at: workspace.folder.appendingPathComponent("pk"),
        withIntermediateDirectories: true
      )
      let old = Data("node_id,x_coord,y_coord\n1,0,0\n".utf8)
      for name in ["node.csv", "link.csv"] {
        try old.write(to: workspace.folder.appendingPathComponent("pk/\(name)"))
      }
      let process = try CorridorProcess(
        ["convert", "hard", "pk", "--force"],
        in: workspace.folder
      )
      // From when it listens: before, a signal ends it as any program.
      process.waitForFile(in: workspace.folder)
      usleep(UInt32(1000 * milliseconds))
      process.process.interrupt()
      let outcome = process.outcome()
      #expect([0, 130].contains(outcome.code), "\(outcome.messages)")
      let link = try #require(workspace.data("pk/link.csv"))
      #expect(link == new || link == old && outcome.code == 130)
      #expect(try workspace.files() == ["hard", "new", "pk"])
      try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent("pk"))
      if outcome.code == 0 { break }
      interrupted += 1
    }
    #expect(interrupted > 0)
  }

  @Test("names in messages and tables command no terminal, and are data in CSV and JSON")
  func terminalControl() throws {
    try workspace.write("from,to\n\u{9B}31mRED,A\n", to: "pairs.csv")
    let route = try workspace.corridor("route", "net", "--pairs", "pairs.csv")
    #expect(route.code == 1)
    #expect(route.messages.contains("\"<U+009B>31mRED\""))
    try workspace.write("from,to,cost\n\u{1B}[31mRED\u{202E},x,1\n", to: "arcs.csv")
    let benchmark = try workspace.corridor(
      "benchmark",
      "net",
      "--kernel",
      "insertion",
      "--arcs",
      "arcs.csv"
    )
    #expect(benchmark.messages.contains("\"<U+001B>[31mRED<U+202E>\""))
    let usage = try workspace.corridor("plan", "net", "--nonsense\u{1B}]0;title\u{7}")
    #expect(usage.code == 2)
    #expect(!usage.messages.contains("\u{1B}") && !usage.messages.contains("\u{7}"))
    let named = try Workspace(replacing: [
      "zone.csv": "zone_id,name,population\nA,\u{1B}[2JAville,100\nB,B,200\nC,C,300\nD,D,400\n"
    ])
    let text = try named.corridor("list", "net", "zones", "--format", "text")
    #expect(text.output.contains("[2JAville"))
    #expect(!text.output.contains("\u{1B}"))
    let table = try named.corridor("list", "net", "zones", "--format", "csv")
    #expect(table.output.contains("\u{1B}[2JAville"))
  }
}
