// The page of access alone: map, regions, spread, run; with what it was before when that is
// compared.

import AccessAnalysis
import PlanFiles
import Accessibility
public import TransportNetwork

extension Page {
  /// The page of an access report.
  ///
  /// - Parameters:
  ///   - report: Access of the network's zones, in its order.
  ///   - weight: What the zones' weight is called.
  ///   - scheme: The regions asked for, if any.
  ///   - facts: What surrounds it.
  public init(
    _ report: AccessReport,
    weight: String,
    scheme: RegionScheme?,
    facts: PageFacts
  ) {
    self = AccessPage(report: report, weight: weight, scheme: scheme, facts: facts).page
  }
}

/// Puts an access page together.
private struct AccessPage {
  let report: AccessReport
  let weight: String
  let scheme: RegionScheme?
  let facts: PageFacts

  private var network: Network { facts.network }
  private var weights: [Double] { report.zones.map(\.weight) }

  /// Before and after when they are compared for one series, else one state per cutoff.
  private var isCompared: Bool { report.isCompared && report.series.count == 1 }

  private var states: [AccessState] {
    if isCompared, let series = report.series.first {
      return [
        AccessState(label: "before", style: "before", values: series.before.map { $0 ?? .nan }),
        AccessState(label: "after", style: "after", values: series.values),
      ]
    }
    let styles = ["after", "before", "between"]
    return report.series.enumerated().map { position, series in
      AccessState(
        label: report.heading(series),
        style: styles[position % styles.count],
        values: series.values
      )
    }
  }

  var page: Page {
    let states = states
    let atlas = Atlas(
      facts: facts,
      views: views(states),
      states: states,
      weights: weights,
      weight: weight,
      plan: nil
    )
    let charts = charts(states)
    let title = "\(network.displayName(facts.run.network)): access of every zone"
    return Page(
      title: title,
      sections: [
        "<h1>\(title)</h1>\n<p class=\"lead\">\(typeset(lead))</p>\n", atlas.section,
        PageSection.charts(charts), zones(states),
        PageSection.assumptions(
          [
            report.title + ".",
            report.coverageLine.prefix(1).uppercased() + report.coverageLine.dropFirst() + ".",
            "Regions' means are weighted by \(weight).",
            network.vintage(folder: facts.run.network),
            network.mapAssumption,
          ]
          .map(typeset)
        ),
        PageSection.origin(facts),
      ],
      data: atlas.json,
      result: report.json,
      drawings: atlas.drawings(title: title)
        + charts.map { (name: $0.name, svg: $0.svg) }
    )
  }

  private func views(_ states: [AccessState]) -> [Atlas.View] {
    let all = states.flatMap(\.values)
    let levels = states.enumerated().map { position, state in
      Atlas.View(
        map: .access(
          state.values,
          label: state.label,
          meaning: state.label == "access" ? "Access" : "Access \(state.label)",
          comparedWith: isCompared ? all : state.values
        ),
        from: position
      )
    }
    guard isCompared else { return levels }
    let change = MapView.change(from: states[0].values, to: states[1].values)
    return [Atlas.View(map: change, from: 0, to: 1)] + levels
  }

  // MARK: Words

  private var lead: String {
    let values = report.series.last?.values ?? []
    let defined = values.indices.filter { values[$0].isFinite }
    guard let most = defined.max(by: { values[$0] < values[$1] }),
      let least = defined.min(by: { values[$0] < values[$1] })
    else { return "No zone has a figure." }
    let scale = AmountScale(values)
    func phrase(_ zone: Int) -> String {
      let place = report.zones[zone]
      return
        "\(place.name.isEmpty ? place.id : place.name) (\(scale.phrase(values[zone]))\(unitWords))"
    }
    let cutoff = report.hasSeveralCutoffs ? report.series.last?.cutoff : nil
    var text = report.title + cutoffWords(cutoff) + ": "
    text += "the largest figure has \(phrase(most)), the smallest \(phrase(least)). "
    text += regionSentence
    text +=
      "\(percentage(report.coverage.unreachableShare)) of weight x opportunities cannot be reached."
    return text
  }

  /// What figures count, on axes and legends.
  private var unit: String { report.isLeastBest && !report.unit.isEmpty ? report.unit : "access" }

