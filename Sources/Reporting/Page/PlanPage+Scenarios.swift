// The section of a plan's page that says what becomes of it if things turn out otherwise.

import PlanFiles
import PlanModel

extension PlanPage {
  /// Values and regrets by scenario, their risks, and how likely projects are to be in the best
  /// plan; empty when not asked.
  var scenarios: HTML {
    guard let scenarios = report.scenarios else { return .empty }
    return PageSection.section(
      "scenarios",
      "If things turn out otherwise",
      outcomes(scenarios) + robustness(scenarios) + chances(scenarios)
    )
  }

  private func outcomes(_ scenarios: ScenarioAnalysis) -> HTML {
    let numbers = ScenarioNumbers(scenarios, request.objective.kind)
    func cell(_ value: Double?, _ text: String) -> PageTable.Cell { .figure(value, typeset(text)) }
    var table = PageTable(
      [
        .text("scenario"), .number("probability"),
        .number("cost (\(numbers.money.unit(of: report.currency)))"), .optional("keeps the rules"),
        .number(numbers.valueTitle("this plan")), .number("best plan"),
        .number(numbers.regretTitle), .optional("proven"),
      ],
      caption: "Regret: how much better the best plan of that scenario would have been. "
        + "The mean of the worst \(percentage(scenarios.tail, decimals: 0)) is the conditional value at risk."
    )
    for outcome in scenarios.outcomes {
      table.add([
        .text(outcome.name), cell(outcome.probability, percentage(outcome.probability)),
        cell(outcome.cost, numbers.money.text(outcome.cost)),
        .text(outcome.isLegal ? "yes" : "no"),
        cell(outcome.value, numbers.value(outcome.value).rounded),
        cell(outcome.best, numbers.value(outcome.best).rounded),
        cell(outcome.regret, numbers.regret(outcome.regret).rounded),
        .text(outcome.isProven ? "yes" : "no"),
      ])
    }
    for (name, pick) in numbers.risks {
      let (value, regret) = (
        scenarios.value[keyPath: pick], scenarios.regret.map { $0[keyPath: pick] }
      )
      table.addSum([
        .text(name), .text(""), .text(""), .text(""), cell(value, numbers.value(value).rounded),
        .text(""), cell(regret, numbers.regret(regret).rounded), .text(""),
      ])
    }
    return table.html
  }

  private func robustness(_ scenarios: ScenarioAnalysis) -> HTML {
    guard let robust = scenarios.robust else { return .empty }
    let numbers = ScenarioNumbers(scenarios, request.objective.kind)
    return "<p>\(typeset(numbers.sentence(robust)))</p>\n"
  }

  private func chances(_ scenarios: ScenarioAnalysis) -> HTML {
    guard !scenarios.chances.isEmpty else { return .empty }
    var table = PageTable(
      [.text("project"), .number("in the best plan"), .text("in this plan")],
      caption:
        "In the best plan: probability of the scenarios whose best plan, as found, builds the project."
    )
    for chance in scenarios.chances {
      table.add([
        .text(name(chance.id)),
        .figure(chance.probability, typeset(percentage(chance.probability))),
        .text(chance.isInPlan ? "yes" : "no"),
      ])
    }
    return table.html
  }
}
