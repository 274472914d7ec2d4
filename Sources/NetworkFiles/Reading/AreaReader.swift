// area.csv: areas without data, which maps draw behind the network.

import TransportNetwork

/// Reads the areas.
func readAreas(
  _ bound: BoundTable,
  _ extra: inout [String: [ExtraColumn]],
  _ log: ProblemLog
) -> [Area] {
  guard let table = bound.table else { return [] }
  let ids = IDIndex("area", bound, column: "area_id", log)
  let name = TextColumn("name", bound, table, log)
  let boundary = TextColumn("boundary", bound, table, log)
  extra["area"] = bound.extraColumns()
  return (0..<table.rowCount).map { row in
    let text = boundary.text(row)
    if !text.isEmpty, rings(wellKnownText: text).isEmpty {
      boundary.error(
        row,
        "\(quoted(String(text.prefix(40)))) is no polygon; a boundary is WKT such as POLYGON ((9 47, 10 47, 10 48, 9 47))"
      )
    }
    return Area(id: ids.ids[row], name: name.text(row), boundary: text)
  }
}
