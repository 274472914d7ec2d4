// Pages as files: what they hold, what they never ask for, and what hostile names become.

import Foundation
import TestSupport
import Testing

@Suite("Pages")
struct PageTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  static let question = [
    "--objective", "access", "--decay", "binary", "--decay-parameters", "60",
  ]

  @Test("plan, evaluate, report and access each write a page; figures are the JSON's")
  func pages() throws {
    let plan = try corridor(
      [
        "plan", "net", "--budget", "10", "-o", "plan.json", "--report", "plan.html", "--svg",
        "pictures",
      ]
    )
    #expect(plan.code == 0, "\(plan.messages)")
    #expect(try corridor(["evaluate", "net", "--build", "P1", "--report", "own.html"]).code == 0)
    #expect(try workspace.corridor("report", "net", "plan.json", "-o", "again.html").code == 0)
    let access = try workspace.corridor("access", "net", "--by", "macro", "--report", "access.html")
    #expect(access.code == 0)
    for name in ["plan.html", "own.html", "again.html", "access.html"] {
      let page = try #require(workspace.read(name))
      #expect(page.hasPrefix("<!DOCTYPE html>") as Bool)
      #expect(page.contains("default-src 'none'") as Bool)
      // Nothing that a browser would fetch.
      for request in [" src=", "href=\"http", "url(", "@import", "fetch(", "XMLHttpRequest"] {
        let isThere = page.contains(request)
        #expect(!isThere, "\(name): \(request)")
      }
    }
    let page = try #require(workspace.read("plan.html"))
    let json = try #require(workspace.read("plan.json"))
    let result = try embedded("result", in: page)
    let printed = try object(json) as? NSDictionary
    let areEqual = result == printed
    #expect(areEqual)
    #expect(page.contains("<data value=\"10\">10</data>") as Bool)
    #expect(page.contains("corridor plan net --budget 10 -o plan.json") as Bool)
    let pictures = try FileManager.default.contentsOfDirectory(
      atPath: workspace.folder.appendingPathComponent("pictures").path
    )
    #expect(Set(pictures).isSuperset(of: ["map.svg", "regions.svg", "projects.svg", "lorenz.svg"]))
    for picture in pictures {
      let text = try #require(workspace.read("pictures/\(picture)"))
      #expect(XMLBalance(text).isBalanced, "\(picture)")
    }
  }

  @Test("hostile names are text everywhere")
  func hostileNames() throws {
    let workspace = try Workspace(replacing: hostilePackage)
    let plan = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "10",
      "--report",
      "plan.html",
      "--svg",
      "pictures"
    )
    #expect(plan.code == 0, "\(plan.messages)")
    let page = try #require(workspace.read("plan.html"))
    for markup in ["<script>alert", "</script><b>", "<img"] {
      let isThere = page.contains(markup)
      #expect(!isThere, "\(markup)")
    }
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") as Bool)
    let picture = try #require(workspace.read("pictures/map.svg"))
    #expect(!picture.contains("<script"))
  }

  @Test("a report of another network's plan is refused; nothing is left behind")
  func otherNetwork() throws {
    #expect(try corridor(["plan", "net", "--budget", "10", "-o", "plan.json"]).code == 0)
    try workspace.write("zone_id,name,population\nA,A,7\nB,B,8\nC,C,9\nD,D,1\n", to: "net/zone.csv")
    let report = try workspace.corridor("report", "net", "plan.json", "-o", "plan.html")
    #expect(report.code == 1)
    #expect(report.messages.contains("another network"))
    #expect(workspace.read("plan.html") == nil)
    try workspace.write("{}", to: "empty.json")
    #expect(try workspace.corridor("report", "net", "empty.json").code == 1)
  }

  @Test("the user's boundaries lie behind the map; what is no GeoJSON is refused")
  func background() throws {
    try workspace.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
      {"type":"Polygon","coordinates":[[[0,-1],[3,-1],[3,1],[0,-1]]]}}]}
      """,
      to: "area.geojson"
    )
    let good = ["plan", "net", "--budget", "10", "--report", "plan.html"]
    #expect(try corridor(good + ["--background", "area.geojson"]).code == 0)
    #expect(workspace.read("plan.html")?.contains("class=\"land\"") == true)
    try workspace.write("{\"type\":\"Polygon\"}", to: "bad.geojson")
    let bad = try corridor(good + ["--force", "--background", "bad.geojson"])
    #expect(bad.code == 1)
    #expect(bad.messages.contains("bad.geojson is no GeoJSON"))
    #expect(try corridor(["plan", "net", "--budget", "1", "--background", "x"]).code == 2)
  }

  // MARK: In a browser

  @Test(
    "Chromium: the example's page works",
    .enabled(if: Browser.path != nil, "Chromium is not installed: apt-get install chromium")
  )
  func exampleInBrowser() throws {
    let plan = try workspace.corridor(
      "plan",
      Self.network("example"),
      "--budget",
      "200",
      "-o",
      "plan.json",
      "--report",
      "example.html"
    )
    #expect(plan.code == 0, "\(plan.messages)")
    for width in [1280, 390] {
      let visit = try check("example.html", json: "plan.json", in: workspace, width: width)
      let seen = try #require(visit.rootAttribute("data-seen"))
      #expect(seen.contains("view change: 10"))
      #expect(seen.contains("different views: 3"))
      #expect(seen.contains("dimmed: 6"))  // the six zones of the West
      #expect(seen.contains("zone: Port Halden"))
      #expect(seen.contains("zoomed: true"))
    }
  }

  @Test(
    "Chromium: China's page works and is below 3 MB",
    .enabled(if: Browser.path != nil, "Chromium is not installed: apt-get install chromium")
  )
  func chinaInBrowser() throws {
    let plan = try workspace.corridor(
      "evaluate",
      Self.network("china"),
      "--build",
      "hsr-ankang-chongqing,hsr-xian-ankang,hsr-yibin-kunming",
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
    let visit = try check("china.html", json: "plan.json", in: workspace, width: 1280)
    let seen = try #require(visit.rootAttribute("data-seen"))
    #expect(seen.contains("view change: 357"))
    #expect(seen.contains("zone: Beijing"))
    #expect(seen.contains("Shanghai: 4 h 58 min"))
    #expect(seen.contains("It adds"))
  }

  /// A road grid of 30,000 links with 20 zones: the canvas draws them, and the pointer finds them.
  @Test(
    "Chromium: more than 20,000 links are drawn on a canvas",
    .enabled(if: Browser.path != nil, "Chromium is not installed: apt-get install chromium")
  )
  func canvasInBrowser() throws {
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
    let page = workspace.folder.appendingPathComponent("grid.html")
    for width in [1280, 390] {
      let visit = try Browser.visit(page, width: width)
      #expect(visit.console == [])
      #expect(visit.rootAttribute("data-errors") == "")
      let seen = try #require(visit.rootAttribute("data-seen"))
      #expect(seen.contains("ink: true"), "\(seen)")
      #expect(seen.contains("ink without modes: 0"))
      #expect(seen.contains("found: true"))
    }
  }

  @Test(
    "Chromium: hostile names run nothing",
    .enabled(if: Browser.path != nil, "Chromium is not installed: apt-get install chromium")
  )
  func hostileNamesInBrowser() throws {
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
    let visit = try check("hostile.html", json: "plan.json", in: workspace, width: 1280)
    #expect(visit.rootAttribute("data-seen")?.contains("<script>alert(1)</script>") == true)
  }

  /// No console error, no request, and every figure of the JSON on the page.
  private func check(
    _ page: String,
    json: String,
    in workspace: Workspace,
    width: Int
  ) throws -> Browser.Visit {
    let visit = try Browser.visit(workspace.folder.appendingPathComponent(page), width: width)
    #expect(visit.console == [])
    #expect(visit.rootAttribute("data-errors") == "")
    #expect(visit.rootAttribute("data-requests") == "0")
    let text = try #require(workspace.read(json))
    let answer = try #require(try object(text) as? [String: Any])
    var figures = [try #require(answer["cost"] as? Double)]
    figures.append(try #require((answer["gap"] as? [String: Any])?["after"] as? Double))
    for project in try #require(answer["projects"] as? [[String: Any]]) {
      figures.append(try #require(project["cost"] as? Double))
      figures.append(try #require(project["loss_without"] as? Double))
    }
    for region in try #require(answer["regions"] as? [[String: Any]]) {
      figures.append(try #require(region["access_before"] as? Double))
      figures.append(try #require(region["access_after"] as? Double))
    }
    let shown = Set(
      visit.document.components(separatedBy: "<data value=\"").dropFirst().compactMap {
        Double($0.prefix { $0 != "\"" })
      }
    )
    // Foundation's JSON parser may be off by the last bit.
    let missing = figures.filter { figure in
      !shown.contains { abs($0 - figure) <= 1e-12 * abs(figure) }
    }
    #expect(missing == [])
    return visit
  }

  private func corridor(_ arguments: [String]) throws -> Outcome {
    try CorridorProcess(arguments + Self.question, in: workspace.folder).outcome()
  }

  private func embedded(_ id: String, in page: String) throws -> NSDictionary? {
    let start = try #require(page.range(of: "id=\"\(id)\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    return try object(String(page[start.upperBound..<end.lowerBound])) as? NSDictionary
  }

  private func object(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  /// A network of the repository.
  private static func network(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Networks/\(name)").path
  }
}

/// Towns and a project whose names are markup.
private let hostilePackage: [String: String?] = [
  "zone.csv": #"""
  zone_id,name,population
  A,<script>alert(1)</script>,100
  B,"""><img src=x onerror=alert(1)>",200
  C,</script><b>bold</b>,300
  D,&amp;'`${1},400

  """#,
  "project.csv": #"""
  project_id,name,cost
  P1,<script>alert(2)</script>,10
  P2,]]>--><!--,5
  P3,Tunnel,1e9

  """#,
]

/// Whether the elements of a drawing close in the order in which they open, as XML demands.
private struct XMLBalance {
  var isBalanced: Bool

  init(_ text: String) {
    var open: [Substring] = []
    isBalanced = true
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      if tag.hasPrefix("/") {
        if open.popLast() != tag.dropFirst() { isBalanced = false }
      } else if !tag.hasSuffix("/") {
        open.append(tag.prefix { $0 != " " && $0 != "\n" })
      }
      rest = rest[end...].dropFirst()
    }
    if !open.isEmpty { isBalanced = false }
  }
}
