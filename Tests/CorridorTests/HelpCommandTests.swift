// Help that shows what is common first, the manual page, and completions that know a package's
// names.

import Foundation
import Testing

@Suite("Help, manual, completion")
struct HelpCommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test(
    "what comes before the other options fits a screen",
    arguments: [
      ("plan", 50), ("access", 40), ("frontier", 30), ("evaluate", 30), ("criticality", 20),
      ("try", 25), ("route", 15), ("matrix", 20),
    ]
  )
  func firstScreen(command: String, leastOptions: Int) throws {
    let help = try workspace.corridor("help", command).output
    let lines = help.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: "COMMON OPTIONS:"))
    let end = try #require(lines[start...].firstIndex(of: ""))
    #expect(end <= 24, "\(end) lines")
    // Nothing is left out: every option of the parser's own list is there once, and once more in
    // full if a line says not all of it.
    let known = try workspace.corridor(command, "--help-hidden").output
    var options = 0
    for line in known.components(separatedBy: "\n") where line.hasPrefix("  -") {
      let words = line.split { " ,".contains($0) }
      let name = words.first { $0.hasPrefix("--") } ?? words.first
      let option = try #require(name)
      guard option != "--version", option != "--help" else { continue }
      options += 1
      let count = lines.count { line in
        let label = line.dropFirst(2).components(separatedBy: "  ")[0]
        return line.hasPrefix("  -")
          && label.split(whereSeparator: { " ,".contains($0) }).contains(option)
      }
      let isShort = lines[start..<end].contains { line in
        line.hasPrefix("  ") && line.contains(option + " ") && count == 2
      }
      #expect(count == 1 || isShort, "\(option)")
    }
    #expect(options >= leastOptions, "\(options) options")
  }

  @Test("help of a command in a group, behind a folder, and of none")
  func forms() throws {
    let group = try workspace.corridor("help", "import", "osm").output
    #expect(group.contains("USAGE: corridor import osm"))
    #expect(try workspace.corridor("plan", "net", "--help").output.contains("COMMON OPTIONS:"))
    #expect(try workspace.corridor("help").output.contains("SUBCOMMANDS:"))
    #expect(try workspace.corridor("help", "pla").code == 2)
  }

  @Test("the manual page has every command, and no line is taken for a request by mistake")
  func manual() throws {
    let page = try workspace.corridor("--generate-man")
    #expect(page.code == 0)
    #expect(page.output.hasPrefix(".TH CORRIDOR 1"))
    for command in ["PLAN", "WHY", "IMPORT OSM", "ACCESS"] {
      #expect(page.output.contains(".SH \"CORRIDOR \(command)\""))
    }
    let requests: Set = ["TH", "SH", "B", "I", "PP", "TP", "nf", "fi", "RS", "RE"]
    for line in page.output.split(separator: "\n") where line.hasPrefix(".") {
      let name = line.dropFirst().prefix { !$0.isWhitespace }
      #expect(requests.contains(String(name)), "\(line)")
    }
  }

  @Test("names of the package that is typed complete options; names of several words are one word")
  func names() throws {
    func words(_ arguments: String...) throws -> [String] {
      try workspace.corridor(arguments).output.split(separator: "\n").map(String.init).sorted()
    }
    #expect(
      try words("---completion", "route", "--", "--from", "3", "0", "corridor", "route", "net", "")
        == ["Aville", "Beton", "Ceeburg", "Dorf"]
    )
    #expect(
      try words(
        "---completion",
        "plan",
        "--",
        "--require",
        "4",
        "0",
        "corridor",
        "plan",
        "net",
        "--require",
        ""
      ) == ["Branch", "Fast-line", "P1", "P2", "P3", "Tunnel"]
    )
    // What stands for a name of two words is read as that name.
    let plan = try workspace.corridor("plan", "net", "--budget", "20", "--require", "Fast-line")
    #expect(plan.code == 0, "\(plan.messages)")
    #expect(plan.output.contains("Fast line"))
    #expect(
      try words("---completion", "route", "--", "--from", "2", "0", "corridor", "route", "") == []
    )
  }
}
