// Journeys that a page tells: chosen and timed by hand, and what a page of a plan begins with.

import AccessAnalysis
import Accessibility
import FoundationEssentials
import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanModel
import Testing
import TransportNetwork

@testable import Reporting

@Suite("What a plan's page tells first")
struct StoryTests {
  /// Six towns in a row, an hour apart; the project makes C to D and E to F 20 minutes.
  private static let row: Network = {
    func link(_ from: Int, _ minutes: Double, _ id: String) -> Link {
      Link(
        id: id,
        from: RowIndex(from),
        to: RowIndex(from + 1),
        isDirected: false,
        mode: RowIndex(0),
        travelMinutes: minutes
      )
    }
    let names = ["A", "B", "C", "D", "E", "F"]
    return Network(
      nodes: names.indices.map {
        Node(id: names[$0], x: Double($0), y: 0, type: "city", zone: RowIndex($0))
      },
      links: (0..<5).map { link($0, 60, "l\($0)") },
      zones: names.map { Zone(id: $0, name: "Town \($0)") },
      zoneColumns: [ZoneColumn(name: "population", values: [100, 1, 50, 20, 10, 5])],
      modes: [.road],
      schemes: [
        RegionScheme(
          name: "macro",
          regions: [
            .init(name: "East", zones: [0, 1, 2].map { RowIndex($0) }),
            .init(name: "West", zones: [3, 4, 5].map { RowIndex($0) }),
          ]
        )
      ],
      projects: [
        Project(
          id: "p",
          name: "Line",
          cost: 2e9,
          links: [
            ProjectLink(link: link(2, 20, "p1")), ProjectLink(link: link(4, 20, "p2")),
          ]
        )
      ],
      extraColumns: ["project": [ExtraColumn(name: "confidence", values: ["high"])]]
    )
  }()

  private func report(_ request: PlanRequest) throws -> PlanReport {
    let planner = try InvestmentPlanner(Self.row, request)
    var report = PlanReport(
      result: try planner.plan(),
      request: request,
      currency: "CNY",
      candidateCount: 1,
      run: PlanReport.Run(version: "1", network: "row", inputSHA256: "", parameters: [:])
    )
    report.confidence = Self.row.projectTexts("confidence")
    return report
  }

  // With exp(-t/60) the pairs with people at both ends gain: C-D 2 x 50 x 20 x (e^(-1/3) - e^-1) =
  // 697, A-D 4000 x (e^(-7/3) - e^-3) = 189, C-E 1000 x (e^(-4/3) - e^-2) = 128, D-F 200 x
  // (e^(-4/3) - e^-2) = 26, E-F 100 x (e^(-1/3) - e^-1) = 34.9, A-E 2000 x (e^(-10/3) - e^-4) =
  // 34.7. C-D is the first story; A-D, C-E and the like name a town of it again; then E-F, which
  // leaves A and B, between whom nothing changes.
  @Test("the pairs that gain most, each town in one of them, with minutes before and after")
  func stories() throws {
    var request = PlanRequest(budget: 3e9, decay: .exponential(rate: 1 / 60))
    let stories = try report(request).stories(Self.row, building: [RowIndex(0)], threads: 1)
    #expect(stories.map { [$0.from.id, $0.to.id] }.first == ["C", "D"])
    #expect(stories[0].before == 60 && stories[0].after == 20)
    #expect(stories.map { [$0.from.id, $0.to.id] } == [["C", "D"], ["E", "F"]])
    #expect(stories[1].before == 60 && stories[1].after == 20)
    request.facilities = FacilityChoice(kinds: ["city"])
    #expect(
      try report(request).stories(Self.row, building: [RowIndex(0)], threads: 1).isEmpty
    )
  }

  @Test("the headline, the map, then figures; confidence beside the project in page and text")
  func page() throws {
    let request = PlanRequest(budget: 3e9, decay: .exponential(rate: 1 / 60))
    let report = try report(request)
    var facts = PageFacts(network: Self.row, run: report.run, commandLine: "corridor plan row")
    facts.stories = [
      PairChange(
        from: NamedPlace(id: "A", name: "Town <A>"),
        to: NamedPlace(id: "E", name: ""),
        before: 421,
        after: 45
      )
    ]
    let html = Page(report, facts: facts).html
    let order = [
      "class=\"headline\"", "id=\"map\"", "class=\"tile\"", "7.0\u{A0}h", "45\u{A0}min",
      "Town &lt;A&gt; – E", "class=\"lead\"", "What is built",
    ]
    var rest = html[...]
    for part in order {
      let found = try #require(rest.firstRange(of: part), "\(part) is missing or in another place")
      rest = rest[found.upperBound...]
    }
    #expect(html.contains("One project for 2"))
    #expect(html.contains(">confidence<") && html.contains("<td class=\"optional\">high</td>"))
    #expect(report.text(.plain).contains("confidence") && report.text(.plain).contains("high"))
  }

  @Test(
    "one sentence: a gap narrows or widens by a share, a lead goes from one figure to another, or nothing is built"
  )
  func headline() throws {
    var report = try report(PlanRequest(budget: 3e9, decay: .exponential(rate: 1 / 60)))
    func sentence(_ before: Double, _ after: Double) -> String {
      (report.result.gap.before, report.result.gap.after) = (before, after)
      return PlanArgument(report: report, network: Self.row).headline.components(separatedBy: ";")[
        0
      ]
      .replacing("\u{A0}", with: " ")
    }
    #expect(sentence(200, 150).hasSuffix(" narrows the gap between East and West by 25.0 %"))
    #expect(sentence(200, 250).hasSuffix(" widens the gap between East and West by 25.0 %"))
    #expect(sentence(200, 200).hasSuffix(" leaves the gap between East and West as it is"))
    #expect(sentence(-20, -30).hasSuffix(" brings the gap between East and West from −20 to −30"))
    #expect(sentence(20, -30).hasSuffix(" brings the gap between East and West from 20 to −30"))
    report.result.projects = []
    #expect(sentence(200, 150) == "Nothing is built.")
  }
}
