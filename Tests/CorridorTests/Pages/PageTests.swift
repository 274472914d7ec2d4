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

  /// A page's section, from its heading's id.
  private func section(_ id: String, of page: String) throws -> Substring {
    let start = try #require(page.firstRange(of: "<section aria-labelledby=\"\(id)\">"))
    let rest = page[start.lowerBound...]
    return rest[..<(try #require(rest.firstRange(of: "</section>")).lowerBound)]
  }

  /// With nobody in C another plan is the best, so there is something to regret.
  @Test("report shows what was asked besides the plan as plan does", arguments: [true, false])
  func besides(isRobust: Bool) throws {
    try workspace.write(
      "scenario,probability,what,id,factor\nbase,0.6,,,\n<b>&,0.4,opportunities,C,0\n",
      to: "s.csv"
    )
    let further =
      isRobust
      ? ["--robust"] : ["--alternatives", "3", "--within", "1", "--contributions"]
    let plan = try corridor(
      ["plan", "net", "--budget", "15", "--scenarios", "s.csv", "--tail", "0.25"] + further
        + ["-o", "plan.json", "--report", "plan.html"]
    )
    #expect(plan.code == 0, "\(plan.messages)")
    let report = try workspace.corridor("report", "net", "plan.json", "-o", "again.html")
    #expect(report.code == 0, "\(report.messages)")
    let (page, again) = (
      try #require(workspace.read("plan.html")), try #require(workspace.read("again.html"))
    )
    for id in ["scenarios"] + (isRobust ? [] : ["alternatives", "contributions"]) {
      let (first, second) = (try section(id, of: page), try section(id, of: again))
      #expect(first == second)
    }
    let scenarios = String(try section("scenarios", of: again))
    for part in [
      "&lt;b&gt;&amp;", ">60.0\u{A0}%</data>", "mean of the worst 25", "conditional value at risk",
      "in the best plan",
    ] { #expect(scenarios.contains(part) as Bool, "\(part)") }
    let json = try object(try #require(workspace.read("plan.json"))) as? [String: Any]
    let figures = try #require(json?["scenarios"] as? [String: Any])
    let regret = try #require((figures["regret"] as? [String: Any])?["cvar"] as? Double)
    let value = try #require((figures["value"] as? [String: Any])?["worst"] as? Double)
    for figure in [regret, value] {
      #expect(scenarios.contains("<data value=\"\(shortest(figure))\">") as Bool, "\(figure)")
    }
    #expect(scenarios.contains("has a worst regret below") == isRobust)
  }

  /// As JSON has it: whole numbers without a point.
  private func shortest(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : "\(number)"
  }

  @Test("plan, evaluate, report and access each write a page; figures are the JSON's")
  func pages() throws {
    let plan = try corridor(
      [
        "plan", "net", "--budget", "10", "--frontier", "0:20:5", "-o", "plan.json", "--report",
        "plan.html", "--svg", "pictures", "--log", "plan.jsonl",
      ]
    )
    #expect(plan.code == 0, "\(plan.messages)")
    #expect(try corridor(["evaluate", "net", "--build", "P1", "--report", "own.html"]).code == 0)
    #expect(
      try workspace.corridor(
        ["report", "net", "plan.json", "--log", "plan.jsonl", "-o", "again.html"],
        input: ""
      ).code == 0
    )
    // What only the search knew is there again, and the command that found the plan.
    let again = try #require(workspace.read("again.html"))
    #expect(again.contains("id=\"chart-frontier\"") as Bool)
    #expect(again.contains("this plan</text>") as Bool)
    #expect(again.contains("corridor plan net --budget=10 ") as Bool)
    let access = try workspace.corridor("access", "net", "--by", "macro", "--report", "access.html")
    #expect(access.code == 0)
    for name in ["plan.html", "own.html", "again.html", "access.html"] {
      let page = try #require(workspace.read(name))
      #expect(page.hasPrefix("<!DOCTYPE html>") as Bool)
      #expect(page.contains("default-src 'none'") as Bool)
      // Nothing that a browser would fetch.
      for request in [
        " src=", "href=\"http", "url(h", "url(\"", "@import", "fetch(", "XMLHttpRequest",
      ] {
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
    #expect(page.contains("corridor plan net --budget 10 --frontier 0:20:5 -o plan.json") as Bool)
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

  private static let html5lib = PythonPeer.python(with: "html5lib", module: "html5lib")

  /// html5lib follows the HTML standard's own parser and counts its parse errors; expat reads the
  /// drawings.
  @Test(
    "pages are valid HTML and drawings well-formed XML, whatever the names",
    .enabled(if: Peers.tests(with: html5lib != nil), "html5lib cannot be installed from PyPI"),
    .timeLimit(.minutes(3))
  )
  func validity() throws {
    let python = try #require(Self.html5lib)
    let hostile = try Workspace(replacing: hostilePackage)
    for workspace in [workspace, hostile] {
      for arguments in [
        ["plan", "net", "--budget", "10", "--frontier", "5,10,20", "--contributions"],
        ["access", "net", "--by", "macro"], ["frontier", "net", "--budgets", "5,10,20"],
      ] {
        let run = try CorridorProcess(
          arguments + [
            "-o", "out.json", "--force", "--report", "\(arguments[0]).html", "--svg", "svg",
          ],
          in: workspace.folder
        ).outcome()
        #expect(run.code == 0, "\(run.messages)")
      }
      let script = """
        import glob, html5lib, xml.dom.minidom
        for path in sorted(glob.glob("*.html")):
            parser = html5lib.HTMLParser()
            parser.parse(open(path, encoding="utf8").read())
            for position, code, _ in parser.errors: print(path, position, code)
        drawings = sorted(glob.glob("svg/*.svg"))
        for path in drawings: xml.dom.minidom.parse(path)
        print(len(drawings), "drawings")
        """
      let check = try #require(
        PythonPeer.output(
          of: "/bin/sh",
          ["-c", "cd '\(workspace.folder.path)' && exec '\(python)' -c \"$1\"", "sh", script]
        )
      )
      #expect(check.hasSuffix(" drawings\n") as Bool)
      #expect(check.split(separator: "\n").count == 1, "\(check)")
    }
  }

  @Test("the page of a frontier shows the projects of each budget, of one at a time")
  func frontier() throws {
    let run = try workspace.corridor(
      "frontier",
      "net",
      "--budgets",
      "4,6,16",
      "--objective",
      "total",
      "--format",
      "json",
      "--report",
      "f.html"
    )
    #expect(run.code == 0, "\(run.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let points = try #require(object?["points"] as? [[String: Any]])
    let page = try #require(workspace.read("f.html"))
    #expect(page.components(separatedBy: "type=\"radio\"").count - 1 == points.count)
    for (position, point) in points.enumerated() {
      let group = try #require(
        page.components(separatedBy: "<g class=\"budget budget-\(position)\">").dropFirst().first?
          .components(separatedBy: "</g>").first
      )
      // A casing and a line for each project of the plan.
      let projects = try #require(point["projects"] as? [Any])
      #expect(group.components(separatedBy: "class=\"line\"").count - 1 == projects.count)
      #expect(page.contains("#budget-\(position):checked~.mapbox .budget-\(position)"))
    }
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
    try workspace.write(
      """
      {"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[0,1],["x",2]]}]}
      """,
      to: "text.geojson"
    )
    let text = try corridor(good + ["--force", "--background", "text.geojson"])
    #expect(text.code == 1)
    #expect(text.messages.contains("(geometries[0].coordinates[1])"))
    #expect(try corridor(["plan", "net", "--budget", "1", "--background", "x"]).code == 2)
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
}

/// Towns and a project whose names are markup.
let hostilePackage: [String: String?] = [
  "zone.csv": #"""
  zone_id,name,population
  A,<script>alert(1)</script>,100
  B,"""><img src=x onerror=alert(1)>",200
  C,</script><b>bold</b>,300
  D,"&amp;'`${1} \#u{202E}\#u{9B}31m\#u{2028}مدينة 北京",400

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
