// Columns of a file of zones: numbers that are checked, texts that become groups.

import NetworkFiles
import Reporting
import TransportNetwork

extension ZoneFile {
  /// The values of a numeric column, empty fields as 0; negative values and words for missing ones are refused.
  func column(named name: String, option: String) throws(CommandFailure) -> [Double] {
    let values = try optionalColumn(named: name, option: option)
    if let first = firstMissing(name) {
      let place = place(zone: first.zone, column: name)
      guard first.word.isEmpty else {
        throw .data(missingValue(at: place, name, ids[first.zone], first.word, option))
      }
      let count = values.count { $0 == nil }
      Terminal.messageOnce(emptyValues(count, of: ids.count, name, ids[first.zone], at: place))
    }
    return values.map { $0 ?? 0 }
  }

  /// The values of a numeric column in which every zone must have one, unless it is excused.
  func completeColumn(
    named name: String,
    option: String,
    excused: (Int) -> Bool = { _ in false }
  ) throws(CommandFailure) -> [Double] {
    var complete: [Double] = []
    for (zone, value) in try optionalColumn(named: name, option: option, excused: excused)
      .enumerated()
    {
      guard let value else {
        guard excused(zone) else {
          throw .data(
            error(
              zone: zone,
              column: name,
              "a zone has no \(name); \(option) needs one in every zone that counts"
            ).description
          )
        }
        complete.append(0)
        continue
      }
      complete.append(value)
    }
    return complete
  }

  /// The texts of a column, empty where they are missing.
  func textColumn(named name: String, option: String) throws(CommandFailure) -> [String] {
    if let texts = texts(name) { return texts }
    _ = try position(of: name, among: header, what: "zone column", option: option)
    return []
  }

  /// The zones with each text of a column, in order of first appearance; those without one are in no region.
  func regions(of column: String) throws(CommandFailure) -> [AccessReport.Region] {
    let (names, groups) = grouped(try textColumn(named: column, option: "--by"))
    var members = names.map { _ in [Int]() }
    for (zone, group) in groups.enumerated() { members[group].append(zone) }
    guard names.contains(where: { !$0.isEmpty }) else {
      throw .data("--by \(column): column \"\(column)\" of \(name) is empty in every zone.")
    }
    return zip(names, members).filter { !$0.0.isEmpty }.map {
      AccessReport.Region(name: $0, zones: $1)
    }
  }

  private func optionalColumn(
    named name: String,
    option: String,
    excused: (Int) -> Bool = { _ in false }
  ) throws(CommandFailure) -> [Double?] {
    _ = try position(of: name, among: header, what: "zone column", option: option)
    let values = try data { () throws(CSVError) in try numbers(name) } ?? []
    for (zone, value) in values.enumerated() {
      if let value, !(value >= 0 && value < .infinity), !excused(zone) {
        throw .data(
          error(
            zone: zone,
            column: name,
            "\"\(texts(name)?[zone] ?? "")\" cannot be counted: \(option) needs finite values that are not negative"
          ).description
        )
      }
    }
    return values
  }
}

/// The error that a zone's value is missing by a word, where it is needed.
func missingValue(
  at place: String,
  _ column: String,
  _ zone: String,
  _ word: String,
  _ option: String
) -> String {
  """
  \(place): \(column): "\(word)" says that zone \(zone) has no value, and \(option) needs one in every zone; give it one, \
  or leave the field empty to count 0.
  """
}

/// The message that values are missing and count as 0.
func emptyValues(
  _ count: Int,
  of zones: Int,
  _ column: String,
  _ zone: String,
  at place: String
) -> String {
  """
  \(count) of \(zones) zones have no \(column)\(count == 1 ? "" : ", the first of them") (\(place), zone \(zone)); it counts \
  as 0 there.
  """
}

/// The different texts in order of first appearance, and each row's position among them.
func grouped(_ texts: [String]) -> (names: [String], groups: [Int]) {
  var positions: [String: Int] = [:]
  var names: [String] = []
  let groups = texts.map { text in
    if let position = positions[text] { return position }
    positions[text] = names.count
    names.append(text)
    return names.count - 1
  }
  return (names, groups)
}

/// Turns what is wrong with a file into a failure of the command.
func data<Result>(_ body: () throws(CSVError) -> Result) throws(CommandFailure) -> Result {
  do {
    return try body()
  } catch {
    throw .data(error.description)
  }
}
