// The candidates that a plan does not build, and why.

import PlanFiles
import PlanModel
import TransportNetwork

extension PlanReport {
  /// The explained candidates, those nearest to the plan first.
  var notChosen: [PlanExplanation.Project] {
    (explanation?.projects ?? []).sorted { left, right in
      let (one, other) = (left.other?.loss ?? .infinity, right.other?.loss ?? .infinity)
      return one == other ? left.id < right.id : one < other
    }
  }

  /// Units and sentences for them.
  func explanationWords(_ explanation: PlanExplanation) -> ExplanationWords {
    ExplanationWords(
      explanation,
      request.objective.kind,
      currency: currency,
      names: Dictionary(
        (result.projects.map { ($0.id, $0.name) }) + explanation.projects.map { ($0.id, $0.name) }
      ) { first, _ in first }
    )
  }

  /// The table of all candidates not chosen; empty when not asked.
  func unchosen(_ style: TextStyle, _ rows: PlanRows?) -> String {
    guard let explanation, !explanation.projects.isEmpty else { return "" }
    let words = explanationWords(explanation)
    // On a terminal reasons stand below the table, where they have room.
    let hasReasons = style.width == nil
    var table = TextTable(
      [
        .text("name"), words.money.column("cost", of: currency), words.gains.column("on top"),
        words.losses.column("loss if built"),
        .number("enters at"),
      ] + (hasReasons ? [.text("because")] : []) + [.id("project")]
    )
    let notChosen = notChosen
    let shown = rows?.shown(notChosen).shown.map { notChosen[$0] } ?? notChosen
    for project in shown {
      table.addRow(
        [
          words.name(project.id), words.money.figure(project.cost),
          words.gains.figure(project.gainOnTop), words.loss(project), words.breakEven(project),
        ] + (hasReasons ? [words.because(project)] : []) + [project.id]
      )
    }
    var text = style.heading("Not chosen, because") + "\n" + table.text(style, indent: 2)
    if !hasReasons {
      text += shown.map {
        wrapped("\(words.name($0.id)): \(words.because($0)).", style, indent: 2, hanging: 2)
      }.joined()
    }
    for sentence in explanationNotes(words) { text += wrapped(sentence, style, indent: 2) }
    return text
  }

  /// What the columns mean.
  func explanationNotes(_ words: ExplanationWords) -> [String] {
    [
      "On top: what it would add to this plan, whatever it costs.",
      "Loss if built: how much worse the best plan is that must have it.",
      "Gains and losses count \(ObjectiveWords(self).unit).",
      "Enters at: the highest cost at which a plan with it is better than this one; never: not even for nothing.",
      words.isOpen
        ? "A range is what is proven against what was found; single figures are proven within the asked tolerance."
        : "All figures are proven within the asked tolerance.",
    ]
  }
}
