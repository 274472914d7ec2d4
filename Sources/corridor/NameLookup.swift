// What the user calls things, found in the network; a wrong name is answered with the right ones.

import TransportNetwork

extension Network {
  /// The use of a name; without a name passenger, or the only use there is.
  func use(named name: String?) throws(CommandFailure) -> RowIndex<Use> {
    if name == nil, uses.count == 1 { return RowIndex(0) }
    return RowIndex(try position(of: name ?? "passenger", among: uses.map(\.name), what: "use"))
  }

  /// The modes of a comma-separated list.
  func modes(named list: String) throws(CommandFailure) -> Set<RowIndex<Mode>> {
    let names = modes.map(\.name)
    var found: Set<RowIndex<Mode>> = []
    for name in splitList(list) {
      found.insert(RowIndex(try position(of: name, among: names, what: "mode")))
    }
    guard !found.isEmpty else {
      throw .usage("--modes names no mode. Known: \(listing(names)).")
    }
    return found
  }

  /// The region scheme of a name.
  func scheme(named name: String) throws(CommandFailure) -> RegionScheme {
    schemes[try position(of: name, among: schemes.map(\.name), what: "region scheme")]
  }

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
      Terminal.message(emptyValues(missing, of: zones.count, name, zones[first].id, at: place))
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

  /// The projects of a comma-separated list of ids, each once.
  func projectIDs(_ list: String, option: String) throws(CommandFailure) -> [String] {
    let ids = projects.map(\.id)
    var found: [String] = []
    for id in splitList(list) {
      _ = try position(of: id, among: ids, what: "project", option: option)
      if !found.contains(id) { found.append(id) }
    }
    return found
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
    throw .usage(unknown(name, among: names, what: what, option: option))
  }
  return position
}

/// The sentence for a name that is not there: what was meant, perhaps, and what there is.
private func unknown(_ name: String, among names: [String], what: String, option: String?) -> String
{
  let place = option.map { "\($0): " } ?? ""
  guard !names.isEmpty else { return "\(place)unknown \(what) \"\(name)\"; there is none." }
  let suggestion = suggestion(for: name, among: names)
  return "\(place)unknown \(what) \"\(name)\"\(suggestion) Known: \(listing(names))."
}

/// `; did you mean "A1"?` when one of the names is near, else a full stop.
func suggestion(for name: String, among names: [String]) -> String {
  nearest(to: name, among: names).map { "; did you mean \"\($0)\"?" } ?? "."
}

/// At most twenty names, separated by commas, each cut after sixty letters.
private func listing(_ names: [String]) -> String {
  let shown = names.prefix(20).map { $0.count > 60 ? $0.prefix(60) + "…" : $0 }
    .joined(separator: ", ")
  return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
}

/// The items of a comma-separated list, blanks around them removed and empty ones left out.
func splitList(_ list: String) -> [String] {
  list.split(separator: ",").map { item in
    var item = item
    while item.first?.isWhitespace == true { item.removeFirst() }
    while item.last?.isWhitespace == true { item.removeLast() }
    return String(item)
  }.filter { !$0.isEmpty }
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
