// Help, versions, completions, and what a wrong command line is told.

import Foundation
import Testing

@Suite("Usage")
struct UsageTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test(
    "help shows examples before usage and options",
    arguments: [
      "validate", "info", "route", "matrix", "access", "inequality", "plan", "evaluate",
      "frontier", "criticality", "verify", "benchmark", "list", "try", "compare", "merge",
      "ensemble",
    ]
  )
  func help(command: String) throws {
    for arguments in [["help", command], [command, "--help"]] {
      let help = try CorridorProcess(arguments, in: workspace.folder).outcome()
      #expect(help.code == 0)
      let examples = try #require(help.output.range(of: "EXAMPLES:\n  corridor "))
      let usage = try #require(help.output.range(of: "USAGE: corridor \(command)"))
      #expect(examples.lowerBound < usage.lowerBound)
      #expect(help.output.contains("--format"))
      #expect(help.messages.isEmpty)
      // Terminals are at least 80 columns wide; the parser does not wrap its usage line.
      let lines = help.output.split(separator: "\n").filter { !$0.hasPrefix("USAGE:") }
      #expect(lines.allSatisfy { $0.count <= 80 })
    }
  }

  @Test("version, the list of commands, and completions")
  func general() throws {
    // The version stands in one place, from which package and wheel take it too.
    let version = try workspace.corridor("--version").output
    #expect(version.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil, "\(version)")
    #expect(try workspace.corridor().output.contains("SUBCOMMANDS:"))
    for shell in ["bash", "zsh", "fish"] {
      let script = try workspace.corridor("--generate-completion-script", shell)
      #expect(script.code == 0)
      #expect(script.output.contains("evaluate"))
    }
  }

  @Test(
    "a wrong command line ends with 2, says what is wrong, and prints no results",
    arguments: [
      ("pla", #"unknown command "pla"; did you mean "plan"?"#),
      ("plan net", "--budget"),
      ("plan net --budget -5", #"--budget takes a finite number of at least 0, not "-5""#),
      ("plan net --budget=-5", #"not "-5""#),
      ("plan net --budget nan", #"not "nan""#),
      ("plan net --budget inf", #"not "inf""#),
      ("plan net --budget 1e999", #"not "1e999""#),
      ("plan net --budget ten", #"not "ten""#),
      ("plan net --budget 10 --target Wst", #""Wst"; did you mean "West"? Known: East, West."#),
      ("plan net --budget 10 --reference Central", #""Central". Known: East, West."#),
      ("plan net --budget 10 --target East", "name two regions"),
      ("plan net --budget 10 --scheme makro", #"did you mean "macro"?"#),
      ("plan net --budget 10 --use freight", #"unknown use "freight". Known: passenger."#),
      (
        "plan net --budget 10 --opportunities jobs",
        #"unknown zone column "jobs". Known: population."#
      ),
      ("plan net --budget 10 --weight popullation", #"did you mean "population"?"#),
      (
        "plan net --budget 10 --require P9",
        #"unknown project "P9"; did you mean "P1"? Known: Fast line P1, Branch P2, Tunnel P3."#
      ),
      ("plan net --budget 10 --forbid X", #"--forbid: unknown project "X""#),
      ("plan net --budget 10 --decay gauss", "expected one of binary, linear, exponential, power"),
      ("plan net --budget 10 --decay-parameters 0", "not a finite number above 0"),
      ("plan net --budget 10 --decay power", "has no default"),
      ("plan net --budget 10 --objective least", "invalid for '--objective <objective>'"),
      ("plan net --objective cost", "--reach gap:V, ratio:V or access:V belong together"),
      ("plan net --budget 10 --reach gap:1", "belong together"),
      ("plan net --objective cost --reach speed:1", #"gap:V, ratio:V or access:V, not "speed:1""#),
      ("plan net --objective cost --reach gap:much", #"--reach gap takes a finite number"#),
      ("plan net --budget 10 --demand trips.csv", "--objective total and mean-cost"),
      ("plan net --budget 10 --aversion 1", "--objective welfare"),
      ("plan net --budget 10 --unreachable-cost 5", "--objective mean-cost"),
      ("plan net --budget 10 --relative-gap -1", "--relative-gap"),
      ("plan net --budget 10 --time-limit 0", "--time-limit takes a finite number above 0"),
      ("plan net --budget 10 --threads 0", "--threads"),
      ("plan net --budget 10 --periods 5,5", "--periods"),
      ("evaluate net", "--build"),
      ("evaluate net --build P1 --plan x.json", "either --build P1,P2 or --plan"),
      ("evaluate net --build P4", #"unknown project "P4""#),
      ("route net --from A", "--to"),
      ("route net --from A --to Z", #"--to: unknown node or zone "Z""#),
      ("route net --from A --to B --pairs x.csv", "either --pairs"),
      ("route net --from A --to B -k 0", "-k"),
      ("route net --from A --to B -k 2 --pareto time,money", "either -k or --pareto"),
      ("route net --from A --to B --pareto time", "time,money"),
      ("route net --from A --to B --modes boat", #"unknown mode "boat". Known: road."#),
      ("route net --from A --to B --modes ,", "names no mode"),
      ("matrix net --use nobody", #"unknown use "nobody""#),
      ("access net --measure weekly", "- mean-cost"),
      ("access net --measure daily --theta 3", "--theta belongs to --measure market-access"),
      ("access net --measure market-access", "needs --theta"),
      ("access net --measure interval", "--cutoff-range A:B:STEP"),
      ("access net --measure interval --cutoff-range 9:1:1", "9.0 to 1.0"),
      ("access net --measure closest --nearest 0", "above 0"),
      ("access net --measure mean-cost --passive", "no --passive form"),
      ("access net --measure two-step --cutoff 5 --decay linear", "not both"),
      ("access net --decay stepped --decay-parameters 9", "a colon and a weight"),
      ("access", "one of a network folder, --matrix"),
      ("access net --matrix m.csv", "one of a network folder, --matrix"),
      ("access --matrix m.csv", "--zones"),
      ("access net --zones z.csv", "belong to --matrix"),
      ("access net --cost-column time", "belong to --matrix"),
      ("access --matrix m.csv --zones z.csv --use passenger", "--use and --modes"),
      ("access --matrix m.csv --zones z.csv --limit time", "COLUMN=VALUE"),
      ("access --matrix m.csv --zones z.csv --limit time=5", "--limit belongs to"),
      ("inequality --zones z.csv --value x --index theil", "theil-t"),
      ("inequality --zones z.csv --value x --index concentration", "needs --rank"),
      ("inequality --zones z.csv --value x --index gap", "needs --group"),
      ("inequality --zones z.csv --value x --index ,", "names no index"),
      ("access net --measure cumulative", "--cutoff"),
      ("access net --measure cumulative --cutoff 30,x", #"not "x""#),
      ("access net --measure cumulative --cutoff -3", #"not "-3""#),
      ("access net --cutoff 30", "--cutoff belongs to --measure cumulative"),
      ("access net --measure cumulative --cutoff 30 --decay linear", "--decay belongs"),
      ("access net --by cluster", #"unknown region scheme "cluster". Known: macro."#),
      ("access net --intrazonal some", "exclude, zero, minutes:V or radius:K"),
      ("info net --format xml", "'text', 'csv' or 'json'"),
    ]
  )
  func wrong(line: String, sentence: String) throws {
    let arguments = line.split(separator: " ").map { String($0) }
    let outcome = try CorridorProcess(arguments, in: workspace.folder).outcome()
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.hasPrefix("Error: "))
    #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
  }

  @Test("the only use of a network needs no name, whatever it is")
  func onlyUse() throws {
    let workspace = try Workspace(replacing: ["use_definition.csv": "use\nfreight\n"])
    #expect(try workspace.corridor("matrix", "net").code == 0)
  }
}
