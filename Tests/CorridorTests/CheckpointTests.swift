// Long runs: killed at any moment they go on to the same answer, and their log can be read.

import Foundation
import Testing

@Suite("Long runs")
struct CheckpointTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private let question = ["plan", "hard", "--budget", "90", "--relative-gap", "0"]

  private func figures(_ text: String?) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(try #require(text).utf8))
    return try #require(json as? [String: Any])
  }

  private func value(_ members: [String: Any]) throws -> Double {
    let objective = try #require(members["objective"] as? [String: Any])
    return try #require(objective["value"] as? Double)
  }

  @Test("killed again and again, a plan ends as one that was left alone")
  func killed() throws {
    try workspace.makeHardPackage(towns: 16)
    let whole = try CorridorProcess(question + ["-o", "whole.json"], in: workspace.folder).outcome()
    #expect(whole.code == 0, "\(whole.messages)")
    let expected = try figures(workspace.read("whole.json"))
    let again =
      question + [
        "--checkpoint", "state.json", "--checkpoint-every", "0", "-o", "killed.json", "--force",
      ]
    var kills = 0
    for round in 0..<8 {
      let process = try CorridorProcess(again, in: workspace.folder)
      // Each run gets a little longer, so that the kills fall into different phases.
      usleep(UInt32(150_000 + 170_000 * round))
      guard process.process.isRunning else {
        _ = process.outcome()
        break
      }
      kill(process.process.processIdentifier, SIGKILL)
      #expect(process.outcome().code == -1)
      kills += 1
      // The file is whole or not there yet.
      if let text = workspace.read("state.json") {
        #expect(try figures(text)["format"] as? Int == 1)
      }
    }
    #expect(kills > 0)
    if workspace.read("killed.json") == nil {
      let last = try CorridorProcess(again, in: workspace.folder).outcome()
      #expect(last.code == 0, "\(last.messages)")
    }
    let found = try figures(workspace.read("killed.json"))
    #expect(found["status"] as? String == "optimal")
    #expect(try abs(value(found) - value(expected)) <= 1e-9 * abs(value(expected)))
    #expect(workspace.read("state.json") == nil)
  }

  @Test("a time limit leaves a checkpoint from which the proof is completed")
  func timeLimit() throws {
    try workspace.makeHardPackage(towns: 16)
    let options = question + ["--checkpoint", "state.json", "-o", "plan.json", "--force"]
    let short = try CorridorProcess(options + ["--time-limit", "1"], in: workspace.folder).outcome()
    #expect(short.code == 0)
    let status = try figures(workspace.read("plan.json"))["status"] as? String
    if status == "feasible" { #expect(workspace.read("state.json") != nil) }
    let rest = try CorridorProcess(options, in: workspace.folder).outcome()
    #expect(rest.code == 0, "\(rest.messages)")
    #expect(try figures(workspace.read("plan.json"))["status"] as? String == "optimal")
    #expect(workspace.read("state.json") == nil)
  }

  @Test("the checkpoint of another question, and what is none, are refused")
  func refused() throws {
    try workspace.makeHardPackage()
    let stopped = try CorridorProcess(
      [
        "plan", "hard", "--budget", "300", "--relative-gap", "0", "--checkpoint", "state.json",
        "--time-limit", "2",
      ],
      in: workspace.folder
    ).outcome()
    #expect(stopped.code == 0)
    let state = try #require(workspace.read("state.json"))
    let other = try workspace.corridor(
      "plan",
      "hard",
      "--budget",
      "301",
      "--checkpoint",
      "state.json"
    )
    #expect(other.code == 1)
    #expect(other.messages.contains("another question or network"))
    #expect(workspace.read("state.json") == state)
    for text in ["", "{}", "[1]", String(state.prefix(100)), #"{"format": 2, "digest": "x"}"#] {
      try workspace.write(text, to: "odd.json")
      let odd = try workspace.corridor(
        "plan",
        "net",
        "--budget",
        "10",
        "--checkpoint",
        "odd.json"
      )
      #expect(odd.code == 1, "\(text)")
      #expect(odd.messages.contains("odd.json"))
      #expect(workspace.read("odd.json") == text)
    }
    let bent = state.replacing("\"depth\":0", with: "\"depth\":1")
    #expect(bent != state)
    try workspace.write(bent, to: "bent.json")
    let damaged = try CorridorProcess(
      [
        "plan", "hard", "--budget", "300", "--relative-gap", "0", "--checkpoint", "bent.json",
        "--time-limit", "2",
      ],
      in: workspace.folder
    ).outcome()
    #expect(damaged.code == 1)
    #expect(damaged.messages.contains("damaged checkpoint"))
    let ratio = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "10",
      "--objective",
      "ratio",
      "--checkpoint",
      "x.json"
    )
    #expect(ratio.code == 2)
  }

  @Test("a disk that is full is said once, and the search goes on")
  func fullDisk() throws {
    // No file can be made there, and nothing can be written to /dev/full.
    let outcome = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "15",
      "--checkpoint",
      "none/state.json",
      "--checkpoint-every",
      "0",
      "--log",
      "/dev/full"
    )
    #expect(outcome.code == 0)
    #expect(outcome.output.hasPrefix("Investment plan for net"))
    #expect(outcome.messages.split(separator: "\n").count { $0.contains("/dev/full") } == 1)
  }

  @Test("the log has a line at the start, at every improvement, and at the end")
  func log() throws {
    try workspace.makeHardPackage()
    let outcome = try CorridorProcess(
      ["plan", "hard", "--budget", "300", "--time-limit", "4", "--log", "run.jsonl"],
      in: workspace.folder
    ).outcome()
    #expect(outcome.code == 0)
    let text = try #require(workspace.read("run.jsonl"))
    let lines = try text.split(separator: "\n").map { try figures(String($0)) }
    #expect(lines.count >= 3)
    let times = lines.compactMap { $0["time"] as? Double }
    #expect(times.count == lines.count)
    #expect(times == times.sorted())
    let keys: Set = [
      "time", "phase", "incumbent", "bound", "relative_gap", "nodes", "open", "cuts",
    ]
    #expect(lines.allSatisfy { Set($0.keys) == keys })
    // The gap is to be small: incumbents fall, bounds stay below.
    let incumbents = lines.compactMap { $0["incumbent"] as? Double }
    #expect(incumbents == incumbents.sorted(by: >))
    #expect(try workspace.corridor("plan", "net", "--budget", "1", "--log", "run.jsonl").code == 2)
  }
}
