// The chosen projects: what each costs beside what it gains alone and what the plan would lose
// without it.

import PlanModel
import TransportNetwork

extension Chart {
  /// Costs to the left, losses to the right, numbered as in the table.
  static func projects(
    _ projects: [PlanResult.ChosenProject],
    currency: String,
    measure: String
  ) -> Chart? {
    guard !projects.isEmpty else { return nil }
    let costs = Axis(covering: projects.map(\.cost), withZero: true, count: 3)
    let losses = Axis(
      covering: projects.flatMap { [$0.lossWithout, $0.gainAlone] },
      withZero: true,
      count: 3
    )
    let rowHeight = projects.count > 30 ? 24.0 : 32.0
    let top = 46.0
    let bottom = top + rowHeight * Double(projects.count)
    let left = Drawing.Plane(left: 36, right: 222, top: top, bottom: bottom, across: costs)
    let right = Drawing.Plane(left: 256, right: 462, top: top, bottom: bottom, across: losses)
    var drawing = Drawing()
    drawing.acrossAxis(left, title: "cost (\(costs.scale.unit(of: currency)))")
    drawing.acrossAxis(right, title: losses.scale.title("change of \(measure)"))
    drawing.legend([("after", "loss without it"), ("between", "gain alone")], x: 256, y: 18)
    var table = PageTable([
      .number("no."), .text("project"), .number("cost"), .number("gain alone"),
      .number("loss without"),
    ])
    let money = AmountScale(projects.map(\.cost))
    let worth = AmountScale(projects.flatMap { [$0.lossWithout, $0.gainAlone] })
    for (position, project) in projects.enumerated() {
      let y = top + rowHeight * Double(position)
      let name = project.name.isEmpty ? project.id : project.name
      drawing.text(String(position + 1), 28, y + rowHeight - 7, .end, "t strong")
      drawing.bar(
        x: left.left,
        y: y + rowHeight - 16,
        width: left.x(project.cost) - left.left,
        height: 11,
        "before",
        title: "\(name): \(money.phrase(project.cost)) \(currency)"
      )
      let zero = right.x(0)
      for (value, style, offset) in [
        (project.lossWithout, "after", 16.0), (project.gainAlone, "between", 10.0),
      ] {
        let end = right.x(value)
        drawing.bar(
          x: min(zero, end),
          y: y + rowHeight - offset,
          width: abs(end - zero),
          height: 5,
          style,
          title: "\(name): \(worth.phrase(value))"
        )
      }
      drawing.text(shortened(name, to: 62), 36, y + rowHeight - 20, .start, "t small halo")
      table.add([
        .text(String(position + 1)), .text(name),
        .figure(project.cost, "\(money.phrase(project.cost)) \(currency)"),
        .figure(project.gainAlone, worth.phrase(project.gainAlone)),
        .figure(project.lossWithout, worth.phrase(project.lossWithout)),
      ])
    }
    return Chart(
      name: "projects",
      title: "What each project costs, gains alone, and what the plan would lose without it",
      summary:
        "Alone, and alone left out with the others built: gains and losses do not add up, since projects "
        + "complement or replace each other.",
      height: bottom + 42,
      drawing: drawing,
      table: table
    )
  }
}
