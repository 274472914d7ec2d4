// Numeric columns of a network's zones, checked as what is counted must be.

import NetworkFiles
package import TransportNetwork

extension Network {
  /// The values of a numeric zone column, empty fields as 0; negative values and words for missing
  /// ones are refused.
  package func column(
    named name: String,
    asked: String,
    note: (String) -> Void
  ) throws(AccessError) -> [Double] {
    let names = zoneColumns.map(\.name)
    try checkIsNumeric(name, asked: asked)
    let column = zoneColumns[
      try position(of: name, among: names, what: "zone column", asked: asked)
    ]
    for (zone, value) in column.values.enumerated() {
      if let value, !(value >= 0 && value < .infinity) {
        throw .value(
          """
          \(place(ofZone: zone, column: name)): zone "\(zones[zone].id)" has a \(name) of \(value); \(asked) needs finite \
          values that are not negative.
          """
        )
      }
    }
    if let (zone, word) = zonePlaces.firstMissingWord(in: name) {
      let place = place(ofZone: zone, column: name)
      throw .value(missingValue(at: place, name, zones[zone].id, word, asked))
    }
    let missing = column.values.count { $0 == nil }
    if missing > 0, let first = column.values.firstIndex(where: { $0 == nil }) {
      let place = place(ofZone: first, column: name)
      note(emptyValues(missing, of: zones.count, name, zones[first].id, at: place))
    }
    return column.values.map { $0 ?? 0 }
  }

  /// Where a zone's value of a column stands in the package.
  private func place(ofZone zone: Int, column: String) -> String {
    zonePlaces.place(row: zone, column: column)
  }

  /// Refuses a zone column that is there but kept as text, by the first value that is no number.
  private func checkIsNumeric(_ name: String, asked: String) throws(AccessError) {
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
      throw .value(
        code.map {
          """
          \(place(ofZone: $0, column: name)): \(name): "\(text.values[$0])" begins with a zero, so the column is one of \
          codes, which \(asked) cannot use.
          """
        }
          ?? "zone.csv: \(name): no zone has a value; \(asked) needs one in every zone that counts."
      )
    }
    throw .value(
      """
      \(place(ofZone: zone, column: name)): \(name): "\(text.values[zone])" of zone \(zones[zone].id) is not a \
      number\(separatorHint(text.values[zone])), so \(asked) cannot use the column; correct it, or leave the field empty to \
      count 0.
      """
    )
  }
}
