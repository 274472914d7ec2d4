// The page of a plan: argument, map, projects, charts, assumptions, sources, run.

import Accessibility
import InvestmentPlanning
import TransportNetwork

extension Page {
  /// The page of a plan.
  ///
  /// - Parameters:
  ///   - report: The plan; its `zones` colour the map.
  ///   - facts: What surrounds it.
  public init(_ report: PlanReport, facts: PageFacts) {
    let page = PlanPage(report: report, facts: facts)
    self = page.page
  }
}

/// Puts a plan's page together.
private struct PlanPage {
  let report: PlanReport
  let facts: PageFacts

  private var result: PlanResult { report.result }
  private var request: PlanRequest { report.request }
  private var network: Network { facts.network }
  private var argument: PlanArgument { PlanArgument(report: report) }
  private var isBuilt: Bool { result.status != .infeasible && !result.zones.isEmpty }

  private var weights: [Double] {
    let column = network.zoneColumns.first { $0.name == request.weight }
    return column?.values.map { $0 ?? 0 } ?? network.zones.map { _ in 1 }
  }

  private var states: [AccessState] {
    [
      AccessState(label: "before", style: "before", values: result.zones.map(\.accessBefore)),
      AccessState(label: "after", style: "after", values: result.zones.map(\.accessAfter)),
    ]
  }

  var page: Page {
    let charts = isBuilt ? charts : []
    var sections: [HTML] = [
      "<h1>\(argument.title)</h1>\n<p class=\"lead\">\(argument.lead)</p>\n"
    ]
    var drawings = charts.map { (name: $0.name, svg: $0.svg) }
    var data: JSONValue = .null
    if isBuilt {
      let atlas = atlas
      sections += [tiles, "<p>\(argument.standouts)</p>\n", atlas.section, projects]
      drawings.insert((name: "map", svg: atlas.map.file(title: mapTitle)), at: 0)
      data = atlas.json
    }
    sections += [
      PageSection.charts(charts), zones,
      PageSection.assumptions(argument.assumptions(network)), PageSection.origin(facts),
    ]
    return Page(
      title: argument.title,
      sections: sections,
      data: data,
      result: report.json,
      drawings: drawings
    )
  }

  private var mapTitle: String {
    let money = AmountScale([result.cost])
    return "\(result.projects.count) projects for \(money.text(result.cost)) "
      + "\(money.unit(of: report.currency)): change of access"
  }

  // MARK: Figures

  private var tiles: HTML {
    let money = AmountScale([result.cost])
    let gap = AmountScale([result.gap.before, result.gap.after])
    var tiles: [(figure: HTML, label: String)] = [
      (
        figureHTML(result.cost, money.text(result.cost)),
        "\(money.unit(of: report.currency)) for \(result.projects.count) projects"
      )
    ]
    if let target = result.regions.first(where: { $0.name == request.target }) {
      tiles.append(
        (
          "\(relativeChange(from: target.accessBefore, to: target.accessAfter))",
          "access in \(request.target)"
        )
      )
    }
    let words = ObjectiveWords(report)
    if let value = result.value, ![.gap, .access].contains(request.objective) {
      tiles.append(
        (
          figureHTML(value, words.phrase(value)),
          "\(request.objective.rawValue), \(words.phrase(result.valueBefore)) before"
        )
      )
    }
    if result.gap.after != nil {
      tiles.append(gapTile(gap))
    }
    if let open = report.relativeGapOfGain {
      tiles.append(
        ("\(percentage(open, decimals: 2))", "of the gain is what any other plan could add at most")
      )
    }
    return PageSection.tiles(tiles)
  }

  private func gapTile(_ gap: AmountScale) -> (figure: HTML, label: String) {
    (
      figureHTML(result.gap.after, gap.text(result.gap.after)),
      "\(gap.prefix) gap after, \(gap.text(result.gap.before)) before "
        + "(\(relativeChange(from: result.gap.before, to: result.gap.after)))"
    )
  }

