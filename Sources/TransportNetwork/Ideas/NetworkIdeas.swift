// A network with ideas of one's own: new lines, faster ones, and links closed, without touching its
// tables.

/// A network with ideas added as candidate projects.
///
/// ```swift
/// var ideas = NetworkIdeas(network, use: RowIndex(0))
/// try ideas.add(LineIdea("Chengdu-Lhasa,mode=high_speed_rail,km=1540,kmh=250,cost=3.5e11"))
/// let graph = try TravelGraph(ideas.network, use: RowIndex(0), built: ideas.projects)
/// ```
public struct NetworkIdeas: Sendable {
  /// The network with the ideas as candidates, nothing closed.
  public private(set) var network: Network
  /// The ideas.
  public private(set) var projects: [RowIndex<Project>] = []
  /// What was assumed, in sentences.
  public private(set) var notes: [String] = []
  private var closed: [RowIndex<Link>] = []
  private let use: RowIndex<Use>

  /// What a length is over its great circle where none is given.
  public static let detour = 1.2

  /// Starts without ideas; speeds and routes are those of a use.
  public init(_ network: Network, use: RowIndex<Use>) {
    self.network = network
    self.use = use
  }

  /// The network with the ideas and without the links that are closed.
  public var closedNetwork: Network {
    var network = network
    for link in closed { network.links[link.position].allowedUses = [] }
    return network
  }

  /// Whether links are closed.
  public var closesLinks: Bool { !closed.isEmpty }

  /// Closes a link for all uses, named by id or name.
  ///
  /// - Throws: ``IdeaError`` when it names none or several.
  public mutating func close(_ text: String) throws(IdeaError) {
    var names = network.linkNames
    closed.append(RowIndex(try named { () throws(NameError) in try names.position(of: text) }))
  }

  /// Adds a line; where no station of its mode is, one is made.
  ///
  /// - Throws: ``IdeaError`` for places and modes that are none, and for what is missing.
  public mutating func add(_ line: LineIdea) throws(IdeaError) {
    let mode = try self.mode(of: line)
    let places = try places(of: line)
    let stations = Stations(network, mode)
    var ends: [RowIndex<Node>] = []
    for place in places { ends.append(try stations.station(at: place, in: &network, &notes)) }
    let circles = zip(ends, ends.dropFirst()).map { network.greatCircle($0, $1) }
    let known = circles.compactMap(\.self)
    let total = known.reduce(0, +)
    if line.kilometres == nil, line.minutes == nil, known.count < circles.count {
      throw IdeaError("\"\(line.places)\": the coordinates tell no length; give km=.")
    }
    let speed = line.speed ?? network.modes[mode].services[use.position]?.speed
    guard line.minutes != nil || speed != nil else {
      throw IdeaError(
        "\"\(line.places)\": mode \(network.modes[mode].name) has no speed of its own; give kmh= or minutes=."
      )
    }
    if line.kilometres == nil, !known.isEmpty {
      notes.append(
        "\(line.places): \(wholeKilometres(Self.detour * total)) km, the great circle times \(Self.detour)."
      )
    }
    if line.minutes == nil, line.speed == nil, let speed {
      notes.append(
        "\(line.places): \(shortestDecimal(speed)) km/h, the speed of its mode; kmh= gives another."
      )
    }
    let headway = line.headway ?? stations.medianHeadway
    if line.headway == nil, let headway {
      notes.append(
        "\(line.places): a service every \(shortestDecimal(headway)) minutes, as the median link of its mode."
      )
    }
    let isKnown = total > 0 && known.count == circles.count
    let sections = zip(zip(ends, ends.dropFirst()), circles).enumerated().map { place, section in
      let share = isKnown ? (section.1 ?? 0) / total : 1 / Double(circles.count)
      return Link(
        id: "\(place + 1)",
        name: line.name ?? "",
        from: section.0.0,
        to: section.0.1,
        isDirected: false,
        kilometres: line.kilometres.map { $0 * share } ?? section.1.map { $0 * Self.detour },
        freeSpeed: line.minutes == nil ? speed : nil,
        mode: mode,
        travelMinutes: line.minutes.map { $0 * share },
        headwayMinutes: headway
      )
    }
    append(line, sections)
  }

