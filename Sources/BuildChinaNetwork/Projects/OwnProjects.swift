// Candidates of our own: length times unit cost.

/// The rows of ``OwnProjectTable``.
struct OwnProjects {
  let facts: Facts
  let maker: ProjectLinks
  /// Shortest section of railway between two places, whatever the system.
  let railways: [Pair: Double]

  init(_ facts: Facts, _ maker: ProjectLinks, sections: [RailSection]) {
    self.facts = facts
    self.maker = maker
    railways = Dictionary(
      sections.map { ($0.ends.pair, $0.kilometres) },
      uniquingKeysWith: min
    )
  }

  /// One candidate per row.
  func projects() throws -> [ProjectDraft] {
    let columns = [
      "project_id", "name", "mode", "design_kmh", "cities", "asset", "level", "group", "requires",
    ]
    let table = try RawTable(text: OwnProjectTable.csv, name: "OwnProjectTable", columns: columns)
    return try table.rows.map(project)
  }

  private func project(_ row: RawTable.Row) throws -> ProjectDraft {
    let modes = try row.modes("mode")
    guard let mode = modes.first else { throw row.error("mode", "a mode") }
    let places = try row.list("cities").map(maker.gazetteer.place(named:))
    let stretches = try zip(places, places.dropFirst()).map { from, to in
      let ends = Stretch(from: from, to: to)
      return (ends, tenths(try length(ends, mode)))
    }
    let kilometres = tenths(stretches.map(\.1).reduce(0, +))
    let speed = try row.positiveNumber("design_kmh")
    let unit = try facts.unitCosts.perKilometre(row.text("asset"), row.text("level"))
    let basis = "\(kilometres) km x \(unit / 1e6) million CNY"
    return ProjectDraft(
      id: row.text("project_id"),
      name: row.text("name"),
      cost: (kilometres * unit).rounded(),
      group: row.text("group"),
      requires: row.list("requires"),
      region: maker.region(places),
      kilometres: kilometres,
      designSpeed: speed,
      expected: "",
      source: "own proposal; cost derived: \(basis) (\(row.text("asset")), \(row.text("level")))",
      confidence: "low",
      links: maker.links(
        mode,
        stretches,
        designSpeed: speed,
        Provenance("own proposal", "2025", "low")
      )
    )
  }

  /// The length of the line that stands, when there is one that runs fairly straight, else the
  /// great circle's with a detour.
  private func length(_ ends: Stretch, _ mode: ModeName) throws -> Double {
    if mode == .road { return try RoadLayer.standing(ends, facts, maker.gazetteer).kilometres }
    let straight = try maker.gazetteer.kilometres(ends.from, ends.to)
    if let standing = railways[ends.pair], standing >= straight, standing <= 1.5 * straight {
      return standing
    }
    return straight * (mode == .highSpeedRail ? 1.15 : 1.25)
  }
}
