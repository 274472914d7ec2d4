// Matrices as CSV in long form, a row of the matrices at a time.

extension MatrixTable {
  /// The header line: `from_id,to_id` and the matrices' names.
  package var csvHeader: String {
    CSVWriter(header: ["from_id", "to_id"] + matrices.map(\.name)).text
  }

  /// A line per destination of a row.
  ///
  /// - Complexity: O(destinations x matrices).
  package func csv(ofRow row: Int) -> String {
    let width = destinations.count
    var csv = CSVWriter()
    for (column, destination) in destinations.enumerated() {
      csv.field(origins[row])
      csv.field(destination)
      for matrix in matrices { csv.field(matrix.values[row * width + column]) }
      csv.endRow()
    }
    return csv.text
  }

  /// The first cell that is NaN: its matrix's name, its origin and its destination; nil for none.
  package var undeclaredNaN: (matrix: String, origin: String, destination: String)? {
    let width = destinations.count
    for matrix in matrices {
      guard let cell = matrix.values.firstIndex(where: \.isNaN) else { continue }
      return (matrix.name, origins[cell / width], destinations[cell % width])
    }
    return nil
  }
}
