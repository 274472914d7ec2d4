// project.csv and project_link.csv: what may be built.

import TransportNetwork

/// Reads the projects with their links.
func readProjects(
  _ bound: BoundTable,
  _ linkTable: BoundTable,
  _ links: LinkTable,
  _ places: Places,
  _ modes: ModeCatalogue,
  _ uses: inout UseCatalogue,
  _ units: Units,
  _ extra: inout [String: [ExtraColumn]],
  _ log: ProblemLog
) -> [Project] {
  let index = IDIndex("project", bound, column: "project_id", log)
  if !bound.isPresent, linkTable.rowCount > 0 {
    log.add(
      PackageProblem(
        .error,
        file: bound.definition.file,
        message: "the table is missing, and project_link.csv has links of projects; add it"
      )
    )
    return []
  }
  var projects = bound.table.map { readProjectRows(bound, $0, index, log) } ?? []
  extra["project"] = bound.extraColumns()

  var rowsOfProjects = [[Int]](repeating: [], count: projects.count)
  if let table = linkTable.table {
    let project = TextColumn("project_id", linkTable, table, log)
    let linkID = TextColumn("link_id", linkTable, table, log)
    let replaces = TextColumn("replaces", linkTable, table, log)
    var reader = LinkReader(linkTable, table, Geometries(), places, modes, units, log)
    var lines: [[String: Int]] = Array(repeating: [:], count: projects.count)
    for row in 0..<table.rowCount {
      let owner = index.row(project.id(row), in: project, at: row, log)
      let id = linkID.id(row)
      let link = reader.link(row, id: id, &uses)
      let replacedID = replaces.id(row)
      let replaced = links.index.row(replacedID, in: replaces, at: row, log)
      guard let owner else { continue }
      if let first = lines[owner].updateValue(table.line(ofRow: row), forKey: id), !id.isEmpty {
        linkID.error(
          row,
          "project \(quoted(projects[owner].id)) has the link \(quoted(id)) on line \(first) already"
        )
      }
      guard let link else { continue }
      let replacement = ProjectLink(link: link, replaces: replaced.map { RowIndex($0) })
      if let replaced, links.isComplete, modes.index.isComplete,
        let fault = faultOfReplacement(link, links.links[replaced], uses.uses, modes.modes)
      {
        replaces.error(
          row,
          "link \(quoted(id)) cannot replace \(quoted(replacedID)): \(fault). Correct it, or leave replaces"
            + " empty: the new link then stands beside the old one"
        )
      }
      projects[owner].links.append(replacement)
      rowsOfProjects[owner].append(row)
    }
    reader.note()
    // Rows in the order in which they are written: by project.
    extra["project_link"] = linkTable.extraColumns(rows: rowsOfProjects.flatMap(\.self))
    if let projectTable = bound.table, linkTable.isComplete {
      for (row, project) in projects.enumerated() where project.links.isEmpty {
        log.warning(
          projectTable,
          row,
          bound.column("project_id"),
          "project \(quoted(project.id)) adds no link in project_link.csv; it costs and changes nothing"
        )
      }
    }
  } else if !linkTable.isPresent, let first = projects.first {
    log.add(
      PackageProblem(
        .warning,
        file: bound.definition.file,
        message:
          "there is no project_link.csv, so project \(quoted(first.id))"
          + (projects.count == 1 ? "" : " and the others") + " costs and changes nothing"
      )
    )
  }
  return projects
}

private func readProjectRows(
  _ bound: BoundTable,
  _ table: CSVTable,
  _ index: IDIndex,
  _ log: ProblemLog
) -> [Project] {
  let id = TextColumn("project_id", bound, table, log)
  let name = TextColumn("name", bound, table, log)
  let cost = NumberColumn("cost", bound, table, log)
  let status = TextColumn("status", bound, table, log)
  let period = bound.column("period")
  let group = TextColumn("group", bound, table, log)
  let requires = TextColumn("requires", bound, table, log)
  let region = TextColumn("region", bound, table, log)
  let source = TextColumn("source", bound, table, log)
  let projects = (0..<table.rowCount).map { row in
    if index.ids[row].contains(";") {
      id.error(row, "\(quoted(index.ids[row])) holds a semicolon, which separates ids in requires")
    }
    return Project(
      id: index.ids[row],
      name: name.text(row),
      cost: cost.value(row) ?? 0,
      status: projectStatus(status, row, log),
      period: period.flatMap { wholeNumber(table, row, $0, log) },
      group: group.text(row),
      requires: requiredProjects(requires, row, index, log),
      region: region.text(row),
      source: source.text(row)
    )
  }
  reportCycles(projects, requires, log)
  warnOfStatus(projects, requires, log)
  checkGroups(projects, group, log)
  return projects
}

private func projectStatus(_ column: TextColumn, _ row: Int, _ log: ProblemLog) -> Project.Status {
  let text = column.text(row).lowercased()
  if text.isEmpty { return .candidate }
  if let status = Project.Status(rawValue: text) { return status }
  let names = Project.Status.allCases.map(\.rawValue)
  let near = log.suggestion(for: text, among: names)
  column.error(
    row,
    "\(quoted(text)) is not a status; expected candidate, committed or built" + near
  )
  return .candidate
}

private func wholeNumber(_ table: CSVTable, _ row: Int, _ column: Int, _ log: ProblemLog) -> Int? {
  switch table.numeral(row, column) {
  case .missing: return nil
  case .value(let number):
    if let whole = Int(exactly: number), (0...1_000_000).contains(whole) { return whole }
  case .invalid: break
  }
  log.error(
    table,
    row,
    column,
    "\(quoted(table.field(row, column))) is not a whole number from 0 to 1000000"
  )
  return nil
}

private func requiredProjects(
  _ column: TextColumn,
  _ row: Int,
  _ index: IDIndex,
  _ log: ProblemLog
) -> [RowIndex<Project>] {
  var required: [RowIndex<Project>] = []
  for part in column.text(row).split(separator: ";") {
    let id = canonicalID(trimmingBlanks(String(part)))
    guard let found = index.row(id, in: column, at: row, log) else { continue }
    if !required.contains(RowIndex(found)) { required.append(RowIndex(found)) }
  }
  return required
}
