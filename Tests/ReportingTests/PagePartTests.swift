// The parts of a page: escaping, notes, projection, axes, classes, cells.

import OrderedJSON
@testable import Reporting
import Testing
import TransportNetwork

@Suite("Parts of a page")
struct PagePartTests {
  @Test("interpolated text is escaped, interpolated markup is not")
  func html() {
    let name = "<b title='x'>\"A\" & B</b>\u{1}"
    let item: HTML = "<li>\(name)</li>"
    #expect(
      item.text == "<li>&lt;b title=&#39;x&#39;&gt;&quot;A&quot; &amp; B&lt;/b&gt;\u{FFFD}</li>"
    )
    #expect(("<ul>\([item, item])</ul>" as HTML).text == "<ul>\(item.text)\(item.text)</ul>")
  }

  @Test(
    "positions have at most one decimal",
    arguments: [(12.0, "12"), (12.34, "12.3"), (-0.04, "0"), (-0.26, "-0.3"), (.nan, "0")]
  )
  func positions(value: Double, text: String) {
    #expect(coordinate(value) == text)
  }

  @Test("JSON in a page cannot end its element")
  func embedded() {
    #expect(Page.embedded(["a": "</script>"]) == #"{"a":"\u003c/script>"}"#)
    // Characters that HTML does not allow, and those that turn the direction of writing.
    #expect(
      Page.embedded(["\u{9B}\u{2028}\u{202E}\u{1FFFE}"])
        == #"["\u009b\u2028\u202e\ud83f\udffe"]"#
    )
  }

  @Test("what turns the direction of writing, and control characters, are shown as unknown")
  func unprintable() {
    #expect(escaped("a\u{202E}b\u{85}\u{2066}") == "a\u{FFFD}b\u{FFFD}\u{FFFD}")
    #expect(printable("a\u{202E}b\u{1B}[31m\u{9B}1m") == "a b [31m 1m")
    #expect(escaped("مدينة 北京") == "مدينة 北京")
  }

  @Test("notes: headings, lists, tables, code; markup stays text")
  func markdown() {
    let notes = """
      # Title
      Text with **bold** and `<code>`,
      two * lines.

      * one
        and more
      * two <script>

      | a | b |
      |---|---|
      | 1 | `2` |

      ```
      x < y
      ```
      """
    #expect(
      Markdown.html(notes, below: 2).text
        == "<h3>Title</h3><p>Text with <b>bold</b> and <code>&lt;code&gt;</code>, two * lines.</p>"
        + "<ul><li>one and more</li><li>two &lt;script&gt;</li></ul>"
        + "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>"
        + "</thead><tbody><tr><td>1</td><td><code>2</code></td></tr></tbody></table></div>"
        + "<pre><code>x &lt; y\n</code></pre>"
    )
  }

  @Test("equal areas are shown equal, north and south, near and far")
  func equalArea() {
    let corners = [(x: 75.0, y: 18.0), (x: 135.0, y: 53.0)]
    let projection = Projection(fitting: corners, crs: "EPSG:4326")
    // A small cell of sides d degrees covers cos(latitude) d^2 of the unit sphere (in radians).
    let side = 0.01
    for (x, y) in [(80.0, 20.0), (80.0, 50.0), (105.0, 35.0), (130.0, 50.0)] {
      let a = projection(x: x, y: y)
      let b = projection(x: x + side, y: y)
      let c = projection(x: x, y: y + side)
      let shown = abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
      let radian = Double.pi / 180
      let real = cosine((y + side / 2) * radian) * side * radian * side * radian
      #expect(abs(shown / real - 1) < 1e-3)
    }
  }

  @Test("a network across the date line stays in one piece")
  func dateLine() {
    let projection = Projection(fitting: [(x: 179, y: 0), (x: -179, y: 0)], crs: "EPSG:4326")
    let width = projection(x: -179, y: 0).x - projection(x: 179, y: 0).x
    #expect(abs(width - 2 * Double.pi / 180) < 1e-5)
  }

  @Test("axes have round ticks that cover the values")
  func axis() {
    let axis = Axis(covering: [524.4e6, 655.8e6])
    #expect(axis.ticks == [500e6, 550e6, 600e6, 650e6, 700e6])
    #expect(axis.ticks.map { axis.label($0) } == ["500", "550", "600", "650", "700"])
    #expect(Axis(covering: [0.3], withZero: true, count: 3).ticks.count == 4)
    let equal = Axis(covering: [7, 7])
    #expect(equal.low <= 7 && equal.high >= 7 && equal.high > equal.low)
    #expect(Axis(covering: []).ticks.count > 1)
  }

  @Test("classes hold about equally many values; few values use the whole range of colours")
  func classes() {
    let classes = ColourClasses((0..<600).map { Double($0) })
    #expect(classes.breaks == [100, 200, 300, 400, 500])
    #expect([0, 99, 100, 599].map { classes.classOf($0) } == [0, 0, 1, 5])
    let two = ColourClasses([1, 1, 1, 2, 2, 2])
    #expect(two.classOf(1) == 0)
    #expect(two.classOf(2) == 5)
    #expect(ColourClasses([]).breaks == [])
  }

  @Test("cells of a square's corners are its quarters")
  func cells() {
    let places = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]
    let network = Network(
      configuration: Configuration(crs: "plane"),
      nodes: places.enumerated().map { position, place in
        Node(id: "\(position)", x: place.0, y: place.1, zone: RowIndex(position))
      },
      links: [],
      zones: places.indices.map { Zone(id: "\($0)") }
    )
    let frame = MapFrame(network)
    let cells = ZoneCells(frame).corners
    #expect(cells.count == 4)
    let middle = (MapFrame.width / 2, frame.height / 2)
    for (corners, place) in zip(cells, places) {
      #expect(corners.count >= 4)
      // No cell crosses the middle of the sheet.
      #expect(corners.allSatisfy { place.0 == 0 ? $0.x <= middle.0 + 1 : $0.x >= middle.0 - 1 })
      #expect(corners.allSatisfy { place.1 == 1 ? $0.y <= middle.1 + 1 : $0.y >= middle.1 - 1 })
    }
  }

  @Test("a partition needs every zone once")
  func partitions() {
    func scheme(_ regions: [[Int]]) -> RegionScheme {
      RegionScheme(
        name: "s",
        regions: regions.map { RegionScheme.Region(name: "r", zones: $0.map { RowIndex($0) }) }
      )
    }
    #expect(partition(scheme([[0, 2], [1]]), zoneCount: 3) == [0, 1, 0])
    #expect(partition(scheme([[0], [1]]), zoneCount: 3) == nil)
    #expect(partition(scheme([[0, 1], [1, 2]]), zoneCount: 3) == nil)
  }

  /// The cosine by its series, so that the test needs no library of its own.
  private func cosine(_ angle: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for step in 1..<20 {
      term *= -angle * angle / Double((2 * step - 1) * (2 * step))
      sum += term
    }
    return sum
  }
}
