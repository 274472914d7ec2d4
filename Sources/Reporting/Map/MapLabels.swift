// The labels of the map: numbers of chosen projects first, then names of the largest zones, of
// projects, and of all other zones.

import TransportNetwork

/// Labels with the coarsest zoom at which they are shown, in `data-u` as units of the sheet per
/// pixel.
struct MapLabels {
  private struct Label {
    var text: String
    var anchor: MapFrame.Position
    var side: Side
    var coarsest: Double
  }

  /// Where a name stands beside its place.
  fileprivate enum Side: CaseIterable {
    case right, left, above, below
  }

  private var numbers: [Label] = []
  private var lines: [Label] = []
  private var names: [Label] = []

  /// Units per pixel of a map that is 1000 pixels wide, as files are.
  private static let standard = Double(MapFrame.width) / 1000
  /// So many names that none is found among them are no help.
  private static let mostNames = 2000
  /// Zones whose names come before those of projects: they tell a reader where he is.
  private static let landmarks = 10

  init(_ map: NetworkMap) {
    // The buttons for zooming stand in the upper left corner.
    let buttons = LabelPlacement.Candidate(
      anchor: MapFrame.Position(x: 0, y: 0),
      box: LabelPlacement.Box(left: 0, top: 0, right: 136, bottom: 48)
    )
    var placement = LabelPlacement(
      width: MapFrame.width,
      height: map.frame.height,
      keepingFree: [buttons]
    )
    // Short projects have few places for their numbers, so they come first.
    let projects = map.chosen.enumerated().map { rank, index in
      let project = map.network.projects[index]
      let length = project.links.flatMap { map.frame.courses(of: $0.link) }
        .reduce(0) { $0 + Self.length($1) }
      let isFlown = !project.links.isEmpty && project.links.allSatisfy { map.isFlight($0.link) }
      let anchors =
        isFlown
        ? Self.anchors(ofAirport: project, in: map.frame) : Self.anchors(of: project, in: map.frame)
      return (rank: rank, length: length, anchors: anchors)
    }
    var named: [(rank: Int, anchor: MapFrame.Position)] = []
    for (rank, _, anchors) in projects.sorted(by: { ($0.length, $0.rank) < ($1.length, $1.rank) }) {
      let box = LabelPlacement.Box(left: -9, top: -9, right: 9, bottom: 9)
      guard
        let placed = placement.place(anchors.map { .init(anchor: $0, box: box) })
      else { continue }
      numbers.append(
        Label(
          text: String(rank + 1),
          anchor: anchors[placed.candidate],
          side: .right,
          coarsest: placed.coarsest
        )
      )
      named.append((rank, anchors[placed.candidate]))
    }
    let order = map.sizes.indices.sorted { (map.sizes[$0], $1) > (map.sizes[$1], $0) }
    let places = order.prefix(Self.mostNames)
    for position in places.prefix(Self.landmarks) { name(position, of: map, in: &placement) }
    for (rank, anchor) in named.sorted(by: { $0.rank < $1.rank }) {
      let project = map.network.projects[map.chosen[rank]]
      let text = shortened(project.name.isEmpty ? project.id : project.name, to: 30)
      guard let label = Self.label(text, at: anchor, gap: 6, in: &placement) else { continue }
      lines.append(label)
    }
    for position in places.dropFirst(Self.landmarks) { name(position, of: map, in: &placement) }
  }

  private mutating func name(
    _ position: Int,
    of map: NetworkMap,
    in placement: inout LabelPlacement
  ) {
    guard let anchor = map.frame.zones[position] else { return }
    let zone = map.network.zones[position]
    let text = shortened(zone.name.isEmpty ? zone.id : zone.name, to: 24)
    guard let label = Self.label(text, at: anchor, gap: 0, in: &placement) else { return }
    names.append(label)
  }

  /// A text on the side of its place where it has most room; nil when it has none.
  ///
  /// `gap` is how many pixels further away than beside a dot it stands, as what stands at the
  /// anchor needs them.
  private static func label(
    _ text: String,
    at anchor: MapFrame.Position,
    gap: Int,
    in placement: inout LabelPlacement
  ) -> Label? {
    // A bold letter of the widest fonts in use.
    let width = 8.2 * Double(displayWidth(text))
    let boxes = Side.allCases.map { side in
      LabelPlacement.Candidate(anchor: anchor, box: side.box(width: width, gap: gap))
    }
    guard let placed = placement.place(boxes) else { return nil }
    return Label(
      text: text,
      anchor: anchor,
      side: Side.allCases[placed.candidate],
      coarsest: placed.coarsest
    )
  }

