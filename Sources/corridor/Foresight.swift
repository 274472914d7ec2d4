// What cannot work is said before the work: matrices that no disk holds, plans that no memory holds.

import CommandOptions
import Console
import DurableFiles
import PlanModel
import Reporting

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
