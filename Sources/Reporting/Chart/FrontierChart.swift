// What more money would do: the objective over the budget, and what the last of it buys.

import InvestmentPlanning
import TransportNetwork

extension Chart {
  /// The objective and its bound over the budget, with what nothing built would be; nil for fewer than
  /// two budgets.
  static func frontier(_ report: FrontierReport) -> Chart? {
    let points = report.result.points
    guard points.count > 1, let largest = points.last?.budget else { return nil }
    let words = report.unit
    let across = Axis(covering: [largest], withZero: true)
    let up = Axis(covering: points.flatMap { [$0.value, $0.bound] } + [report.result.valueBefore])
    let plane = Drawing.Plane(left: 62, right: 460, top: 46, bottom: 300, across: across)
    var drawing = Drawing()
    drawing.acrossAxis(plane, title: "budget (\(across.scale.unit(of: report.currency)))")
    drawing.upAxis(
      up,
      plane,
      title: "\(report.request.objective.rawValue) (\(up.scale.unit(of: words)))"
    )
    func y(_ value: Double) -> Double { up.position(value, from: plane.bottom, to: plane.top) }
    drawing.line(
      plane.left,
      y(report.result.valueBefore),
      plane.right,
      y(report.result.valueBefore),
      "axis"
    )
    drawing.polyline(points.map { (plane.x($0.budget), y($0.bound)) }, "curve before-line")
    drawing.polyline(points.map { (plane.x($0.budget), y($0.value)) }, "curve after-line")
    for point in points { drawing.dot(plane.x(point.budget), y(point.value), 3, "after") }
    drawing.legend([("after", "best plan"), ("before", "proven bound")], x: 250, y: 18)
    var table = PageTable([
      .number("budget"), .number("cost"), .number("projects"), .number("objective"),
      .number("bound"),
    ])
    let money = AmountScale(points.flatMap { [$0.budget, $0.cost] })
    for point in points {
      table.add([
        .figure(point.budget, "\(money.phrase(point.budget)) \(report.currency)"),
        .figure(point.cost, "\(money.phrase(point.cost)) \(report.currency)"),
        .text(String(point.projects.count)), .figure(point.value, report.figure(point.value)),
        .figure(point.bound, report.figure(point.bound)),
      ])
    }
    return Chart(
      name: "frontier",
      title: "What the best plan reaches with each budget",
      summary:
        "The line of nothing built, the best plan of each budget, and the limit that no plan can pass; "
        + "where the curve is flat, more money buys next to nothing.",
      height: 342,
      drawing: drawing,
      table: table
    )
  }

  /// The improvement per unit of money from each budget to the next; nil without one.
  static func shadowPrices(_ report: FrontierReport) -> Chart? {
    let points = report.result.points
    let money = AmountScale(points.map(\.budget))
    let prices = points.map { ($0.shadowPrice ?? 0) * money.factor }
    guard points.count > 1, let largest = points.last?.budget else { return nil }
    let across = Axis(covering: [largest], withZero: true)
    let up = Axis(covering: prices, withZero: true)
    let plane = Drawing.Plane(left: 62, right: 460, top: 46, bottom: 300, across: across)
    var drawing = Drawing()
    drawing.acrossAxis(plane, title: "budget (\(across.scale.unit(of: report.currency)))")
    let per = money.unit(of: report.currency)
    drawing.upAxis(up, plane, title: "gain per \(per) more (\(up.scale.unit(of: report.unit)))")
    var table = PageTable([.number("from"), .number("to"), .number("gain per \(per)")])
    let scale = AmountScale(prices)
    let floor = up.position(0, from: plane.bottom, to: plane.top)
    for (position, point) in points.enumerated().dropFirst() {
      let before = points[position - 1].budget
      let top = up.position(prices[position], from: plane.bottom, to: plane.top)
      let text =
        report.request.objective == .ratio
        ? fixedDecimal(prices[position], decimals: 6) : scale.phrase(prices[position])
      drawing.bar(
        x: plane.x(before) + 1,
        y: min(top, floor),
        width: plane.x(point.budget) - plane.x(before) - 2,
        height: abs(floor - top),
        "after",
        title: "\(money.text(before)) to \(money.text(point.budget)) \(per): \(text)"
      )
      table.add([
        .figure(before, money.text(before)), .figure(point.budget, money.text(point.budget)),
        .figure(point.shadowPrice, text),
      ])
    }
    return Chart(
      name: "shadow-price",
      title: "What the last of the money buys",
      summary: "The improvement of the objective per \(per) from each budget to the next.",
      height: 342,
      drawing: drawing,
      table: table
    )
  }
}
