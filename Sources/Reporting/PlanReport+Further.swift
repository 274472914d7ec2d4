// What goes beyond the plan itself: contributions of its projects, and other plans.

import PlanFiles
import OrderedJSON
import PlanModel
import TransportNetwork

extension PlanReport {
  /// The Shapley values and the strongest synergies; empty when not asked.
  func contributed(_ style: TextStyle, _ rows: PlanRows?) -> String {
    guard let contributions, !contributions.shares.isEmpty else { return "" }
    let synergies = Array(contributions.synergies.prefix(10))
    let scale = AmountScale(contributions.shares.map(\.shapley) + synergies.map(\.value))
    var table = TextTable([
      .text("project"), scale.column("Shapley value"), .number("standard error"),
    ])
    for share in contributions.shares where rows?.isShown(share.id) ?? true {
      table.addRow([
        share.id, scale.figure(share.shapley), share.error.map { scale.figure($0) } ?? "",
      ])
    }
    var text = style.heading("What each project contributes") + "\n"
    text += table.text(style, indent: 2)
    text += wrapped(
      "Shapley value: mean gain over all orders of building; the values add up to the plan's gain.",
      style,
      indent: 2
    )
    guard !synergies.isEmpty else { return text }
    var pairs = TextTable([.text("project"), .text("with"), scale.column("synergy")])
    for pair in synergies { pairs.addRow([pair.first, pair.second, scale.figure(pair.value)]) }
    text += "\n" + pairs.text(style, indent: 2)
    text += wrapped(
      "Synergy: what two projects gain by being both there; below 0 they replace each other. "
        + "\(synergies.count) strongest of \(grouped(contributions.synergies.count)).",
      style,
      indent: 2
    )
    return text
  }

  /// The best plans of other budgets; empty when not asked.
  func otherBudgets(_ style: TextStyle) -> String {
    guard let frontier else { return "" }
    let report = FrontierReport(result: frontier, request: request, currency: currency, run: run)
    return style.heading("What other budgets would do") + "\n" + report.table(style)
  }

  /// The other plans; empty when not asked.
  func others(_ style: TextStyle) -> String {
    guard let alternatives, let first = alternatives.plans.first else { return "" }
    let money = AmountScale(alternatives.plans.map(\.cost))
    let values = AmountScale(alternatives.plans.map(\.value))
    var table = TextTable([
      .number("plan"), values.column("objective"), money.column("cost", of: currency),
      .text("proven"), .text("not in the first"),
      .text("only in the first"),
    ])
    for (position, plan) in alternatives.plans.enumerated() {
      let new = plan.projects.filter { !first.projects.contains($0) }
      let gone = first.projects.filter { !plan.projects.contains($0) }
      table.addRow([
        position + 1, values.figure(plan.value), money.figure(plan.cost),
        plan.isProven ? "yes" : "no", new.joined(separator: ", "), gone.joined(separator: ", "),
      ])
    }
    var text = style.heading("Plans within \(percentage(alternatives.within)) of the best")
    text += alternatives.order == .best ? ", the best first\n" : ", those that differ most\n"
    text += table.text(style, indent: 2)
    let count = alternatives.plans.count
    let always =
      alternatives.always.isEmpty ? "nothing" : alternatives.always.joined(separator: ", ")
    text += wrapped("In all \(count): \(always).", style, indent: 2, hanging: 2)
    let some = alternatives.sometimes.map { "\($0.id) (\($0.count))" }.joined(separator: ", ")
    if !some.isEmpty { text += wrapped("In some: \(some).", style, indent: 2, hanging: 2) }
    if alternatives.isExhaustive { text += "  Proven: there are no others.\n" }
    return text
  }
}
