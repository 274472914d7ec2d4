// A spreadsheet of ideas becomes candidate projects with their links.

import NetworkFiles
public import TransportNetwork

/// Candidate projects of a table, added to a network.
///
/// Columns are found in any case: **name**, **from**, **to** (places by id or name), via (places,
/// semicolons between), mode, km, speed (km/h), minutes, headway, **cost**, id, status, region,
/// period, group, requires (ids or names, semicolons between), source. Other columns are kept in
/// project.csv.
public struct ProjectIdeas: Sendable {
  /// The network with the projects.
  public private(set) var network: Network
  /// Number of projects of the table.
  public private(set) var projectCount = 0
  /// Number of their links.
  public private(set) var linkCount = 0
  /// What they cost together.
  public private(set) var cost = 0.0
  /// Ids of projects whose length was estimated from the straight line.
  public private(set) var estimated: [String] = []
  /// Ids of projects whose headway is the median of their mode's.
  public private(set) var withoutHeadway: [String] = []
  /// Names of the other columns, which project.csv keeps.
  public private(set) var keptColumns: [String] = []

  /// Kilometres of a link over those of the great circle, where the table has none.
  static let detour = 1.2

  /// Reads a table: a CSV file, or the first sheet of an XLSX workbook.
  ///
  /// - Throws: Everything that is wrong with it; without `replacing` also ids that the network has
  ///   already.
  public init(
    contentsOf path: String,
    into network: Network,
    replacing: Bool = false
  ) throws(ImportError) {
    let log = ProblemLog()
    let table = try importedTable(path)
    self.network = network
    let reader = try IdeaReader(ProblemTable(table, log), network)
    let ideas = reader.ideas()
    try log.check()
    try add(ideas, reader, replacing: replacing)
    try log.check()
  }

  private mutating func add(
    _ ideas: [IdeaReader.Idea],
    _ reader: IdeaReader,
    replacing: Bool
  ) throws(ImportError) {
    var extras = ProjectExtras(network)
    keptColumns = reader.otherColumns
    for idea in ideas {
      projectCount += 1
      linkCount += idea.project.links.count
      cost += idea.project.cost
      if idea.isEstimated { estimated.append(idea.project.id) }
      if idea.lacksHeadway { withoutHeadway.append(idea.project.id) }
      if let known = network.projects.firstIndex(where: { $0.id == idea.project.id }) {
        guard replacing else {
          reader.idColumn.error(
            idea.row,
            "project \(quoted(idea.project.id)) is in project.csv already; give --replace to put the table's in its place, or another id"
          )
          continue
        }
        network.projects[known] = idea.project
        extras.replace(known, links: idea.project.links.count)
      } else {
        network.projects.append(idea.project)
        extras.append(links: idea.project.links.count)
      }
    }
    for idea in ideas {
      guard let own = network.projects.firstIndex(where: { $0.id == idea.project.id }) else {
        continue
      }
      extras.set(own, reader.others(idea.row))
      network.projects[own].requires = idea.requires.compactMap { name in
        let found =
          network.projects.firstIndex { $0.id == name }
          ?? network.projects.firstIndex { $0.name == name }
        if found == nil {
          reader.column("requires").error(
            idea.row,
            "\(quoted(name)) is no project of this table or of project.csv; write its id or name, semicolons between several"
          )
        }
        return found.map { RowIndex($0) }
      }
    }
    extras.write(to: &network)
  }
}

/// The columns of project.csv and project_link.csv that are kept and not read, while projects
/// change.
private struct ProjectExtras {
  private var projectColumns: [ExtraColumn]
  private var linkColumns: [ExtraColumn]
  /// By project: the first of its rows in project_link.csv, and how many there are.
  private var linkCounts: [Int]

  init(_ network: Network) {
    projectColumns = network.extraColumns["project"] ?? []
    linkColumns = network.extraColumns["project_link"] ?? []
    linkCounts = network.projects.map(\.links.count)
  }

  mutating func append(links: Int) {
    for position in projectColumns.indices { projectColumns[position].values.append("") }
    for position in linkColumns.indices {
      linkColumns[position].values += repeatElement("", count: links)
    }
    linkCounts.append(links)
  }

  mutating func replace(_ project: Int, links: Int) {
    let start = linkCounts[..<project].reduce(0, +)
    for position in projectColumns.indices { projectColumns[position].values[project] = "" }
    for position in linkColumns.indices {
      linkColumns[position].values.replaceSubrange(
        start..<start + linkCounts[project],
        with: repeatElement("", count: links)
      )
    }
    linkCounts[project] = links
  }

  /// Puts a project's other fields into their columns, which are made where the network has none.
  mutating func set(_ project: Int, _ fields: [(name: String, value: String)]) {
    for (name, value) in fields {
      let position: Int
      if let known = projectColumns.firstIndex(where: { $0.name == name }) {
        position = known
      } else {
        position = projectColumns.count
        projectColumns.append(
          ExtraColumn(name: name, values: [String](repeating: "", count: linkCounts.count))
        )
      }
      projectColumns[position].values[project] = value
    }
  }

  func write(to network: inout Network) {
    network.extraColumns["project"] = projectColumns.isEmpty ? nil : projectColumns
    network.extraColumns["project_link"] = linkColumns.isEmpty ? nil : linkColumns
  }
}
