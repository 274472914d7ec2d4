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
    for matrix in table.matrices {
      guard let cell = matrix.values.firstIndex(where: \.isNaN) else { continue }
      let width = table.destinations.count
      throw .data(
        """
        \(input): matrix "\(matrix.name)" is NaN from "\(table.origins[cell / width])" to \
        "\(table.destinations[cell % width])"; write a number there, or declare NaN as the matrix's NA.
        """
      )
    }
  }

  private func writeCSV(_ table: MatrixTable, to file: OutputFile) throws(CommandFailure) {
    try file.write(CSVWriter(header: ["from_id", "to_id"] + table.matrices.map(\.name)).text)
    let width = table.destinations.count
    for (row, origin) in table.origins.enumerated() {
      var csv = CSVWriter()
      for (column, destination) in table.destinations.enumerated() {
        csv.field(origin)
        csv.field(destination)
        for matrix in table.matrices { csv.field(matrix.values[row * width + column]) }
        csv.endRow()
      }
      try file.write(csv.text)
    }
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
