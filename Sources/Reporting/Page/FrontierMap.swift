// The map of a frontier's page: the plan of one budget at a time, chosen without a script.

import PlanFiles
import PlanModel
import TransportNetwork

/// The network with the projects of each budget, of which one is shown; the largest at first.
struct FrontierMap {
  private let map: NetworkMap
  private let report: FrontierReport

  init(_ report: FrontierReport, _ facts: PageFacts) {
    self.report = report
    let network = facts.network
    let name = report.request.weight
    let column = network.zoneColumns.first { $0.name == name }
    let weights = column?.values.map { $0 ?? 0 } ?? network.zones.map { _ in 1 }
    map = NetworkMap(
      network,
      // Zones are ground here: what differs from budget to budget is what is built.
      views: [
        MapView(
          label: "",
          meaning: "",
          values: weights,
          classes: weights.map { _ in "none" },
          legend: []
        )
      ],
      sizes: weights,
      chosen: [],
      background: facts.background
    )
  }

  /// The section; empty where nodes have no places.
  var section: HTML {
    guard map.network.hasCoordinates, let last = report.result.points.indices.last else {
      return .empty
    }
    let money = AmountScale(report.result.points.map(\.budget))
    var choices = HTML.empty
    var rules = HTML.empty
    var plans = HTML.empty
    for (position, point) in report.result.points.enumerated() {
      let label = "\(money.text(point.budget)) \(money.unit(of: report.currency))"
      choices += """
        <input type="radio" name="budget" id="budget-\(String(position))"\
        \(HTML(markup: position == last ? " checked" : ""))><label for="budget-\(String(position))">\(label)</label>

        """
      rules +=
        "#budget-\(String(position)):checked~.mapbox .budget-\(String(position)){display:inline}"
      let ids = Set(point.projects)
      let built = map.built(map.network.projects.filter { ids.contains($0.id) })
      plans += "<g class=\"budget budget-\(String(position))\">\(built)</g>\n"
    }
    var map = map
    map.overlay = plans
    return PageSection.section(
      "atlas",
      "The plan of a budget",
      """
      <style>\(rules)</style><div class="budgets" role="radiogroup" aria-label="Budget">\(choices)\
      <div class="mapbox"><svg class="map cells-on" \
      viewBox="0 0 \(MapFrame.width) \(map.frame.height)" role="img" aria-label="\(summary)">\
      \(NetworkMap.definitions)\(map.body(forFile: true))</svg></div></div>
      """
    )
  }

  private var summary: String {
    "Map of \(map.network.zones.count) zones with the projects of the budget that is chosen; the table below names them."
  }
}
