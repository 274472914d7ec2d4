// What only a search can know, read back: other budgets from the plan's JSON, the search as it went from its log.

import InvestmentPlanning
import Reporting

extension StoredPlan {
  /// Puts the frontier back into a report.
  func restore(_ report: inout PlanReport) {
    let points = items(document["frontier"]).compactMap { point($0) }
    if !points.isEmpty {
      report.frontier = FrontierResult(
        objective: report.request.objective,
        valueBefore: report.result.valueBefore,
        points: points,
        isComplete: false
      )
    }
  }

  private func point(_ value: JSONValue) -> FrontierResult.Point? {
    guard let budget = value["budget"]?.number, let objective = value["value"]?.number,
      let bound = value["bound"]?.number, let cost = value["cost"]?.number
    else { return nil }
    func list(_ key: String) -> [String] { items(value[key]).compactMap(\.text) }
    return FrontierResult.Point(
      budget: budget,
      value: objective,
      bound: bound,
      relativeGap: value["relative_gap"]?.number ?? abs(objective - bound),
      cost: cost,
      shadowPrice: value["shadow_price"]?.number,
      projects: list("projects"),
      added: list("added"),
      removed: list("removed")
    )
  }

  private func items(_ value: JSONValue?) -> [JSONValue] {
    guard case .array(let items)? = value else { return [] }
    return items
  }
}

/// The moments of a search from the lines that `plan --log` wrote.
func loggedMoments(_ path: String) throws(CommandFailure) -> SearchTrace {
  let bytes: [UInt8]
  switch readAll(path) {
  case .success(let read): bytes = read
  case .failure(let error): throw .data("\(path) cannot be read: \(systemMessage(error.number)).")
  }
  let trace = SearchTrace()
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  for (position, line) in lines.enumerated() where !line.isEmpty {
    let value = try? JSONValue(parsing: Array(line))
    guard let seconds = value?["time"]?.number else {
      throw .data("\(path):\(position + 1): not a line of plan --log, which has a \"time\".")
    }
    trace.add(
      PlanReport.Moment(
        seconds: seconds,
        incumbent: value?["incumbent"]?.number,
        bound: value?["bound"]?.number
      )
    )
  }
  return trace
}
