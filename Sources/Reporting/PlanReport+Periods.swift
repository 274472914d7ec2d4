// A schedule for people: what opens when, with which money, and what it does by then.

import PlanFiles
import PlanModel
import TransportNetwork

extension PlanReport {
  /// A table with a row per period; nothing for a plan that is built at once.
  func periods(_ style: TextStyle) -> String {
    guard !result.periods.isEmpty else { return "" }
    let scale = AmountScale(result.periods.flatMap { [$0.budget, $0.spent, $0.left] })
    let values = AmountScale(result.periods.flatMap { [$0.value, $0.valueBefore] })
    let isMinutes = request.objective.kind == .meanCost
    func value(_ value: Double) -> Figure {
      isMinutes ? .decimal(value, 2) : values.figure(value)
    }
    let name = result.objective.rawValue
    var table = TextTable([
      .number("period"), scale.column("budget", of: currency), .number("spent"), .number("left"),
      isMinutes
        ? .number("minutes before")
        : .number("\(values.title(name)) before", full: "\(name) before"),
      .number("after"), .number("counts"),
      .text("opens"),
    ])
    for period in result.periods {
      table.addRow([
        period.period, scale.figure(period.budget), scale.figure(period.spent),
        scale.figure(period.left), value(period.valueBefore), value(period.value),
        Figure.decimal(period.weight, 3), period.projects.joined(separator: ", "),
      ])
    }
    let money = result.periods.map { amountInWords($0.budget) }.joined(separator: ", then ")
    return style.heading("Period by period") + ": "
      + printable("\(money) \(currency)") + ".\n" + table.text(style, indent: 2)
      + wrapped(
        "The objective's value is the sum of the periods' figures, each times what it counts. "
          + "Regions and indices below are those of the last period.",
        style,
        indent: 2
      )
  }
}
