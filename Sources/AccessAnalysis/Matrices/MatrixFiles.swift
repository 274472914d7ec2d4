// Matrices from files of every form: CSV, OMX and TNTP trip tables.

import DurableFiles
package import NetworkFiles
import OpenMatrix
import TransportNetwork

/// What a file is, by its first bytes.
package func fileForm(_ path: String) throws(AccessError) -> FileForm {
  switch readStart(path, atMost: FileForm.lookedAt) {
  case .success(let bytes): return FileForm(bytes)
  case .failure(let error):
    throw .file(
      "\(path): cannot be read: \(error.whyUnread); check the name and the permissions"
    )
  }
}

/// Reads matrices: an OMX file, a CSV in long form or a TNTP trip table; `-` is a CSV on standard
/// input.
///
/// - Parameters:
///   - path: The file.
///   - lookup: The lookup of an OMX file that has the ids; nil for ours, else the only one.
///   - choose: Takes the names of an OMX file's matrices and answers those to read, none other
///     being touched: a damaged one, or one packed in a way that is not known, is then in nobody's
///     way. Nil for all.
///   - note: Takes sentences about what is odd and is read all the same.
/// - Returns: All matrices of the file, or of an OMX file those chosen.
/// - Throws: ``AccessError/file(_:)``.
package func readMatrices(
  _ path: String,
  lookup: String? = nil,
  choosing choose: (([String]) throws(AccessError) -> [String])? = nil,
  note: (String) -> Void
) throws(AccessError) -> MatrixTable {
  switch path == "-" ? .pairs : try fileForm(path) {
  case .hdf5:
    var chosen: [String]?
    if let choose {
      chosen = try choose(
        readingOpenMatrix { () throws(OpenMatrixError) in
          try IsolatedOpenMatrixReader(path, matrices: []).matrixNames
        }
      )
    }
    return try readingOpenMatrix { () throws(OpenMatrixError) in
      try readOpenMatrices(path, lookup: lookup, chosen)
    }
  case .trips:
    let bytes: [UInt8]
    switch readAll(path) {
    case .success(let all): bytes = all
    case .failure(let error): throw .file("\(path): cannot be read: \(error.whyUnread)")
    }
    do throws(GraphFileError) {
      let trips = try TNTPTrips(bytes: bytes, name: path)
      if let announced = trips.announcedTotal, abs(trips.total - announced) > 1e-3 * announced {
        note(
          """
          \(path): has \(shortestDecimal(trips.total)) trips where its metadata say \
          \(shortestDecimal(announced)); it may be cut off.
          """
        )
      }
      if trips.table.origins.count != trips.announcedZoneCount {
        note(
          """
          \(path): has \(trips.table.origins.count) zones of numbers that are not 1 to n where its metadata say \
          \(trips.announcedZoneCount); all are read.
          """
        )
      }
      return trips.table
    } catch {
      throw .file(error.description)
    }
  default:
    return try readingTable { () throws(CSVError) in try MatrixTable(CSVTable(contentsOf: path)) }
  }
}

private func readingOpenMatrix<Result>(
  _ body: () throws(OpenMatrixError) -> Result
) throws(AccessError) -> Result {
  do throws(OpenMatrixError) { return try body() } catch { throw .file(error.description) }
}

/// Reads the matrices of these names of an OMX file, or all.
private func readOpenMatrices(
  _ path: String,
  lookup: String?,
  _ names: [String]?
) throws(OpenMatrixError) -> MatrixTable {
  var reader = try IsolatedOpenMatrixReader(path, matrices: names)
  let (rows, columns) = (reader.rowCount, reader.columnCount)
  let count = reader.readNames.count
  if let refusal = MatrixTable.refusal(rows: rows, columns: columns, matrices: count) {
    throw OpenMatrixError(file: path, refusal)
  }
  let bytes = 8 * rows * columns * count
  guard SystemMemory.has(bytes) else {
    throw OpenMatrixError(
      file: path,
      "has \(count) matrices of \(rows) x \(columns), which take \(bytes >> 20) MiB; there is no memory for them "
        + "here: leave matrices or places out where it is made"
    )
  }
  let lookups = OMXLookups(path, reader.lookups)
  let origins = try lookups.ids(count: rows, named: lookup, .rows)
  let destinations = try lookups.ids(count: columns, named: lookup, .columns)
  var matrices: [MatrixTable.Matrix] = []
  for name in reader.readNames {
    matrices.append(MatrixTable.Matrix(name: name, values: try reader.nextMatrix()))
  }
  return MatrixTable(origins: origins, destinations: destinations, matrices: matrices)
}

/// Finds the ids of an OMX file among its lookups.
private struct OMXLookups {
  let file: String
  let lookups: [OpenMatrixLookup]

  init(_ file: String, _ lookups: [OpenMatrixLookup]) {
    self.file = file
    self.lookups = lookups
  }

  /// The ids of rows or columns: of the lookup asked for, else of ours, else of the only one, else
  /// 1 to n.
  func ids(
    count: Int,
    named name: String?,
    _ dimension: OpenMatrixLookup.Dimension
  ) throws(OpenMatrixError) -> [String] {
    let fitting = lookups.filter {
      $0.ids.count == count && $0.dimension ?? dimension == dimension
    }
    let own = dimension == .rows ? OpenMatrix.originLookup : OpenMatrix.destinationLookup
    let found: OpenMatrixLookup
    if let name {
      guard let named = fitting.first(where: { $0.name == name }) else {
        throw OpenMatrixError(
          file: file,
          "has no lookup \"\(name)\" of \(count) \(words(dimension)); \(known)"
        )
      }
      found = named
    } else if let ours = fitting.first(where: { $0.name == own || $0.name == OpenMatrix.zoneLookup }
    ) {
      found = ours
    } else if fitting.count <= 1 {
      guard let only = fitting.first else { return (0..<count).map { String($0 + 1) } }
      found = only
    } else {
      throw OpenMatrixError(
        file: file,
        "several lookups could have the ids; \(known): convert it with --lookup NAME"
      )
    }
    let ids = found.ids.map { canonicalID($0) }
    var places: [String: Int] = [:]
    for (place, id) in ids.enumerated() {
      if let first = places.updateValue(place, forKey: id) {
        throw OpenMatrixError(
          file: file,
          "lookup \"\(found.name)\" has \"\(id)\" as entries \(first + 1) and \(place + 1); ids are unique"
        )
      }
    }
    return ids
  }

  private func words(_ dimension: OpenMatrixLookup.Dimension) -> String {
    dimension == .rows ? "rows" : "columns"
  }

  private var known: String {
    lookups.isEmpty
      ? "it has none" : "it has " + listing(lookups.map(\.name))
  }
}
