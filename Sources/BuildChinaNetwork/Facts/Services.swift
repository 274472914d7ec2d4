// What cities offer besides people and product: universities, hospitals, schools; and the people of
// earlier censuses.

/// Columns of zone.csv beside population and product; a city without a row has no figure.
struct Services {
  /// A column, with the figures by city and where they come from.
  struct Column {
    var name: String
    var source: String
    var values: [String: Double]
  }

  var columns: [Column] = []

  init() {}

  /// Reads the tables of services.
  init(_ folder: String) throws {
    try add(
      folder,
      "population_census.csv",
      [
        ("population_2000", "population_2000"), ("population_2010", "population_2010"),
        ("urban_population_2020", "urban_2020"),
      ],
      "censuses of 2000 (Ma and Tang), 2010 and 2020 (leiii/census)"
    )
    try add(
      folder,
      "universities_2017.csv",
      [
        ("universities_2017", "institutions"),
        ("universities_with_bachelor_2017", "undergraduate_institutions"),
      ],
      "Ministry of Education list of 2017"
    )
    try add(
      folder,
      "double_first_class_2022.csv",
      [("double_first_class_2022", "universities")],
      "Double First-Class list of 2022"
    )
    try add(
      folder,
      "hospital_beds_pupils_2012.csv",
      [
        ("hospital_beds_2012", "beds"), ("pupils_2012", "pupils_primary_and_secondary"),
      ],
      "city yearbook 2013, figures of 2012"
    )
  }

  private mutating func add(
    _ folder: String,
    _ file: String,
    _ names: [(name: String, column: String)],
    _ source: String
  ) throws {
    let table = try RawTable(file, in: folder, columns: ["zone_id"] + names.map(\.column))
    for (name, column) in names {
      var values: [String: Double] = [:]
      for row in table.rows {
        values[row.text("zone_id")] = try row.optionalNumber(column)
      }
      columns.append(Column(name: name, source: source, values: values))
    }
  }
}
