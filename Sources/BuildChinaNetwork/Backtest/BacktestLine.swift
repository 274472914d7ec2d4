// The candidates of the backtest: lines opened from 2016 to 2021, and those that opened later.

/// A line that could be chosen in 2016.
struct BacktestLine {
  var name: String
  /// Seats in order, by code.
  var cities: [String]
  var kilometres: Double
  var designSpeed: Double
  /// In CNY.
  var cost: Double
  /// Day or year of opening.
  var opened: String
  /// Whether it is of the lines of 2016 to 2021: history.
  var isHistory: Bool
  /// Names of lines that it continues.
  var requires: [String] = []
  var source: String
  var confidence: String

  /// The line's name without what stands in brackets, as an id.
  var id: String { Self.id(name) }

  /// An id from a name: letters and digits, all else a dash.
  static func id(_ name: String) -> String {
    let short = name.split(separator: " (").first.map(String.init) ?? name
    let words = short.lowercased().replacing("'", with: "")
      .split { !($0.isLetter || $0.isNumber) }
    return words.joined(separator: "-")
  }

  /// Conventional lines are for less than 200 km/h.
  var system: RailSystem { designSpeed >= 200 ? .highSpeed : .conventional }

  /// Neighbours along the line.
  var stretches: [Pair] { zip(cities, cities.dropFirst()).map { Pair($0, $1) } }
}

extension BacktestLine {
  /// The lines of rail_lines_opened_2016_2021.csv, then those that opened later, costed as the
  /// former are where no cost was announced.
  ///
  /// A line within one city joins no two seats; it is left out.
  static func read(_ recent: String, _ facts: Facts) throws -> [BacktestLine] {
    let gazetteer = Gazetteer(facts)
    let columns = [
      "line", "cities_ordered", "length_km", "design_kmh", "opened", "cost_100m_cny", "cost_basis",
      "confidence",
    ]
    let table = try RawTable("rail_lines_opened_2016_2021.csv", in: recent, columns: columns)
    let history = try table.rows.map { row in
      BacktestLine(
        name: row.text("line"),
        cities: try row.list("cities_ordered").map(gazetteer.place(named:)),
        kilometres: try row.positiveNumber("length_km"),
        designSpeed: try row.positiveNumber("design_kmh"),
        cost: (try row.positiveNumber("cost_100m_cny") * 1e8).rounded(),
        opened: row.text("opened"),
        isHistory: true,
        source: "opened \(row.text("opened")); cost: \(row.text("cost_basis"))",
        confidence: row.text("confidence")
      )
    }
    let costs = UnitCostsOfHistory(history)
    return history.filter { $0.cities.count > 1 }
      + (try later(facts, gazetteer)).map { line in
        var line = line
        line.cost = (line.kilometres * costs.perKilometre(line.designSpeed)).rounded()
        return line
      }
  }

  /// Lines of ``LaterLineTable`` and of ``OpenedLineTable``, without costs.
  private static func later(_ facts: Facts, _ gazetteer: Gazetteer) throws -> [BacktestLine] {
    let rows = try RawTable(
      text: LaterLineTable.csv,
      name: "LaterLineTable",
      columns: ["line", "cities", "km", "design_kmh", "opened", "requires"]
    ).rows
    var lines = try rows.map { row in
      line(
        row.text("line"),
        try row.list("cities").map(gazetteer.place(named:)),
        try row.positiveNumber("km"),
        try row.positiveNumber("design_kmh"),
        row.text("opened"),
        requires: row.list("requires")
      )
    }
    let drawn = try RawTable(
      text: OpenedLineTable.csv,
      name: "OpenedLineTable",
      columns: ["line", "cities"]
    ).rows
    for row in drawn where row.list("cities").count > 1 {
      let cities = try row.list("cities").map(gazetteer.place(named:))
      guard cities.allSatisfy({ gazetteer.city($0) != nil }),
        let fact = facts.openedLines.first(where: { $0.name == row.text("line") })
      else { continue }
      let year = fact.provenance.year
      lines.append(line(fact.name, cities, fact.kilometres, fact.designSpeed, year))
    }
    return lines
  }

  private static func line(
    _ name: String,
    _ cities: [String],
    _ kilometres: Double,
    _ designSpeed: Double,
    _ opened: String,
    requires: [String] = []
  ) -> BacktestLine {
    BacktestLine(
      name: name,
      cities: cities,
      kilometres: kilometres,
      designSpeed: designSpeed,
      cost: 0,
      opened: opened,
      isHistory: false,
      requires: requires,
      source: "opened \(opened); cost: length times unit cost of lines opened 2016-2021",
      confidence: "low"
    )
  }
}

/// What a kilometre of the lines opened from 2016 to 2021 cost, by design speed.
struct UnitCostsOfHistory {
  private let lines: [BacktestLine]

  init(_ lines: [BacktestLine]) { self.lines = lines }

  /// CNY per kilometre: all lines of that design speed together, slower ones than 200 km/h as one.
  func perKilometre(_ designSpeed: Double) -> Double {
    let alike = lines.filter {
      designSpeed < 200 ? $0.designSpeed < 200 : $0.designSpeed == designSpeed
    }
    return alike.map(\.cost).reduce(0, +) / alike.map(\.kilometres).reduce(0, +)
  }
}
