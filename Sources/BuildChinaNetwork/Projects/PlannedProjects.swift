// Candidates from projects.csv.

import TransportNetwork

/// The rows of projects.csv that are planned or being built.
enum PlannedProjects {
  /// One candidate per row of ``PlannedProjectTable`` that has an id.
  static func projects(_ facts: Facts, _ maker: ProjectLinks) throws -> [ProjectDraft] {
    let columns = [
      "row", "project_id", "name", "modes", "cities", "km", "asset", "level", "group", "requires",
      "status", "year",
    ]
    let table = try RawTable(
      text: PlannedProjectTable.csv,
      name: "PlannedProjectTable",
      columns: columns
    )
    return try table.rows.compactMap { row in
      guard let fact = facts.projects.first(where: { $0.chineseName == row.text("row") }) else {
        throw row.error("row", "a name_zh of projects.csv")
      }
      return row.text("project_id").isEmpty ? nil : try project(row, fact, facts, maker)
    }
  }

  private static func project(
    _ row: RawTable.Row,
    _ fact: ProjectRow,
    _ facts: Facts,
    _ maker: ProjectLinks
  ) throws -> ProjectDraft {
    guard let whole = fact.kilometres else { throw row.error("row", "a project with a length") }
    let kilometres = try row.optionalNumber("km") ?? whole
    let names = row.list("cities").isEmpty ? fact.cities : row.list("cities")
    let modes = try row.modes("modes")
    let places = try names.map { name in
      modes.contains(.water)
        ? try maker.gazetteer.port(named: name) : try maker.gazetteer.place(named: name)
    }
    let stretches = try maker.gazetteer.stretches(places, kilometres: kilometres)
    guard let status = Project.Status(rawValue: row.text("status")) else {
      throw row.error("status", "candidate or committed")
    }
    let year = row.text("year").isEmpty ? fact.year : row.text("year")
    let provenance = Provenance("projects", year, fact.confidence)
    let (cost, basis) = try cost(row, fact, kilometres, whole, facts.unitCosts)
    return ProjectDraft(
      id: row.text("project_id"),
      name: row.text("name").isEmpty ? fact.name : row.text("name"),
      cost: cost,
      status: status,
      group: row.text("group"),
      requires: row.list("requires"),
      region: maker.region(places),
      kilometres: kilometres,
      designSpeed: fact.designSpeed,
      expected: year,
      source: "\(fact.source)\(basis)",
      confidence: fact.confidence,
      links: modes.flatMap {
        maker.links($0, stretches, designSpeed: fact.designSpeed, provenance)
      }
    )
  }

  /// The row's cost, a part's share of it, or the unit cost of its asset; and what to say of it.
  private static func cost(
    _ row: RawTable.Row,
    _ fact: ProjectRow,
    _ kilometres: Double,
    _ whole: Double,
    _ unitCosts: UnitCosts
  ) throws -> (Double, String) {
    if let cost = fact.cost {
      guard kilometres < whole else { return (cost, "") }
      let share = "cost derived: \(kilometres) of \(whole) km"
      return ((cost * kilometres / whole).rounded(), "; \(share)")
    }
    let unit = try unitCosts.perKilometre(row.text("asset"), row.text("level"))
    let basis =
      "\(kilometres) km x \(unit / 1e6) million CNY (\(row.text("asset")), \(row.text("level")))"
    return ((kilometres * unit).rounded(), "; cost derived: \(basis)")
  }
}

extension RawTable.Row {
  /// A list of modes.
  func modes(_ column: String) throws -> [ModeName] {
    try list(column).map { name in
      guard let mode = ModeName(rawValue: name) else { throw error(column, "modes") }
      return mode
    }
  }
}
