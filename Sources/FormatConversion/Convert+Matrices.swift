// What convert does: matrices, between CSV in long form, OMX and TNTP trip tables.

import CommandOptions
import Console
import AccessAnalysis
import DurableFiles
import NetworkFiles
import TransportNetwork

extension ConvertArguments {
  /// Writes all matrices of IN.
  func writeMatrices(as format: TargetFormat) throws(CommandFailure) {
    if format == .csv {
      let file = try OutputFile(output, replacing: force)
      let table = try chosenMatrices()
      try checkNumbers(table)
      try writeCSV(table, to: file)
    } else {
      // Before the matrices are read: a name that is taken is said at once.
      if fileKind(output).exists, !force {
        throw .usage("\(output) exists already; give --force to replace it, or another name.")
      }
      let table = try chosenMatrices()
      try checkNumbers(table)
      try writeOMX(table)
    }
  }

  /// The matrices of IN that --matrix names, or all, in its order.
  private func chosenMatrices() throws(CommandFailure) -> MatrixTable {
    guard !matrices.isEmpty else { return try readMatrices(input, lookup: lookup) }
    func chosen(_ names: [String]) throws(AccessError) -> [String] {
      for name in matrices {
        _ = try AccessAnalysis.position(of: name, among: names, what: "matrix")
      }
      return names.filter { matrices.contains($0) }
    }
    let table = try readMatrices(input, lookup: lookup, choosing: chosen)
    return try asking { () throws(AccessError) in
      let names = Set(try chosen(table.matrices.map(\.name)))
      return MatrixTable(
        origins: table.origins,
        destinations: table.destinations,
        matrices: table.matrices.filter { names.contains($0.name) }
      )
    }
  }

  /// Refuses NaN that no `NA` declares: it would be read as whatever the next program takes it for.
  private func checkNumbers(_ table: MatrixTable) throws(CommandFailure) {
    guard let (matrix, origin, destination) = table.undeclaredNaN else { return }
    throw .data(
      """
      \(input): matrix "\(matrix)" is NaN from "\(origin)" to \
      "\(destination)"; write a number there, or declare NaN as the matrix's NA.
      """
    )
  }

  private func writeCSV(_ table: MatrixTable, to file: OutputFile) throws(CommandFailure) {
    try file.write(table.csvHeader)
    for row in table.origins.indices { try file.write(table.csv(ofRow: row)) }
    try file.finish()
  }

  private func writeOMX(_ table: MatrixTable) throws(CommandFailure) {
    var file = try OpenMatrixOutput(
      output,
      replacing: force,
      origins: table.origins,
      destinations: table.destinations,
      matrices: table.matrices.map(\.name)
    )
    let width = table.destinations.count
    for (position, matrix) in table.matrices.enumerated() {
      for row in table.origins.indices {
        try file.append(
          Array(matrix.values[row * width..<(row + 1) * width]),
          toMatrix: position
        )
      }
    }
    try file.finish()
  }
}
