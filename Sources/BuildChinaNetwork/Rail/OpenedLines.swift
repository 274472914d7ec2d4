// Lines opened since the timetable of 2023, on top of it.

/// Lines that the timetable does not have, up to November 2026.
enum OpenedLines {
  /// The sections of all lines that are drawn, but those beside a section that is as fast already:
  /// they add trains, not speed.
  static func sections(
    _ facts: Facts,
    _ gazetteer: Gazetteer,
    _ stations: Stations,
    besides timetable: [RailSection]
  ) throws -> [RailSection] {
    let standing = Dictionary(
      timetable.map { (RailPair(cities: $0.ends.pair, system: $0.system), $0.minutes) },
      uniquingKeysWith: min
    )
    let columns = ["line", "cities", "fastest", "note"]
    let table = try RawTable(text: OpenedLineTable.csv, name: "OpenedLineTable", columns: columns)
    let lines = Dictionary(
      facts.openedLines.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let named = Set(table.rows.map { $0.text("line") })
    if let missing = facts.openedLines.first(where: { !named.contains($0.name) }) {
      throw BuildError("OpenedLineTable: no row for the line \"\(missing.name)\"")
    }
    return try table.rows.flatMap { row -> [RailSection] in
      guard let line = lines[row.text("line")] else {
        throw row.error("line", "a line of rail_new_lines_2023_2026.csv")
      }
      return try sections(line, row, gazetteer, stations)
    }
    .filter { section in
      let before = standing[RailPair(cities: section.ends.pair, system: section.system)]
      return section.minutes < Calibration.newLineAdvantage * (before ?? .infinity)
    }
  }

  /// The sections of a line, which shares its length as the great circles between its stations do,
  /// their minutes scaled to its published fastest trains.
  private static func sections(
    _ line: OpenedLine,
    _ row: RawTable.Row,
    _ gazetteer: Gazetteer,
    _ stations: Stations
  ) throws -> [RailSection] {
    let names = row.list("cities")
    let places = try names.map(gazetteer.place(named:))
    // Trains of 200 km/h and more are high-speed trains.
    let system: RailSystem = line.designSpeed >= 200 ? .highSpeed : .conventional
    let stretches = try gazetteer.stretches(places, kilometres: line.kilometres) {
      stations.fact(station($0, system))?.coordinate
    }
    let share = Calibration.shareOfDesignSpeed(line.designSpeed)
    var minutes = stretches.map { $0.1 / (share * line.designSpeed) * 60 }
    for fastest in row.list("fastest") {
      let parts = fastest.split { $0 == ">" || $0 == "=" }.map(String.init)
      guard parts.count == 3, let from = names.firstIndex(of: parts[0]),
        let to = names.firstIndex(of: parts[1]), from < to, let published = Double(parts[2])
      else { throw row.error("fastest", "CITY>CITY=MINUTES with cities of the row") }
      // What an earlier figure has set stays; the rest of the way takes what is left.
      let free = (from..<to).filter { !isPublished(row, names, $0, before: fastest) }
      let given = (from..<to).filter { !free.contains($0) }.map { minutes[$0] }.reduce(0, +)
      let sum = free.map { minutes[$0] }.reduce(0, +)
      for position in free { minutes[position] *= (published - given) / sum }
    }
    return zip(stretches, minutes).map { stretch, minutes in
      section(line, system, stretch.0, stretch.1, minutes)
    }
  }

  /// Whether an earlier figure of the row covers the stretch of that position.
  private static func isPublished(
    _ row: RawTable.Row,
    _ names: [String],
    _ position: Int,
    before fastest: String
  ) -> Bool {
    row.list("fastest").prefix { $0 != fastest }.contains { earlier in
      let parts = earlier.split { $0 == ">" || $0 == "=" }.map(String.init)
      guard parts.count == 3, let from = names.firstIndex(of: parts[0]),
        let to = names.firstIndex(of: parts[1])
      else { return false }
      return from <= position && position < to
    }
  }

  private static func section(
    _ line: OpenedLine,
    _ system: RailSystem,
    _ ends: Stretch,
    _ kilometres: Double,
    _ minutes: Double
  ) -> RailSection {
    RailSection(
      name: line.name,
      ends: ends,
      system: system,
      kilometres: kilometres,
      minutes: minutes,
      headway: Calibration.serviceDay / Calibration.trainsPerDay(line.designSpeed),
      provenance: line.provenance
    )
  }
}