  /// The unit after a figure, such as minutes.
  private var unitWords: String {
    report.isLeastBest && !report.unit.isEmpty ? " " + report.unit : ""
  }

  private func cutoffWords(_ cutoff: Double?) -> String {
    cutoff.map { ", within \(shortestDecimal($0)) minutes" } ?? ""
  }

  /// The regions that are best and worst off, and how much of all inequality lies between regions.
  private var regionSentence: String {
    guard let summary = report.summaries.last, let extremes = summary.extremes else { return "" }
    let levels = summary.regions.map(\.weighted)
    let scale = AmountScale(levels)
    let (best, worst) =
      report.isLeastBest
      ? (extremes.lowest, extremes.highest) : (extremes.highest, extremes.lowest)
    func phrase(_ region: Int) -> String {
      "\(report.regions[region].name) with \(scale.phrase(levels[region]))\(unitWords)"
    }
    var text = "Of the regions \(phrase(best)) is best off and \(phrase(worst)) worst"
    if !report.isLeastBest, let theil = summary.theil, theil.total > 0 {
      text += "; \(percentage(theil.between / theil.total)) of the inequality lies between regions"
    }
    return text + ". "
  }

  // MARK: Charts and table

  private func charts(_ states: [AccessState]) -> [Chart] {
    var charts: [Chart?] = []
    if !report.regions.isEmpty { charts.append(regionChart(states)) }
    if let scheme {
      charts.append(
        .distribution(states, weights: weights, weight: weight, unit: unit, scheme: scheme)
      )
      charts.append(.theil(states, weights: weights, scheme: scheme))
    }
    // Shares of a sum of minutes say nothing.
    if !report.isLeastBest {
      charts.append(.lorenz(states, weights: weights, weight: weight))
    }
    return charts.compactMap(\.self)
  }

  private func regionChart(_ states: [AccessState]) -> Chart {
    func mean(_ region: AccessReport.Region, _ state: AccessState) -> Double? {
      let mean = weightedMean(
        region.zones.map { state.values[$0] },
        weights: region.zones.map { weights[$0] }
      )
      return mean.flatMap { $0.isFinite ? $0 : nil }
    }
    let rows = report.regions.compactMap { region in
      mean(region, states[0]).map { first in
        Chart.RegionRow(
          name: region.name,
          before: first,
          after: isCompared ? mean(region, states[1]) : nil
        )
      }
    }
    let label = states[0].label
    return .regions(
      rows,
      unit: unit,
      title: "Access by region" + (isCompared || label == "access" ? "" : ", \(label)"),
      summary: "Mean access of each region, weighted by \(weight)."
    )
  }

  private func zones(_ states: [AccessState]) -> HTML {
    let ranks = report.choice.isAll ? nil : report.ranking.ranks
    // States before and after are of one series, others of one each.
    let reached = isCompared ? [[], report.series[0].reached] : report.series.map(\.reached)
    var columns: [PageTable.Column] = ranks == nil ? [] : [.number("rank")]
    columns.append(.text("zone"))
    for (state, reached) in zip(states, reached) {
      columns.append(.number(state.label))
      if !reached.isEmpty { columns.append(.text("to")) }
    }
    if isCompared { columns.append(.number("change")) }
    let caption = ranks == nil ? "" : "Ranks are over all \(grouped(report.zones.count)) zones."
    var table = PageTable(columns, caption: caption)
    let scales = states.map { AmountScale($0.values) }
    for position in report.rows {
      var cells: [PageTable.Cell] =
        ranks.map { [.text($0[position].map { String($0) } ?? "-")] } ?? []
      cells.append(.html(PageSection.zoneButton(network.zones[position], position)))
      for (place, state) in states.enumerated() {
        let value = state.values[position]
        cells.append(.figure(value, scales[place].phrase(value)))
        guard !reached[place].isEmpty else { continue }
        cells.append(.text(reached[place][position]?.label ?? "-"))
      }
      if isCompared {
        cells.append(
          .text(pageChange(from: states[0].values[position], to: states[1].values[position]))
        )
      }
      table.add(cells)
    }
    return PageSection.everyZone(table, isChosen: ranks != nil)
  }
}
