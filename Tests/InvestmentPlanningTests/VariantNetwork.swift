// Small random networks in which several plans are worth the same: projects come in variants.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import TransportNetwork

/// A random network to whose projects others are added that build the same: copies at another cost,
/// some slower, and one that joins two projects.
func variantNetwork(seed: Int) -> Network {
  var random = SeededGenerator(seed: UInt64(8000 + seed))
  var network = randomNetwork(
    seed: UInt64(8100 + seed),
    zones: 4 + seed % 3,
    projects: 3 + seed % 2
  )
  let first = network.projects
  func cost() -> Double { Double(Int.random(in: 1...9, using: &random) * 100) }
  func add(_ id: String, _ links: [ProjectLink]) {
    var links = links
    for position in links.indices { links[position].link.id = "\(id)-\(position)" }
    network.projects.append(Project(id: id, name: id, cost: cost(), links: links))
  }
  for number in 0..<2 {
    var links = first[Int.random(in: 0..<first.count, using: &random)].links
    if number == 1 {
      // Slower, of no use beside the first.
      for position in links.indices { links[position].link.travelMinutes? *= 1.5 }
    }
    add("v\(number)", links)
  }
  add("both", first[0].links + first[1].links)
  for position in network.projects.indices {
    network.projects[position].region = position % 2 == 0 ? "even" : "odd"
  }
  if seed % 6 == 5 {
    network.projects[1].status = .committed
    network.projects[1].group = ""
  }
  return network
}

/// A question about such a network, with rules of every kind.
func variantRequest(
  _ network: Network,
  _ objective: PlanRequest.Objective.Kind,
  seed: Int
) -> PlanRequest {
  let total = network.projects.reduce(0) { $0 + $1.cost }
  var request = PlanRequest(
    budget: (total * [0.3, 0.6, 1][seed % 3]).rounded(),
    objective: .of(objective),
    decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90)][seed / 3 % 3]
  )
  request.aversion = [0.5, 1, 2][seed % 3]
  if objective == .meanCost { request.unreachableCost = 400 }
  if seed % 4 == 1 { request.atMost = 3 }
  if seed % 5 == 2 { request.spending.append(.init(.region, "odd", least: 300)) }
  if seed % 7 == 3 { request.required = ["v1"] }
  if seed % 7 == 4 { request.forbidden = ["p0"] }
  return request
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

/// Every legal plan, evaluated from scratch; rules as the request has them.
func enumeratedPlans(_ network: Network, _ request: PlanRequest) throws -> [EnumeratedPlan] {
  let planner = try InvestmentPlanner(network, request)
  let projects = network.projects
  let candidates = projects.indices.filter { projects[$0].status == .candidate }
  var plans: [EnumeratedPlan] = []
  for bits in 0..<1 << candidates.count {
    let chosen = candidates.indices.filter { bits >> $0 & 1 == 1 }.map { candidates[$0] }
    let ids = Set(chosen.map { projects[$0].id })
    let groups = chosen.map { projects[$0].group }.filter { !$0.isEmpty }
    func cost(_ isCounted: (Project) -> Bool) -> Double {
      chosen.map { projects[$0] }.filter(isCounted).reduce(0) { $0 + $1.cost }
    }
    let keepsSpending = request.spending.allSatisfy { rule in
      let spent = cost { $0.region == rule.name }
      return spent >= rule.least ?? 0 && spent <= rule.most ?? .infinity
    }
    guard cost({ _ in true }) <= request.budget, Set(groups).count == groups.count, keepsSpending,
      chosen.count <= request.atMost ?? .max,
      chosen.allSatisfy({ project in
        projects[project].requires.allSatisfy {
          chosen.contains($0.position) || projects[$0.position].status != .candidate
        }
      }),
      request.required.allSatisfy(ids.contains), ids.isDisjoint(with: request.forbidden)
    else { continue }
    let figures = try FullEvaluation(
      planner.question.resolved,
      building: chosen.map { RowIndex($0) },
      threads: 1
    )
    plans.append(EnumeratedPlan(ids: ids, cost: cost { _ in true }, value: figures.value))
  }
  return plans
}
