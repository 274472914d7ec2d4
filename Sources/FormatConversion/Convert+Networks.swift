// What convert does: network packages and graph files.

import CommandOptions
import Console
import DurableFiles
import NetworkFiles
import TransportNetwork

extension ConvertArguments {
  // MARK: Reading

  private var isPackage: Bool { fileKind(input).isFolder }

  private func graph() throws(CommandFailure) -> PlainGraph {
    if isPackage {
      let network = try readNetwork(input)
      let use = try named("--use") { () throws(NameError) in try network.use(named: self.use) }
      return PlainGraph(network, use: use, keepingNumbers: format == .tntp && !renumber)
    }
    let file = try readGraphFile(input)
    let scale = try number(minutesPerUnit, option: "--minutes-per-unit", orMore: false)
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
    let units = try number(unitsPerMinute, option: "--units-per-minute", orMore: false)
    let conversion = GraphConversion(
      try graph(),
      from: input,
      to: output,
      as: format == .tntp ? .tntp : .dimacs,
      renumbering: renumber,
      unitsPerMinute: units
    )
    // All are opened before any is written, so that a name that is taken leaves nothing behind.
    let opened = try conversion.files.map { file throws(CommandFailure) in
      try OutputFile(file.path, replacing: force)
    }
    for (file, output) in zip(conversion.files, opened) {
      try output.write(String(decoding: file.bytes, as: UTF8.self))
    }
    for output in opened { try output.finish() }
    // What is said of a file is said when it is there.
    for note in conversion.notes { Terminal.message(note) }
  }
}
