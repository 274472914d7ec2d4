// Many draws of one question, for people and as a table.

import NetworkFiles
public import OrderedJSON
public import PlanFiles
import PlanModel
import TransportNetwork

extension EnsembleReport: Report {
  /// How likely each project is to be in the best plan, and what the plan of the table's figures is
  /// regretted.
  public func text(_ style: TextStyle) -> String { text(style, nil) }

  /// The same with chosen rows of projects.
  func text(_ style: TextStyle, _ rows: PlanRows?) -> String {
    let ranked = ranked
    let (shown, ranks) = rows?.shown(ranked) ?? (Array(ranked.indices), nil)
    var table = TextTable([
      .number("rank"), .text("project"), .text("name"), .number("in the best plan"),
      .number("95 %"),
      .text("in the plan"),
    ])
    for row in shown {
      let (project, chance) = ranked[row]
      table.addRow(
        [
          rankText(ranks, row), project.id, project.name,
          percentage(chance.share), Self.text(chance.interval),
          facts.plan.contains(project.id) ? "yes" : "",
        ],
        bar: chance.share
      )
    }
    return style.heading(title) + "\n\n"
      + sentences.map { wrapped($0, style) }.joined() + "\n" + table.text(style, indent: 2)
      + (shown.count < ranked.count
        ? wrapped(
          "\(grouped(shown.count)) of \(grouped(ranked.count)) projects; ranks are over all.",
          style,
          indent: 2
        ) : "")
  }

  /// What it is, in words.
  var title: String {
    "\(grouped(draws.count)) draws of \(printable(facts.network)), \(facts.objective), "
      + "\(amountInWords(facts.budget)) \(facts.currency)"
  }

  /// What was drawn, what holds in nearly all draws, and what the plan is regretted.
  var sentences: [String] {
    var lines: [String] = []
    for row in facts.uncertain {
      let whose = row.figure == .decay ? "" : " of \(row.name == "*" ? "all others" : row.name)"
      let together = row.correlation > 0 ? ", correlation \(shortestDecimal(row.correlation))" : ""
      lines.append(
        "Drawn: \(row.figure.rawValue)\(whose): \(row.distribution.description)\(together)."
      )
    }
    lines.append(
      "Seed \(facts.seed); \(grouped(summary.planned)) draws have a plan, "
        + "\(grouped(summary.proven)) are proven within the asked tolerance."
    )
    lines.append(
      core.isEmpty
        ? "No project is in at least \(percentage(Self.coreShare, decimals: 0)) of the best plans for sure."
        : "Core, in at least \(percentage(Self.coreShare, decimals: 0)) of the best plans by the lower end of the interval: "
          + core.joined(separator: ", ") + "."
    )
    let regrets = AmountScale([summary.meanRegret, summary.highRegret, summary.worstRegret])
    lines.append(
      "The plan of the table's figures keeps budget and rules in \(percentage(share(summary.legal))) of the draws; the best plan is better by "
        + "\(regrets.phrase(summary.meanRegret ?? .nan)) on average, in one draw of twenty by more than "
        + "\(regrets.phrase(summary.highRegret ?? .nan)) and at most by \(regrets.phrase(summary.worstRegret ?? .nan))"
        + " (below 0: the plan spends more than there is)."
    )
    return lines
  }

  private func share(_ count: Int) -> Double? {
    draws.isEmpty ? nil : Double(count) / Double(draws.count)
  }

  static func text(_ interval: (low: Double, high: Double)?) -> String {
    interval.map { "\(percentage($0.low)) to \(percentage($0.high))" } ?? "-"
  }

  /// A row per draw; projects are separated by `;`.
  public var csv: String {
    var csv = CSVWriter(header: [
      "draw", "best", "bound", "proven", "value", "cost", "legal", "regret", "projects",
    ])
    for draw in draws {
      csv.field(draw.draw)
      csv.field(draw.best)
      csv.field(draw.bound)
      csv.field(draw.isProven)
      csv.field(draw.value)
      csv.field(draw.cost)
      csv.field(draw.isLegal)
      csv.field(draw.regret)
      csv.field((draw.projects ?? []).joined(separator: ";"))
      csv.endRow()
    }
    return csv.text
  }
}

/// An ensemble's table with the rows that were asked for; its CSV and JSON are whole.
public struct EnsembleTables: Report {
  let ensemble: EnsembleReport
  let rows: PlanRows

  /// Shows some projects of an ensemble.
  public init(_ ensemble: EnsembleReport, _ rows: PlanRows) {
    (self.ensemble, self.rows) = (ensemble, rows)
  }

  /// The table of projects, with those chosen.
  public func text(_ style: TextStyle) -> String { ensemble.text(style, rows) }

  /// A row per draw.
  public var csv: String { ensemble.csv }

  /// The whole ensemble.
  public var json: JSONValue { ensemble.json }
}
