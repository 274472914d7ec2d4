// The commands on the networks of the repository.

import Foundation
import Testing

/// The repository's folder of networks.
private let networks = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Networks")

@Suite("Networks of the repository")
struct ExampleNetworkTests {
  @Test("are valid", arguments: ["example", "china", "africa", "africa/upgrades"])
  func valid(name: String) throws {
    let check = try CorridorProcess(["validate", name], in: networks).outcome()
    #expect(check.code == 0, "\(check.output)")
    let info = try CorridorProcess(["info", name, "--format", "json"], in: networks).outcome()
    #expect(info.code == 0)
    #expect(info.output.hasPrefix("{"))
  }

  @Test("example: the plan, evaluated again, has the same figures")
  func example() throws {
    let plan = try CorridorProcess(
      ["plan", "example", "--budget", "150", "--format", "json"],
      in: networks
    ).outcome()
    #expect(plan.code == 0)
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(plan.output.utf8))
    try pipe.fileHandleForWriting.close()
    let again = try CorridorProcess(
      ["evaluate", "example", "--plan", "-", "--format", "json"],
      in: networks,
      input: pipe.fileHandleForReading
    ).outcome()
    #expect(again.code == 0)
    let lines = plan.output.split(separator: "\n")
    let figures = lines.filter { $0.hasPrefix("  \"gap\"") || $0.contains("access_after") }
    #expect(figures.count >= 2)
    for line in figures { #expect(again.output.contains(line)) }
  }

  @Test("china: a plan for a trillion, proven within a hundredth")
  func chinaPlan() throws {
    let plan = try CorridorProcess(
      ["plan", "china", "--budget", "1e12", "--relative-gap", "0.01", "--format", "json"],
      in: networks
    ).outcome()
    #expect(plan.code == 0)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any]
    )
    #expect(json["status"] as? String == "optimal")
    #expect(try #require(json["cost"] as? Double) <= 1e12)
    let objective = try #require(json["objective"] as? [String: Any])
    let value = try #require(objective["value"] as? Double)
    let bound = try #require(objective["bound"] as? Double)
    let before = try #require(objective["value_before"] as? Double)
    // The gap is to be small: no plan gets below the bound, and the plan closes part of what there
    // was.
    #expect(bound <= value)
    #expect(value - bound <= 0.01 * value)
    #expect(value < 0.95 * before)
  }

  @Test("the same bytes for any number of threads, statistics apart")
  func threads() throws {
    let outputs = try ["1", "3"].map { threads in
      let plan = try CorridorProcess(
        ["plan", "example", "--budget", "250", "--format", "json", "--threads", threads],
        in: networks
      ).outcome()
      #expect(plan.code == 0)
      return plan.output.split(separator: "\n").filter { !$0.contains("\"search\"") }
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0].count > 20)
  }

  @Test("china: a route between two cities by id")
  func china() throws {
    let route = try CorridorProcess(
      ["route", "china", "--from", "610100", "--to", "310000", "--format", "json"],
      in: networks
    ).outcome()
    #expect(route.code == 0)
    #expect(route.output.contains(#""from": "610100""#))
    #expect(!route.output.contains(#""minutes": null"#))
  }
}
