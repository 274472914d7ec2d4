// OMX files that are written whole or not at all.

import CommandOptions
package import Console
import OpenMatrix

/// Refuses OMX files in a program that was built without them.
package func checkOpenMatrix(_ path: String) throws(CommandFailure) {
  if !OpenMatrix.isBuiltIn { throw .data(OpenMatrix.notBuilt(path).description) }
}

/// An OMX file that appears whole or not at all.
package struct OpenMatrixOutput: ~Copyable {
  private let file: OutputFile
  private var writer: OpenMatrixWriter

  /// Opens a destination.
  package init(
    _ path: String,
    replacing: Bool,
    origins: [String],
    destinations: [String],
    matrices: [String]
  ) throws(CommandFailure) {
    try checkOpenMatrix(path)
    let file = try OutputFile(path, replacing: replacing)
    let lookups =
      origins == destinations
      ? [OpenMatrixLookup(name: OpenMatrix.zoneLookup, ids: origins)]
      : [
        OpenMatrixLookup(name: OpenMatrix.originLookup, ids: origins, dimension: .rows),
        OpenMatrixLookup(
          name: OpenMatrix.destinationLookup,
          ids: destinations,
          dimension: .columns
        ),
      ]
    do throws(OpenMatrixError) {
      let writer = try OpenMatrixWriter(
        name: path,
        rowCount: origins.count,
        columnCount: destinations.count,
        matrices: matrices,
        lookups: lookups
      )
      self.file = file
      self.writer = writer
    } catch {
      throw .data(error.description)
    }
  }

  /// Writes the next row of a matrix.
  package mutating func append(_ row: [Double], toMatrix matrix: Int = 0) throws(CommandFailure) {
    do throws(OpenMatrixError) {
      try writer.append(row, toMatrix: matrix)
    } catch {
      throw .data(error.description)
    }
  }

  /// Gives the file its name.
  package consuming func finish() throws(CommandFailure) {
    let file = file
    let bytes: [UInt8]
    do throws(OpenMatrixError) {
      bytes = try writer.finish()
    } catch {
      throw .data(error.description)
    }
    try file.write(bytes: bytes)
    try file.finish()
  }
}
