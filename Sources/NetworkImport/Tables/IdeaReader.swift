// Reads the rows of a spreadsheet of ideas.

import NetworkFiles
import TransportNetwork

/// The rows of a table of ideas, as projects of a network.
struct IdeaReader {
  /// One row.
  struct Idea {
    var row: Int
    var project: Project
    /// Ids or names of projects that it requires.
    var requires: [String]
    var isEstimated = false
    var lacksHeadway = false
  }

  private static let required = ["name", "from", "to", "cost"]
  private static let known = [
    ["name", "title", "project"], ["from", "start", "from_place"], ["to", "end", "to_place"],
    ["via"],
    ["mode", "u_mode"], ["km", "length", "length_km"], ["speed", "kmh", "free_speed"],
    ["minutes", "u_travel_time"], ["headway", "u_headway"], ["cost"], ["id", "project_id"],
    ["status"],
    ["region"], ["period"], ["group"], ["requires"], ["source"],
  ]

  private let table: ProblemTable
  private let network: Network
  private let places: PlaceNames
  /// Column of each known name.
  private var columns: [String: String] = [:]
  /// Headers that are kept in project.csv.
  let otherColumns: [String]
  /// By mode: the median headway of its links.
  private let headways: [Double?]
  private let passenger: Int

  /// Finds the columns.
  init(_ table: ProblemTable, _ network: Network) throws(ImportError) {
    self.table = table
    self.network = network
    places = PlaceNames(network)
    let header = table.table.header
    for names in Self.known {
      guard let name = names.first else { continue }
      columns[name] =
        names.lazy.compactMap { wanted in header.first { $0.lowercased() == wanted } }.first
    }
    let used = Set(columns.values)
    otherColumns = header.filter { !used.contains($0) && !$0.isEmpty }
    passenger = network.uses.firstIndex { $0.name == "passenger" } ?? 0
    headways = network.modes.indices.map { mode in
      let known = network.links.filter { $0.mode.position == mode }.compactMap(\.headwayMinutes)
      return known.isEmpty ? nil : known.sorted()[known.count / 2]
    }
    for name in Self.required where columns[name] == nil {
      table.log.add(
        PackageProblem(
          .error,
          file: table.table.name,
          line: 1,
          columnName: name,
          message:
            "the column is missing; a table of ideas needs \(Self.required.joined(separator: ", ")), and may have via, mode, km, "
            + "speed, minutes, headway, id, status, region, period, group, requires, source"
            + table.log.suggestion(for: name, among: otherColumns)
        )
      )
    }
    try table.log.check()
  }

  /// A column by its name here; empty where the table has none.
  func column(_ name: String) -> ProblemColumn { table.column(columns[name] ?? "") }

  /// The column that tells the id, or else the name.
  var idColumn: ProblemColumn { columns["id"] == nil ? column("name") : column("id") }

  /// The fields of a row that project.csv keeps.
  func others(_ row: Int) -> [(name: String, value: String)] {
    otherColumns.map { ($0, table.column($0).text(row)) }
  }

  /// All rows; what is wrong goes to the log.
  func ideas() -> [Idea] {
    var ids: [String: Int] = [:]
    return table.rows.compactMap { row in
      guard let idea = idea(row) else { return nil }
      if let first = ids[idea.project.id] {
        idColumn.error(
          row,
          "project \(quoted(idea.project.id)) stands on line \(table.table.line(ofRow: first)) already; give one of them another name or id"
        )
      }
      ids[idea.project.id] = row
      return idea
    }
  }

  private func idea(_ row: Int) -> Idea? {
    let name = column("name").required(row)
    let given = column("id").text(row)
    let id = given.isEmpty ? slug(name) : given
    let stops = [place("from", row)] + via(row) + [place("to", row)]
    let mode = mode(row)
    let cost = column("cost").number(row, in: 0...1e18, "a cost")
    if cost == nil && column("cost").text(row).isEmpty {
      column("cost").error(
        row,
        "the value is missing; what a project costs decides whether it is worth building"
      )
    }
    guard let mode, let cost, !name.isEmpty else { return nil }
    let ends = stops.compactMap(\.self).map { places.stop(of: mode, at: $0) }
    guard ends.count == stops.count else { return nil }
    for (from, to) in zip(ends, ends.dropFirst()) where from == to {
      column("to").error(
        row,
        "a section starts and ends at \(quoted(network.nodes[from].name)); name two places"
      )
      return nil
    }
    var project = Project(
      id: id,
      name: name,
      cost: cost,
      status: status(row),
      period: column("period").whole(row),
      group: column("group").text(row),
      region: column("region").text(row),
      source: column("source").text(row)
    )
    var idea = Idea(row: row, project: project, requires: list("requires", row))
    project.links = links(row, id, ends, mode, &idea)
    idea.project = project
    return idea
  }

