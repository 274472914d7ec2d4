// The header of a PBF file: what a reader must know to read it, and whether its things are sorted.

/// What the header says.
struct PBFHeader: Sendable, Equatable {
  /// Whether nodes come before ways and ways before relations.
  var isSorted = false
  /// When the data was taken from the database, empty when that is not said.
  var timestamp = ""
  /// What the data comes from, empty when that is not said.
  var source = ""

  /// Reads the header of a file.
  ///
  /// - Throws: a feature that is required and not known here.
  init(_ file: PBFFile) throws(OSMError) {
    let content = try file.content(of: file.header)
    let bytes = content.span
    var required: [String] = []
    do throws(WireError) {
      var cursor = WireCursor(0..<content.count)
      while let field = try cursor.field(bytes) {
        switch field.number {
        case 4, 5, 17:
          let range = try cursor.chunk(bytes, of: field).rest
          let text = String(decoding: content[range], as: UTF8.self)
          if field.number == 4 { required.append(text) }
          if field.number == 17 { source = text }
          if text == "Sort.Type_then_ID" { isSorted = true }
          if text.hasPrefix("timestamp=") { timestamp = String(text.dropFirst(10)) }
        case 32:
          let seconds = try cursor.integer(bytes, of: field)
          if seconds < 1 << 40 { timestamp = isoDate(Int(seconds)) }
        default: try cursor.skip(bytes, field)
        }
      }
    } catch {
      throw file.error(error, in: file.header)
    }
    for feature in required where !["OsmSchema-V0.6", "DenseNodes"].contains(feature) {
      let remedy =
        feature == "HistoricalInformation"
        ? "Take one state out of it: osmium time-filter FILE -o NOW.osm.pbf"
        : "Rewrite the file: osmium cat FILE -o NEW.osm.pbf"
      throw OSMError(
        file: file.name,
        byte: file.header.start,
        "the file needs the feature \(quotedText(feature)), which is not read here. \(remedy)"
      )
    }
  }
}

extension PBFFile {
  /// An error within the content of a blob, with both places.
  func error(_ error: WireError, in blob: Blob) -> OSMError {
    OSMError(
      file: name,
      byte: blob.offset,
      "in the blob there, byte \(error.position) of what it unpacks to: \(error.message). Fetch the file again"
    )
  }
}

/// The date of seconds since 1970, by the calendar of Howard Hinnant's "chrono-Compatible Low-Level
/// Date Algorithms".
private func isoDate(_ seconds: Int) -> String {
  let days = seconds / 86400 + 719_468
  let era = days / 146_097
  let dayOfEra = days - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shifted = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * shifted + 2) / 5 + 1
  let month = shifted < 10 ? shifted + 3 : shifted - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(year)-\(two(month))-\(two(day))"
}
