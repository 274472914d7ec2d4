// The best plan of a small network by trying every subset of its projects.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import TransportNetwork

/// The best value over all legal subsets, each evaluated from scratch on the full graph; nil when
/// none is legal or none reaches what it must.
func enumeratedBest(_ network: Network, _ request: PlanRequest) throws -> Double? {
  let planner = try InvestmentPlanner(network, request)
  var best: Double?
  let projects = network.projects
  for bits in 0..<1 << projects.count {
    let chosen = projects.indices.filter { bits >> $0 & 1 == 1 }
    let ids = chosen.map { projects[$0].id }
    let groups = chosen.map { projects[$0].group }.filter { !$0.isEmpty }
    guard
      chosen.reduce(0, { $0 + projects[$1].cost }) <= request.budget,
      Set(groups).count == groups.count,
      chosen.allSatisfy({ projects[$0].requires.allSatisfy { chosen.contains($0.position) } }),
      request.required.allSatisfy(ids.contains),
      !request.forbidden.contains(where: ids.contains)
    else { continue }
    let evaluation = try FullEvaluation(
      planner.question.resolved,
      building: chosen.map { RowIndex($0) },
      threads: 1
    )
    if let reach = request.objective.reach, !evaluation.reaches(reach) { continue }
    let value = evaluation.value
    let isBetter = best.map { request.objective.kind.isMinimized ? value < $0 : value > $0 }
    if isBetter ?? true { best = value }
  }
  return best
}
