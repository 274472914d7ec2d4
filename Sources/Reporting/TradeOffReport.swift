// One objective against another: the result of `corridor frontier --against`.

import NetworkFiles
public import OrderedJSON
public import PlanFiles
public import PlanModel
import TransportNetwork

/// Plans that are not beaten in two objectives, with the question and how to repeat the run.
public struct TradeOffReport: Sendable {
  /// The planner's answer.
  public var result: TradeOff
  /// The question; its objective is the first of the two.
  public var request: PlanRequest
  /// The network's currency.
  public var currency: String
  /// How to repeat the run.
  public var run: PlanReport.Run

  /// Makes a report.
  public init(
    result: TradeOff,
    request: PlanRequest,
    currency: String,
    run: PlanReport.Run
  ) {
    self.result = result
    self.request = request
    self.currency = currency
    self.run = run
  }
}

extension TradeOffReport: Report {
  /// A table with a row per plan.
  public func text(_ style: TextStyle) -> String {
    let points = result.points
    let money = AmountScale(points.map(\.cost) + [request.budget])
    let first = AmountScale(points.flatMap { [$0.value, $0.bound] })
    let second = AmountScale(points.map(\.against))
    let always = Set(points.first?.projects ?? []).filter { id in
      points.allSatisfy { $0.projects.contains(id) }
    }
    var table = TextTable([
      first.column(result.objective.rawValue), .number("bound"), .number("open"),
      second.column(result.against.rawValue), money.column("cost", of: currency),
      .text("weighted best"),
      .text("beside those in all"),
    ])
    for point in points {
      table.addRow([
        first.figure(point.value), first.figure(point.bound), Figure.open(point.relativeGap),
        second.figure(point.against), money.figure(point.cost), point.isSupported ? "yes" : "no",
        point.projects.filter { !always.contains($0) }.joined(separator: ", "),
      ])
    }
    var other = request
    other.objective = PlanRequest.Objective(result.against) ?? request.objective
    let kind = result.findsAll ? "not beaten in both" : "best for some weighting of both"
    var text =
      style.heading("Two aims for \(printable(run.network))")
      + printable(": \(request.aimInWords), against \(other.aimInWords)")
      + printable(", for \(amountInWords(request.budget)) \(currency)") + "\n\n"
    text += table.text(style, indent: 2)
    if let all = points.first?.projects.filter(always.contains), !all.isEmpty {
      text += printable("  In all: \(all.joined(separator: ", ")).") + "\n"
    }
    text +=
      "\nBound: what the first can be at most among plans as good in the second.\n"
      + (result.isComplete
        ? "Proven within the asked tolerance: these are all plans that are \(kind).\n"
        : "Stopped before it was proven that there are no others.\n")
    let search = result.search
    return text + "Search: \(grouped(search.nodes)) nodes, \(grouped(search.cuts)) cuts, "
      + "\(fixedDecimal(search.seconds, decimals: 1)) s.\n"
  }

  /// A row per plan; projects are separated by `;`.
  public var csv: String {
    var csv = CSVWriter(header: [
      result.objective.rawValue, result.against.rawValue, "bound", "relative_gap", "cost",
      "supported", "projects",
    ])
    for point in result.points {
      csv.field(point.value)
      csv.field(point.against)
      csv.field(point.bound)
      csv.field(point.relativeGap)
      csv.field(point.cost)
      csv.field(point.isSupported ? "true" : "false")
      csv.field(point.projects.joined(separator: ";"))
      csv.endRow()
    }
    return csv.text
  }

  /// `{"objective","against","complete","points":[...],"search","run"}`.
  public var json: JSONValue {
    [
      "objective": [
        "kind": .string(result.objective.rawValue), "value_before": .double(result.valueBefore),
      ],
      "against": [
        "kind": .string(result.against.rawValue), "value_before": .double(result.againstBefore),
      ],
      "all": .bool(result.findsAll), "complete": .bool(result.isComplete),
      "points": .array(
        result.points.map { point in
          [
            "value": .double(point.value), "against": .double(point.against),
            "bound": .double(point.bound), "relative_gap": .double(point.relativeGap),
            "cost": .double(point.cost), "supported": .bool(point.isSupported),
            "projects": .array(point.projects.map { .string($0) }),
          ]
        }
      ),
      "search": [
        "nodes": .integer(result.search.nodes), "cuts": .integer(result.search.cuts),
        "seconds": .double(result.search.seconds),
      ],
      "run": run.json,
    ]
  }
}
