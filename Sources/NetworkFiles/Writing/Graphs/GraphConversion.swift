// A graph in another format: the files that it takes, and what is lost on the way.

import TransportNetwork

/// The files of a graph in a format, with its coordinates and its nodes' own ids beside.
package struct GraphConversion: Sendable {
  /// The files, the graph itself first.
  package private(set) var files: [(path: String, bytes: [UInt8])]
  /// What is lost or changed, in sentences.
  package private(set) var notes: [String]

  /// Converts a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - input: What messages call where it comes from.
  ///   - output: The graph's file; `-` takes nothing beside.
  ///   - format: The format.
  ///   - isRenumbered: Whether nodes of a TNTP network are counted from 1.
  ///   - unitsPerMinute: Cost units of a minute in DIMACS; nil for 1, or 1000 where minutes are not
  ///     whole.
  /// - Complexity: O(nodes + arcs).
  package init(
    _ graph: PlainGraph,
    from input: String,
    to output: String,
    as format: GraphFile.Format,
    renumbering isRenumbered: Bool,
    unitsPerMinute: Double?
  ) {
    let graph = format == .dimacs || isRenumbered ? graph.renumbered : graph
    let main: [UInt8]
    let coordinates: [UInt8]?
    let (ending, idEnding): (String, String)
    switch format {
    case .tntp:
      notes = Self.notes(graph, from: input, toTNTP: output, renumbering: isRenumbered)
      (main, coordinates) = (graph.tntp, graph.tntpNodes)
      (ending, idEnding) = ("_node.tntp", "_ids.csv")
    case .dimacs:
      notes = []
      let closed = graph.closedNodeCount + graph.openedNodeCount
      if closed > 0 {
        notes.append(
          """
          \(input): FIRST THRU NODE is lost: \(closed) nodes that paths may not pass through \
          are open in \(output).
          """
        )
      }
      let scale = unitsPerMinute ?? (graph.isWhole(unitsPerMinute: 1) ? 1 : 1000)
      if scale != 1 { notes.append("\(output): \(shortestDecimal(scale)) units are a minute.") }
      (main, coordinates) = (graph.dimacs(unitsPerMinute: scale), graph.dimacsCoordinates)
      (ending, idEnding) = (".co", ".ids.csv")
    }
    files = [(path: output, bytes: main)]
    guard output != "-" else { return }
    let stem = Self.stem(of: output)
    if let coordinates { files.append((stem + ending, coordinates)) }
    if !graph.ids.isEmpty { files.append((stem + idEnding, graph.idTable)) }
  }

  private static func notes(
    _ graph: PlainGraph,
    from input: String,
    toTNTP output: String,
    renumbering isRenumbered: Bool
  ) -> [String] {
    var notes: [String] = []
    if graph.openedNodeCount > 0 {
      notes.append(
        """
        \(input): \(graph.openedNodeCount) nodes without a zone that paths may not pass through are open in \
        \(output): FIRST THRU NODE comes after the zones, and paths may pass through some of these.
        """
      )
    }
    if graph.renamedZoneCount > 0 {
      notes.append(
        """
        \(input): zones of TNTP are nodes: \(graph.renamedZoneCount) nodes that lie in a zone of another id are zones of their \
        own in \(output).
        """
      )
    }
    if !graph.numbers.areConsecutive {
      notes.append(
        """
        \(output): nodes keep their numbers, which are not 1 to \(graph.nodeCount) as some programs want; --renumber counts \
        them from 1.
        """
      )
    }
    if !isRenumbered, !graph.ids.isEmpty, graph.ids.allSatisfy({ Int($0) != nil }) {
      notes.append(
        """
        \(output): nodes are numbered from 1 to \(graph.nodeCount), since TNTP knows other numbers by links alone, and the zones \
        must come first\(output == "-" ? "" : "; \(stem(of: output))_ids.csv has the ids").
        """
      )
    }
    return notes
  }

  /// A file's name without the ending of its format.
  private static func stem(of path: String) -> String {
    for ending in ["_net.tntp", ".tntp", ".gr"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }
}
