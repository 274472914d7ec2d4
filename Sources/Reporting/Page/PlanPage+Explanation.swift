// The section of a plan's page that says why candidates are not in it.

import PlanFiles
import PlanModel

extension PlanPage {
  /// The candidates that are not built, those nearest to the plan first; empty when not asked.
  var notChosen: HTML {
    guard let explanation = report.explanation, !explanation.projects.isEmpty else { return .empty }
    let words = report.explanationWords(explanation)
    var table = PageTable(
      [
        .text("project"), .number("cost (\(words.money.unit(of: report.currency)))"),
        .number(words.gains.title("gain alone")), .number(words.gains.title("on top")),
        .number(words.losses.title("loss if built")), .number("enters at"), .text("because"),
      ],
      caption: report.explanationNotes(words).joined(separator: " ")
    )
    table.printedRows = 12
    for project in report.notChosen {
      table.add([
        .text(words.name(project.id)), .figure(project.cost, words.money.text(project.cost)),
        .figure(project.gainAlone, typeset(words.gains.text(project.gainAlone))),
        .figure(project.gainOnTop, typeset(words.gains.text(project.gainOnTop))),
        .figure(project.other?.loss, typeset(words.loss(project).rounded)),
        .figure(project.breakEven?.cost, typeset(words.breakEven(project).rounded)),
        .text(words.because(project)),
      ])
    }
    return PageSection.section("not-chosen", "Not chosen, because", table.html)
  }
}
