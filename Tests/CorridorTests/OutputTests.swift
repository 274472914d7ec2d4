// Where results go: files whole or not at all, closed pipes, interruption.

import Foundation
import TestSupport
import Testing

@Suite("Output")
struct OutputTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test("-o writes a file, in the format of its ending, and nothing else")
  func file() throws {
    let outcome = try workspace.corridor("access", "net", "-o", "access.json")
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
    #expect(workspace.read("access.json")?.hasPrefix("{\n  \"zones\": [") == true)
    #expect(try workspace.files() == ["access.json"])
    _ = try workspace.corridor("info", "net", "-o", "info.csv")
    #expect(workspace.read("info.csv")?.hasPrefix("section,name") == true)
    _ = try workspace.corridor("info", "net", "-o", "info.dat", "--format", "json")
    #expect(workspace.read("info.dat")?.hasPrefix("{") == true)
    #expect(try workspace.corridor("info", "net", "-o", "-").output.contains("4 nodes"))
  }

  @Test("an existing file is replaced only with --force, and refused before any work")
  func existing() throws {
    try workspace.write("mine", to: "out.csv")
    let refused = try workspace.corridor("matrix", "net", "-o", "out.csv")
    #expect(refused.code == 2)
    #expect(refused.messages.contains("--force"))
    #expect(workspace.read("out.csv") == "mine")
    let forced = try workspace.corridor("matrix", "net", "-o", "out.csv", "--force")
    #expect(forced.code == 0)
    #expect(workspace.read("out.csv")?.hasPrefix("from_id,to_id,cost") == true)
    #expect(try workspace.files() == ["out.csv"])
  }

  @Test("with --force a failed run leaves the old file as it was")
  func failedRun() throws {
    try workspace.write("mine", to: "out.csv")
    let failed = try workspace.corridor(
      "access",
      "net",
      "--opportunities",
      "jobs",
      "-o",
      "out.csv",
      "--force"
    )
    #expect(failed.code == 2)
    #expect(workspace.read("out.csv") == "mine")
    #expect(try workspace.files() == ["out.csv"])
  }

  @Test("a symbolic link stays one")
  func symbolicLink() throws {
    try workspace.write("old", to: "target.csv")
    let link = workspace.folder.appendingPathComponent("link.csv")
    try FileManager.default.createSymbolicLink(
      at: link,
      withDestinationURL: workspace.folder.appendingPathComponent("target.csv")
    )
    #expect(try workspace.corridor("matrix", "net", "-o", "link.csv", "--force").code == 0)
    #expect(workspace.read("target.csv")?.hasPrefix("from_id") == true)
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: link.path)) != nil)
  }

  @Test("what cannot be written is said with the system's reason")
  func unwritable() throws {
    let noFolder = try workspace.corridor("info", "net", "-o", "none/info.txt")
    #expect(noFolder.code == 1)
    #expect(noFolder.messages.contains("No such file or directory"))
    let folder = try workspace.corridor("info", "net", "-o", "net")
    #expect(folder.code == 2)
    #expect(folder.messages.contains("is a folder"))
    let full = try workspace.corridor("info", "net", "-o", "/dev/full")
    #expect(full.code == 1)
    #expect(full.messages.contains("No space left on device"))
  }

  @Test("a file that may grow no further is an error and leaves nothing behind")
  func fileSizeLimit() throws {
    let shell = Process()
    let output = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.currentDirectoryURL = workspace.folder
    shell.arguments = [
      "-c",
      "(ulimit -f 0; '\(CorridorProcess.binary.path)' info net -o info.txt 2>&1; echo $?) | cat",
    ]
    shell.standardOutput = output
    try shell.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    let lines = String(decoding: printed, as: UTF8.self).split(separator: "\n")
    #expect(lines.last == "1")
    #expect(lines.contains { $0.contains("cannot write info.txt: File too large") })
    // Standard output, a pipe, has the answer.
    #expect(lines.contains { $0.contains("4 nodes") })
    #expect(try workspace.files().isEmpty)
  }

  @Test("a reader that goes away ends the command quietly with 0")
  func brokenPipe() throws {
    let shell = Process()
    let output = Pipe()
    let messages = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.currentDirectoryURL = workspace.folder
    // Two hundred thousand pairs are more than any pipe holds.
    let pairs = "from,to\n" + String(repeating: "A,D\n", count: 20_000)
    try workspace.write(pairs, to: "pairs.csv")
    shell.arguments = [
      "-c",
      "'\(CorridorProcess.binary.path)' route net --pairs pairs.csv | head -n 1; echo ${PIPESTATUS[0]}",
    ]
    shell.standardOutput = output
    shell.standardError = messages
    try shell.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let said = messages.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    let lines = String(decoding: printed, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last == "0")
    #expect(said.isEmpty)
  }

  @Test("pipes get no escape codes, with or without NO_COLOR")
  func escapeCodes() throws {
    for environment in [["NO_COLOR": "1"], ["CLICOLOR_FORCE": "1", "TERM": "xterm-256color"]] {
      let outcome = try CorridorProcess(
        ["plan", "net", "--budget", "10"],
        in: workspace.folder,
        environment: environment
      ).outcome()
      #expect(!outcome.output.contains("\u{1B}"))
      #expect(!outcome.messages.contains("\u{1B}"))
    }
  }

  @Test(
    "an interruption leaves nothing and ends with 130, whichever signal it is",
    arguments: [SIGINT, SIGTERM, SIGHUP]
  )
  func interruption(signal: Int32) throws {
    // The command waits for its origins on a standard input that never ends.
    let pipe = Pipe()
    let process = try CorridorProcess(
      ["matrix", "net", "--origins", "-", "-o", "out.csv"],
      in: workspace.folder,
      input: pipe.fileHandleForReading
    )
    process.waitForFile(in: workspace.folder)
    kill(process.process.processIdentifier, signal)
    let outcome = process.outcome()
    #expect(outcome.code == 130)
    #expect(try workspace.files() == [])
    try pipe.fileHandleForWriting.close()
  }

  /// Whether the folder's file system knows files without a name; where not, they have one.
  private static let hasUnnamedFiles: Bool = {
    let folder = FileManager.default.temporaryDirectory.path
    let descriptor = unsafe open(folder, O_WRONLY | 0o20_000_000 | O_DIRECTORY, 0o600)
    if descriptor >= 0 { close(descriptor) }
    return descriptor >= 0
  }()

  @Test(
    "kill -9 leaves nothing, and what was there stays",
    .enabled(if: Peers.tests(with: hasUnnamedFiles), "The file system knows no unnamed files.")
  )
  func killed() throws {
    for arguments in [["-o", "out.csv"], ["-o", "old.csv", "--force"]] {
      try workspace.write("kept\n", to: "old.csv")
      let pipe = Pipe()
      let process = try CorridorProcess(
        ["matrix", "net", "--origins", "-"] + arguments,
        in: workspace.folder,
        input: pipe.fileHandleForReading
      )
      process.waitForFile(in: workspace.folder)
      kill(process.process.processIdentifier, SIGKILL)
      #expect(process.outcome().code == -1)
      #expect(try workspace.files() == ["old.csv"])
      #expect(workspace.read("old.csv") == "kept\n")
      try pipe.fileHandleForWriting.close()
    }
  }

  @Test("a file appears under its name, with the rights that files get, in place of another")
  func names() throws {
    let new = ["matrix", "net", "-o", "out.csv"]
    #expect(try workspace.corridor(new).code == 0)
    let text = try #require(workspace.read("out.csv"))
    #expect(text.hasPrefix("from_id,to_id,cost\n"))
    #expect(try workspace.corridor(new).code == 2)
    try workspace.write("old\n", to: "out.csv")
    try FileManager.default.createSymbolicLink(
      atPath: workspace.folder.appendingPathComponent("link.csv").path,
      withDestinationPath: "out.csv"
    )
    #expect(try workspace.corridor("matrix", "net", "-o", "link.csv", "--force").code == 0)
    #expect(workspace.read("out.csv") == text)
    #expect(try workspace.files() == ["link.csv", "out.csv"])
    func rights(_ name: String) throws -> Int? {
      let path = workspace.folder.appendingPathComponent(name).path
      return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try #require(try rights("out.csv")) & 0o400 != 0)
    #expect(try #require(try rights("out.csv")) & 0o111 == 0)
  }

  @Test(
    "an interrupted plan hands over what it has, with its bound, and begins nothing else",
    arguments: [[], ["--alternatives", "3", "--contributions"]]
  )
  func interruptedPlan(options: [String]) throws {
    try workspace.makeHardPackage()
    let process = try CorridorProcess(
      ["plan", "hard", "--budget", "300", "--relative-gap", "0", "-o", "plan.json"] + options,
      in: workspace.folder
    )
    process.waitForFile(in: workspace.folder)
    // Long enough for the first plan, far too short for a proof.
    sleep(2)
    #expect(process.process.isRunning)
    // As timeout(1) does it, to the process and to its group.
    process.process.interrupt()
    usleep(20_000)
    process.process.interrupt()
    let outcome = process.outcome()
    #expect(outcome.code == 0, "\(outcome.messages)")
    let text = try #require(workspace.read("plan.json"))
    #expect(text.contains(#""status": "interrupted""#))
    let left = "left out or incomplete: contributions, alternatives."
    #expect(outcome.messages.contains(left) == !options.isEmpty)
    #expect(try workspace.files() == ["hard", "plan.json"])
  }
}

