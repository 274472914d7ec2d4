// The network as a drawing: cells and zones, links by mode, places, projects on top.

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
struct NetworkMap: Sendable {
  let network: Network
  let frame: MapFrame
  let cells: ZoneCells
  /// Ways to colour the zones; the first one is shown.
  let views: [MapView]
  /// What sizes the zones; one value per zone.
  let sizes: [Double]
  /// Chosen projects in the table's order.
  let chosen: [RowIndex<Project>]
  let background: [BackgroundShape]

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
  }

  /// Modes that are not shown at first: services that skip the places between would cover all others.
  func isHiddenAtFirst(_ mode: Mode) -> Bool {
    mode.services.contains { $0?.isThrough == false }
  }

  /// Links that a page draws as shapes; with more, a canvas draws them, since browsers move that many
  /// shapes only in jerks.
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
    <g id="cells">\(cellShapes)</g>

    """
  }

  /// The links, unless a canvas draws them, and what lies above.
  func upper(forFile: Bool) -> HTML {
    """
    <g id="links">\(links(forFile: forFile))</g>
    <g id="others">\(otherProjects)</g>
    <g id="zones">\(zoneCircles)</g>
    <g id="marks">\(forFile ? .empty : marks)</g>
    <g id="chosen">\(chosenProjects)</g>
    <g id="names">\(names)</g>
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

  private var cellShapes: HTML {
    guard let view = views.first else { return .empty }
    var html = HTML.empty
    for (corners, style) in zip(cells.corners, view.classes) {
      html += "<path class=\"\(style)\" d=\"\(corners.isEmpty ? "" : pathData(corners) + "Z")\"/>"
    }
    return html
  }

  private func links(forFile: Bool) -> HTML {
    var html = HTML.empty
    for (position, mode) in network.modes.enumerated() {
      let isHidden = isHiddenAtFirst(mode)
      if forFile && isHidden { continue }
      var data: [String: [String]] = [:]
      for link in network.links where link.mode.position == position {
        data[LinkStyle.weight(of: link), default: []].append(pathData(frame.course(of: link)))
      }
      let style = LinkStyle.mode(mode.name, at: position)
      html += "<g class=\"\(style)\(isHidden ? " off" : "")\" data-mode=\"\(position)\">"
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
      html += "<g class=\"mark off\" data-mark=\"\(mark.type)\">"
      for place in places {
        html += "<g transform=\"translate(\(frame.nodes[place].x) \(frame.nodes[place].y))\">"
        html += "<use class=\"s\" href=\"#mark-\(mark.type)\"/></g>"
      }
      html += "</g>\n"
    }
    return html
  }

  /// Names of the largest zones, as far as they have room.
  private var names: HTML {
    var named: [MapFrame.Position] = []
    var html = HTML.empty
    let order = sizes.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
    for zone in order where named.count < 14 {
      guard let place = frame.zones[zone] else { continue }
      let isCrowded = named.contains {
        abs($0.x - place.x) < 1100 && abs($0.y - place.y) < 420
      }
      guard !isCrowded else { continue }
      named.append(place)
      let zone = network.zones[zone]
      // Near the right edge a name stands to the left of its place.
      let isAtEdge = place.x > MapFrame.width * 85 / 100
      html += "<g transform=\"translate(\(place.x) \(place.y))\"><text class=\"s place\" "
      html +=
        "x=\"\(isAtEdge ? -8 : 8)\" text-anchor=\"\(isAtEdge ? "end" : "start")\" y=\"4\">\(zone.name.isEmpty ? zone.id : zone.name)</text></g>"
    }
    return html
  }

  // MARK: Projects

  func course(of project: Project) -> String {
    project.links.map { pathData(frame.course(of: $0.link)) }.joined()
  }

  private var otherProjects: HTML {
    var html = HTML.empty
    for index in network.projects.typedIndices where !chosen.contains(index) {
      let project = network.projects[index]
      html += "<path data-p=\"\(index.position)\" d=\"\(course(of: project))\"/>"
    }
    return html
  }

  private var chosenProjects: HTML {
    var lines = HTML.empty
    var badges = HTML.empty
    var taken: [MapFrame.Position] = []
    for (rank, index) in chosen.enumerated() {
      let project = network.projects[index]
      let data = course(of: project)
      lines += "<path class=\"casing\" d=\"\(data)\"/>"
      lines += "<path class=\"line\" data-p=\"\(index.position)\" d=\"\(data)\"/>"
      guard let place = badgePosition(project, avoiding: taken) else { continue }
      taken.append(place)
      badges += "<g transform=\"translate(\(place.x) \(place.y))\"><g class=\"s badge\">"
      badges += "<circle r=\"8.5\"/><text y=\"3.8\">\(rank + 1)</text></g></g>"
    }
    return lines + badges
  }

  /// The middle of the project's longest link that is free, else of its longest.
  private func badgePosition(
    _ project: Project,
    avoiding taken: [MapFrame.Position]
  ) -> MapFrame.Position? {
    var middles: [(length: Int, place: MapFrame.Position)] = []
    for item in project.links {
      let ends = frame.course(of: item.link)
      guard let first = ends.first, let last = ends.last else { continue }
      let middle = ends[ends.count / 2]
      let place =
        ends.count > 2
        ? middle : MapFrame.Position(x: (first.x + last.x) / 2, y: (first.y + last.y) / 2)
      middles.append((abs(first.x - last.x) + abs(first.y - last.y), place))
    }
    let sorted = middles.sorted { $0.length > $1.length }.map(\.place)
    let free = sorted.first { place in
      !taken.contains { abs($0.x - place.x) < 190 && abs($0.y - place.y) < 190 }
    }
    guard let place = free ?? sorted.first, free == nil else { return free }
    // All middles are taken: a little to the side.
    return MapFrame.Position(x: place.x + 200, y: place.y + 60 * (taken.count % 3 - 1))
  }
}

extension NetworkMap {
  /// Shapes that the drawing refers to.
  static let definitions: HTML = {
    var html: HTML = "<defs>"
    for mark in LinkStyle.marks { html += "<path id=\"mark-\(mark.type)\" d=\"\(mark.path)\"/>" }
    return html + "</defs>"
  }()

  /// The map as an SVG file of its own, with title, legend and style.
  func file(title: String) -> String {
    let width = Double(MapFrame.width)
    let height = Double(frame.height)
    var legend = HTML.empty
    if let view = views.first {
      var x = 200.0
      legend += "<text class=\"t\" font-size=\"170\" x=\"200\" y=\"\(at: height + 520)\">"
      legend += "Zones by \(view.meaning); numbered: projects that are built</text>"
      for item in view.legend {
        legend += "<rect class=\"\(item.style)\" x=\"\(at: x)\" y=\"\(at: height + 640)\" "
        legend += "width=\"240\" height=\"170\"/><text class=\"t\" font-size=\"160\" "
        legend += "x=\"\(at: x + 290)\" y=\"\(at: height + 785)\">\(item.label)</text>"
        x += 380 + 82 * Double(displayWidth(item.label))
      }
    }
    let page: HTML = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -400 \(at: width) \(at: height + 1400)" \
      width="1000" height="\(at: (height + 1400) / 10)" role="img" aria-label="\(title)">
      <title>\(title)</title>
      <style>\(HTML(markup: pageColours + drawingStyle))</style>
      <rect class="sheet" y="-400" width="100%" height="100%"/>
      \(Self.definitions)<g class="map cells-on">\(body(forFile: true))</g>
      <text class="t" font-size="220" x="200" y="-90">\(title)</text>\(legend)</svg>

      """
    return page.text
  }
}
