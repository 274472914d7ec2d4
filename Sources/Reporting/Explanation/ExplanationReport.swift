// Why candidates are in a plan or not: the result of corridor why.

import PlanFiles
public import OrderedJSON
import NetworkFiles
public import PlanModel
import TransportNetwork

/// Explained candidates of a plan.
public struct ExplanationReport: Sendable {
  /// What was found.
  public var explanation: PlanExplanation
  private let plan: String
  private let request: PlanRequest
  private let currency: String
  private let names: [String: String]
  private let rows: PlanRows?

  /// Columns that can order candidates.
  public static let columns = [
    "gain_on_top", "gain_alone", "loss", "cost", "project_id", "name",
  ]

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - explanation: What was found.
  ///   - plan: What messages call the plan.
  ///   - request: The question that it answers.
  ///   - currency: The network's currency.
  ///   - names: Names of projects by id.
  ///   - rows: Which of the explained candidates are shown; nil for all.
  public init(
    _ explanation: PlanExplanation,
    plan: String,
    request: PlanRequest,
    currency: String,
    names: [String: String],
    rows: PlanRows? = nil
  ) {
    self.explanation = explanation
    self.plan = plan
    self.request = request
    self.currency = currency
    self.names = names
    self.rows = rows
  }

  /// The candidates that are shown, each with its rank among all explained ones where rows are
  /// chosen.
  private var shown: [(project: PlanExplanation.Project, rank: Int?)] {
    let projects = explanation.projects
    guard let rows else { return projects.map { ($0, nil) } }
    let (shown, ranks) = rows.shown(projects)
    return shown.map { (projects[$0], ranks?[$0]) }
  }
}

extension ExplanationReport: Report {
  /// A block per candidate.
  public func text(_ style: TextStyle) -> String {
    let words = ExplanationWords(
      explanation,
      request.objective.kind,
      currency: currency,
      names: names
    )
    let title = "Candidates of \(plan): \(request.aimInWords)"
    var blocks = [style.heading(printable(title)) + "\n"]
    for (project, rank) in shown {
      let side = project.isInPlan ? "in the plan" : "not in the plan"
      let place = side + (rank.map { ", rank \($0) of \(explanation.projects.count)" } ?? "")
      let cost = "\(words.money.text(project.cost)) \(words.money.unit(of: currency))"
      let head = "\(words.name(project.id)) (\(project.id)): \(place), \(cost)"
      blocks.append(
        style.heading(wrapped(head, style).dropLastLineEnd) + "\n"
          + words.sentences(project).map { wrapped($0, style, indent: 2, hanging: 2) }.joined()
      )
    }
    if explanation.projects.isEmpty {
      let isChosen = rows?.zones != nil
      blocks.append(
        isChosen
          ? "No candidate that is not in the plan touches these places.\n"
          : "Every candidate is in the plan.\n"
      )
    }
    return blocks.joined(separator: "\n")
  }

  /// One row per candidate; lists are separated by ";".
  public var csv: String {
    var csv = CSVWriter(
      header: [
        "project_id", "name", "cost", "in_plan", "gain_alone", "gain_on_top", "value", "bound",
        "proven", "loss", "loss_at_least", "leaves", "enters", "break_even_cost",
        "break_even_bound",
        "break_even_proven", "rules",
      ] + (shown.contains { $0.rank != nil } ? ["rank"] : [])
    )
    for (project, rank) in shown {
      let (other, point) = (project.other, project.breakEven)
      csv.field(project.id)
      csv.field(project.name)
      csv.field(project.cost)
      csv.field(project.isInPlan ? "true" : "false")
      csv.field(project.gainAlone + 0)
      csv.field(project.gainOnTop + 0)
      csv.field(other?.value)
      csv.field(other?.bound)
      csv.field(other.map { $0.isProven ? "true" : "false" } ?? "")
      csv.field((other?.loss).map { $0 + 0 })
      csv.field(other?.leastLoss)
      csv.field(other?.leaves.joined(separator: ";") ?? "")
      csv.field(other?.enters.joined(separator: ";") ?? "")
      csv.field(point?.cost)
      csv.field(point?.bound)
      csv.field(point.map { $0.isProven ? "true" : "false" } ?? "")
      csv.field(project.rules.joined(separator: ";"))
      if let rank { csv.field(rank) }
      csv.endRow()
    }
    return csv.text
  }

  private var chosen: PlanExplanation {
    var chosen = explanation
    chosen.projects = shown.map(\.project)
    return chosen
  }

  /// `{"plan", "objective": {"kind", "value"}, "cost", "projects": [...]}`.
  public var json: JSONValue {
    [
      "plan": .string(plan),
      "objective": [
        "kind": .string(request.objective.kind.rawValue), "value": .double(explanation.value),
      ],
      "cost": .double(explanation.cost),
      "projects": chosen.projectsJSON,
    ]
  }
}

extension String {
  fileprivate var dropLastLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
