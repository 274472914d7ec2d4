// The proof as it grew: the best plan and the bound over the seconds of the search.

import PlanFiles
import TransportNetwork

extension Chart {
  /// Bound and incumbent over time; nil when there is nothing to see.
  static func search(
    _ trace: [PlanReport.Moment],
    measure: String,
    figure: (Double?) -> String
  ) -> Chart? {
    func points(_ value: (PlanReport.Moment) -> Double?) -> [(seconds: Double, value: Double)] {
      trace.compactMap { moment in
        guard let value = value(moment), value.isFinite else { return nil }
        return (moment.seconds, value)
      }
    }
    let best = points(\.incumbent)
    let bound = points(\.bound)
    guard best.count > 1, bound.count > 1, let last = trace.last else { return nil }
    let across = Axis(covering: [last.seconds], withZero: true)
    let up = Axis(covering: (best + bound).map(\.value))
    let plane = Drawing.Plane(left: 62, right: 460, top: 46, bottom: 300, across: across)
    var drawing = Drawing()
    drawing.acrossAxis(plane, title: "seconds since the start")
    drawing.upAxis(up, plane, title: up.scale.title(measure))
    for (points, style) in [(best, "after"), (bound, "before")] {
      var corners: [(x: Double, y: Double)] = []
      for point in points {
        let y = up.position(point.value, from: plane.bottom, to: plane.top)
        if let previous = corners.last { corners.append((plane.x(point.seconds), previous.y)) }
        corners.append((plane.x(point.seconds), y))
      }
      drawing.polyline(corners, "curve \(style)-line")
    }
    drawing.legend([("after", "best plan"), ("before", "proven bound")], x: 250, y: 18)
    var table = PageTable([.number("seconds"), .number("best plan"), .number("bound")])
    for moment in trace where moment.incumbent != nil || moment.bound?.isFinite == true {
      table.add([
        .text(fixedDecimal(moment.seconds, decimals: moment.seconds < 1 ? 3 : 1)),
        .figure(moment.incumbent, figure(moment.incumbent)),
        .figure(moment.bound, figure(moment.bound)),
      ])
    }
    return Chart(
      name: "search",
      title: "How the proof grew",
      summary:
        "The best plan found and the limit that no plan can pass, over time; they meet when the "
        + "plan is proven.",
      height: 342,
      drawing: drawing,
      table: table
    )
  }
}