  // MARK: Fields

  private func list(_ name: String, _ row: Int) -> [String] {
    column(name).text(row).split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  private func place(_ name: String, _ row: Int) -> Int? {
    let text = column(name).required(row)
    return text.isEmpty ? nil : place(text, name, row)
  }

  private func via(_ row: Int) -> [Int?] { list("via", row).map { place($0, "via", row) } }

  private func place(_ text: String, _ name: String, _ row: Int) -> Int? {
    do throws(PlaceNames.Failure) {
      return try places.node(text)
    } catch {
      switch error {
      case .unknown(let near):
        column(name).error(
          row,
          "\(quoted(text)) is no id and no name of a place in node.csv"
            + (near.map { "; did you mean \(quoted($0))?" }
              ?? "; add the place there, or correct the name")
        )
      case .several(let all):
        column(name).error(
          row,
          "\(quoted(text)) is the name of several places; give the id of one: \(listing(all))"
        )
      }
    }
    return nil
  }

  private func mode(_ row: Int) -> RowIndex<Mode>? {
    let text = column("mode").text(row)
    let names = network.modes.map(\.name)
    if text.isEmpty, names.count == 1 { return RowIndex(0) }
    let wanted = text.isEmpty ? "road" : text
    if let found = names.firstIndex(of: wanted)
      ?? names.firstIndex(where: { $0.lowercased() == wanted.lowercased() })
    {
      return RowIndex(found)
    }
    column("mode").error(
      row,
      "\(quoted(wanted)) is no mode of the network; expected one of \(listing(names))"
    )
    return nil
  }

  private func status(_ row: Int) -> Project.Status {
    let text = column("status").text(row)
    guard !text.isEmpty else { return .candidate }
    if let status = Project.Status(rawValue: text.lowercased()) { return status }
    column("status").error(
      row,
      "\(quoted(text)) is no status; expected candidate, committed or built"
    )
    return .candidate
  }

  // MARK: Links

  /// A link per section; kilometres and minutes of the whole are shared out by the straight lines.
  private func links(
    _ row: Int,
    _ id: String,
    _ ends: [Int],
    _ mode: RowIndex<Mode>,
    _ idea: inout Idea
  ) -> [ProjectLink] {
    let straight = zip(ends, ends.dropFirst()).map { straightKilometres($0, $1) }
    let total = straight.reduce(0, +)
    let kilometres = column("km").number(row, in: 0...1e6, "a length in km")
    let speed = column("speed").number(row, in: 1e-3...1e6, "a speed in km/h")
    let minutes = column("minutes").number(row, in: 0...1e9, "a time in minutes")
    let headway = column("headway").number(row, in: 0...1e9, "a headway in minutes")
    idea.isEstimated = kilometres == nil
    idea.lacksHeadway = headway == nil && headways[mode.position] != nil
    let service =
      network.modes[mode].services.indices.contains(passenger)
      ? network.modes[mode].services[passenger] : nil
    if minutes == nil && speed == nil && service?.speed == nil {
      column("speed").error(
        row,
        "neither a speed nor minutes are given, and mode.csv has no speed for \(quoted(network.modes[mode].name)); give one of them"
      )
    }
    return straight.enumerated().map { section, distance in
      let share = total > 0 ? distance / total : 1 / Double(straight.count)
      return ProjectLink(
        link: Link(
          id: straight.count == 1 ? id : "\(id)-\(section + 1)",
          from: RowIndex(ends[section]),
          to: RowIndex(ends[section + 1]),
          isDirected: false,
          kilometres: hundredths(share * (kilometres ?? Self.detour(total))),
          freeSpeed: minutes == nil ? speed : nil,
          mode: mode,
          travelMinutes: minutes.map { hundredths(share * $0) },
          headwayMinutes: headway ?? headways[mode.position]
        )
      )
    }
  }

  private static func detour(_ kilometres: Double) -> Double { ProjectIdeas.detour * kilometres }

  private func straightKilometres(_ from: Int, _ to: Int) -> Double {
    let system = CoordinateSystem(network.configuration.crs)
    let places = [network.nodes[from], network.nodes[to]].map {
      system.geographic(x: $0.x, y: $0.y) ?? Position(x: $0.x, y: $0.y)
    }
    return greatCircleKilometres(places[0], places[1])
  }
}

/// An id made of a name: letters and digits in lower case, hyphens between.
func slug(_ name: String) -> String {
  let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
  return words.joined(separator: "-")
}

/// A text without the white space around it.
private func trimmed(_ text: String) -> String {
  var text = text[...]
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}
