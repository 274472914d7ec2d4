// A checked network beside the tables it was read from, for findings that name line, column and
// value.

import TransportNetwork

/// What plausibility is judged by: the network, and where each of its rows stands.
struct Evidence {
  let network: Network
  let units: Units
  let log: ProblemLog
  private let nodes, links, projects, projectLinks, modes: BoundTable
  /// Rows of project_link.csv by project.
  private let rowsOfProjects: [[Int]]

  init(
    _ network: Network,
    nodes: BoundTable,
    links: BoundTable,
    projects: BoundTable,
    projectLinks: BoundTable,
    modes: BoundTable,
    _ units: Units,
    _ log: ProblemLog
  ) {
    self.network = network
    self.units = units
    self.log = log
    (self.nodes, self.links, self.projects) = (nodes, links, projects)
    (self.projectLinks, self.modes) = (projectLinks, modes)
    var rows = [[Int]](repeating: [], count: network.projects.count)
    if let table = projectLinks.table, let column = projectLinks.column("project_id") {
      var positions: [String: Int] = [:]
      for (position, project) in network.projects.enumerated() { positions[project.id] = position }
      for row in 0..<table.rowCount {
        if let owner = positions[canonicalID(table.text(row, column))] { rows[owner].append(row) }
      }
    }
    rowsOfProjects = rows
  }

  /// A table of the package.
  enum Table: Int, CaseIterable {
    case nodes, links, projects, projectLinks, modes
  }

  /// Calls a body with every link, where it stands, and the project that adds it.
  func forEachLink(_ body: (Link, Table, _ row: Int, RowIndex<Project>?) -> Void) {
    for (row, link) in network.links.enumerated() { body(link, .links, row, nil) }
    for (project, rows) in network.projects.typedIndices.map({
      ($0, rowsOfProjects[$0.position])
    }) {
      for (link, row) in zip(network.projects[project].links, rows) {
        body(link.link, .projectLinks, row, project)
      }
    }
  }

  /// Reports something odd in a field; in a whole row where the table lacks the column.
  func warn(_ table: Table, _ row: Int, _ column: String, _ message: @autoclosure () -> String) {
    let bound = bound(table)
    guard let rows = bound.table, row < rows.rowCount else { return }
    log.warning(rows, row, bound.column(column), message())
  }

  /// The line of a row.
  func line(_ table: Table, _ row: Int) -> Int {
    bound(table).table.map { row < $0.rowCount ? $0.line(ofRow: row) : 0 } ?? 0
  }

  /// Whether a table has a column.
  func has(_ column: String, in table: Table) -> Bool { bound(table).column(column) != nil }

  /// A field of a table, empty where there is none.
  func text(_ table: Table, _ row: Int, _ column: String) -> String {
    let bound = bound(table)
    guard let rows = bound.table, let column = bound.column(column), row < rows.rowCount else {
      return ""
    }
    return rows.text(row, column)
  }

  /// Number of rows.
  func rowCount(_ table: Table) -> Int { bound(table).rowCount }

  private func bound(_ table: Table) -> BoundTable {
    switch table {
    case .nodes: nodes
    case .links: links
    case .projects: projects
    case .projectLinks: projectLinks
    case .modes: modes
    }
  }
}

/// Rows with one fault in common: the worst is told in full, the next by their lines, all are
/// counted.
struct Findings {
  private struct Finding {
    var badness: Double
    var row: Int
    var message: String
  }

  private let table: Evidence.Table
  private let column: String
  private var worst: [Finding] = []
  private(set) var count = 0

  init(_ table: Evidence.Table, column: String) {
    self.table = table
    self.column = column
  }

  /// Takes a row; the message is made when the row is among the worst.
  mutating func add(_ row: Int, badness: Double, _ message: @autoclosure () -> String) {
    count += 1
    guard worst.count < 4 || badness > (worst.last?.badness ?? 0) else { return }
    let place = worst.firstIndex { badness > $0.badness } ?? worst.count
    worst.insert(Finding(badness: badness, row: row, message: message()), at: place)
    if worst.count > 4 { worst.removeLast() }
  }

  /// Reports the worst, and how many more there are.
  func report(_ evidence: Evidence) {
    guard let first = worst.first else { return }
    let others = count - 1
    var text = first.message
    if others > 0 {
      let lines = worst.dropFirst().map { String(evidence.line(table, $0.row)) }
      text += "; so on \(others) more \(others == 1 ? "line" : "lines")"
      text += " (\(others < 4 ? "" : "next ")\(lines.joined(separator: ", ")))"
    }
    evidence.warn(table, first.row, column, text)
  }
}
