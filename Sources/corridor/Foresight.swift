// What cannot work is said before the work: matrices that no disk holds, plans that no memory holds.

import CommandOptions
import Console
import DurableFiles
import PlanModel
import Reporting

/// Refuses a matrix that the disk, or for OMX the memory, cannot take.
///
/// - Parameters:
///   - rows: Origins.
///   - columns: Destinations.
///   - path: The file; nil is standard output.
///   - isOpenMatrix: Whether it is packed in memory before it is written.
/// - Throws: How large it is, what room there is, and what to do.
func checkRoom(
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

extension PlanMemory {
  /// Refuses what the memory cannot take.
  func check() throws(CommandFailure) {
    guard let room = SystemMemory.available, bytes > Double(room) else { return }
    throw .data(
      """
      \(zones) zones and \(projects) projects make \(terminals) terminals, and a search of theirs takes about \(byteCount(bytes)) to begin \
      with; the memory left is \(byteCount(Double(room))). Merge zones, leave out projects that cannot matter, or allow more memory.
      """
    )
  }
}
