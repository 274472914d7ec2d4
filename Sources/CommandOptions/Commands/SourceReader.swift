// The files of an access question: a network, or a matrix with its zones, or a graph.

package import Console
package import AccessAnalysis
import DurableFiles
package import NetworkFiles
package import TransportNetwork

/// Reads the files of a question's sources.
package struct SourceReader {
  private let request: AccessRequest
  private let command: AccessArguments
  private let listener: AccessListener

  package init(_ request: AccessRequest, _ command: AccessArguments, _ listener: AccessListener) {
    (self.request, self.command, self.listener) = (request, command, listener)
  }

  /// A network, with the projects that are built.
  package func network(
    _ network: Network,
    built: [RowIndex<Project>] = []
  ) throws(CommandFailure) -> NetworkSource {
    try asking { () throws(AccessError) in
      try NetworkSource(
        network,
        for: request,
        built: built,
        threads: command.threads.count,
        listener: listener
      )
    }
  }

  /// The table of zones.
  package func zones() throws(CommandFailure) -> ZoneFile {
    let path = command.zones ?? ""
    if path == "-", command.matrix == "-" || command.graph == "-" {
      throw .usage("--zones and the costs cannot both be standard input.")
    }
    return try data { () throws(CSVError) in try ZoneFile(contentsOf: path) }
  }

  /// A graph, with the nodes that --zones lists, or all of them.
  package func graph(_ path: String) throws(CommandFailure) -> GraphSource {
    let listed = command.zones == nil ? nil : try zones()
    let file = try readGraphFile(path)
    return try asking { () throws(AccessError) in
      try GraphSource(
        file,
        name: path,
        zones: listed,
        threads: command.threads.count,
        listener: listener
      )
    }
  }

  /// A matrix file of any form, with its zones.
  package func matrix(at path: String, zones: ZoneFile) throws(CommandFailure) -> MatrixSource {
    guard path != "-", try form(ofFile: path) == .hdf5 else {
      return try matrix(csvTable(path), zones)
    }
    let request = request
    let table = try readMatrices(path) { names throws(AccessError) in
      try MatrixSource.matrices(of: path, among: names, for: request)
    }
    return try asking { () throws(AccessError) in
      try MatrixSource(table, name: path, zones: zones, for: request, listener: listener)
    }
  }

  private func matrix(_ table: CSVTable, _ zones: ZoneFile) throws(CommandFailure) -> MatrixSource {
    try asking { () throws(AccessError) in
      try MatrixSource(table, zones: zones, for: request, listener: listener)
    }
  }

  /// Access before, from whatever the user gave: an earlier result, or another source of the same
  /// question.
  package func earlier(
    _ path: String,
    _ question: AccessQuestion,
    _ source: some AccessSource,
    cutoffs: [Double?]
  ) throws(CommandFailure) -> EarlierAccess {
    func answer(_ other: some AccessSource) throws(CommandFailure) -> EarlierAccess {
      try asking { () throws(AccessError) in EarlierAccess(try question.answer(other)) }
    }
    if fileKind(path).isFolder { return try answer(network(readNetwork(path))) }
    if source.kind == .graph, path != "-", !path.hasSuffix(".csv") {
      return try answer(graph(path))
    }
    let zones = (source as? MatrixSource)?.zones
    if let zones, path != "-", try form(ofFile: path) == .hdf5 {
      return try answer(matrix(at: path, zones: zones))
    }
    let table = try csvTable(path)
    guard table.columnIndex(named: "accessibility") == nil, let zones else {
      return try asking { () throws(AccessError) in try EarlierAccess(table, cutoffs: cutoffs) }
    }
    return try answer(matrix(table, zones))
  }
}
