// corridor convert: matrices, between CSV in long form, OMX and TNTP trip tables.

import DurableFiles
import NetworkFiles
import TransportNetwork

extension ConvertCommand {
  /// Writes all matrices of IN.
  func writeMatrices(as format: TargetFormat) throws(CommandFailure) {
    if format == .csv {
      let file = try OutputFile(output, replacing: force)
      let table = try readMatrices(input, lookup: lookup)
      try checkNumbers(table)
      try writeCSV(table, to: file)
    } else {
      // Before the matrices are read: a name that is taken is said at once.
      if fileKind(output).exists, !force {
        throw .usage("\(output) exists already; give --force to replace it, or another name.")
      }
      let table = try readMatrices(input, lookup: lookup)
      try checkNumbers(table)
      try writeOMX(table)
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
