// corridor prepare: a graph's hierarchy in a file, for jobs that share the graph.

import CommandOptions
import Console
import AccessAnalysis
import ArgumentParser
import DurableFiles
import NetworkFiles
import ShortestPaths
import TransportNetwork

/// Saves the contraction hierarchy of a graph.
struct PrepareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare",
    abstract: "Save a graph's hierarchy, so that no job builds it again.",
    discussion: """
      EXAMPLES:
        corridor prepare --graph USA-road-t.NY.gr.gz -o ny.hierarchy
        corridor access --graph USA-road-t.NY.gr.gz --prepared ny.hierarchy --measure cumulative --cutoff 60000
        corridor matrix --graph USA-road-t.NY.gr.gz --prepared ny.hierarchy --origins from.csv -o costs.csv

      The file knows its graph: access and matrix refuse that of another one, of other costs, another use or other modes. Costs \
      need few decimals, for they are counted in whole units.
      """
  )

  @OptionGroup var input: GraphArguments
  @OptionGroup var travel: TravelOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file.", valueName: "file"),
    completion: .file()
  )
  var output: String

  @Flag(help: "Replace the file if it exists.")
  var force = false

  func run() throws {
    let file = try withFiles { () throws(FileFailure) in
      try WholeFile(output, replacing: force)
    }
    let progress = ProgressLine("hierarchy")
    defer { progress.end() }
    let name = input.graph ?? input.folder ?? ""
    let prepared: PreparedHierarchy
    if let path = input.graph, !fileKind(path).isFolder {
      let graph = UserGraph(try readGraphFile(path))
      prepared = try asking { () throws(AccessError) in
        try PreparedHierarchy(building: graph.graph, name: name)
      }
    } else {
      let graph = try travel.travelGraph(readNetwork(name)).graph
      prepared = try asking { () throws(AccessError) in
        try PreparedHierarchy(building: graph, name: name)
      }
    }
    try withFiles { () throws(FileFailure) in
      try prepared.write(to: file)
      try file.finish()
    }
  }
}
