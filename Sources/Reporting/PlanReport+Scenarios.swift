// A plan held against scenarios, for people and for programs.

import PlanFiles
import OrderedJSON
import PlanModel

extension PlanReport {
  /// Values and regrets by scenario, and how likely projects are to be in the best plan; empty when
  /// not asked.
  func uncertain(_ style: TextStyle, _ rows: PlanRows?) -> String {
    guard let scenarios else { return "" }
    let numbers = ScenarioNumbers(scenarios, request.objective.kind)
    var table = TextTable([
      .text("scenario"), .number("probability"),
      numbers.money.column("cost", of: currency), .text("keeps rules"),
      numbers.valueColumn("this plan"), .number("best plan"), numbers.regretColumn, .text("proven"),
    ])
    for outcome in scenarios.outcomes {
      table.addRow(
        [
          outcome.name, Figure.share(outcome.probability), numbers.money.figure(outcome.cost),
          outcome.isLegal ? "yes" : "no", numbers.value(outcome.value),
          numbers.value(outcome.best), numbers.regret(outcome.regret),
          outcome.isProven ? "yes" : "no",
        ],
        bar: outcome.regret
      )
    }
    table.addRule()
    for (name, pick) in numbers.risks {
      table.addRow([
        name, "", "", "", numbers.value(scenarios.value[keyPath: pick]), "",
        numbers.regret(scenarios.regret.map { $0[keyPath: pick] }), "",
      ])
    }
    var text = style.heading("If things turn out otherwise") + "\n" + table.text(style, indent: 2)
    text += "  Regret: how much better the best plan of that scenario would have been.\n"
    if let robust = scenarios.robust { text += "  " + numbers.sentence(robust) + "\n" }
    var likely = TextTable([.text("project"), .number("in the best plan"), .text("in this plan")])
    for chance in scenarios.chances where rows?.isShown(chance.id) ?? true {
      likely.addRow(
        [chance.id, Figure.share(chance.probability), chance.isInPlan ? "yes" : ""],
        bar: chance.probability
      )
    }
    guard !scenarios.chances.isEmpty else { return text }
    return text + "\n" + likely.text(style, indent: 2)
      + "  In the best plan: probability of the scenarios whose best plan, as found, builds the project.\n"
  }
}
