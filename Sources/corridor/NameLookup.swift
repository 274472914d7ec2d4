// What the user calls things, found in the network; a wrong name is answered with the right ones.

import NetworkFiles
import TransportNetwork

/// Turns a name that is none, or several, into a wrong command line.
func named<Result>(
  _ option: String?,
  _ body: () throws(NameError) -> Result
) throws(CommandFailure) -> Result {
  do throws(NameError) {
    return try body()
  } catch {
    let place = option.map { "\($0): " } ?? ""
    if case .nothingNamed = error { throw .usage("\(option ?? "the list") \(error.description)") }
    throw .usage(place + error.description)
  }
}

extension Network {
  /// The values of a numeric zone column, empty fields as 0; negative values and words for missing ones are refused.
  func column(named name: String, option: String) throws(CommandFailure) -> [Double] {
    let names = zoneColumns.map(\.name)
    try checkIsNumeric(name, option: option)
    let column = zoneColumns[
      try position(of: name, among: names, what: "zone column", option: option)
    ]
    for (zone, value) in column.values.enumerated() {
      if let value, !(value >= 0 && value < .infinity) {
        throw .data(
          """
          \(place(ofZone: zone, column: name)): zone "\(zones[zone].id)" has a \(name) of \(value); \(option) needs finite \
          values that are not negative.
          """
        )
      }
    }
    if let (zone, word) = zonePlaces.firstMissingWord(in: name) {
      let place = place(ofZone: zone, column: name)
      throw .data(missingValue(at: place, name, zones[zone].id, word, option))
    }
    let missing = column.values.count { $0 == nil }
    if missing > 0, let first = column.values.firstIndex(where: { $0 == nil }) {
      let place = place(ofZone: first, column: name)
      Terminal.messageOnce(emptyValues(missing, of: zones.count, name, zones[first].id, at: place))
    }
    return column.values.map { $0 ?? 0 }
  }

  /// Where a zone's value of a column stands in the package.
  private func place(ofZone zone: Int, column: String) -> String {
    zonePlaces.place(row: zone, column: column)
  }

  /// Refuses a zone column that is there but kept as text, by the first value that is no number.
  private func checkIsNumeric(_ name: String, option: String) throws(CommandFailure) {
    guard !zoneColumns.contains(where: { $0.name == name }),
      let text = extraColumns["zone"]?.first(where: { $0.name == name })
    else { return }
    func isNumber(_ value: String) -> Bool { Double(value)?.isFinite == true }
    // A word for a missing value is not what makes a column one of texts.
    let isText = { (value: String) in
      value.contains { !$0.isWhitespace } && !isNumber(value)
        && !CSVTable.missingWords.contains(value)
    }
    guard let zone = text.values.firstIndex(where: isText) else {
      // Nothing but numbers: some begin with a zero, or there are none at all.
      let code = text.values.firstIndex { $0.count > 1 && $0.hasPrefix("0") && !$0.hasPrefix("0.") }
      throw .data(
        code.map {
          """
          \(place(ofZone: $0, column: name)): \(name): "\(text.values[$0])" begins with a zero, so the column is one of \
          codes, which \(option) cannot use.
          """
        }
          ?? "zone.csv: \(name): no zone has a value; \(option) needs one in every zone that counts."
      )
    }
    throw .data(
      """
      \(place(ofZone: zone, column: name)): \(name): "\(text.values[zone])" of zone \(zones[zone].id) is not a \
      number\(separatorHint(text.values[zone])), so \(option) cannot use the column; correct it, or leave the field empty to \
      count 0.
      """
    )
  }

  /// Ids of the projects of a comma-separated list of ids and names, each once.
  func projectIDs(_ list: String, option: String) throws(CommandFailure) -> [String] {
    try named(option) { () throws(NameError) in
      var names = projectNames
      return try names.positions(ofList: list).map { projects[$0].id }
    }
  }
}

/// The position of a name in a list.
func position(
  of name: String,
  among names: [String],
  what: String,
  option: String? = nil
) throws(CommandFailure) -> Int {
  guard let position = names.firstIndex(of: name) else {
    let near = nearest(to: name, among: names)
    return try named(option) { () throws(NameError) in
      throw .unknown(what: what, text: name, suggestion: near, known: names)
    }
  }
  return position
}

/// `; did you mean "A1"?` when one of the names is near, else a full stop.
func suggestion(for name: String, among names: [String]) -> String {
  nearest(to: name, among: names).map { "; did you mean \"\($0)\"?" } ?? "."
}

/// A finite number written in decimals, within limits.
func number(
  _ text: String,
  option: String,
  atLeast lowest: Double = 0,
  orMore isIncluded: Bool = true
) throws(CommandFailure) -> Double {
  let isPlain = text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
  if isPlain, let value = Double(text), value.isFinite,
    isIncluded ? value >= lowest : value > lowest
  {
    return value
  }
  let limit = isIncluded ? "of at least" : "above"
  throw .usage(
    "\(option) takes a finite number \(limit) \(shortestDecimal(lowest)), not \"\(text)\"."
  )
}
