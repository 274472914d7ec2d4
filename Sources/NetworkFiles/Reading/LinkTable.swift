// link.csv: links between nodes.

import TransportNetwork

/// The links of a package.
struct LinkTable {
  private(set) var links: [Link] = []
  let index: IDIndex
  /// The table was read row by row without an error, so that positions in it are those of the rows.
  let isComplete: Bool

  init(
    _ bound: BoundTable,
    _ geometries: Geometries,
    _ places: Places,
    _ modes: ModeCatalogue,
    _ uses: inout UseCatalogue,
    _ units: Units,
    _ extra: inout [String: [ExtraColumn]],
    _ log: ProblemLog
  ) {
    index = IDIndex("link", bound, column: "link_id", log)
    guard let table = bound.table else {
      isComplete = false
      return
    }
    var reader = LinkReader(bound, table, geometries, places, modes, units, log)
    links.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      if let link = reader.link(row, id: index.ids[row], &uses) { links.append(link) }
    }
    reader.note()
    isComplete = links.count == table.rowCount
    extra["link"] = bound.extraColumns()
  }
}
