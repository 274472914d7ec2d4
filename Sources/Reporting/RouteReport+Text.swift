// Routes for people: a table of all, then each with its way and a line per leg.

import TransportNetwork

extension RouteReport {
  /// Each route's total and way, then a line per leg; a table of the routes before them where one
  /// is wanted.
  public func text(_ style: TextStyle) -> String {
    let pair = printable("\(from.label) to \(to.label)")
    guard !routes.isEmpty else { return "\(style.heading(pair)): no path.\n" }
    let shown = shownRoutes
    let ways = RouteWays(shown.map { routes[$0] })
    var blocks: [String] = []
    if hasSummary, shown.count > 1 { blocks.append(summary(shown, ways, pair, style)) }
    for (place, position) in shown.enumerated() {
      blocks.append(block(position, via: ways.text(place), pair, style))
    }
    return blocks.joined(separator: "\n")
  }

  /// Positions of the routes that text shows: all, or the first, the last and those evenly between.
  private var shownRoutes: [Int] {
    guard let textLimit, textLimit > 1, routes.count > textLimit else {
      return Array(routes.indices)
    }
    return (0..<textLimit).map { $0 * (routes.count - 1) / (textLimit - 1) }
  }

  private func block(
    _ position: Int,
    via way: String,
    _ pair: String,
    _ style: TextStyle
  ) -> String {
    let route = routes[position]
    let number = isList ? "\(position + 1). " : ""
    var text = style.heading(number + pair) + ": "
    text += "\(duration(minutes: route.minutes)), \(shortDecimal(route.kilometres)) km, "
    text += "\(shortDecimal(route.money)) \(printable(currency))\n"
    if !way.isEmpty { text += wrapped("via \(way)", style, indent: 2, hanging: 2) }
    var table = TextTable([
      .text("mode"), .text("from"), .text("to"), .number("minutes"), .number("access"),
      .number("km"), .number(currency),
    ])
    for leg in route.legs {
      table.addRow([
        leg.mode, leg.from.label, leg.to.label, Figure.decimal(leg.minutes, 1),
        Figure.decimal(leg.accessMinutes, 1), Figure.decimal(leg.kilometres, 1),
        Figure.decimal(leg.money, 1),
      ])
    }
    return text + table.text(style, indent: 2)
  }

  /// A line per route, and how many are not shown.
  private func summary(
    _ shown: [Int],
    _ ways: RouteWays,
    _ pair: String,
    _ style: TextStyle
  ) -> String {
    var table = TextTable([
      .number("route"), .number("minutes"), .number(currency), .number("km"), .text("modes"),
      .text("via"),
    ])
    for (place, position) in shown.enumerated() {
      let route = routes[position]
      let modes = route.legs.map(\.mode).reduce(into: [String]()) { modes, mode in
        if modes.last != mode { modes.append(mode) }
      }
      table.addRow([
        position + 1, Figure.decimal(route.minutes, 1), Figure.decimal(route.money, 1),
        Figure.decimal(route.kilometres, 1),
        modes.joined(separator: ", "), ways.text(place),
      ])
    }
    let hidden = routes.count - shown.count
    var text = style.heading(pair) + ": \(grouped(routes.count)) routes\n"
    text += table.text(style, indent: 2)
    if hidden > 0 {
      text += "  \(grouped(hidden)) more lie between these; --all shows them.\n"
    }
    return text
  }
}
