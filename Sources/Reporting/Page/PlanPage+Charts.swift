// The map and the charts of a plan's page.

import PlanFiles
import PlanModel
import TransportNetwork

extension PlanPage {
  /// The map: change of access first, then access before and after in the same classes of colour.
  var atlas: Atlas {
    let before = states[0].values
    let after = states[1].values
    func view(_ values: [Double], _ label: String, from state: Int) -> Atlas.View {
      Atlas.View(
        map: .access(
          values,
          label: label,
          meaning: "Access to \(request.opportunities) \(label)",
          comparedWith: before + after
        ),
        from: state
      )
    }
    return Atlas(
      facts: facts,
      views: [
        Atlas.View(map: .change(from: before, to: after), from: 0, to: 1),
        view(before, "before", from: 0), view(after, "after", from: 1),
      ],
      states: states,
      weights: weights,
      weight: request.weight,
      plan: result
    )
  }

  /// The charts, in the order in which they are read.
  var charts: [Chart] {
    let scheme = network.schemes.first { $0.name == request.scheme }
    let unit = "\(request.opportunities), weighted by time"
    let words = ObjectiveWords(report)
    let charts: [Chart?] = [
      regionChart(unit),
      frontierChart,
      scheme.flatMap {
        .distribution(states, weights: weights, weight: request.weight, unit: unit, scheme: $0)
      },
      .lorenz(states, weights: weights, weight: request.weight),
      scheme.flatMap { .theil(states, weights: weights, scheme: $0) },
      .search(report.trace, measure: request.measure) { $0.map { words.phrase($0) } ?? "none" },
      .projects(result.projects, currency: report.currency, measure: request.lossMeasure),
    ]
    return charts.compactMap(\.self)
  }

  private func regionChart(_ unit: String) -> Chart {
    // Regions without weight have no access to draw.
    let rows = result.regions.compactMap { region in
      region.accessBefore.map {
        Chart.RegionRow(name: region.name, before: $0, after: region.accessAfter)
      }
    }
    let target = rows.first { $0.name == request.target }
    let reference = rows.first { $0.name == request.reference }
    guard let target, let reference, target.name != reference.name,
      let before = result.gap.before, let after = result.gap.after,
      let targetAfter = target.after, let referenceAfter = reference.after
    else {
      return .regions(
        rows,
        unit: unit,
        title: "Access by region",
        summary: "Mean access of each region."
      )
    }
    let scale = AmountScale([before, after])
    return .regions(
      rows,
      unit: unit,
      title: "Access by region",
      summary: typeset(
        "The gap between \(reference.name) and \(target.name) goes from \(scale.text(before)) to "
          + "\(scale.phrase(after)) (\(relativeChange(from: before, to: after)))."
      ),
      gaps: [
        Chart.RegionGap(
          label: "gap before",
          low: target.before,
          high: reference.before,
          text: typeset(scale.phrase(before))
        ),
        Chart.RegionGap(
          label: "gap after",
          low: targetAfter,
          high: referenceAfter,
          text: typeset(scale.phrase(after))
        ),
      ],
      markedRegions: [request.target, request.reference]
    )
  }

  private var frontierChart: Chart? {
    guard let frontier = report.frontier, let value = result.value else { return nil }
    return .frontier(
      FrontierReport(
        result: frontier,
        request: request,
        currency: report.currency,
        run: report.run
      ),
      chosen: Chart.ChosenPoint(budget: result.budget ?? result.cost, value: value)
    )
  }
}
