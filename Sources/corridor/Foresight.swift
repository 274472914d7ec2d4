// What cannot work is said before the work: matrices that no disk holds, plans that no memory holds.

import DurableFiles
import Reporting
import TransportNetwork

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

/// What a plan's search takes to begin with.
struct PlanMemory {
  var zones: Int
  var projects: Int
  /// Vertices between which costs are kept: zones, and the ends of projects' links where these are others.
  var terminals: Int
  /// Arcs that projects add.
  var arcs: Int

  /// Counts what is asked about.
  init(_ network: Network) {
    var ends: Set<Int> = []
    var (projects, arcs) = (0, 0)
    for project in network.projects where project.status == .candidate {
      projects += 1
      for link in project.links.map(\.link) {
        arcs += link.isDirected ? 1 : 2
        for node in [link.from, link.to] where network.nodes[node].zone == nil || isBoarded(link) {
          ends.insert(node.position * network.modes.count + link.mode.position)
        }
      }
    }
    func isBoarded(_ link: Link) -> Bool {
      network.modes[link.mode].services.contains {
        $0.map { $0.boardMinutes + $0.alightMinutes > 0 } ?? false
      }
    }
    zones = network.zones.count
    self.projects = projects
    self.arcs = arcs
    terminals = zones + ends.count
  }

  /// Bytes: of the program itself, of what is kept for every pair of terminals, and for every zone and arc.
  ///
  /// Measured on generated networks (Benchmarks/README.md): within a factor of 1.5 of what a search takes in its first seconds. A long
  /// one takes more for its cuts.
  var bytes: Double {
    let (terminals, zones, arcs) = (Double(terminals), Double(zones), Double(arcs))
    return 48e6 + 64 * terminals * terminals + 24 * zones * arcs
  }

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

/// A number of bytes as people say it.
private func byteCount(_ bytes: Double) -> String {
  let units = ["bytes", "kB", "MB", "GB", "TB", "PB"]
  var (value, unit) = (bytes, 0)
  while value >= 1000, unit < units.count - 1 {
    value /= 1000
    unit += 1
  }
  return "\(shortDecimal(value)) \(units[unit])"
}
