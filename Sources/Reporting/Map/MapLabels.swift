// The labels of the map: numbers of chosen projects first, then names of zones, the largest first.

import TransportNetwork

/// Labels with the coarsest zoom at which they are shown, in `data-u` as units of the sheet per pixel.
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
  private var names: [Label] = []

  /// Units per pixel of a map that is 1000 pixels wide, as files are.
  private static let standard = Double(MapFrame.width) / 1000
  /// So many names that none is found among them are no help.
  private static let mostNames = 2000

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
      return (rank: rank, length: length, anchors: Self.anchors(of: project, in: map.frame))
    }
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
    }
    let order = map.sizes.indices.sorted { (map.sizes[$0], $1) > (map.sizes[$1], $0) }
    for position in order.prefix(Self.mostNames) {
      guard let anchor = map.frame.zones[position] else { continue }
      let zone = map.network.zones[position]
      let text = shortened(zone.name.isEmpty ? zone.id : zone.name, to: 24)
      // A bold letter of the widest fonts in use.
      let width = 8.2 * Double(displayWidth(text))
      guard
        let placed = placement.place(
          Side.allCases.map { .init(anchor: anchor, box: $0.box(width: width)) }
        )
      else { continue }
      names.append(
        Label(
          text: text,
          anchor: anchor,
          side: Side.allCases[placed.candidate],
          coarsest: placed.coarsest
        )
      )
    }
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

  /// The names; a file has only those that it shows.
  func names(forFile: Bool) -> HTML {
    drawn(names, forFile) { label in
      let (x, y, anchor) = label.side.text
      return
        "<text class=\"s place\" x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(label.text)</text>"
    }
  }

  private func drawn(_ labels: [Label], _ forFile: Bool, _ body: (Label) -> HTML) -> HTML {
    var html = HTML.empty
    for label in labels {
      let isLater = label.coarsest < Self.standard
      if forFile && isLater { continue }
      html += "<g \(isLater ? "class=\"later\" " : "")data-u=\"\(at: label.coarsest)\" "
      html += "transform=\"translate(\(label.anchor.x) \(label.anchor.y))\">\(body(label))</g>"
    }
    return html
  }
}

extension MapLabels.Side {
  /// Where the text's start, middle or end stands, in pixels from the place.
  fileprivate var text: (x: Int, y: Int, anchor: String) {
    switch self {
    case .right: (7, 4, "start")
    case .left: (-7, 4, "end")
    case .above: (0, -8, "middle")
    case .below: (0, 17, "middle")
    }
  }

  /// The box of a text, with air about it that keeps the map from filling up.
  fileprivate func box(width: Double) -> LabelPlacement.Box {
    let (x, y, _) = text
    let left =
      switch self {
      case .right: Double(x)
      case .left: Double(x) - width
      case .above, .below: -width / 2
      }
    return LabelPlacement.Box(
      left: left - 6,
      top: Double(y) - 15,
      right: left + width + 6,
      bottom: Double(y) + 8
    )
  }
}
