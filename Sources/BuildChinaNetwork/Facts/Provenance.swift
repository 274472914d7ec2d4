// Where a row comes from: the columns source, year and confidence of the tables.

/// Source, year and confidence of one row.
struct Provenance: Equatable {
  var source: String
  var year: String
  var confidence: String

  init(_ source: String, _ year: String, _ confidence: String) {
    self.source = source
    self.year = year
    self.confidence = confidence
  }

  static let openStreetMap = Provenance("OpenStreetMap (scgraph_data 2.0.0)", "n.d.", "high")
  static let derived = Provenance("derived from coordinates", "2025", "low")
  static let mileage = Provenance("railway mileage table", "2021", "medium")
  static let ownWork = Provenance("public knowledge", "2025", "medium")
}
