// corridor benchmark: how fast the path kernels are on the user's own graph.

package import CommandOptions
import Console
import AccessAnalysis
package import ArgumentParser
import KernelBenchmark
import NetworkFiles
import DurableFiles
import Reporting
import ShortestPaths
import TransportNetwork

/// Times the path kernels.
extension BenchmarkArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Times the path kernels on your own graph.",
    discussion: """
      EXAMPLES:
        corridor benchmark Networks/china --kernel dijkstra,allpairs
        corridor benchmark --graph NY.gr.gz --kernel dijkstra,phast16 --runs 5
        corridor benchmark --graph g.gr --kernel insertion --arcs new.csv
        corridor benchmark --graph NY.gr.gz --kernel kshortest --pairs p.csv

      Kernels: \(Kernel.allCases.map(\.rawValue).joined(separator: ", ")). \
      The median is of the seconds that one source, pair, arc or whole table took, in all runs; build_seconds \
      are what comes before. bfs counts arcs, path is ch with the arcs of the paths, customize brings the costs \
      into a hierarchy of fixed order that had others, and insertion32 is insertion in single precision. The checksum is the sum of the finite distances asked for: from each source to \
      all vertices (dijkstra, phast, phast16, bfs), of all pairs (ch, path, customize), between all sources (table), between all \
      vertices (allpairs), of the k paths of all pairs (kshortest), of the Pareto paths' costs (pareto), and of \
      the closure after all arcs (insertion, insertion32). Costs of few decimals are counted in whole units, \
      on which all kernels agree; others are rounded to thousandths, or coarser where distances are large, \
      for ch, path, phast, phast16, table and customize alone.

      Ids in files are those of the graph file, which count from 1, or of zones and nodes of the network. \
      --sources: one id a line; --pairs: CSV from,to; --arcs: CSV from,to,cost. Without them 16 sources, 10 \
      pairs and 100 arcs are spread over the graph. The closure is that of all vertices, beyond 5000 that of \
      sources and ends of arcs. The second cost of pareto is the length: of TNTP networks and packages \
      their own, of a DIMACS graph the arcs of --lengths FILE.gr, else 1 per arc.
      """
  )

  package func run() throws {
    let kernels = try kernels()
    let file = try output.open()
    let graph = try readGraph()
    let places = graph.places.count
    let question = KernelQuestion(
      graph: graph,
      sources: try listed(sources) { table throws(AccessError) in
        try graph.places(listedIn: table, asked: "--sources")
      } ?? evenPlaces(places, 16),
      pairs: try listed(pairs, graph.pairs(listedIn:)) ?? evenPairs(places, 10),
      arcs: try listed(arcs, graph.arcs(listedIn:)),
      pathCount: pathCount,
      runs: runs,
      threads: threads
    )
    let progress = ProgressLine("benchmark")
    defer { progress.end() }
    var timings: [KernelTiming] = []
    for kernel in kernels {
      progress.update { kernel.rawValue }
      timings.append(try asking { () throws(AccessError) in try kernel.timing(question) })
    }
    let report = BenchmarkReport(
      vertices: graph.vertexCount,
      arcs: graph.arcCount,
      kernels: timings,
      hierarchy: question.hierarchy.built.map {
        BenchmarkReport.HierarchySize(
          upwardArcs: $0.upwardArcCount,
          downwardArcs: $0.downwardArcCount
        )
      }
    )
    try output.write(report, to: file)
  }

  /// What a file lists; nil without a file.
  private func listed<Listed>(
    _ path: String?,
    _ body: (CSVTable) throws(AccessError) -> Listed
  ) throws(CommandFailure) -> Listed? {
    try path.map { path throws(CommandFailure) in
      let table = try csvTable(path)
      return try asking { () throws(AccessError) in try body(table) }
    }
  }

  private func kernels() throws(CommandFailure) -> [Kernel] {
    let names = Kernel.allCases.map(\.rawValue)
    var kernels: [Kernel] = []
    for name in splitList(kernel) {
      let position = try position(of: name, among: names, what: "kernel", option: "--kernel")
      kernels.append(Kernel.allCases[position])
    }
    guard !kernels.isEmpty else {
      throw .usage("--kernel names no kernel. Known: \(names.joined(separator: ", ")).")
    }
    return kernels
  }

  private func readGraph() throws(CommandFailure) -> UserGraph {
    if let path = input.graph, !fileKind(path).isFolder {
      let file = try readGraphFile(path)
      return UserGraph(file, lengths: try lengths(beside: file))
    }
    let network = try readNetwork(input.graph ?? input.folder ?? "")
    return UserGraph(network, try travel.travelGraph(network))
  }

  /// The costs of the graph file that `--lengths` names, which must have the same arcs.
  private func lengths(beside file: GraphFile) throws(CommandFailure) -> [Double]? {
    guard let lengths else { return nil }
    let other = try readGraphFile(lengths)
    guard other.tails == file.tails, other.heads == file.heads else {
      throw .data(
        "\(lengths) has other arcs than the graph; expected the same ones in the same order."
      )
    }
    return other.costs
  }
}
