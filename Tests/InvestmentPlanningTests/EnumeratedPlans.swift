// Every plan of a small network by trying every subset of its projects, with neither the planner's
// costs nor its rules.

import PlanModel
import TransportNetwork

/// What sets of projects are worth by one plain search of the graph per zone, as no planner finds
/// costs.
struct PlainFigures {
  private var resolved: ResolvedRequest

  init(_ network: Network, _ request: PlanRequest) throws {
    resolved = try PlanQuestion(network, request).resolved
    resolved.costs = .searches
  }

  /// The figures with projects built, which are given by their rows.
  func callAsFunction(building projects: [Int]) throws -> FullEvaluation {
    try FullEvaluation(resolved, building: projects.map { RowIndex($0) }, threads: 1)
  }
}

/// A plan with what it costs and what it is worth.
struct EnumeratedPlan {
  var ids: Set<String>
  var cost: Double
  var value: Double

  /// Whether it is as good as a value, to 1e-9 of that.
  func isAsGood(as other: Double, _ objective: PlanRequest.Objective.Kind) -> Bool {
    let room = 1e-9 * abs(other)
    return objective.isMinimized ? value <= other + room : value >= other - room
  }
}

/// Every plan that keeps the rules, as request and tables state them, and reaches what it must;
/// infinitely bad where it has no ratio and is made for one.
func enumeratedPlans(_ network: Network, _ request: PlanRequest) throws -> [EnumeratedPlan] {
  let rules = WholeQuestion(network, request)
  let figures = try PlainFigures(network, request)
  let projects = network.projects
  let candidates = projects.indices.filter { projects[$0].status == .candidate }
  var plans: [EnumeratedPlan] = []
  for bits in 0..<1 << candidates.count {
    let chosen = candidates.indices.filter { bits >> $0 & 1 == 1 }.map { candidates[$0] }
    guard rules.allows(chosen) else { continue }
    let evaluation = try figures(building: chosen)
    if let reach = request.objective.reach, !evaluation.reaches(reach) { continue }
    plans.append(
      EnumeratedPlan(
        ids: Set(chosen.map { projects[$0].id }),
        cost: chosen.reduce(0) { $0 + projects[$1].cost },
        value: evaluation.value
      )
    )
  }
  return plans
}

/// The best value over all of these plans; nil when there is none.
func enumeratedBest(_ network: Network, _ request: PlanRequest) throws -> Double? {
  let values = try enumeratedPlans(network, request).map(\.value)
  return request.objective.kind.isMinimized ? values.min() : values.max()
}
