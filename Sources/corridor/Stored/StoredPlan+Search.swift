// What only a search can know, read back: all that a plan's JSON has besides the plan, the search as it went from its
// log.

import OrderedJSON
import PlanModel
import Reporting

extension StoredPlan {
  /// Puts back into a report what was asked besides the plan.
  func restore(_ report: inout PlanReport) throws(CommandFailure) {
    report.alternatives = try alternatives()
    report.contributions = try contributions()
    report.scenarios = scenarioAnalysis
    let points = (try frontier() ?? []).filter {
      [$0.budget, $0.value, $0.bound, $0.cost, $0.relativeGap].allSatisfy(\.isFinite)
    }
    if !points.isEmpty {
      report.frontier = FrontierResult(
        objective: report.request.objective.kind,
        valueBefore: report.result.valueBefore,
        points: points,
        isComplete: false
      )
    }
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
