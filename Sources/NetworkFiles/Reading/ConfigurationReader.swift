// config.csv: names and the units of the other tables.

import TransportNetwork

/// Factors from the files' units to kilometres and km/h.
struct Units {
  var kilometres = 1.0
  var kilometresPerHour = 1.0

  /// One name of each unit of length and speed, as messages list them.
  static let lengthNames = ["km", "mile", "m", "ft"]
  static let speedNames = ["kmh", "mph", "m/s"]

  static let lengths: [String: Double] = [
    "km": 1, "kms": 1, "kilometre": 1, "kilometres": 1, "kilometer": 1, "kilometers": 1,
    "m": 0.001, "metre": 0.001, "metres": 0.001, "meter": 0.001, "meters": 0.001,
    "mile": 1.609344, "miles": 1.609344, "mi": 1.609344,
    "us-ft": 1.2 / 3937, "us survey foot": 1.2 / 3937, "us survey feet": 1.2 / 3937,
    "ft": 0.0003048, "foot": 0.0003048, "feet": 0.0003048,
  ]
  static let speeds: [String: Double] = [
    "kmh": 1, "km/h": 1, "kph": 1, "kmph": 1, "km/hr": 1, "kilometers per hour": 1,
    "kilometres per hour": 1, "mph": 1.609344, "mi/h": 1.609344, "miles per hour": 1.609344,
    "m/s": 3.6,
  ]
}

/// Reads the configuration; without the table, or in its empty fields, the defaults hold.
func readConfiguration(
  _ bound: BoundTable,
  _ extra: inout [String: [ExtraColumn]],
  _ log: ProblemLog
) -> (Configuration, Units) {
  var configuration = Configuration()
  var units = Units()
  guard let table = bound.table, table.rowCount > 0 else { return (configuration, units) }
  if table.rowCount > 1 {
    log.error(table, 1, nil, "config.csv has one row for the whole network; remove the others")
  }
  func unit(_ name: String, _ known: [String: Double], _ examples: String) -> Double {
    let column = TextColumn(name, bound, table, log)
    let text = column.text(0)
    if text.isEmpty { return 1 }
    if let factor = known[text.lowercased()] { return factor }
    column.error(0, "\(quoted(text)) is not a unit known here; expected \(examples)")
    return 1
  }
  func text(_ name: String, default value: String) -> String {
    let text = TextColumn(name, bound, table, log).text(0)
    return text.isEmpty ? value : text
  }
  units.kilometres = unit("long_length", Units.lengths, "km, mile, m or ft")
  units.kilometresPerHour = unit("speed", Units.speeds, "kmh or mph")
  configuration.datasetName = text("dataset_name", default: configuration.datasetName)
  configuration.currency = text("currency", default: configuration.currency)
  configuration.crs = CoordinateSystem(text("crs", default: configuration.crs)).name
  extra["config"] = bound.extraColumns(rows: [0])
  return (configuration, units)
}