  /// Points along a project where its number may stand, the middle of its longest link first.
  private static func anchors(of project: Project, in frame: MapFrame) -> [MapFrame.Position] {
    let courses = project.links.flatMap { frame.courses(of: $0.link) }
    let longest = courses.sorted { length($0) > length($1) }
    return [0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95].flatMap { share in
      longest.compactMap { course -> MapFrame.Position? in
        guard let first = course.first, let last = course.last else { return nil }
        if course.count > 2 { return course[Int(share * Double(course.count - 1))] }
        return MapFrame.Position(
          x: first.x + Int(share * Double(last.x - first.x)),
          y: first.y + Int(share * Double(last.y - first.y))
        )
      }
    }
  }

  /// Points at the airport of a project of flights and, nearest first, on the ways that lead from
  /// it.
  ///
  /// A number at their other ends would be taken for theirs. The airport is the end that most
  /// flights have, the first flight's `from` if all have one.
  private static func anchors(ofAirport project: Project, in frame: MapFrame) -> [MapFrame.Position]
  {
    let links = project.links.map(\.link)
    let ends = links.map(\.from) + links.map(\.to)
    var airport = ends[0]
    func flights(_ end: RowIndex<Node>) -> Int { ends.count { $0 == end } }
    for end in ends where flights(end) > flights(airport) { airport = end }
    let start = frame.nodes[airport.position]
    return [start]
      + [0.05, 0.1, 0.2].flatMap { share in
        links.map { link in
          let end = frame.nodes[(link.from == airport ? link.to : link.from).position]
          return MapFrame.Position(
            x: start.x + Int(share * Double(end.x - start.x)),
            y: start.y + Int(share * Double(end.y - start.y))
          )
        }
      }
  }

  private static func length(_ course: [MapFrame.Position]) -> Int {
    guard let first = course.first, let last = course.last else { return 0 }
    return abs(first.x - last.x) + abs(first.y - last.y)
  }

  // MARK: Drawing

  /// The numbers; a file has only those that it shows.
  func badges(forFile: Bool) -> HTML {
    drawn(numbers, forFile) { label in
      "<g class=\"s badge\"><circle r=\"8.5\"/><text y=\"3.8\">\(label.text)</text></g>"
    }
  }

  /// The names of projects beside their numbers; a file has only those that it shows.
  func projects(forFile: Bool) -> HTML {
    drawn(lines, forFile) { Self.text($0, style: "project", gap: 6) }
  }

  /// The names of zones; a file has only those that it shows.
  func names(forFile: Bool) -> HTML {
    drawn(names, forFile) { Self.text($0, style: "place", gap: 0) }
  }

  private static func text(_ label: Label, style: String, gap: Int) -> HTML {
    let (x, y, anchor) = label.side.text(gap)
    return
      "<text class=\"s \(style)\" x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(label.text)</text>"
  }

  private func drawn(_ labels: [Label], _ forFile: Bool, _ body: (Label) -> HTML) -> HTML {
    var html = HTML.empty
    for label in labels {
      let isLater = label.coarsest < Self.standard
      if forFile && isLater { continue }
      html += "<g \(isLater ? "class=\"later\" " : "")"
      // A file is shown at one zoom.
      if !forFile { html += "data-u=\"\(at: label.coarsest)\" " }
      html += "transform=\"translate(\(label.anchor.x) \(label.anchor.y))\">\(body(label))</g>"
    }
    return html
  }
}

extension MapLabels.Side {
  /// Where the text's start, middle or end stands, in pixels from the place, `gap` further away
  /// than beside a dot.
  fileprivate func text(_ gap: Int) -> (x: Int, y: Int, anchor: String) {
    switch self {
    case .right: (7 + gap, 4, "start")
    case .left: (-7 - gap, 4, "end")
    case .above: (0, -8 - gap, "middle")
    case .below: (0, 17 + gap, "middle")
    }
  }

  /// The box of a text, with air about it that keeps the map from filling up.
  fileprivate func box(width: Double, gap: Int) -> LabelPlacement.Box {
    let (x, y, _) = text(gap)
    // A number stands at the place: the air ends where it begins.
    let air = gap > 0 ? 3.0 : 6
    let left =
      switch self {
      case .right: Double(x)
      case .left: Double(x) - width
      case .above, .below: -width / 2
      }
    return LabelPlacement.Box(
      left: left - air,
      top: Double(y) - 15 + (6 - air),
      right: left + width + air,
      bottom: Double(y) + 8 - (6 - air)
    )
  }
}
