// The network as a drawing: areas and zones, links by mode, places, projects on top.

import TransportNetwork

/// A shape behind the network, from the user's own file.
public struct BackgroundShape: Sendable, Equatable {
  /// Rings or lines, as x and y in the network's coordinate reference system.
  public var lines: [[SIMD2<Double>]]
  /// Whether the lines enclose areas.
  public var isArea: Bool

  /// Makes a shape.
  public init(lines: [[SIMD2<Double>]], isArea: Bool) {
    self.lines = lines
    self.isArea = isArea
  }
}

/// The map of a network with its projects.
///
/// Groups that a switch shows or hides name it in `data-shown-by`.
struct NetworkMap: Sendable {
  let network: Network
  let frame: MapFrame
  let cells: ZoneCells
  /// The zones' own areas, which are drawn instead of cells where the network has them.
  let boundaries: ZoneBoundaries?
  /// The areas without data, as a path for each.
  let areas: [String]
  /// Ways to colour the zones; the first one is shown.
  let views: [MapView]
  /// What sizes the zones; one value per zone.
  let sizes: [Double]
  /// Chosen projects in the table's order.
  let chosen: [RowIndex<Project>]
  let background: [BackgroundShape]
  /// Drawn among the chosen projects.
  var overlay = HTML.empty

  init(
    _ network: Network,
    views: [MapView],
    sizes: [Double],
    chosen: [RowIndex<Project>],
    background: [BackgroundShape]
  ) {
    self.network = network
    self.views = views
    self.sizes = sizes
    self.chosen = chosen
    self.background = background
    frame = MapFrame(network)
    cells = ZoneCells(frame)
    boundaries = ZoneBoundaries(network, frame)
    areas = network.areas.map { [frame] in frame.course(ofBoundary: $0.boundary) }
  }

  /// Whether something on the map is hatched: an area without data, or a zone without a figure.
  var hasUnknown: Bool {
    areas.contains { !$0.isEmpty } || views.contains { $0.classes.contains("cx") }
  }

  /// Modes that are not shown at first: services that skip the places between would cover all
  /// others.
  func isHiddenAtFirst(_ mode: Mode) -> Bool {
    mode.services.contains { $0?.isThrough == false }
  }

  /// Links that a page draws as shapes; with more, a canvas draws them, since browsers move that
  /// many shapes only in jerks.
  static let mostShapes = 20_000

  /// Whether the page's links are left to a canvas.
  var usesCanvas: Bool { network.links.count > Self.mostShapes }

  /// Everything that is drawn; a file leaves out what is hidden.
  func body(forFile: Bool) -> HTML {
    ground + upper(forFile: forFile)
  }

  /// What lies below the links.
  var ground: HTML {
    """
    <g id="back">\(backgroundShapes)</g>
    <g id="areas">\(areaShapes)</g>
    <g id="cells" data-shown-by="cells">\(cellShapes)</g>

    """
  }

  /// The links, unless a canvas draws them, and what lies above.
  func upper(forFile: Bool) -> HTML {
    let labels = MapLabels(self)
    return """
      <g id="links">\(links(forFile: forFile))</g>
      <g id="others" data-shown-by="others">\(otherProjects)</g>
      <g id="zones">\(zoneCircles)</g>
      <g id="marks">\(forFile ? .empty : marks)</g>
      <g id="chosen" data-shown-by="projects">\(chosenProjects)\(overlay)\(labels.badges(forFile: forFile))\(labels.projects(forFile: forFile))</g>
      <g id="names" data-shown-by="names">\(labels.names(forFile: forFile))</g>
      """
  }

  // MARK: Ground

  private var backgroundShapes: HTML {
    var html = HTML.empty
    for shape in background {
      let data = shape.lines.map { line in
        pathData(line.map { frame.position(x: $0.x, y: $0.y) }) + (shape.isArea ? "Z" : "")
      }
      html += "<path class=\"\(shape.isArea ? "land" : "border")\" d=\"\(data.joined())\"/>"
    }
    return html
  }

  private var areaShapes: HTML {
    var html = HTML.empty
    for (area, course) in zip(network.areas, areas) where !course.isEmpty {
      let name = area.name.isEmpty ? area.id : area.name
      html += "<path class=\"unknown\" d=\"\(course)\"><title>\(name): no data</title></path>"
    }
    return html
  }

  private var cellShapes: HTML {
    guard let view = views.first else { return .empty }
    if let boundaries {
      var html = HTML.empty
      for (zone, style) in view.classes.enumerated() {
        html += "<path class=\"cell \(style)\" d=\"\(boundaries.pathData(of: zone))\"/>"
      }
      return html + "<path id=\"coast\" d=\"\(boundaries.outline)\"/>"
    }
    guard let hull = cells.hull else { return .empty }
    var html: HTML = """
      <clipPath id="hull"><use href="#outline"/></clipPath><g clip-path="url(#hull)">
      """
    for (corners, style) in zip(cells.corners, view.classes) {
      let course = corners.isEmpty ? "" : pathData(corners) + "Z"
      html += "<path class=\"cell \(style)\" d=\"\(course)\"/>"
    }
    return html + """
      </g><path id="outline" d="\(hull.pathData)"/>
      """
  }

