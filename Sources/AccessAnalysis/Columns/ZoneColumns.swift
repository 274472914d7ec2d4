// Columns of a file of zones: numbers that are checked, texts that become groups.

package import NetworkFiles
import TransportNetwork

extension ZoneFile {
  /// The values of a numeric column, empty fields as 0; negative values and words for missing ones
  /// are refused.
  package func column(
    named name: String,
    asked: String,
    note: (String) -> Void
  ) throws(AccessError) -> [Double] {
    let values = try optionalColumn(named: name, asked: asked)
    if let first = firstMissing(name) {
      let place = place(zone: first.zone, column: name)
      guard first.word.isEmpty else {
        throw .value(missingValue(at: place, name, ids[first.zone], first.word, asked))
      }
      let count = values.count { $0 == nil }
      note(emptyValues(count, of: ids.count, name, ids[first.zone], at: place))
    }
    return values.map { $0 ?? 0 }
  }

  /// The values of a numeric column in which every zone must have one, unless it is excused.
  package func completeColumn(
    named name: String,
    asked: String,
    excused: (Int) -> Bool = { _ in false }
  ) throws(AccessError) -> [Double] {
    var complete: [Double] = []
    for (zone, value) in try optionalColumn(named: name, asked: asked, excused: excused)
      .enumerated()
    {
      guard let value else {
        guard excused(zone) else {
          throw .value(
            error(
              zone: zone,
              column: name,
              "a zone has no \(name); \(asked) needs one in every zone that counts"
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
  package func textColumn(named name: String, asked: String) throws(AccessError) -> [String] {
    if let texts = texts(name) { return texts }
    _ = try position(of: name, among: header, what: "zone column", asked: asked)
    return []
  }

  /// The zones with each text of a column, in order of first appearance; those without one are in
  /// no region.
  func regions(of column: String) throws(AccessError) -> [AccessAnswer.Region] {
    let (names, groups) = grouped(try textColumn(named: column, asked: "--by"))
    var members = names.map { _ in [Int]() }
    for (zone, group) in groups.enumerated() { members[group].append(zone) }
    guard names.contains(where: { !$0.isEmpty }) else {
      throw .value("--by \(column): column \"\(column)\" of \(name) is empty in every zone.")
    }
    return zip(names, members).filter { !$0.0.isEmpty }.map {
      AccessAnswer.Region(name: $0, zones: $1)
    }
  }

  private func optionalColumn(
    named name: String,
    asked: String,
    excused: (Int) -> Bool = { _ in false }
  ) throws(AccessError) -> [Double?] {
    _ = try position(of: name, among: header, what: "zone column", asked: asked)
    let values = try readingTable { () throws(CSVError) in try numbers(name) } ?? []
    for (zone, value) in values.enumerated() {
      if let value, !(value >= 0 && value < .infinity), !excused(zone) {
        throw .value(
          error(
            zone: zone,
            column: name,
            "\"\(texts(name)?[zone] ?? "")\" cannot be counted: \(asked) needs finite values that are not negative"
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
  _ asked: String
) -> String {
  """
  \(place): \(column): "\(word)" says that zone \(zone) has no value, and \(asked) needs one in every zone; give it one, \
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
package func grouped(_ texts: [String]) -> (names: [String], groups: [Int]) {
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
