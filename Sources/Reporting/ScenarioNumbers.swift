// The figures of scenarios as people read them, the same on the terminal and on the page.

import PlanModel

/// Units and words for values and regrets.
struct ScenarioNumbers {
  let money: AmountScale
  private let values: AmountScale
  private let regrets: AmountScale
  private let tail: Double
  /// Whether values are small numbers, such as minutes or a ratio.
  private let isPlain: Bool

  init(_ scenarios: ScenarioAnalysis, _ objective: PlanRequest.Objective.Kind) {
    isPlain = objective == .ratio || objective == .meanCost
    money = AmountScale(scenarios.outcomes.map(\.cost))
    values = AmountScale(scenarios.outcomes.flatMap { [$0.value, $0.best] })
    regrets = AmountScale(scenarios.outcomes.map(\.regret))
    tail = scenarios.tail
  }

  func value(_ value: Double?) -> Figure {
    isPlain ? .decimal(value, 4) : values.figure(value)
  }

  func regret(_ value: Double?) -> Figure {
    isPlain ? .decimal(value, 4) : regrets.figure(value)
  }

  func valueColumn(_ title: String) -> TextTable.Column {
    isPlain ? .number(title) : values.column(title)
  }

  var regretColumn: TextTable.Column { isPlain ? .number("regret") : regrets.column("regret") }

  func valueTitle(_ title: String) -> String { isPlain ? title : values.title(title) }

  var regretTitle: String { isPlain ? "regret" : regrets.title("regret") }

  /// What sums up all scenarios, with its name.
  var risks: [(name: String, pick: KeyPath<ScenarioAnalysis.Risk, Double>)] {
    [
      ("expected", \.expected), ("worst", \.worst),
      ("mean of the worst \(percentage(tail, decimals: 0))", \.tailMean),
    ]
  }

  /// What is proven of the worst regret.
  func sentence(_ robust: ScenarioAnalysis.Robust) -> String {
    "No plan that keeps the rules in every scenario has a worst regret below "
      + "\(regret(robust.bound).rounded); this one has \(regret(robust.worstRegret).rounded)"
      + (robust.isProven ? ", proven to be the least within the asked tolerance." : ".")
  }
}