extension Workspace {
  /// A package `hard` of towns on a ring with as many chords to choose from.
  func makeHardPackage(towns count: Int = 60) throws {
    var nodes = "node_id,x_coord,y_coord,zone_id\n"
    var links = "link_id,from_node_id,to_node_id,directed,u_travel_time\n"
    var zones = "zone_id,population\n"
    var regions = "scheme,region,zone_id\n"
    var projects = "project_id,cost\n"
    var projectLinks = "project_id,link_id,from_node_id,to_node_id,directed,u_travel_time\n"
    for town in 0..<count {
      nodes += "\(town),\(town),0,\(town)\n"
      zones += "\(town),\(100 + town * 37 % 91)\n"
      regions += "macro,\(town % 5 < 2 ? "East" : "West"),\(town)\n"
      links += "l\(town),\(town),\((town + 1) % count),false,\(40 + town * 29 % 53)\n"
      let other = (town * 17 + 7) % count
      projects += "p\(town),\(10 + town * 13 % 41)\n"
      if other != town {
        projectLinks += "p\(town),q\(town),\(town),\(other),false,\(20 + town * 7 % 37)\n"
      }
    }
    let tables = [
      "node": nodes, "link": links, "zone": zones, "region": regions, "project": projects,
      "project_link": projectLinks,
    ]
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("hard"),
      withIntermediateDirectories: true
    )
    for (name, text) in tables { try write(text, to: "hard/\(name).csv") }
  }
}
