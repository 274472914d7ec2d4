// The page of a frontier: the argument, the curve, the budgets with their plans, the run.

public import PlanFiles
import OrderedJSON
import PlanModel
import TransportNetwork

extension Page {
  /// The page of the best plans of several budgets; its map shows one of them.
  public init(_ report: FrontierReport, facts: PageFacts) {
    let charts = [Chart.frontier(report), .shadowPrices(report)].compactMap(\.self)
    let title = "\(facts.network.displayName(report.run.network)): what more money would do"
    self.init(
      title: title,
      sections: [
        "<h1>\(title)</h1>\n<p class=\"lead\">\(typeset(report.lead))</p>\n",
        FrontierMap(report, facts).section,
        PageSection.charts(charts),
        Self.budgets(report, facts.network),
        PageSection.assumptions(
          [
            facts.network.vintage(folder: report.run.network),
            "Sought is the \(report.request.aimInWords).",
            "A zone's access is the \(report.request.reachedInWords), each times "
              + "\(describe(report.request.decay)) for t minutes away. Use: \(report.request.useInWords).",
            "Each budget has a plan of its own; a larger budget may drop what a smaller one builds.",
            report.result.isComplete
              ? "Every plan is proven to be the best of its budget within the asked tolerance."
              : "Where value and bound differ, a better plan is not excluded.",
          ].map(typeset)
        ),
        PageSection.origin(facts),
      ],
      data: .null,
      result: report.json,
      drawings: charts.map { (name: $0.name, svg: $0.svg) }
    )
  }

  private static func budgets(_ report: FrontierReport, _ network: Network) -> HTML {
    let points = report.result.points
    let money = AmountScale(points.flatMap { [$0.budget, $0.cost] })
    var names: [String: String] = [:]
    for project in network.projects where !project.name.isEmpty { names[project.id] = project.name }
    func list(_ ids: [String]) -> String { ids.map { names[$0] ?? $0 }.joined(separator: "; ") }
    var table = PageTable([
      .number("budget (\(money.unit(of: report.currency)))"), .number("cost"),
      .number("projects"), .number(report.measure), .text("enter"), .text("leave"),
    ])
    for point in points {
      table.add([
        .figure(point.budget, money.text(point.budget)),
        .figure(point.cost, money.text(point.cost)),
        .text(String(point.projects.count)), .figure(point.value, report.figure(point.value)),
        .text(list(point.added)), .text(list(point.removed)),
      ])
    }
    return PageSection.section("budgets", "Every budget", table.html)
  }
}

extension FrontierReport {
  /// The objective's name.
  var measure: String { request.measure }

  /// A value in the objective's unit.
  func figure(_ value: Double) -> String {
    let scale = AmountScale(result.points.flatMap { [$0.value, $0.bound] })
    return request.objective.kind == .ratio ? fixedDecimal(value, decimals: 4) : scale.phrase(value)
  }

  /// The first paragraph: where most is gained, and where the curve becomes flat.
  var lead: String {
    guard let first = result.points.first, let last = result.points.last else { return "" }
    let money = AmountScale(result.points.map(\.budget))
    func amount(_ budget: Double) -> String {
      "\(money.text(budget)) \(money.unit(of: currency))"
    }
    var text =
      "With \(amount(first.budget)) the \(measure) is \(figure(first.value))"
    text += ", with \(amount(last.budget)) \(figure(last.value)); it is "
    text += "\(figure(result.valueBefore)) with nothing built."
    let whole = abs(last.value - result.valueBefore)
    if whole > 0,
      let enough = result.points.first(where: { abs($0.value - result.valueBefore) >= 0.9 * whole })
    {
      text += " \(amount(enough.budget)) reach nine tenths of what \(amount(last.budget)) reach."
    }
    return text
  }
}
