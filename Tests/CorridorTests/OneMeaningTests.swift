// One number, one meaning: commands that tell the same figure tell the same number, and say what it
// counts.

import Foundation
import Testing

@Suite("One number, one meaning")
struct OneMeaningTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test("inequality of access by population is what plan says before building")
  func gini() throws {
    let access = try workspace.corridor(
      "access",
      "net",
      "--columns",
      "population",
      "-o",
      "access.csv"
    )
    #expect(access.code == 0, "\(access.messages)")
    #expect(
      workspace.read("access.csv")?.hasPrefix("zone_id,accessibility,name,population\n") == true
    )
    let plan = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "20",
      "--format",
      "json"
    ).output
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(plan.utf8)) as? [String: Any]
    )
    let indices = try #require(document["inequality"] as? [[String: Any]])
    let before = try #require(
      indices.first { $0["index"] as? String == "gini" }?["before"] as? Double
    )
    func rows(_ options: String...) throws -> [String] {
      let result = try workspace.corridor(
        ["inequality", "--zones", "access.csv", "--value", "accessibility", "--index", "gini"]
          + options
      )
      #expect(result.code == 0, "\(result.messages)")
      return result.output.split(separator: "\n").map(String.init)
    }
    let weighted = try #require(try rows("--weight", "population").last?.split(separator: ",").last)
    #expect(abs(try #require(Double(weighted)) - before) <= 1e-12)
    let plain = try #require(try rows().last?.split(separator: ",").last)
    #expect(abs(try #require(Double(plain)) - before) > 1e-3)
    #expect(
      try rows("--weight", "population", "--format", "text")[0]
        == "Inequality of accessibility, weighted by population"
    )
    #expect(
      try rows("--format", "text")[0] == "Inequality of accessibility, every zone counting alike"
    )
  }

  @Test("access says that a zone's own people are left out, until they are not")
  func own() throws {
    let sentence = "A zone's own population is left out"
    #expect(try workspace.corridor("access", "net", "--format", "text").output.contains(sentence))
    let counted = try workspace.corridor(
      "access",
      "net",
      "--intrazonal",
      "zero",
      "--format",
      "text"
    )
    #expect(counted.code == 0 && !counted.output.contains(sentence))
  }

  @Test("matrices have names beside ids, and say what they count")
  func matrix() throws {
    let json = try workspace.corridor("matrix", "net", "--format", "json").output
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    )
    #expect(document["origins"] as? [String] == ["A", "B", "C", "D"])
    #expect(document["origin_names"] as? [String] == ["Aville", "Beton", "Ceeburg", "Dorf"])
    let text = try workspace.corridor("matrix", "net", "--format", "text").output
    #expect(text.contains("Aville (A)"))
    #expect(text.contains("mean minutes"))
  }
}
