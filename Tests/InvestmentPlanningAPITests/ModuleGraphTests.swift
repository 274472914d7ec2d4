// The arrows between modules, as CONTRIBUTING.md has them: what must not know of something does not
// import it.

import Foundation
import Testing

@Suite struct ModuleGraphTests {
  /// Own modules that each module may import.
  private static let arrows: [String: Set<String>] = [
    "GLPK": ["CGLPK"],
    "ShortestPaths": ["CSweeps"],
    "Accessibility": [],
    "OpenMatrix": ["CHDF5"],
    "OrderedJSON": [],
    "TransportNetwork": ["ShortestPaths"],
    "DurableFiles": [],
    "NetworkFiles": [
      "TransportNetwork", "OrderedJSON", "DurableFiles", "ShortestPaths", "CZlib",
    ],
    "NetworkImport": [
      "NetworkFiles", "TransportNetwork", "OrderedJSON", "ShortestPaths", "DurableFiles", "CZlib",
      "CSQLite",
    ],
    "PlanModel": ["TransportNetwork", "Accessibility", "ShortestPaths"],
    "PlanSearch": ["PlanModel", "GLPK", "TransportNetwork", "Accessibility", "ShortestPaths"],
    "PlanProof": ["PlanModel", "TransportNetwork", "Accessibility", "ShortestPaths"],
    "PlanFiles": [
      "PlanModel", "PlanProof", "NetworkFiles", "TransportNetwork", "Accessibility", "OrderedJSON",
      "DurableFiles", "ShortestPaths",
    ],
    "AccessAnalysis": [
      "Accessibility", "TransportNetwork", "NetworkFiles", "OpenMatrix", "ShortestPaths",
      "DurableFiles",
    ],
    "KernelBenchmark": ["AccessAnalysis", "TransportNetwork", "ShortestPaths"],
    "CommandHelp": ["OrderedJSON"],
    "Sharding": ["NetworkFiles", "OrderedJSON", "DurableFiles"],
    "InvestmentPlanning": [
      "PlanModel", "PlanSearch", "TransportNetwork", "Accessibility", "ShortestPaths",
    ],
    "ShardedRuns": [
      "Sharding", "Reporting", "InvestmentPlanning", "PlanFiles", "PlanModel", "AccessAnalysis",
      "NetworkFiles", "TransportNetwork", "OrderedJSON", "DurableFiles",
    ],
    "Console": ["Reporting", "PlanModel", "TransportNetwork", "ShortestPaths", "DurableFiles"],
    // The command line's words and what they mean: no search, no solver.
    "CommandOptions": [
      "Console", "ShardedRuns", "Sharding", "Reporting", "PlanFiles",
      "PlanModel", "AccessAnalysis", "NetworkImport", "NetworkFiles", "TransportNetwork",
      "Accessibility",
      "ShortestPaths", "OrderedJSON", "DurableFiles", "ArgumentParser",
    ],
    // Of the parser no more than that the arguments of convert are one of its groups.
    "FormatConversion": [
      "CommandOptions", "Console", "Sharding", "Reporting", "AccessAnalysis", "NetworkFiles",
      "OpenMatrix", "TransportNetwork", "DurableFiles",
    ],
    // Neither parser nor terminal.
    "PlanningRuns": [
      "InvestmentPlanning", "PlanSearch", "PlanModel", "PlanFiles", "Reporting",
      "AccessAnalysis", "NetworkFiles", "TransportNetwork", "OrderedJSON", "DurableFiles",
    ],
    // Neither the search nor the solver; of packages, hummingbird's alone.
    "PlanningServer": [
      "Reporting", "InvestmentPlanning", "PlanFiles", "PlanModel", "AccessAnalysis", "NetworkFiles",
      "TransportNetwork", "Accessibility", "ShortestPaths", "OrderedJSON", "DurableFiles",
      "Hummingbird", "HummingbirdCore", "HTTPTypes", "Logging", "NIOCore",
    ],
  ]

  /// What comes with Swift.
  private static let system: Set<String> = [
    "Glibc", "Dispatch", "Synchronization", "Foundation", "FoundationEssentials", "_Builtin_float",
  ]

  @Test("modules import only what they may know", arguments: arrows.keys.sorted())
  func imports(module: String) throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/\(module)")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    var count = 0
    for case let file as String in files where file.hasSuffix(".swift") {
      count += 1
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard !line.hasPrefix("//"), !line.hasPrefix(" "),
          let position = words.firstIndex(of: "import"), position <= 1, words.count > position + 1
        else { continue }
        // One declaration may be imported, as in `import func Glibc.sysconf`.
        let kinds = ["func", "let", "struct", "class", "enum", "protocol", "typealias", "var"]
        let isOne = kinds.contains(String(words[position + 1])) && words.count > position + 2
        let path = words[position + (isOne ? 2 : 1)]
        let name = String(path.prefix { $0 != "." })
        #expect(
          Self.arrows[module]?.contains(name) == true || Self.system.contains(name),
          "\(module)/\(file) imports \(name)"
        )
      }
    }
    #expect(count > 0)
  }
}
