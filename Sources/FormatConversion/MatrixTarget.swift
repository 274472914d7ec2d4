// Where a matrix goes, and whether there is room for it.

import AccessAnalysis
package import CommandOptions
package import Console
import DurableFiles
import Reporting
package import Sharding

/// Where the matrix goes.
package enum MatrixTarget {
  case text(OutputFile)
  case openMatrix(String)
  case part(PartFile, Shard?)

  /// The rows that go there.
  package func rows(of all: [Int]) -> [Int] {
    guard case .part(_, let shard?) = self else { return all }
    return Array(all[shard.block(of: all.count)])
  }

  /// Text, unless the file's name says OMX and no format is asked for.
  package init(_ options: OutputOptions) throws(CommandFailure) {
    guard options.format == nil, let path = options.output, path.hasSuffix(".omx") else {
      self = .text(try options.open())
      return
    }
    // A name that is taken, or a program without OMX, is said before the work.
    if fileKind(path).exists, !options.force {
      throw .usage("\(path) exists already; give --force to replace it, or another name.")
    }
    try checkOpenMatrix(path)
    self = .openMatrix(path)
  }
}

/// Refuses a matrix that the disk, or for OMX the memory, cannot take.
///
/// - Parameters:
///   - rows: Origins.
///   - columns: Destinations.
///   - path: The file; nil is standard output.
///   - isOpenMatrix: Whether it is packed in memory before it is written.
/// - Throws: How large it is, what room there is, and what to do.
package func checkRoom(
  rows: Int,
  columns: Int,
  path: String?,
  isOpenMatrix: Bool
) throws(CommandFailure) {
  let pairs = Double(rows) * Double(columns)
  // A line of CSV has two ids and a cost of up to 17 digits; a packed matrix is held twice.
  let bytes = pairs * (isOpenMatrix ? 12 : 20)
  let room = isOpenMatrix ? SystemMemory.available : freeSpace(for: path)
  guard let room, bytes > Double(room) else { return }
  throw .data(
    """
    \(rows) x \(columns) are \(shortDecimal(pairs)) pairs, which take about \(byteCount(bytes)); \
    \(isOpenMatrix ? "the memory left is" : "the disk has") \(byteCount(Double(room))). Choose rows and columns with --origins and \
    --destinations, or ask for what is wanted of the pairs: corridor access.
    """
  )
}
