// What cannot work, and what never ends, is said early; without threads, files and descriptors a
// command still answers.

import Foundation
import TestSupport
import Testing

@Suite("Limits of the machine")
struct ForesightTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Runs a line of the shell in which `$corridor` is the program.
  private func shell(_ line: String) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.currentDirectoryURL = workspace.folder
    process.arguments = ["-c", line]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["corridor": CorridorProcess.binary.path, "SWIFT_BACKTRACE": "enable=no"]
    ) { $1 }
    let (output, messages) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // What is said is far less than a pipe holds.
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let said = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: printed, as: UTF8.self),
      messages: String(decoding: said, as: UTF8.self)
    )
  }

  @Test("a matrix that no disk holds is refused before the work, with its size and what to do")
  func impossibleMatrix() throws {
    // A graph of 2,000,000 nodes: 4e12 pairs, of which nobody has room for 80 TB.
    let nodes = 2_000_000
    var text = "p sp \(nodes) \(nodes - 1)\n"
    for node in 1..<nodes { text += "a \(node) \(node + 1) 1\n" }
    try workspace.write(text, to: "long.gr")
    for target in ["m.csv", "m.omx"] {
      let outcome = try workspace.corridor("matrix", "--graph", "long.gr", "-o", target)
      #expect(outcome.code == 1)
      #expect(outcome.messages.contains("2000000 x 2000000 are"), "\(outcome.messages)")
      #expect(outcome.messages.contains("--origins"))
      #expect(try workspace.files() == ["long.gr"])
    }
  }

  @Test("a plan that no memory holds is refused before the search, with what it takes")
  func impossiblePlan() throws {
    // 1,500 zones take 48 MB and 64 bytes for each of 2,250,000 pairs.
    try workspace.makeHardPackage(towns: 1500)
    let plan = "\"$corridor\" plan hard --budget 90 --time-limit 1"
    let size = try shell("grep VmSize /proc/self/status | tr -dc 0-9").output
    #expect(Int(size) != nil)
    // Room for the program, which says how much it takes by failing below, and not for the search.
    var refusals = 0
    for megabytes in stride(from: 100, through: 700, by: 50) {
      let outcome = try shell("ulimit -v \(1000 * megabytes); \(plan)")
      if outcome.messages.contains("1500 zones and 1500 projects make 1500 terminals") {
        refusals += 1
        #expect(outcome.code == 1)
        #expect(outcome.messages.contains("Merge zones"))
      }
    }
    #expect(refusals > 0)
  }

  @Test("input that never ends is refused", arguments: ["verify net -", "evaluate net --plan -"])
  func endless(command: String) throws {
    let outcome = try shell("yes | (ulimit -v 3000000; \"$corridor\" \(command))")
    #expect(outcome.code == 1)
    #expect(
      outcome.messages.contains(
        "standard input cannot be read: it has more than 1 GiB, or more than"
      )
    )
  }

  @Test("closed descriptors are no files, and what cannot be printed is said")
  func closed() throws {
    let answer = try shell("\"$corridor\" info net").output
    #expect(try shell("\"$corridor\" info net <&-").output == answer)
    #expect(try shell("\"$corridor\" info net 2>&-").output == answer)
    let none = try shell("\"$corridor\" info net >&-")
    #expect(none.code == 1)
    #expect(none.messages.contains("cannot write standard output"))
    #expect(try shell("\"$corridor\" plan net --budget 15 -o p.json <&- >&- 2>&-").code == 0)
    #expect(workspace.read("p.json")?.hasPrefix("{") == true)
    #expect(try workspace.files() == ["p.json"])
  }

  @Test("few files are enough, or the reason is told") func files() throws {
    for count in 3...8 {
      let outcome = try shell("ulimit -n \(count); exec \"$corridor\" info net")
      // With three the loader opens no library; eight are enough.
      let codes: [Int32] = count == 8 ? [0] : [0, 1, 127]
      #expect(codes.contains(outcome.code), "\(count): \(outcome.code) \(outcome.messages)")
      #expect(outcome.code == 0 || !outcome.messages.isEmpty)
    }
  }
}
