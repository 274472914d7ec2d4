// Pages as readers use them: in Chromium, by mouse, keys and fingers.

import Foundation
import TestSupport
import Testing

@Suite(
  "Pages in Chromium",
  .enabled(
    if: Peers.tests(with: Browser.path != nil),
    "Chromium is not installed: apt-get install chromium"
  ),
  .timeLimit(.minutes(5)),
  .serialized
)
struct PageInBrowserTests {
  let browser: Browser
  let workspace: Workspace

  init() throws {
    browser = try Browser()
    workspace = try Workspace()
  }

  /// Makes the plan of the example network and opens its page.
  private func examplePage(_ screen: Screen = Screen()) throws -> BrowserPage {
    if workspace.read("example.html") == nil {
      let plan = try workspace.corridor(
        "plan",
        repositoryNetwork("example"),
        "--budget",
        "200",
        "--frontier",
        "0:400:100",
        "-o",
        "plan.json",
        "--report",
        "example.html"
      )
      #expect(plan.code == 0, "\(plan.messages)")
    }
    return try open("example.html", screen)
  }

  private func open(_ name: String, _ screen: Screen = Screen()) throws -> BrowserPage {
    let page = try BrowserPage(workspace.folder.appendingPathComponent(name), in: browser, screen)
    try page.keepPicture()
    return page
  }

  /// Where a point of the map's sheet is on the screen, the map scrolled into view.
  private func onScreen(_ x: Double, _ y: Double, in page: BrowserPage) throws -> (
    x: Double, y: Double
  ) {
    _ = try page.middle(of: "#map")
    let left = try page.number("svg.getBoundingClientRect().left")
    let top = try page.number("svg.getBoundingClientRect().top")
    let scale = try page.number("svg.getBoundingClientRect().width / box[2]")
    return (
      left + (x - (try page.number("box[0]"))) * scale,
      top + (y - (try page.number("box[1]"))) * scale
    )
  }

  private func zone(_ name: String, in page: BrowserPage) throws -> (x: Double, y: Double) {
    let find = "data.zones.find(z => z.name === '\(name)')"
    return try onScreen(try page.number("\(find).x"), try page.number("\(find).y"), in: page)
  }

  // MARK: The example

