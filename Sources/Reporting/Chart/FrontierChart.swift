// What more money would do: the objective over the budget, and what the last of it buys.

import PlanFiles
import PlanModel
import TransportNetwork

extension Chart {
  /// A plan among those of the frontier.
  struct ChosenPoint: Sendable {
    var budget: Double
    var value: Double
  }

  /// The objective and its bound over the budget, with what nothing built would be; nil for fewer
  /// than two budgets.
  ///
  /// - Parameters:
  ///   - report: The best plans of the budgets.
  ///   - chosen: The plan that the page is about, if it is about one.
  /// - Returns: The chart; nil for fewer than two budgets.
  static func frontier(_ report: FrontierReport, chosen: ChosenPoint? = nil) -> Chart? {
    let points = report.result.points
    guard points.count > 1, let largest = points.last?.budget else { return nil }
    let before = report.result.valueBefore
    let across = Axis(covering: [largest, chosen?.budget ?? 0], withZero: true)
    let values = points.flatMap { [$0.value, $0.bound] } + [before, chosen?.value ?? before]
    let up = Axis(covering: values)
    let plane = Drawing.Plane(left: 62, right: 460, top: 46, bottom: 300, across: across)
    var drawing = Drawing()
    drawing.acrossAxis(plane, title: "budget (\(across.scale.unit(of: report.currency)))")
    drawing.upAxis(up, plane, title: up.scale.title(report.measure))
    func y(_ value: Double) -> Double { up.position(value, from: plane.bottom, to: plane.top) }
    drawing.line(plane.left, y(before), plane.right, y(before), "axis")
    let isAbove = y(before) < y(points[0].value)
    drawing.text(
      "nothing built",
      plane.right - 4,
      y(before) + (isAbove ? 15 : -6),
      .end,
      "t small halo"
    )
    drawing.polyline(points.map { (plane.x($0.budget), y($0.bound)) }, "curve before-line")
    drawing.polyline(points.map { (plane.x($0.budget), y($0.value)) }, "curve after-line")
    for point in points { drawing.dot(plane.x(point.budget), y(point.value), 3, "after") }
    drawing.legend([("after", "best plan"), ("before", "proven bound")], x: 250, y: 18)
    if let chosen {
      let (x, height) = (plane.x(chosen.budget), y(chosen.value))
      drawing.line(x, height, x, plane.bottom, "chosen-at")
      drawing.dot(x, height, 6, "between")
      // Where returns diminish, the side of the curve towards more money and a worse figure is
      // free.
      let isAtEdge = x > plane.right - 70
      drawing.text(
        "this plan",
        x + (isAtEdge ? -9 : 9),
        height + (report.request.objective.kind.isMinimized != isAtEdge ? -8 : 17),
        isAtEdge ? .end : .start,
        "t strong halo"
      )
    }
    return Chart(
      name: "frontier",
      title: "What the best plan reaches with each budget",
      summary:
        "Nothing built, the best plan of each budget, and the limit that no plan can pass; "
        + "where the curve is flat, more money buys next to nothing.",
      height: 342,
      drawing: drawing,
      table: table(report, chosen)
    )
  }

  private static func table(_ report: FrontierReport, _ chosen: ChosenPoint?) -> PageTable {
    let points = report.result.points
    let money = AmountScale(points.flatMap { [$0.budget, $0.cost] })
    let unit = money.unit(of: report.currency)
    var table = PageTable([
      .number("budget (\(unit))"), .number("cost (\(unit))"), .number("projects"),
      .number(report.measure), .number("bound"),
    ])
    for point in points {
      let isChosen = point.budget == chosen?.budget
      table.add([
        .figure(point.budget, money.text(point.budget) + (isChosen ? " (this plan)" : "")),
        .figure(point.cost, money.text(point.cost)),
        .text(String(point.projects.count)), .figure(point.value, report.figure(point.value)),
        .figure(point.bound, report.figure(point.bound)),
      ])
    }
    return table
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
    drawing.upAxis(up, plane, title: up.scale.title("change of \(report.measure) per \(per) more"))
    var table = PageTable([.number("from"), .number("to"), .number("gain per \(per)")])
    let scale = AmountScale(prices)
    let floor = up.position(0, from: plane.bottom, to: plane.top)
    for (position, point) in points.enumerated().dropFirst() {
      let before = points[position - 1].budget
      let top = up.position(prices[position], from: plane.bottom, to: plane.top)
      let text =
        report.request.objective.kind == .ratio
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
