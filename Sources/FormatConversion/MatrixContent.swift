// Costs between places on their way to a file: text, OMX or a part of a run.

package import AccessAnalysis
package import CommandOptions
package import Console
import DurableFiles
import Reporting
import Sharding

/// Costs between places by position, with what they are called.
package struct MatrixContent {
  package var costs: ZoneCosts
  package var rows: [Int]
  package var columns: [Int]
  package var ids: (Int) -> String
  package var names: [String: String] = [:]
  package var unit = "cost"
  package var ranks: [Int?]?

  /// Costs of rows and columns by position; places have names, and rows ranks, where there are any.
  package init(
    costs: ZoneCosts,
    rows: [Int],
    columns: [Int],
    ids: @escaping (Int) -> String,
    names: [String: String] = [:],
    unit: String = "cost"
  ) {
    (self.costs, self.rows, self.columns) = (costs, rows, columns)
    (self.ids, self.names, self.unit) = (ids, names, unit)
  }
}

extension MatrixContent {
  /// Writes the matrix, and tells how many pairs are unreachable.
  package func write(
    to target: MatrixTarget,
    _ output: OutputOptions,
    _ progress: ProgressLine
  ) throws(CommandFailure) {
    let rows = target.rows(of: self.rows)
    let unreachable: Int
    switch target {
    case .part(let file, _):
      try checkRoom(
        rows: rows.count,
        columns: columns.count,
        path: output.output,
        isOpenMatrix: false
      )
      unreachable = try write(rows: rows, to: file)
    case .text(let file):
      // A text for people has a line for each origin only.
      if output.dataFormat != .text {
        try checkRoom(
          rows: rows.count,
          columns: columns.count,
          path: output.output,
          isOpenMatrix: false
        )
      }
      // What is written to a terminal takes the place of the line that tells how far it is.
      if output.dataFormat != .text, Terminal.isOutput, (output.output ?? "-") == "-" {
        progress.end()
      }
      unreachable = try write(to: file, output, progress)
    case .openMatrix(let path):
      try checkRoom(
        rows: rows.count,
        columns: columns.count,
        path: output.output,
        isOpenMatrix: true
      )
      unreachable = try write(toOpenMatrix: path, output)
    }
    progress.end()
    if unreachable > 0 {
      Terminal.message("unreachable: \(unreachable) of \(rows.count * columns.count) pairs")
    }
  }

  private func write(
    to file: OutputFile,
    _ output: OutputOptions,
    _ progress: ProgressLine
  ) throws(CommandFailure) -> Int {
    var writer = MatrixWriter(
      format: output.dataFormat,
      style: output.style,
      origins: rows.map(ids),
      destinations: columns.map(ids),
      names: names,
      unit: unit,
      ranks: ranks
    )
    try file.write(writer.start())
    try costs.forEachRow(from: rows, to: columns) {
      _,
      costs throws(CommandFailure) in
      try file.write(writer.row(costs))
    }
    progress.end()
    try file.write(writer.end())
    try file.finish()
    return writer.unreachable
  }

  /// Writes the rows of a part.
  private func write(
    rows: [Int],
    to file: PartFile
  ) throws(CommandFailure) -> Int {
    var writer = MatrixWriter(
      format: .csv,
      style: .plain,
      origins: rows.map(ids),
      destinations: columns.map(ids)
    )
    try sharding { () throws(ShardError) in
      try file.write(header: writer.start())
      file.startBlock()
      try costs.forEachRow(from: rows, to: columns) {
        _,
        costs throws(ShardError) in
        try file.write(writer.row(costs), rows: 1)
      }
      // Of all rows, not of those of the part.
      try file.finish(of: self.rows.count)
    }
    return writer.unreachable
  }

  private func write(
    toOpenMatrix path: String,
    _ output: OutputOptions
  ) throws(CommandFailure) -> Int {
    var file = try OpenMatrixOutput(
      path,
      replacing: output.force,
      origins: rows.map(ids),
      destinations: columns.map(ids),
      matrices: ["cost"]
    )
    var unreachable = 0
    try costs.forEachRow(from: rows, to: columns) {
      _,
      costs throws(CommandFailure) in
      unreachable += costs.count { $0 == .infinity }
      try file.append(costs)
    }
    try file.finish()
    return unreachable
  }
}
