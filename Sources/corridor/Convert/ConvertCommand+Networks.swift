// corridor convert: network packages and graph files.

import DurableFiles
import NetworkFiles
import TransportNetwork

extension ConvertCommand {
  // MARK: Reading

  private var isPackage: Bool { fileKind(input).isFolder }

  private func graph() throws(CommandFailure) -> PlainGraph {
    if isPackage {
      let network = try readNetwork(input)
      let use = try named("--use") { () throws(NameError) in try network.use(named: self.use) }
      return PlainGraph(network, use: use, keepingNumbers: format == .tntp && !renumber)
    }
    let file = try readGraphFile(input)
    let scale = try minutesPerUnit.map { text throws(CommandFailure) in
      try number(text, option: "--minutes-per-unit", orMore: false)
    }
    do throws(GraphFileError) {
      let coordinates = try nodes.map { path throws(GraphFileError) in
        try NodeCoordinates(contentsOf: path, of: file)
      }
      return PlainGraph(file, coordinates: coordinates, minutesPerUnit: scale ?? 1)
    } catch {
      throw .data(error.description)
    }
  }

  /// The network of IN, be it a package or a graph.
  func network() throws(CommandFailure) -> Network {
    isPackage ? try readNetwork(input) : try graph().network(name: datasetName, crs: crs)
  }

  /// The network of IN, whose nodes must have places to be drawn.
  func drawnNetwork() throws(CommandFailure) -> Network {
    let network = try network()
    guard network.hasCoordinates || isPackage else {
      throw .usage(
        "\(input) has no coordinates, so it cannot be drawn; give --nodes FILE (.co or _node.tntp)."
      )
    }
    try checkIsDrawn(network, input)
    return network
  }

  /// The graph file's name without folder and endings.
  private var datasetName: String {
    var name = input.split(separator: "/").last.map { String($0) } ?? input
    for ending in [".gz", ".gr", ".tntp", "_net"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return name
  }

  // MARK: Writing

  /// Writes the folder of a package.
  func writePackage() throws(CommandFailure) {
    if fileKind(output).exists && !force {
      throw .usage("\(output) exists already; give --force to replace it, or another name.")
    }
    let network = try network()
    do throws(NetworkWriteError) {
      try NetworkPackage.write(network, to: output, replacing: force)
    } catch {
      throw .data(error.description)
    }
    if !network.hasCoordinates, !isPackage {
      Terminal.message(
        """
        \(input) has no coordinates: \(output) routes and plans, but cannot be drawn; --nodes FILE (.co or _node.tntp) gives \
        them.
        """
      )
    }
  }

  /// Writes a graph with its coordinates and ids beside.
  func writeGraph(as format: TargetFormat) throws(CommandFailure) {
    var graph = try graph()
    if format == .dimacs || renumber { graph = graph.renumbered }
    let main: [UInt8]
    let coordinates: [UInt8]?
    let ending: String
    var messages: [String] = []
    if format == .tntp {
      if graph.openedNodeCount > 0 {
        messages.append(
          """
          \(input): \(graph.openedNodeCount) nodes without a zone that paths may not pass through are open in \
          \(output): FIRST THRU NODE comes after the zones, and paths may pass through some of these.
          """
        )
      }
      if graph.renamedZoneCount > 0 {
        messages.append(
          """
          \(input): zones of TNTP are nodes: \(graph.renamedZoneCount) nodes that lie in a zone of another id are zones of their \
          own in \(output).
          """
        )
      }
      if !graph.numbers.areConsecutive {
        messages.append(
          """
          \(output): nodes keep their numbers, which are not 1 to \(graph.nodeCount) as some programs want; --renumber counts \
          them from 1.
          """
        )
      }
      if !renumber, !graph.ids.isEmpty, graph.ids.allSatisfy({ Int($0) != nil }) {
        messages.append(
          """
          \(output): nodes are numbered from 1 to \(graph.nodeCount), since TNTP knows other numbers by links alone, and the zones \
          must come first\(output == "-" ? "" : "; \(stem(of: output))_ids.csv has the ids").
          """
        )
      }
      (main, coordinates, ending) = (graph.tntp, graph.tntpNodes, "_node.tntp")
    } else {
      let closed = graph.closedNodeCount + graph.openedNodeCount
      if closed > 0 {
        messages.append(
          """
          \(input): FIRST THRU NODE is lost: \(closed) nodes that paths may not pass through \
          are open in \(output).
          """
        )
      }
      let units = try unitsPerMinute.map { text throws(CommandFailure) in
        try number(text, option: "--units-per-minute", orMore: false)
      }
      let scale = units ?? (graph.isWhole(unitsPerMinute: 1) ? 1 : 1000)
      if scale != 1 { messages.append("\(output): \(shortestDecimal(scale)) units are a minute.") }
      (main, coordinates, ending) = (
        graph.dimacs(unitsPerMinute: scale), graph.dimacsCoordinates, ".co"
      )
    }
    var files = [(path: output, bytes: main)]
    if output != "-" {
      let stem = stem(of: output)
      if let coordinates { files.append((stem + ending, coordinates)) }
      if !graph.ids.isEmpty {
        files.append((stem + (format == .tntp ? "_ids.csv" : ".ids.csv"), graph.idTable))
      }
    }
    // All are opened before any is written, so that a name that is taken leaves nothing behind.
    var opened: [OutputFile] = []
    for file in files { opened.append(try OutputFile(file.path, replacing: force)) }
    for (file, output) in zip(files, opened) {
      try output.write(String(decoding: file.bytes, as: UTF8.self))
    }
    for output in opened { try output.finish() }
    // What is said of a file is said when it is there.
    for message in messages { Terminal.message(message) }
  }

  /// A file's name without the ending of its format.
  private func stem(of path: String) -> String {
    for ending in ["_net.tntp", ".tntp", ".gr"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }
}
