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

  /// What a plan's file says, apart from how long it took.
  private func answer(_ name: String) throws -> NSDictionary {
    var members = try figures(workspace.read(name))
    var search = try #require(members["search"] as? [String: Any])
    search["seconds"] = nil
    search["seconds_to_best"] = nil
    members["search"] = search
    return members as NSDictionary
  }

  /// A question with the numbers of its towns: enough that it takes a second or two.
  struct Question: CustomTestStringConvertible {
    var options: [String]
    var towns: Int
    var hasCertificate = false

    var testDescription: String { options.joined(separator: " ") }
  }

  private static let questions = [
    Question(options: ["--budget", "90", "--objective", "gap"], towns: 16, hasCertificate: true),
    Question(options: ["--budget", "90", "--objective", "ratio"], towns: 16),
    Question(
      options: ["--budget", "150", "--objective", "ratio"],
      towns: 14,
      hasCertificate: true
    ),
    Question(options: ["--periods", "50,50", "--objective", "access"], towns: 16),
  ]

  /// Runs a command, kills it again and again, and says how often.
  private func killAgainAndAgain(_ options: [String], most: Int) throws -> Int {
    var kills = 0
    // Each run gets a little longer, so that the kills fall into different phases.
    while kills < most {
      let process = try CorridorProcess(options, in: workspace.folder)
      usleep(UInt32(60_000 + 40_000 * kills))
      guard process.process.isRunning else {
        #expect(process.outcome().code == 0)
        return kills
      }
      kill(process.process.processIdentifier, SIGKILL)
      guard process.outcome().code == -1 else { return kills }
      kills += 1
    }
    return kills
  }

  @Test("killed again and again, a plan ends as one that was left alone", arguments: questions)
  func killed(question: Question) throws {
    try workspace.makeHardPackage(towns: question.towns)
    let asked = ["plan", "hard", "--relative-gap", "0"] + question.options
    func proof(_ name: String) -> [String] {
      question.hasCertificate ? ["--certificate", name] : []
    }
    let whole = try CorridorProcess(
      asked + ["-o", "whole.json", "--threads", "1"] + proof("whole.cert"),
      in: workspace.folder
    ).outcome()
    #expect(whole.code == 0, "\(whole.messages)")
    let again =
      asked + [
        "--checkpoint", "run.state", "--checkpoint-every", "0", "-o", "killed.json", "--threads",
        "2",
      ] + proof("killed.cert")
    let kills = try killAgainAndAgain(again, most: 12)
    #expect(kills > 0)
    if workspace.read("killed.json") == nil {
      let last = try CorridorProcess(again, in: workspace.folder).outcome()
      #expect(last.code == 0, "\(last.messages)")
    }
    #expect(try answer("killed.json") == answer("whole.json"))
    #expect(try workspace.files().allSatisfy { !$0.hasPrefix("run.state") })
    #expect(try !workspace.files().contains { $0.contains(".json.part") })
    guard question.hasCertificate else { return }
    #expect(try !workspace.files().contains("killed.cert.part"))
    #expect(workspace.read("killed.cert") == workspace.read("whole.cert"))
    let check = try workspace.corridor(
      "verify",
      "hard",
      "killed.json",
      "--certificate",
      "killed.cert"
    )
    #expect(check.code == 0, "\(check.output)")
  }

  @Test("a time limit leaves a checkpoint from which the proof is completed")
  func timeLimit() throws {
    try workspace.makeHardPackage(towns: 24)
    func run(_ limit: [String] = []) throws -> (status: String?, seconds: Double) {
      let outcome = try CorridorProcess(
        question + ["--checkpoint", "run.state", "-o", "plan.json", "--force"] + limit,
        in: workspace.folder
      ).outcome()
      #expect(outcome.code == 0, "\(outcome.messages)")
      let members = try figures(workspace.read("plan.json"))
      let search = try #require(members["search"] as? [String: Any])
      return (members["status"] as? String, try #require(search["seconds"] as? Double))
    }
    let whole = try run()
    #expect(whole.status == "optimal")
    #expect(workspace.data("run.state") == nil)
    // A part of what the whole proof takes on this machine, however fast it is; less of it where
    // the machine has got faster meanwhile.
    var status: String?
    var limit = whole.seconds
    for _ in 0..<4 where status != "feasible" || workspace.data("run.state") == nil {
      limit /= 2
      status = try run(["--time-limit", "\(limit)"]).status
    }
    try #require(status == "feasible")
    #expect(workspace.data("run.state") != nil)
    #expect(try run().status == "optimal")
    #expect(workspace.data("run.state") == nil)
  }

  @Test("the checkpoint of another question, and what is none, are refused")
  func refused() throws {
    try workspace.makeHardPackage()
    let question = ["plan", "hard", "--budget", "300", "--relative-gap", "0", "--time-limit", "2"]
    let stopped = try CorridorProcess(
      question + ["--checkpoint", "run.state"],
      in: workspace.folder
    ).outcome()
    #expect(stopped.code == 0)
    let state = try #require(workspace.data("run.state"))
    let other = try workspace.corridor(
      "plan",
      "hard",
      "--budget",
      "301",
      "--checkpoint",
      "run.state"
    )
    #expect(other.code == 1)
    #expect(other.messages.contains("another question or network"))
    #expect(workspace.data("run.state") == state)
    let path = workspace.folder.appending(path: "odd.state")
    func refusal(of data: Data) throws -> String {
      try data.write(to: path)
      let outcome = try CorridorProcess(
        question + ["--checkpoint", "odd.state"],
        in: workspace.folder
      ).outcome()
      #expect(outcome.code == 1)
      #expect(outcome.messages.contains("odd.state"))
      #expect(workspace.data("odd.state") == data)
      return outcome.messages
    }
    let newer = Data("corridor checkpoint 99\n".utf8)
    for data in [Data(), Data("{\"format\": 1}".utf8), newer, state.prefix(10)] {
      #expect(try refusal(of: data).contains("not a checkpoint of this version"))
    }
    var damaged = [state.prefix(state.count - 1), state + [0], state.prefix(300)]
    for position in stride(from: 23, to: state.count, by: max(1, state.count / 40)) {
      var bent = state
      bent[position] ^= 0x10
      damaged.append(bent)
    }
    for data in damaged { #expect(try refusal(of: data).contains("damaged checkpoint")) }
    try state.write(to: path)
    let proven = try CorridorProcess(
      question + ["--checkpoint", "run.state", "--certificate", "plan.cert"],
      in: workspace.folder
    ).outcome()
    #expect(proven.code == 1)
    #expect(proven.messages.contains("a run without --certificate"))
  }

  @Test("two runs on one checkpoint: the second is refused, until the first has ended, however")
  func together() throws {
    try workspace.makeHardPackage()
    let options = [
      "plan", "hard", "--budget", "300", "--relative-gap", "0", "--checkpoint", "run.state",
      "--checkpoint-every", "0", "--force", "-o",
    ]
    let first = try CorridorProcess(options + ["first.json"], in: workspace.folder)
    while workspace.data("run.state") == nil, first.process.isRunning { usleep(10_000) }
    let second = try workspace.corridor(options + ["second.json"])
    #expect(second.code == 1)
    #expect(second.messages.contains("run.state is in use by another run"), "\(second.messages)")
    #expect(workspace.data("run.state") != nil)
    // A link leads to the same file, and so does another way to write its name.
    let link = workspace.folder.appending(path: "link.state")
    try FileManager.default.createSymbolicLink(
      atPath: link.path,
      withDestinationPath: "run.state"
    )
    for other in ["link.state", "hard/../run.state"] {
      let refused = try workspace.corridor(
        options.map { $0 == "run.state" ? other : $0 } + ["second.json"]
      )
      #expect(refused.code == 1 && refused.messages.contains("\(other) is in use"))
    }
    kill(first.process.processIdentifier, SIGKILL)
    #expect(first.outcome().code == -1)
    let third = try workspace.corridor(options + ["third.json", "--time-limit", "1"])
    #expect(third.code == 0, "\(third.messages)")
    #expect(workspace.data("run.state") != nil)
    #expect(!(try workspace.files().contains("run.state.lock")))
  }

  @Test("two runs on one certificate: the second is refused")
  func oneCertificate() throws {
    try workspace.makeHardPackage()
    func options(_ state: String) -> [String] {
      [
        "plan", "hard", "--budget", "300", "--relative-gap", "0", "--certificate", "plan.cert",
        "--checkpoint", state, "--checkpoint-every", "0", "-o", "\(state).json",
      ]
    }
    let first = try CorridorProcess(options("first.state"), in: workspace.folder)
    while workspace.data("first.state") == nil, first.process.isRunning { usleep(10_000) }
    let second = try workspace.corridor(options("second.state"))
    #expect(second.code == 1)
    #expect(second.messages.contains("plan.cert.part is in use by another run"))
    first.process.interrupt()
    #expect(first.outcome().code == 0)
  }

  @Test("the records of a certificate that are gone are missed")
  func lostRecords() throws {
    try workspace.makeHardPackage()
    let options = [
      "plan", "hard", "--budget", "300", "--relative-gap", "0", "--checkpoint", "run.state",
      "--time-limit", "3", "--certificate", "plan.cert", "-o", "plan.json", "--force",
    ]
    #expect(try workspace.corridor(options).code == 0)
    // What is bounded by then is proven, and the rest can follow.
    let check = try workspace.corridor("verify", "hard", "plan.json", "--certificate", "plan.cert")
    #expect(check.code == 0, "\(check.output)")
    let state = try #require(workspace.data("run.state"))
    let records = try #require(workspace.read("plan.cert.part"))
    for text in [nil, "", String(records.prefix(100)), "{}\n" + records] {
      try? FileManager.default.removeItem(at: workspace.folder.appending(path: "plan.cert.part"))
      if let text { try workspace.write(text, to: "plan.cert.part") }
      let outcome = try workspace.corridor(options)
      #expect(outcome.code == 1)
      #expect(outcome.messages.contains("plan.cert.part is not what the checkpoint"))
      #expect(workspace.data("run.state") == state)
    }
    let without = try workspace.corridor(options.filter { !$0.contains("cert") })
    #expect(without.code == 1)
    #expect(without.messages.contains("a run with --certificate"))
  }

  @Test("a disk that is full keeps the last state, and the search goes on")
  func fullDisk() throws {
    // No time limit is enough for all of its proof.
    try workspace.makeHardPackage()
    let options = [
      "plan", "hard", "--budget", "300", "--relative-gap", "0", "--checkpoint", "run.state",
      "--checkpoint-every", "0", "-o", "/dev/null",
    ]
    let short = try CorridorProcess(options + ["--time-limit", "2"], in: workspace.folder).outcome()
    #expect(short.code == 0)
    let state = try #require(workspace.data("run.state"))
    #expect(state.count > 4 * 512)
    // No file of this process may grow beyond 4 blocks of 512 bytes, which no state fits into.
    let limited = Process()
    limited.executableURL = URL(fileURLWithPath: "/bin/sh")
    limited.arguments =
      [
        "-c", "trap '' XFSZ; ulimit -f 4; exec \"$@\"", "sh", CorridorProcess.binary.path,
      ] + options + ["--time-limit", "3"]
    limited.currentDirectoryURL = workspace.folder
    let messages = Pipe()
    limited.standardError = messages
    try limited.run()
    let said = messages.fileHandleForReading.readDataToEndOfFile()
    limited.waitUntilExit()
    #expect(limited.terminationStatus == 0)
    let text = String(decoding: said, as: UTF8.self)
    let lines = text.split(separator: "\n").count { $0.contains("The last checkpoint stays") }
    #expect(lines == 1, "\(text)")
    #expect(workspace.data("run.state") == state)
    #expect(!(try workspace.files().contains("run.state.part")))
  }

  @Test("a folder that is not there is said before the search, a log that cannot be written once")
  func nowhere() throws {
    let question = ["plan", "net", "--budget", "15"]
    let refused = try workspace.corridor(question + ["--checkpoint", "none/run.state"])
    #expect(refused.code == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.messages.contains("cannot write none/run.state"))
    // Nothing can be written to /dev/full.
    let outcome = try workspace.corridor(question + ["--log", "/dev/full"])
    #expect(outcome.code == 0)
    #expect(outcome.output.hasPrefix("Investment plan for net"))
    #expect(outcome.messages.split(separator: "\n").count { $0.contains("/dev/full") } == 1)
  }

  @Test("a search that is stopped before it has a state says that there is none")
  func noState() throws {
    try workspace.makeHardPackage(towns: 16)
    let options = question + ["--checkpoint", "run.state", "--time-limit", "1e-6"]
    let outcome = try CorridorProcess(
      options + ["--certificate", "run.cert"],
      in: workspace.folder
    ).outcome()
    #expect(outcome.code == 0)
    // Nothing goes on from there, so nothing is kept for it.
    #expect(try !workspace.files().contains("run.cert.part"))
    #expect(outcome.messages.contains("run.state is not written"))
    #expect(workspace.data("run.state") == nil)
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
    #expect(!incumbents.isEmpty)
    #expect(incumbents == incumbents.sorted(by: >))
    #expect(try workspace.corridor("plan", "net", "--budget", "1", "--log", "run.jsonl").code == 2)
  }
}
