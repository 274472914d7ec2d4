// What a kilometre costs, by class and terrain: the standard table, or the user's.

import NetworkFiles
import TransportNetwork

/// Costs of building and upgrading, and the speed that they buy.
public struct UnitCosts: Sendable, Equatable {
  /// One class in one terrain.
  public struct Row: Sendable, Equatable {
    /// Class of road or railway, as in facility_type.
    public var type: String
    /// `flat`, `hilly`, `mountain` or another word.
    public var terrain: String
    /// Cost of a new kilometre, in the currency of the table.
    public var new: Double
    /// Cost of bringing an existing kilometre to the class; nil where that is not done.
    public var upgrade: Double?
    /// Speed afterwards, km/h.
    public var speed: Double

    /// Makes a row.
    public init(type: String, terrain: String, new: Double, upgrade: Double?, speed: Double) {
      self.type = type
      self.terrain = terrain
      self.new = new
      self.upgrade = upgrade
      self.speed = speed
    }
  }

  /// The rows, in the order of the table.
  public var rows: [Row]
  /// Currency of the costs; nil when the table does not say.
  public var currency: String?
  /// Where the costs come from, in words for `source`.
  public var source: String

  /// Makes a table.
  public init(rows: [Row], currency: String?, source: String) {
    self.rows = rows
    self.currency = currency
    self.source = source
  }

  /// The row of a class and terrain; without one of that terrain, that of the class whose terrain
  /// is empty.
  public func row(_ type: String, terrain: String) -> Row? {
    rows.first { $0.type == type && $0.terrain == terrain }
      ?? rows.first { $0.type == type && $0.terrain.isEmpty }
  }

  /// The classes, each once, in the order of the table.
  public var types: [String] { unique(rows.map(\.type)) }

  /// The terrains, each once, in the order of the table.
  public var terrains: [String] { unique(rows.map(\.terrain)) }

  private func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }

  /// Round figures for a first look, in millions of US dollars a kilometre on flat land; hilly
  /// costs 1.4 and mountain 2.5 times as much.
  ///
  /// They are of the order of what the World Bank's road-cost studies (ROCKS) and railway projects
  /// of the last decade have paid, and no estimate of any project: use a table of your own country
  /// for a decision.
  public static let standard: UnitCosts = {
    let flat: [(String, new: Double, upgrade: Double, speed: Double)] = [
      ("motorway", 10, 6, 100), ("trunk", 4, 2, 85), ("primary", 1.5, 0.8, 70),
      ("secondary", 0.8, 0.4, 60), ("tertiary", 0.4, 0.2, 45), ("rail_highspeed", 25, 15, 250),
      ("rail_main", 6, 3, 120), ("rail_branch", 3, 1.5, 80),
    ]
    let rows = [("flat", 1.0), ("hilly", 1.4), ("mountain", 2.5)].flatMap { terrain, factor in
      flat.map { type in
        Row(
          type: type.0,
          terrain: terrain,
          new: (type.new * factor * 1e6).rounded(),
          upgrade: (type.upgrade * factor * 1e6).rounded(),
          speed: type.speed
        )
      }
    }
    return UnitCosts(rows: rows, currency: "USD", source: "standard unit costs")
  }()
}

extension UnitCosts {
  /// Reads a CSV table: class, terrain (may be missing or empty: any), new_per_km, upgrade_per_km
  /// (may be empty), kmh.
  ///
  /// - Throws: every row with a value that is missing or no number above 0.
  public init(contentsOf path: String) throws(OSMError) {
    let table: CSVTable
    do throws(CSVError) { table = try CSVTable(contentsOf: path) } catch {
      throw OSMError(error.problems)
    }
    func column(_ name: String) throws(OSMError) -> Int {
      if let column = table.columnIndex(named: name) { return column }
      throw OSMError(
        file: table.name,
        "has the columns \(listing(table.header)); expected class, terrain, new_per_km, upgrade_per_km and kmh"
      )
    }
    let type = try column("class")
    let (new, speed) = (try column("new_per_km"), try column("kmh"))
    let (terrain, upgrade) = (
      table.columnIndex(named: "terrain"), table.columnIndex(named: "upgrade_per_km")
    )
    var problems: [PackageProblem] = []
    func positive(_ row: Int, _ column: Int) -> Double {
      if let value = table.number(row, column), value > 0, value < 1e15 { return value }
      problems.append(
        PackageProblem(
          .error,
          file: table.name,
          line: table.line(ofRow: row),
          column: column + 1,
          columnName: table.header[column],
          value: table.field(row, column),
          message: "expected a number above 0; write one"
        )
      )
      return 1
    }
    let rows = (0..<table.rowCount).map { row in
      Row(
        type: table.text(row, type),
        terrain: terrain.map { table.text(row, $0) } ?? "",
        new: positive(row, new),
        upgrade: upgrade.flatMap { table.isMissing(row, $0) ? nil : positive(row, $0) },
        speed: positive(row, speed)
      )
    }
    if rows.isEmpty {
      problems.append(PackageProblem(.error, file: table.name, message: "has no rows; add some"))
    }
    guard problems.isEmpty else { throw OSMError(problems) }
    self.init(rows: rows, currency: nil, source: "unit costs of \(table.name)")
  }
}