  private var projects: HTML {
    guard !result.projects.isEmpty else { return .empty }
    let money = AmountScale(result.projects.map(\.cost) + [result.cost])
    let losses = AmountScale(result.projects.flatMap { [$0.lossWithout, $0.gainAlone] })
    var table = PageTable(
      [
        .number("no."), .text("project"), .text("region"),
        .number("cost (\(money.unit(of: report.currency)))"),
        .number(losses.title("gain alone")), .number(losses.title("loss without")),
      ],
      caption: "The plan, by what the objective would lose without each project alone."
    )
    for (rank, chosen) in result.projects.enumerated() {
      let position = network.projects.firstIndex { $0.id == chosen.id } ?? 0
      let name = chosen.name.isEmpty ? chosen.id : chosen.name
      table.add([
        .text(String(rank + 1)),
        .html("<button type=\"button\" data-project=\"\(position)\">\(name)</button>"),
        .text(network.projects.isEmpty ? "" : network.projects[position].region),
        .figure(chosen.cost, money.text(chosen.cost)),
        .figure(chosen.gainAlone, losses.text(chosen.gainAlone)),
        .figure(chosen.lossWithout, losses.text(chosen.lossWithout)),
      ])
    }
    table.add([
      .text(""), .text("total"), .text(""), .figure(result.cost, money.text(result.cost)),
      .text(""), .text(""),
    ])
    return """
      <section aria-labelledby="projects"><h2 id="projects">What is built</h2>\
      <div class="plan">\(table.html)</div></section>

      """
  }

  private var zones: HTML {
    guard isBuilt else { return .empty }
    let scale = AmountScale(states.flatMap(\.values))
    let people = AmountScale(weights)
    var table = PageTable([
      .text("zone"), .number(people.title(request.weight)), .number(scale.title("before")),
      .number(scale.title("after")), .number("change"),
    ])
    for (position, zone) in result.zones.enumerated() {
      let name = network.zones[position].name
      table.add([
        .text(name.isEmpty ? zone.id : name),
        .figure(weights[position], people.text(weights[position])),
        .figure(zone.accessBefore, scale.text(zone.accessBefore)),
        .figure(zone.accessAfter, scale.text(zone.accessAfter)),
        .text(relativeChange(from: zone.accessBefore, to: zone.accessAfter)),
      ])
    }
    return """
      <section aria-labelledby="every-zone"><h2 id="every-zone">Every zone</h2><details><summary>Access of \
      \(network.zones.count) zones</summary>\(table.html)</details></section>

      """
  }

  // MARK: Map and charts

  private var atlas: Atlas {
    let before = states[0].values
    let after = states[1].values
    let meaning = "access to \(request.opportunities)"
    return Atlas(
      facts: facts,
      views: [
        Atlas.View(map: .change(from: before, to: after), from: 0, to: 1),
        Atlas.View(
          map: .access(
            before,
            label: "before",
            meaning: meaning + " before",
            comparedWith: before + after
          ),
          from: 0
        ),
        Atlas.View(
          map: .access(
            after,
            label: "after",
            meaning: meaning + " after",
            comparedWith: before + after
          ),
          from: 1
        ),
      ],
      states: states,
      weights: weights,
      weight: request.weight,
      plan: result
    )
  }

  private var charts: [Chart] {
    let scheme = network.schemes.first { $0.name == request.scheme }
    let unit = "\(request.opportunities), weighted by time"
    let gap = AmountScale([result.gap.before, result.gap.after])
    let unitOfObjective = ObjectiveWords(report).unit(of: "access")
    var sentence =
      result.gap.before == nil
      ? "" : "Gap \(request.reference) − \(request.target): \(gap.text(result.gap.before)) → "
    if !sentence.isEmpty {
      sentence += "\(gap.phrase(result.gap.after)) "
      sentence += "(\(relativeChange(from: result.gap.before, to: result.gap.after)))"
    }
    let charts: [Chart?] = [
      .regions(
        result.regions.map {
          Chart.RegionRow(name: $0.name, before: $0.accessBefore, after: $0.accessAfter)
        },
        unit: unit,
        title: "Access by region",
        gap: sentence,
        markedRegions: [request.target, request.reference]
      ),
      .projects(result.projects, currency: report.currency, unit: unitOfObjective),
      scheme.flatMap {
        .distribution(states, weights: weights, weight: request.weight, unit: unit, scheme: $0)
      },
      .lorenz(states, weights: weights, weight: request.weight),
      scheme.flatMap { .theil(states, weights: weights, scheme: $0) },
      .search(facts.trace, unit: unitOfObjective),
    ]
    return charts.compactMap(\.self)
  }
}
