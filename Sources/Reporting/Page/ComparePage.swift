// The page of two plans: the map of their differences, what is in one only, regions, zones, and
// what is proven.

import PlanFiles
import PlanModel
import TransportNetwork

extension Page {
  /// The page of two plans side by side.
  public init(_ report: CompareReport, facts: PageFacts) {
    self = ComparePage(report: report, facts: facts).page
  }
}

/// Puts the page together.
private struct ComparePage {
  let report: CompareReport
  let facts: PageFacts

  private var network: Network { facts.network }
  private var request: PlanRequest { report.request }
  private var one: CompareReport.Side { report.first }
  private var other: CompareReport.Side { report.second }

  private var weights: [Double] {
    let column = network.zoneColumns.first { $0.name == request.weight }
    return column?.values.map { $0 ?? 0 } ?? network.zones.map { _ in 1 }
  }

  private var states: [AccessState] {
    [
      AccessState(label: one.name, style: "before", values: one.result.zones.map(\.accessAfter)),
      AccessState(label: other.name, style: "after", values: other.result.zones.map(\.accessAfter)),
    ]
  }

  /// The projects of one of the plans alone, those of the first before those of the second.
  private var different: [(place: String, project: PlanResult.ChosenProject)] {
    report.projects(one, without: other).map { (one.name, $0) }
      + report.projects(other, without: one).map { (other.name, $0) }
  }

  var page: Page {
    let states = states
    let all = states.flatMap(\.values)
    let levels = states.enumerated().map { position, state in
      Atlas.View(
        map: .access(
          state.values,
          label: state.label,
          meaning: "Access with \(state.label)",
          comparedWith: all
        ),
        from: position
      )
    }
    var change = MapView.change(from: states[0].values, to: states[1].values)
    change.label = "difference"
    change.meaning = "Access with \(other.name) against \(one.name)"
    let atlas = Atlas(
      facts: facts,
      views: [Atlas.View(map: change, from: 0, to: 1)] + levels,
      states: states,
      weights: weights,
      weight: request.weight,
      marked: different.map {
        Atlas.Marked(id: $0.project.id, gain: $0.project.gainAlone, loss: $0.project.lossWithout)
      },
      words: Atlas.Words(layer: "in one plan only", isMarked: "in one plan only")
    )
    let title = "\(network.displayName(facts.run.network)): \(one.name) against \(other.name)"
    return Page(
      title: title,
      sections: [
        "<h1>\(title)</h1>\n<p class=\"lead\">\(typeset(lead))</p>\n", atlas.section, projects,
        regions, zones,
        PageSection.section(
          "proven",
          "What is proven",
          "<ul>\(report.proven.map { "<li>\(typeset($0))</li>" as HTML })</ul>\n"
        ),
        PageSection.assumptions(
          [
            network.vintage(folder: facts.run.network),
            "Both are judged by the question of \(one.name): \(request.aimInWords).",
            "A zone's access is the \(request.reachedInWords), each times "
              + "\(describe(request.decay)) for t minutes away. Use: \(request.useInWords).",
          ].map(typeset)
        ),
        PageSection.origin(facts),
      ],
      data: atlas.json,
      result: report.json,
      drawings: atlas.drawings(title: title)
    )
  }

  private var lead: String {
    let money = AmountScale([one.result.cost, other.result.cost])
    let unit = money.unit(of: report.currency)
    func built(_ side: CompareReport.Side) -> String {
      let count = side.result.projects.count
      return "\(side.name) builds \(count) \(count == 1 ? "project" : "projects") for "
        + "\(money.text(side.result.cost)) \(unit)"
    }
    let count = different.count
    var text = "\(built(one)), \(built(other)); "
    text += "\(count) \(count == 1 ? "is" : "are") in one of them only. "
    text += report.proven.first ?? ""
    if !report.isSameQuestion { text += " They were made for different questions." }
    return text
  }

  private var projects: HTML {
    let money = AmountScale(different.map(\.project.cost))
    guard !different.isEmpty else { return .empty }
    let losses = AmountScale(different.map(\.project.lossWithout))
    var table = PageTable(
      [
        .number("no."), .text("only in"), .text("project"),
        .number("cost (\(money.unit(of: report.currency)))"), .number(losses.title("loss without")),
      ],
      caption: "Loss without: what its plan would lose without that project alone."
    )
    for (rank, (place, project)) in different.enumerated() {
      let position = network.projects.firstIndex { $0.id == project.id }
      let name = project.name.isEmpty ? project.id : project.name
      table.add([
        .text(String(rank + 1)), .text(place),
        position.map {
          .html("<button type=\"button\" data-project=\"\($0)\">\(name)</button>")
        } ?? .text(name),
        .figure(project.cost, money.text(project.cost)),
        .figure(project.lossWithout, typeset(losses.text(project.lossWithout))),
      ])
    }
    return PageSection.section("projects", "What is in one plan only", table.html)
  }

  private var regions: HTML {
    let (first, second) = (one.result.regions, other.result.regions)
    guard !first.isEmpty else { return .empty }
    let scale = AmountScale(first.flatMap { [$0.accessBefore, $0.accessAfter] })
    var table = PageTable([
      .text("region"), .number(scale.title("before")), .number(one.name), .number(other.name),
      .number("difference"),
    ])
    for (left, right) in zip(first, second) {
      table.add([
        .text(left.name), .figure(left.accessBefore, scale.text(left.accessBefore)),
        .figure(left.accessAfter, scale.text(left.accessAfter)),
        .figure(right.accessAfter, scale.text(right.accessAfter)),
        .text(pageChange(from: left.accessAfter, to: right.accessAfter)),
      ])
    }
    return PageSection.section("regions", "Access by region", table.html)
  }

  private var zones: HTML {
    let scale = AmountScale(states.flatMap(\.values))
    var table = PageTable([
      .text("zone"), .number(scale.title("before")), .number(one.name), .number(other.name),
      .number("difference"),
    ])
    for (position, (left, right)) in zip(one.result.zones, other.result.zones).enumerated() {
      table.add([
        .html(PageSection.zoneButton(network.zones[position], position)),
        .figure(left.accessBefore, scale.text(left.accessBefore)),
        .figure(left.accessAfter, scale.text(left.accessAfter)),
        .figure(right.accessAfter, scale.text(right.accessAfter)),
        .text(pageChange(from: left.accessAfter, to: right.accessAfter)),
      ])
    }
    return PageSection.everyZone(table)
  }
}
