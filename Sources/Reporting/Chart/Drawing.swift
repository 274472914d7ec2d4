// A drawing in SVG whose look is told by classes, so that page and file share one style.

/// Shapes with classes; positions count from the upper left.
struct Drawing: Sendable {
  /// Where a text stands at its position.
  enum Anchor: String {
    case start, middle, end
  }

  var body: HTML = .empty

  mutating func line(
    _ x1: Double,
    _ y1: Double,
    _ x2: Double,
    _ y2: Double,
    _ style: String
  ) {
    body +=
      "<line class=\"\(style)\" x1=\"\(at: x1)\" y1=\"\(at: y1)\" x2=\"\(at: x2)\" y2=\"\(at: y2)\"/>"
  }

  mutating func bar(
    x: Double,
    y: Double,
    width: Double,
    height: Double,
    _ style: String,
    title: String = ""
  ) {
    let note: HTML = title.isEmpty ? .empty : "<title>\(title)</title>"
    body += "<rect class=\"\(style)\" x=\"\(at: x)\" y=\"\(at: y)\" "
    body += "width=\"\(at: max(width, 0))\" height=\"\(at: height)\">\(note)</rect>"
  }

  mutating func dot(_ x: Double, _ y: Double, _ radius: Double, _ style: String) {
    body += "<circle class=\"\(style)\" cx=\"\(at: x)\" cy=\"\(at: y)\" r=\"\(at: radius)\"/>"
  }

  mutating func polyline(_ points: [(x: Double, y: Double)], _ style: String) {
    let list = points.map { "\(coordinate($0.x)),\(coordinate($0.y))" }.joined(separator: " ")
    body += "<polyline class=\"\(style)\" points=\"\(list)\"/>"
  }

  mutating func text(
    _ text: String,
    _ x: Double,
    _ y: Double,
    _ anchor: Anchor = .start,
    _ style: String = "t"
  ) {
    body += "<text class=\"\(style)\" x=\"\(at: x)\" y=\"\(at: y)\" "
    body += "text-anchor=\"\(anchor.rawValue)\">\(text)</text>"
  }
}

extension Drawing {
  /// The plane of a chart: its edges in the drawing and the axes along them.
  struct Plane: Sendable {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    var across: Axis

    func x(_ value: Double) -> Double { across.position(value, from: left, to: right) }
  }

  /// Draws a horizontal axis with grid lines and its title below.
  mutating func acrossAxis(_ plane: Plane, title: String) {
    for tick in plane.across.ticks {
      let x = plane.x(tick)
      line(x, plane.top, x, plane.bottom, "grid")
      text(plane.across.label(tick), x, plane.bottom + 15, .middle, "t small")
    }
    line(plane.left, plane.bottom, plane.right, plane.bottom, "axis")
    text(title, plane.right, plane.bottom + 32, .end, "t title")
  }

  /// Draws a vertical axis with grid lines and its title above.
  mutating func upAxis(_ axis: Axis, _ plane: Plane, title: String) {
    for tick in axis.ticks {
      let y = axis.position(tick, from: plane.bottom, to: plane.top)
      line(plane.left, y, plane.right, y, "grid")
      text(axis.label(tick), plane.left - 5, y + 4, .end, "t small")
    }
    line(plane.left, plane.top, plane.left, plane.bottom, "axis")
    text(title, 2, plane.top - 10, .start, "t title")
  }

  /// Draws a legend of small squares from a position to the right.
  mutating func legend(_ items: [(style: String, label: String)], x: Double, y: Double) {
    var x = x
    for item in items {
      bar(x: x, y: y - 9, width: 11, height: 11, item.style)
      text(item.label, x + 16, y, .start, "t small")
      x += 30 + 6.2 * Double(displayWidth(item.label))
    }
  }
}

/// Text cut to so many columns, with an ellipsis when something is missing.
func shortened(_ text: String, to columns: Int) -> String {
  guard displayWidth(text) > columns else { return text }
  var short = ""
  var width = 0
  for character in text {
    width += displayWidth(String(character))
    guard width < columns else { break }
    short.append(character)
  }
  return short + "…"
}
