// A table of the package with its columns found: by name, by name in another case, or by a name cut
// to ten characters as shapefiles do.

import TransportNetwork

/// A table's rows together with where each column of the data dictionary stands.
struct BoundTable {
  let definition: TableDefinition
  /// The rows; nil when the table is missing or could not be read.
  let table: CSVTable?
  /// Whether every row of the file is there: when not, an id that is not found may stand in a
  /// broken row.
  let isComplete: Bool
  /// Whether the package has the file.
  let isPresent: Bool
  private let columns: [Int?]

  /// A table that the package does not have.
  init(missing definition: TableDefinition) {
    self.init(definition, isPresent: false)
  }

  /// A table that could not be read; the log says why.
  init(broken definition: TableDefinition) {
    self.init(definition, isPresent: true)
  }

  private init(_ definition: TableDefinition, isPresent: Bool) {
    self.definition = definition
    self.isPresent = isPresent
    table = nil
    isComplete = !isPresent && !definition.isRequired
    columns = definition.attributes.map { _ in nil }
  }

  /// Finds the columns; a required one that is missing goes to the log and leaves the table
  /// unreadable.
  init(_ definition: TableDefinition, _ table: CSVTable, isComplete: Bool, _ log: ProblemLog) {
    let columns = bindColumns(definition.attributes.map(\.name), to: table.header)
    let extra = table.header.indices.filter { !columns.contains($0) }.map { table.header[$0] }
    var lacksColumn = false
    for (attribute, column) in zip(definition.attributes, columns) where column == nil {
      if attribute.isRequired {
        lacksColumn = true
        let near = log.suggestion(for: attribute.name, among: extra)
        log.add(
          PackageProblem(
            .error,
            file: definition.file,
            line: 1,
            columnName: attribute.name,
            message: "the column is missing: \(attribute.description) Add it or rename a column"
              + attribute.remedy + near
          )
        )
      }
    }
    // Columns that readers find by themselves.
    let others: Set = ["geometry_id", "geometry_i", "dir_flag"]
    for name in extra where !lacksColumn && name.utf8.count > 4 && !others.contains(name) {
      let unbound = zip(definition.attributes, columns).filter { $1 == nil }.map(\.0.name)
      guard let near = nearest(to: name, among: unbound) else { continue }
      log.add(
        PackageProblem(
          .warning,
          file: definition.file,
          line: 1,
          column: table.columnIndex(named: name).map { $0 + 1 },
          columnName: name,
          value: name,
          message: "is kept but not read; did you mean \(quoted(near))?"
        )
      )
    }
    self.definition = definition
    self.columns = columns
    self.table = lacksColumn ? nil : table
    self.isComplete = isComplete && !lacksColumn
    isPresent = true
  }

  /// Number of rows that can be read.
  var rowCount: Int { table?.rowCount ?? 0 }

  /// Where an attribute stands, nil when the file lacks it.
  func column(_ attribute: String) -> Int? {
    definition.attributes.firstIndex { $0.name == attribute }.flatMap { columns[$0] }
  }

  /// The columns that are not in the data dictionary, with the rows in an order of the caller's.
  func extraColumns(rows: [Int]? = nil) -> [ExtraColumn] {
    guard let table else { return [] }
    return extraPositions.map { column in
      let values =
        rows.map { $0.map { table.field($0, column) } }
        ?? (0..<table.rowCount).map { table.field($0, column) }
      return ExtraColumn(name: table.header[column], values: values)
    }
  }

  /// Positions of the columns that are not in the data dictionary.
  var extraPositions: [Int] { table?.header.indices.filter { !columns.contains($0) } ?? [] }
}

/// The position of each name in a header, nil where it is not there.
///
/// Exact names come first, then names that differ in case alone, then headers that are a longer
/// name's first ten characters; the last two only when a single header and a single name fit.
private func bindColumns(_ names: [String], to header: [String]) -> [Int?] {
  var columns = names.map { header.firstIndex(of: $0) }
  func bind(_ fits: (_ name: String, _ header: String) -> Bool) {
    for (index, name) in names.enumerated() where columns[index] == nil {
      let free = header.indices.filter { !columns.contains($0) && fits(name, header[$0]) }
      guard let only = free.first, free.count == 1 else { continue }
      let rivals = names.indices.filter { columns[$0] == nil && fits(names[$0], header[only]) }
      if rivals.count == 1 { columns[index] = only }
    }
  }
  bind { $0 == $1.lowercased() }
  bind { name, header in
    name.utf8.count > 10 && header.utf8.count == 10 && name.hasPrefix(header.lowercased())
  }
  return columns
}
