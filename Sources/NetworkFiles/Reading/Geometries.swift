// geometry.csv: courses of links in a table of their own, as GMNS allows.

import TransportNetwork

/// The courses by id.
struct Geometries {
  private var texts: [String: String] = [:]
  private let isPresent: Bool

  /// None at all.
  init() { isPresent = false }

  init(_ bound: BoundTable, _ log: ProblemLog) {
    isPresent = bound.table != nil
    guard let table = bound.table else { return }
    let id = TextColumn("geometry_id", bound, table, log)
    let geometry = TextColumn("geometry", bound, table, log)
    for row in 0..<table.rowCount { texts[id.id(row)] = geometry.text(row) }
  }

  /// The course that a field names; an unknown one is warned of, since it only makes the link
  /// straight.
  func text(_ table: CSVTable, _ row: Int, _ column: Int, _ log: ProblemLog) -> String {
    let id = canonicalID(table.text(row, column))
    if let text = texts[id] { return text }
    if isPresent, !id.isEmpty {
      log.warning(
        table,
        row,
        column,
        "there is no geometry \(quoted(id)) in geometry.csv; the link is drawn as a straight line"
      )
    }
    return ""
  }
}
