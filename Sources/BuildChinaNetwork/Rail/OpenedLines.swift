// Lines opened from 2021 to 2025, on top of the timetable.

/// Lines that the timetable of 2021 does not have.
enum OpenedLines {
  /// Opened rows of projects.csv that the table of opened lines lacks, by `name_zh`.
  static let projectsOpened = ["宜昌至郑万高铁联络线", "南玉高铁"]

  /// Lines whose table row ends at a border gateway that it does not list.
  static let termini = ["Fangchenggang-Dongxing": "Dongxing"]

  /// The sections of all lines, but those beside an observed link that is as fast already.
  static func sections(_ facts: Facts, _ gazetteer: Gazetteer) throws -> [RailSection] {
    let observed = Dictionary(
      facts.railLinks.map { ($0.pair, $0.kilometres / $0.fastest * 60) },
      uniquingKeysWith: max
    )
    var sections: [RailSection] = []
    for line in try lines(facts) {
      let names = line.cities + (termini[line.name].map { [$0] } ?? [])
      let places = try names.map(gazetteer.place(named:))
      for (ends, kilometres) in try gazetteer.stretches(places, kilometres: line.kilometres) {
        let section = section(line, ends, kilometres)
        let pair = RailPair(cities: ends.pair, system: section.system)
        if observed[pair, default: 0] < Calibration.fastAlready { sections.append(section) }
      }
    }
    return sections
  }

  private static func lines(_ facts: Facts) throws -> [OpenedLine] {
    let opened = try projectsOpened.map { name -> OpenedLine in
      guard let row = facts.projects.first(where: { $0.chineseName == name }),
        let kilometres = row.kilometres, let speed = row.designSpeed
      else { throw BuildError("projects.csv: no row \(name) with a length and a speed") }
      return OpenedLine(
        name: row.name,
        cities: row.cities,
        kilometres: kilometres,
        designSpeed: speed,
        provenance: Provenance("opened projects", row.year, row.confidence)
      )
    }
    return facts.openedLines + opened
  }

  /// Trains of 200 km/h and more are high-speed trains.
  private static func section(
    _ line: OpenedLine,
    _ ends: Stretch,
    _ kilometres: Double
  ) -> RailSection {
    let speed = line.designSpeed
    return RailSection(
      name: line.name,
      ends: ends,
      system: speed >= 200 ? .highSpeed : .conventional,
      kilometres: kilometres,
      minutes: kilometres / (Calibration.shareOfDesignSpeed(speed) * speed) * 60,
      headway: Calibration.serviceDay / Calibration.trainsPerDay(speed),
      provenance: line.provenance
    )
  }
}
