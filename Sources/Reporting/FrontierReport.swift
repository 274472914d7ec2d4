// What more money would do, for people and as a table.

import NetworkFiles
public import PlanFiles
import PlanModel
import TransportNetwork

extension FrontierReport: Report {
  /// A table with a row per budget.
  public func text(_ style: TextStyle) -> String {
    let search = result.search.map { search in
      "Search: \(grouped(search.nodes)) nodes, \(grouped(search.cuts)) cuts, "
        + "\(fixedDecimal(search.seconds, decimals: 1)) s.\n"
    }
    return style.heading("Budgets of \(printable(run.network))")
      + printable(": \(request.aimInWords)\(budgets)") + "\n\n" + table(style) + (search ?? "")
  }

  /// The ends of the range in words, for example ", 200 billion to 2 trillion CNY".
  private var budgets: String {
    guard let first = result.points.first?.budget, let last = result.points.last?.budget else {
      return ""
    }
    let range = first == last ? "" : "\(amountInWords(first)) to "
    return ", \(range)\(amountInWords(last)) \(currency)"
  }

  /// The table and what its columns mean.
  func table(_ style: TextStyle) -> String {
    let points = result.points
    let money = AmountScale(points.flatMap { [$0.budget, $0.cost] })
    let values = AmountScale(points.flatMap { [$0.value, $0.bound] })
    let isRatio = request.objective.kind == .ratio
    func value(_ value: Double?) -> Figure { isRatio ? .decimal(value, 4) : values.figure(value) }
    let gains = points.map { abs($0.value - result.valueBefore) }
    let prices = AmountScale(gains + points.map { ($0.shadowPrice ?? 0) * money.factor })
    var table = TextTable([
      money.column("budget", of: currency), .number("cost"), .number("projects"),
      isRatio ? .number("ratio") : values.column(result.objective.rawValue), .number("bound"),
      .number("open"), prices.column("gain"),
      .number("per \(money.unit(of: currency)) more", full: "per \(currency) more"), .text("enter"),
      .text("leave"),
    ])
    for (point, gain) in zip(points, gains) {
      table.addRow(
        [
          money.figure(point.budget), money.figure(point.cost), point.projects.count,
          value(point.value), value(point.bound), Figure.open(point.relativeGap),
          isRatio ? Figure.decimal(gain, 4) : prices.figure(gain),
          point.shadowPrice.map { price in
            let rounded = price * money.factor
            return Figure(
              price,
              rounded: isRatio ? fixedDecimal(rounded, decimals: 6) : prices.text(rounded)
            )
          } ?? "",
          short(point.added), short(point.removed),
        ],
        bar: gain
      )
    }
    return table.text(style, indent: 2)
      + "  Gain: what the objective improves over building nothing. "
      + (result.isComplete
        ? "Every plan is proven to be the best within the asked tolerance.\n"
        : "Open is what the proof leaves open.\n")
  }

  /// The first few of a list.
  private func short(_ ids: [String]) -> String {
    ids.count <= 3
      ? ids.joined(separator: ", ")
      : ids.prefix(2).joined(separator: ", ") + " and \(ids.count - 2) more"
  }

  /// A row per budget; projects are separated by `;`.
  public var csv: String {
    var csv = CSVWriter(header: [
      "budget", "value", "bound", "relative_gap", "cost", "target_access", "reference_access",
      "gap", "ratio", "shadow_price", "projects",
    ])
    for point in result.points {
      csv.field(point.budget)
      csv.field(point.value)
      csv.field(point.bound)
      csv.field(point.relativeGap)
      csv.field(point.cost)
      for figure in [
        point.targetAccess, point.referenceAccess, point.gap, point.ratio, point.shadowPrice,
      ] {
        if let figure { csv.field(figure) } else { csv.field("") }
      }
      csv.field(point.projects.joined(separator: ";"))
      csv.endRow()
    }
    return csv.text
  }
}