  @Test(
    "the example's page asks for nothing, complains of nothing, and fits",
    arguments: [0, 1, 2]
  )
  func quiet(screen: Int) throws {
    let screens = [Screen(), Screen.phone, Screen(isDark: true)]
    let page = try examplePage(screens[screen])
    #expect(page.complaints == [])
    #expect(page.requests.count == 1)
    #expect(try page.number("performance.getEntriesByType('resource').length") == 0)
    // Nothing sticks out to the side, where a telephone would zoom out.
    #expect(try page.number("innerWidth") == Double(screens[screen].width))
    #expect(
      try page.number("document.documentElement.scrollWidth") <= Double(screens[screen].width)
    )
    let ground = try page.text("getComputedStyle(document.body).backgroundColor")
    #expect(ground == (screens[screen].isDark ? "rgb(18, 22, 27)" : "rgb(255, 255, 255)"))
    #expect(try page.printed().starts(with: Data("%PDF".utf8)))
  }

  @Test("hover and click show a zone's name, figures, region and routes")
  func zones() throws {
    let page = try examplePage()
    let place = try zone("Lowfell", in: page)
    try page.hover(place)
    #expect(try page.flag("!tip.hidden"))
    #expect(try page.text("tip.textContent").hasPrefix("Lowfell: +"))
    // A little beside the circle, still in the area about it.
    try page.click((place.x + 24, place.y + 24))
    #expect(try page.texts("#details h3").first == "Lowfell")
    let terms = try page.texts("#details dt")
    #expect(["population", "before", "after", "change", "macro"].allSatisfy(terms.contains))
    #expect(try page.texts("#details dd").contains("West"))
    #expect(try page.texts("#details li").count == 5)
    #expect(try page.texts("#details li").allSatisfy { $0.contains(" min") || $0.contains(" h ") })
    // Routes are drawn, and the pointer outside the map shows nothing.
    #expect(try page.number("overlay.querySelectorAll('path').length") == 5)
    try page.hover(try page.middle(of: "h1"))
    #expect(try page.flag("tip.hidden"))
  }

  @Test("a click on a project shows what it does, on the map and in the table")
  func projects() throws {
    let page = try examplePage()
    let badge = try page.middle(of: "#chosen .badge")
    try page.hover(badge)
    #expect(try page.text("tip.textContent").contains("railway, 100"))
    try page.click(badge)
    let title = try page.texts("#details h3")
    #expect(title.first?.hasSuffix("railway") == true)
    #expect(title.contains("It adds"))
    #expect(try page.texts("#details dt").contains("loss without it"))
    try page.click("td button[data-project]")
    #expect(try page.texts("#details h3").first == "1. Pass railway")
    #expect(try page.texts("#details li").first?.contains("rail: ") == true)
    try page.click("section summary")
  }

  @Test("a click on a heading sorts a table by its figures, a second one turns it round")
  func sorting() throws {
    let page = try examplePage()
    _ = try page.value("document.querySelector('[aria-labelledby=every-zone] details').open = true")
    let rows = "[...document.querySelectorAll('[aria-labelledby=every-zone] tbody tr')]"
    func people() throws -> [Double] {
      try page.text("\(rows).map(r => r.cells[1].querySelector('data').value).join()")
        .split(separator: ",").compactMap { Double($0) }
    }
    try page.click("[aria-labelledby=every-zone] th:first-child button")
    let names = try page.text("\(rows).map(r => r.cells[0].textContent).join()")
      .split(separator: ",")
    #expect(names.count == 10 && names == names.sorted() && names.first == "Dunmere")
    let before = try people()
    #expect(before != before.sorted(by: >) && before != before.sorted())
    try page.click("[aria-labelledby=every-zone] th:nth-child(2) button")
    #expect(try people() == before.sorted(by: >))
    let order = "document.querySelector('[aria-labelledby=every-zone] [aria-sort]').ariaSort"
    #expect(try page.text(order) == "descending")
    try page.click("[aria-labelledby=every-zone] th:nth-child(2) button")
    #expect(try people() == before.sorted())
  }

  @Test("switches: colours of zones, layers, regions")
  func switches() throws {
    let page = try examplePage()
    let classes = "circles.map(c => c.getAttribute('class')).join()"
    let change = try page.text(classes)
    try page.click("button[data-view='1']")
    let before = try page.text(classes)
    try page.click("button[data-view='2']")
    let after = try page.text(classes)
    #expect(Set([change, before, after]).count == 3)
    #expect(try page.number("document.querySelectorAll('[data-legend]:not([hidden])').length") == 1)
    #expect(try page.text("document.querySelector('[aria-pressed=true]').textContent") == "after")
    // Every layer can be hidden and shown again.
    let layers = Int(try page.number("document.querySelectorAll('[data-layer]').length"))
    #expect(layers == 6)
    for layer in 0..<layers {
      let box = "document.querySelectorAll('[data-layer]')[\(layer)]"
      let name = try page.text("\(box).dataset.layer")
      let hidden =
        "[...document.querySelectorAll('[data-shown-by=\(name)]')].every(g => getComputedStyle(g).display === 'none')"
      #expect(try page.flag(hidden) == false, "\(name)")
      try page.click("#\(name)-on")
      #expect(try page.flag(hidden), "\(name)")
      try page.click("#\(name)-on")
      #expect(try page.flag(hidden) == false, "\(name)")
    }
    // The scheme's regions: the West has six zones, the others are dimmed four.
    _ = try page.value(
      "$('scheme').selectedIndex = 1; $('scheme').dispatchEvent(new Event('change'))"
    )
    #expect(try page.texts("#regions button").map { $0.prefix(4) } == ["East", "West"])
    try page.click("#regions button:last-child")
    #expect(try page.number("document.querySelectorAll('#zones .dim').length") == 4)
    try page.click("#regions button:last-child")
    #expect(try page.number("document.querySelectorAll('#zones .dim').length") == 0)
  }

  @Test("pan and zoom by buttons, wheel, keys and mouse; a place is found by name")
  func zoom() throws {
    let page = try examplePage()
    let centre = try page.middle(of: "#map")
    let width = "box[2]"
    let whole = try page.number(width)
    // The wheel alone scrolls the page until the map is zoomed.
    try page.turnWheel(at: centre, by: -300, withControl: false)
    #expect(try page.number(width) == whole)
    try page.turnWheel(at: try page.middle(of: "#map"), by: -300, withControl: true)
    #expect(try page.number(width) < whole / 2)
    let left = try page.number("box[0]")
    try page.drag(from: try page.middle(of: "#map"), by: (x: -60, y: 0))
    #expect(try page.number("box[0]") > left)
    #expect(try page.texts("#details h3") == [], "a drag is no click")
    try page.click("#fit")
    #expect(try page.number(width) == whole)
    try page.click("#in")
    #expect(try page.number(width) < whole)
    try page.click("#out")
    #expect(try page.number(width) == whole)
    _ = try page.value("svg.focus()")
    try page.press("+", text: "+")
    let zoomed = try page.number(width)
    #expect(zoomed < whole)
    let top = try page.number("box[0]")
    try page.press("ArrowRight")
    #expect(try page.number("box[0]") > top)
    try page.press("0", text: "0")
    #expect(try page.number(width) == whole)
    try page.click("#find")
    try page.type("port halden")
    try page.press("Tab")
    #expect(try page.texts("#details h3").first == "Port Halden")
  }

  @Test("fingers: a tap shows figures, two fingers zoom, one moves what is zoomed")
  func touch() throws {
    let page = try examplePage(.phone)
    let place = try zone("Lowfell", in: page)
    try page.tap(place)
    #expect(try page.texts("#details h3").first == "Lowfell")
    #expect(try page.text("tip.textContent").hasPrefix("Lowfell: "))
    let whole = try page.number("box[2]")
    try page.spread(about: try page.middle(of: "#map"), from: 20, to: 60)
    #expect(try page.number("box[2]") < whole / 1.5)
  }

  @Test(
    "without sight: names of all controls and pictures, headings in order, a table behind each chart"
  )
  func structure() throws {
    let page = try examplePage()
    #expect(
      try page.number(
        "[...document.querySelectorAll('svg[role=img]')].filter(s => !s.getAttribute('aria-label')).length"
      ) == 0
    )
    #expect(
      try page.number(
        """
        [...document.querySelectorAll('button,input,select')].filter(e =>
          !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length)).length
        """
      ) == 0
    )
    let levels = try page.texts("h1,h2,h3").count
    #expect(levels > 10)
    #expect(
      try page.flag(
        """
        (() => {
          let last = 0;
          return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].every(h => {
            const level = +h.tagName[1], fits = level <= last + 1;
            last = level;
            return fits;
          });
        })()
        """
      )
    )
    #expect(
      try page.flag(
        "[...document.querySelectorAll('.chart')].every(c => c.querySelector('details table'))"
      )
    )
    #expect(
      try page.flag(
        """
        (() => {
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          return new Set(ids).size === ids.length;
        })()
        """
      )
    )
    #expect(try page.text("document.documentElement.lang") == "en")
    #expect(try page.text("document.title").hasPrefix("Haldenland"))
    // The chosen point of the frontier.
    #expect(try page.texts("#chart-frontier svg text").contains("this plan"))
  }

  // MARK: Other pages

  @Test("China's page is below 3 MB and tells the fastest routes")
  func china() throws {
    let plan = try workspace.corridor(
      "evaluate",
      repositoryNetwork("china"),
      "--build",
      "hsr-chongqing-guiyang-350,hsr-yibin-xichang,hsr-xingyi-baise",
      "-o",
      "plan.json",
      "--report",
      "china.html",
      "--svg",
      "pictures"
    )
    #expect(plan.code == 0, "\(plan.messages)")
    #expect((workspace.read("china.html")?.utf8.count ?? .max) < 3_000_000)
    #expect((workspace.read("pictures/map.svg")?.utf8.count ?? .max) < 300_000)
    let phone = try open("china.html", .phone)
    #expect(phone.complaints == [])
    #expect(try phone.number("document.documentElement.scrollWidth") <= 390)
    let page = try open("china.html")
    #expect(page.complaints == [])
    #expect(page.requests.count == 1)
    #expect(try page.number("circles.length") == 357)
    try checkFigures(of: page, json: "plan.json")
    try page.click("#find")
    try page.type("Beijing")
    try page.press("Tab")
    #expect(try page.texts("#details li").contains { $0.hasPrefix("Shanghai: 5 h 27 min") })
    // Names do not overlap.
    #expect(
      try page.number(
        """
        (() => {
          const boxes = [...document.querySelectorAll("#names g:not(.later) text")]
            .map(t => t.getBoundingClientRect());
          let count = 0;
          boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) count++;
          }));
          return boxes.length > 20 ? count : -1;
        })()
        """
      ) == 0
    )
  }

  /// A road grid of 30,000 links with 20 zones: the canvas draws them, and the pointer finds them.
  @Test("more than 20,000 links are drawn on a canvas")
  func canvas() throws {
    try FileManager.default.createDirectory(
      at: workspace.folder.appendingPathComponent("grid"),
      withIntermediateDirectories: true
    )
    for (name, text) in gridPackage(links: 30_000) {
      var rows = text.split(separator: "\n").map { String($0) }
      if name == "node.csv" {
        // The last column is the zone.
        for row in 1...20 { rows[row * 37] += "Z\(row)" }
      }
      try workspace.write(rows.joined(separator: "\n") + "\n", to: "grid/\(name)")
    }
    let population = (1...20).map { "Z\($0),Z\($0),\($0 * 100)" }.joined(separator: "\n")
    try workspace.write("zone_id,name,population\n\(population)\n", to: "grid/zone.csv")
    let access = try workspace.corridor("access", "grid", "-o", "a.csv", "--report", "grid.html")
    #expect(access.code == 0, "\(access.messages)")
    #expect((workspace.read("grid.html")?.utf8.count ?? .max) < 6_000_000)
    for screen in [Screen(), Screen.phone] {
      let page = try open("grid.html", screen)
      #expect(page.complaints == [])
      let ink = """
        (() => {
          paint();
          const p = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          let count = 0;
          for (let i = 3; i < p.length; i += 4) if (p[i]) count++;
          return count;
        })()
        """
      #expect(try page.number(ink) > 1000)
      for position in 0..<Int(try page.number("data.modes.length")) {
        if try page.flag("$('mode-\(position)-on').checked") {
          try page.click("#mode-\(position)-on")
        }
      }
      #expect(try page.number(ink) == 0)
      try page.click("#mode-0-on")
      let middle = "(nodePlace(data.links[9][0])[%] + nodePlace(data.links[9][1])[%]) / 2"
      let link = try onScreen(
        try page.number(middle.replacingOccurrences(of: "%", with: "0")),
        try page.number(middle.replacingOccurrences(of: "%", with: "1")),
        in: page
      )
      try page.click(link)
      #expect(try page.texts("#details h3").count == 1)
    }
  }

  @Test("hostile names run nothing and are text")
  func hostileNames() throws {
    let workspace = try Workspace(replacing: hostilePackage)
    let plan = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "10",
      "-o",
      "plan.json",
      "--report",
      "hostile.html"
    )
    #expect(plan.code == 0)
    let page = try BrowserPage(workspace.folder.appendingPathComponent("hostile.html"), in: browser)
    #expect(page.complaints == [])
    _ = try page.value("showZone(0)")
    #expect(try page.texts("#details h3").first == "<script>alert(1)</script>")
    _ = try page.value("showProject(0)")
    #expect(try page.texts("#details h3").first?.contains("<script>alert(2)</script>") == true)
    #expect(try page.number("document.querySelectorAll('img,b > script').length") == 0)
  }

  /// Every figure of the JSON is on the page, to the last bit that Foundation's parser keeps.
  private func checkFigures(of page: BrowserPage, json: String) throws {
    let text = try #require(workspace.read(json))
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    var figures = [try #require(answer["cost"] as? Double)]
    for project in try #require(answer["projects"] as? [[String: Any]]) {
      for key in ["cost", "loss_without", "gain_alone"] {
        figures.append(try #require(project[key] as? Double))
      }
    }
    for region in try #require(answer["regions"] as? [[String: Any]]) {
      for key in ["access_before", "access_after"] {
        figures.append(try #require(region[key] as? Double))
      }
    }
    let shown =
      try page.value("[...document.querySelectorAll('data')].map(d => +d.value)") as? [NSNumber]
      ?? []
    let missing = figures.filter { figure in
      !shown.contains { abs($0.doubleValue - figure) <= 1e-12 * abs(figure) }
    }
    #expect(missing == [])
  }
}

/// A network of the repository.
func repositoryNetwork(_ name: String) -> String {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Networks/\(name)").path
}