  /// Speeds up the sections of the best route of a mode between places.
  ///
  /// - Throws: ``IdeaError`` also where there is no such route, or nothing becomes faster.
  public mutating func upgrade(_ line: LineIdea) throws(IdeaError) {
    let mode = try self.mode(of: line)
    let places = try places(of: line)
    guard let speed = line.speed else {
      throw IdeaError("\"\(line.places)\": give the new speed, kmh=.")
    }
    let graph: TravelGraph
    do throws(TravelGraphError) {
      graph = try TravelGraph(network, use: use, modes: [mode])
    } catch {
      throw IdeaError(error.description)
    }
    var finder = RouteFinder(network, graph)
    var sections: [Link] = []
    for (from, to) in zip(places, places.dropFirst()) {
      guard let start = finder.ends(ofPlace: from.id), let end = finder.ends(ofPlace: to.id),
        let route = finder.route(from: start, to: end)
      else {
        throw IdeaError(
          "\"\(line.places)\": there is no route by \(network.modes[mode].name) from \(from.label) to \(to.label)."
        )
      }
      for source in route.legs.filter({ $0.mode == mode }).flatMap(\.links) {
        var link = source.link(in: network)
        let now = LinkCost(link, for: use, uses: network.uses, modes: network.modes)
        guard let length = link.kilometres ?? network.greatCircle(link.from, link.to),
          let now, length / speed * 60 < now.travelMinutes
        else { continue }
        link.kilometres = length
        link.freeSpeed = speed
        link.travelMinutes = nil
        sections.append(link)
      }
    }
    guard !sections.isEmpty else {
      throw IdeaError(
        "\"\(line.places)\": no section becomes faster at \(shortestDecimal(speed)) km/h."
      )
    }
    notes.append("\(line.places): \(sections.count) sections become faster.")
    append(line, sections)
  }

  private mutating func append(_ line: LineIdea, _ sections: [Link]) {
    let ids = Set(network.projects.map(\.id))
    var number = 1
    while ids.contains("idea-\(number)") { number += 1 }
    let id = "idea-\(number)"
    if line.cost == nil { notes.append("\(line.places): no cost is given; it counts as 0.") }
    projects.append(RowIndex(network.projects.count))
    network.projects.append(
      Project(
        id: id,
        name: line.name ?? line.places,
        cost: line.cost ?? 0,
        source: "idea",
        links: sections.enumerated().map { place, link in
          var link = link
          link.id = "\(id)-\(place + 1)"
          return ProjectLink(link: link)
        }
      )
    )
    network.padExtraColumns()
  }

  private func mode(of line: LineIdea) throws(IdeaError) -> RowIndex<Mode> {
    guard let name = line.mode else {
      guard network.modes.count == 1 else {
        let known = network.modes.map(\.name).joined(separator: ", ")
        throw IdeaError("\"\(line.places)\": give its mode=, one of \(known).")
      }
      return RowIndex(0)
    }
    let modes = try named { () throws(NameError) in try network.modes(named: name) }
    guard let mode = modes.first, modes.count == 1 else {
      throw IdeaError("\"\(line.places)\": mode=\(name) are several modes; name one.")
    }
    guard network.modes[mode].services[use.position] != nil else {
      throw IdeaError(
        "\"\(line.places)\": \(network.modes[mode].name) is closed to \(network.uses[use].name)."
      )
    }
    return mode
  }

  private func places(of line: LineIdea) throws(IdeaError) -> [NameIndex.Entry] {
    var names = network.placeNames
    let places = try named { () throws(NameError) in
      try names.places(joinedByHyphens: line.places)
    }
    guard places.count > 1 else {
      throw IdeaError("\"\(line.places)\" names one place; a line is A-B or A-B-C.")
    }
    for (from, to) in zip(places, places.dropFirst()) where from.id == to.id {
      throw IdeaError("\"\(line.places)\" goes from \(from.label) to itself.")
    }
    return places
  }

  private func named<Result>(
    _ body: () throws(NameError) -> Result
  ) throws(IdeaError) -> Result {
    do throws(NameError) {
      return try body()
    } catch {
      throw IdeaError(error.description)
    }
  }
}

/// A length rounded for a sentence.
private func wholeKilometres(_ kilometres: Double) -> String {
  shortestDecimal(kilometres.rounded())
}

extension Network {
  /// Fills columns that Corridor keeps with empty fields for rows that were added.
  mutating func padExtraColumns() {
    let counts = [
      "node": nodes.count, "link": links.count, "project": projects.count,
      "project_link": projects.reduce(0) { $0 + $1.links.count },
    ]
    for (table, count) in counts {
      guard var columns = extraColumns[table] else { continue }
      for column in columns.indices where columns[column].values.count < count {
        let missing = count - columns[column].values.count
        columns[column].values += Array(repeating: "", count: missing)
      }
      extraColumns[table] = columns
    }
  }
}