  private func links(forFile: Bool) -> HTML {
    var html = HTML.empty
    for (position, mode) in network.modes.enumerated() {
      let isHidden = isHiddenAtFirst(mode)
      if forFile && isHidden { continue }
      var data: [String: [String]] = [:]
      for link in network.links where link.mode.position == position {
        data[LinkStyle.weight(of: link), default: []].append(pathData(frame.courses(of: link)))
      }
      let style = LinkStyle.mode(mode.name, at: position)
      html += "<g class=\"\(style)\(isHidden ? " off" : "")\" "
      html += "data-mode=\"\(position)\" data-shown-by=\"mode-\(position)\">"
      for weight in ["w0", "w1", "w2", "w3"] {
        guard let paths = data[weight] else { continue }
        // An empty path tells the canvas the look.
        let course = usesCanvas && !forFile ? "" : paths.joined()
        html += "<path class=\"\(weight)\" d=\"\(course)\"/>"
      }
      html += "</g>\n"
    }
    return html
  }

  // MARK: Places

  private var zoneCircles: HTML {
    guard let view = views.first else { return .empty }
    let largest = sizes.filter(\.isFinite).max() ?? 0
    let placed = Double(max(frame.zones.compactMap(\.self).count, 1))
    let radius = min(260, Double(MapFrame.width) / (4.4 * placed.squareRoot()))
    var html = HTML.empty
    for (position, place) in frame.zones.enumerated() {
      guard let place else { continue }
      let share = largest > 0 && sizes[position] > 0 ? sizes[position] / largest : 0
      let own = max(radius * share.squareRoot(), radius * 0.16)
      html += "<circle class=\"\(view.classes[position])\" data-z=\"\(position)\" "
      html += "cx=\"\(place.x)\" cy=\"\(place.y)\" r=\"\(Int(own.rounded()))\"/>"
    }
    return html
  }

  private var marks: HTML {
    var html = HTML.empty
    for mark in LinkStyle.marks {
      let places = network.nodes.indices.filter { network.nodes[$0].type == mark.type }
      guard !places.isEmpty else { continue }
      html +=
        "<g class=\"mark off\" data-mark=\"\(mark.type)\" data-shown-by=\"mark-\(mark.type)\">"
      for place in places {
        html += "<g transform=\"translate(\(frame.nodes[place].x) \(frame.nodes[place].y))\">"
        html += "<use class=\"s\" href=\"#mark-\(mark.type)\"/></g>"
      }
      html += "</g>\n"
    }
    return html
  }

  // MARK: Projects

  private func course(
    of project: Project,
    _ isDrawn: (Link) -> Bool = { _ in true }
  ) -> String {
    project.links.lazy.map(\.link).filter(isDrawn).map { pathData(frame.courses(of: $0)) }.joined()
  }

  private var otherProjects: HTML {
    var html = HTML.empty
    for index in network.projects.typedIndices where !chosen.contains(index) {
      html += "<path d=\"\(course(of: network.projects[index]))\"/>"
    }
    return html
  }

  private var chosenProjects: HTML { built(chosen.map { network.projects[$0] }) }

  /// Projects as what is built: flights lie lowest and thin, since nothing is laid along them; all
  /// casings lie below all lines, so that no line is cut where another one crosses.
  func built(_ projects: [Project]) -> HTML {
    var html = HTML.empty
    for project in projects {
      let course = course(of: project, isFlight)
      if !course.isEmpty { html += "<path class=\"flight\" d=\"\(course)\"/>" }
    }
    let courses = projects.map { course(of: $0) { !isFlight($0) } }.filter { !$0.isEmpty }
    for course in courses { html += "<path class=\"casing\" d=\"\(course)\"/>" }
    for course in courses { html += "<path class=\"line\" d=\"\(course)\"/>" }
    return html
  }

  func isFlight(_ link: Link) -> Bool {
    LinkStyle.mode(network.modes[link.mode].name, at: link.mode.position) == "k-air"
  }
}

extension NetworkMap {
  /// Shapes that the drawing refers to.
  static let definitions: HTML = {
    var html: HTML = "<defs>"
    for mark in LinkStyle.marks { html += "<path id=\"mark-\(mark.type)\" d=\"\(mark.path)\"/>" }
    html += """
      <pattern id="hatch" patternUnits="userSpaceOnUse" width="90" height="90" patternTransform="rotate(45)">\
      <path class="hatch" d="M45 0V90"/></pattern>
      """
    return html + "</defs>"
  }()
}
