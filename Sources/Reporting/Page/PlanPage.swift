// The page of a plan: argument, map, projects, charts, assumptions, sources, run.

public import PlanFiles
import Accessibility
import AccessAnalysis
import OrderedJSON
import PlanModel
import TransportNetwork

extension Page {
  /// The page of a plan.
  ///
  /// - Parameters:
  ///   - report: The plan; its `zones` colour the map.
  ///   - facts: What surrounds it.
  public init(_ report: PlanReport, facts: PageFacts) {
    self = PlanPage(report: report, facts: facts).page
  }
}

/// Puts a plan's page together; each section is a property, empty where there is nothing to say.
struct PlanPage {
  let report: PlanReport
  let facts: PageFacts

  var result: PlanResult { report.result }
  var request: PlanRequest { report.request }
  var network: Network { facts.network }
  var isBuilt: Bool { result.value != nil && !result.zones.isEmpty }
  private var argument: PlanArgument { PlanArgument(report: report, network: network) }

  var weights: [Double] {
    let column = network.zoneColumns.first { $0.name == request.weight }
    return column?.values.map { $0 ?? 0 } ?? network.zones.map { _ in 1 }
  }

  var states: [AccessState] {
    [
      AccessState(label: "before", style: "before", values: result.zones.map(\.accessBefore)),
      AccessState(label: "after", style: "after", values: result.zones.map(\.accessAfter)),
    ]
  }

  var page: Page {
    let charts = isBuilt ? charts : []
    let atlas = isBuilt ? atlas : nil
    let map = atlas?.drawings(title: mapTitle) ?? []
    return Page(
      title: argument.title,
      sections: [
        "<h1>\(argument.title)</h1>\n",
        isBuilt ? "<p class=\"headline\">\(argument.headline)</p>\n" : .empty,
        atlas?.section ?? .empty,
        isBuilt ? tiles : .empty,
        isBuilt ? stories : .empty,
        "<p class=\"lead\">\(argument.lead)</p>\n",
        isBuilt ? "<p>\(argument.standouts)</p>\n" : .empty,
        projects,
        notChosen,
        contributions,
        alternatives,
        scenarios,
        PageSection.charts(charts),
        zones,
        PageSection.assumptions(argument.assumptions(network)),
        PageSection.origin(facts),
      ],
      data: atlas?.json ?? .null,
      result: report.json,
      drawings: map + charts.map { (name: $0.name, svg: $0.svg) }
    )
  }

  private var mapTitle: String {
    let money = AmountScale([result.cost])
    return "\(network.displayName(report.run.network)): "
      + "\(result.projects.count == 1 ? "1 project" : "\(result.projects.count) projects") for "
      + "\(money.text(result.cost)) \(money.unit(of: report.currency))"
  }

  // MARK: Figures

  /// Journeys before and after, as anybody would tell them.
  private var stories: HTML {
    guard !facts.stories.isEmpty else { return .empty }
    func name(_ place: NamedPlace) -> String { place.name.isEmpty ? place.id : place.name }
    let items = facts.stories.map { pair in
      """
      <div class="tile story"><b>\(hoursInWords(pair.before)) <span class="to">→</span> \(hoursInWords(pair.after))</b>\
      <span>\(name(pair.from)) – \(name(pair.to)), door to door</span></div>
      """ as HTML
    }
    return "<div class=\"tiles\">\(items)</div>\n"
  }

  private var tiles: HTML {
    let money = AmountScale([result.cost])
    let count = result.projects.count
    var tiles: [(figure: HTML, label: String)] = [
      (
        figureHTML(result.cost, money.text(result.cost)),
        "\(money.unit(of: report.currency)) for \(count == 1 ? "1 project" : "\(count) projects")"
      )
    ]
    if let target = result.regions.first(where: { $0.name == request.target }) {
      let scale = AmountScale([target.accessBefore, target.accessAfter])
      tiles.append(
        (
          "\(pageChange(from: target.accessBefore, to: target.accessAfter))",
          "access in \(target.name), from \(scale.text(target.accessBefore)) to "
            + scale.phrase(target.accessAfter)
        )
      )
    }
    let words = ObjectiveWords(report)
    if let value = result.value, ![.gap, .access, .cost].contains(request.objective.kind) {
      tiles.append(
        (
          figureHTML(value, words.phrase(value)),
          "\(request.measure), \(words.phrase(result.valueBefore)) before"
        )
      )
    }
    if let before = result.gap.before, let after = result.gap.after {
      let scale = AmountScale([before, after])
      tiles.append(
        (
          "\(pageChange(from: before, to: after))",
          "gap \(request.reference) − \(request.target), from \(scale.text(before)) to "
            + scale.phrase(after)
        )
      )
    }
    if let open = report.relativeGapOfGain {
      let limit = (open < 0.0001 ? "< " : "") + openShareOfGain(open)
      tiles.append(("\(typeset(limit))", "of the gain is what any other plan could add at most"))
    }
    return PageSection.tiles(tiles)
  }
}

/// A journey's time: "45 min", "7.0 h".
func hoursInWords(_ minutes: Double) -> String {
  minutes < 59.5
    ? "\(fixedDecimal(minutes, decimals: 0))\u{A0}min"
    : "\(fixedDecimal(minutes / 60, decimals: 1))\u{A0}h"
}
