// mode.csv: how one travels, one row per mode and use.

import TransportNetwork

/// The modes and what follows from them for links.
struct ModeCatalogue {
  private(set) var modes: [Mode] = []
  private(set) var index: IDIndex
  /// The mode of a link that names none: the only one, else road.
  private(set) var defaultMode: Int?

  init(
    _ bound: BoundTable,
    _ uses: UseCatalogue,
    _ units: Units,
    _ extra: inout [String: [ExtraColumn]],
    _ log: ProblemLog
  ) {
    let isBroken = bound.isPresent && !bound.isComplete
    index = IDIndex("mode", file: bound.definition.file, isComplete: !isBroken)
    if let table = bound.table {
      let rows = readRows(bound, table, uses, units, log)
      // Rows in the order in which they are written: by mode, then by use.
      extra["mode"] = bound.extraColumns(rows: rows.flatMap { $0.compactMap(\.self) })
      if table.rowCount == 0 {
        log.add(
          PackageProblem(
            .error,
            file: table.name,
            message: "has no rows; add a row per mode and use, or remove the table for road alone"
          )
        )
      }
    } else if !bound.isPresent {
      let service = Mode.road.services.first ?? nil
      modes = [Mode(name: Mode.road.name, services: uses.uses.map { _ in service })]
      index.insert(Mode.road.name)
    }
    defaultMode = modes.count == 1 ? 0 : index.row(Mode.road.name)
  }

  /// Reads the rows; answers each row by mode and use.
  private mutating func readRows(
    _ bound: BoundTable,
    _ table: CSVTable,
    _ uses: UseCatalogue,
    _ units: Units,
    _ log: ProblemLog
  ) -> [[Int?]] {
    let mode = TextColumn("mode", bound, table, log)
    let use = TextColumn("use", bound, table, log)
    let speed = NumberColumn("speed", bound, table, factor: units.kilometresPerHour, log)
    let board = NumberColumn("board_minutes", bound, table, log)
    let alight = NumberColumn("alight_minutes", bound, table, log)
    let cost = NumberColumn("cost_per_km", bound, table, log)
    let through = FlagColumn("through", bound, table, log)
    let group = TextColumn("group", bound, table, log)
    var rows: [[Int?]] = []
    for row in 0..<table.rowCount {
      let name = mode.id(row)
      let service = Mode.Service(
        speed: speed.value(row),
        boardMinutes: board.value(row) ?? 0,
        alightMinutes: alight.value(row) ?? 0,
        costPerKilometre: cost.value(row) ?? 0,
        isThrough: through.value(row) ?? true
      )
      let useRow = uses.index.row(use.id(row), in: use, at: row, log)
      guard !name.isEmpty else { continue }
      let position = index.row(name) ?? modes.count
      if position == modes.count {
        index.insert(name)
        modes.append(Mode(name: name, services: uses.uses.map { _ in nil }))
        rows.append(uses.uses.map { _ in nil })
      }
      // One row of a mode may name its group for all.
      let groupName = group.text(row)
      if modes[position].group.isEmpty {
        modes[position].group = groupName
      } else if !groupName.isEmpty, groupName != modes[position].group {
        group.error(
          row,
          "mode \(quoted(name)) is in group \(quoted(modes[position].group)) on an earlier line;"
            + " a mode is in one group"
        )
      }
      guard let useRow, useRow < uses.uses.count else { continue }
      if let first = rows[position][useRow] {
        mode.error(
          row,
          "mode \(quoted(name)) has a row for use \(quoted(uses.uses[useRow].name)) on line"
            + " \(table.line(ofRow: first)) already; one row per mode and use"
        )
      }
      modes[position].services[useRow] = service
      rows[position][useRow] = row
    }
    return rows
  }
}
