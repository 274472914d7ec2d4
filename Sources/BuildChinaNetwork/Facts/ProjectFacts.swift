// Planned and opened corridors, and unit costs.

import NetworkFiles
import FoundationEssentials
import TransportNetwork

/// A row of projects.csv.
struct ProjectRow {
  var name: String
  /// The key that our own tables refer to.
  var chineseName: String
  var cities: [String]
  var kilometres: Double?
  var designSpeed: Double?
  /// In CNY.
  var cost: Double?
  var year: String
  var source: String
  var confidence: String

  static func read(_ folder: String) throws -> [ProjectRow] {
    let columns = [
      "name_en", "name_zh", "cities_ordered", "length_km", "design_kmh", "cost_100m_cny",
      "year_open_or_expected", "source", "confidence",
    ]
    return try RawTable("projects.csv", in: folder, columns: columns).rows.map { row in
      ProjectRow(
        name: row.text("name_en"),
        chineseName: row.text("name_zh"),
        cities: row.list("cities_ordered"),
        kilometres: try row.optionalNumber("length_km"),
        designSpeed: try row.optionalNumber("design_kmh"),
        cost: try row.optionalNumber("cost_100m_cny").map { ($0 * 1e8).rounded() },
        year: row.text("year_open_or_expected"),
        source: row.text("source"),
        confidence: row.text("confidence")
      )
    }
  }
}

/// Costs per kilometre by asset.
struct UnitCosts {
  /// CNY per kilometre, lower and upper end of the range.
  private let ranges: [String: (low: Double, high: Double)]
  /// CNY for one, lower and upper end of the range.
  private let whole: [String: (low: Double, high: Double)]

  /// Reads unit_costs.csv.
  ///
  /// One row of the file has an unquoted comma in its note, which makes it a field too long; the
  /// note is put in quotes before the table is read. Rows in million CNY per kilometre and in
  /// hundred million CNY each are used.
  init(_ folder: String) throws {
    let path = "\(folder)/unit_costs.csv"
    guard let raw = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
      throw BuildError("\(path): cannot be read")
    }
    let note = "often quoted for World Bank 2019, original not seen; the 2014 note had 129"
    let text = raw.replacing(",\(note),", with: ",\"\(note)\",")
    try self.init(text: text, UnitCostTable.csv)
  }

  /// Takes the table's text, and that of a table like it.
  init(text: String, _ more: String = "asset,value_low,value_high,unit\n") throws {
    let columns = ["asset", "value_low", "value_high", "unit"]
    var ranges: [String: (low: Double, high: Double)] = [:]
    var whole: [String: (low: Double, high: Double)] = [:]
    for (name, text) in [("unit_costs.csv", text), ("UnitCostTable", more)] {
      for row in try RawTable(text: text, name: name, columns: columns).rows {
        let unit = row.text("unit")
        let scale: Double? =
          unit == "million CNY per km" ? 1e6 : unit == "hundred million CNY each" ? 1e8 : nil
        guard let scale else { continue }
        let range = (
          low: try row.positiveNumber("value_low") * scale,
          high: try row.positiveNumber("value_high") * scale
        )
        if scale == 1e6 {
          ranges[row.text("asset")] = range
        } else {
          whole[row.text("asset")] = range
        }
      }
    }
    self.ranges = ranges
    self.whole = whole
  }

  /// CNY for one of an asset at the `low`, `mid` or `high` of its range.
  func each(_ asset: String, _ level: String) throws -> Double {
    guard let range = whole[asset] else {
      throw BuildError("unit_costs.csv: no row in hundred million CNY each for \"\(asset)\"")
    }
    return try Self.value(range, asset, level)
  }

  /// CNY per kilometre at the `low`, `mid` or `high` of an asset's range.
  func perKilometre(_ asset: String, _ level: String) throws -> Double {
    guard let range = ranges[asset] else {
      throw BuildError("unit_costs.csv: no row in million CNY per km for \"\(asset)\"")
    }
    return try Self.value(range, asset, level)
  }

  private static func value(
    _ range: (low: Double, high: Double),
    _ asset: String,
    _ level: String
  ) throws -> Double {
    switch level {
    case "low": return range.low
    case "mid": return (range.low + range.high) / 2
    case "high": return range.high
    default: throw BuildError("level \"\(level)\" of \"\(asset)\": expected low, mid or high")
    }
  }
}
