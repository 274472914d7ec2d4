// A small random question, one objective after the other.

import Accessibility
import InvestmentPlanning
import PlanModel
import TestNetworks
import TransportNetwork

/// A question with a budget that seldom pays for all candidates.
///
/// - Parameters:
///   - network: what is asked about.
///   - seed: chooses the objective, the budget and the decay.
///   - objectives: taken in turn.
///   - shares: the budget's shares of the cost of all candidates, taken in turn.
/// - Returns: The question; nil where a figure is to be reached that no plan raises.
/// - Throws: What the planner refuses.
func smallQuestion(
  of network: Network,
  seed: Int,
  objectives: [PlanRequest.Objective.Kind],
  shares: [Double] = [0.3, 0.5, 0.8]
) throws -> PlanRequest? {
  let total = network.projects.reduce(0) { $0 + $1.cost }
  var request = PlanRequest(
    budget: (total * shares[seed % shares.count]).rounded(),
    objective: .of(objectives[seed % objectives.count]),
    decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200)][seed / 8 % 2]
  )
  if request.objective.kind == .meanCost { request.unreachableCost = 500 }
  if request.objective.kind == .cost {
    var asked = request
    asked.objective = .access
    let most = try InvestmentPlanner(network, asked).plan()
    guard let value = most.value, value > most.valueBefore else { return nil }
    request.reach = .init(.access, 0.5 * (value + most.valueBefore))
  }
  return request
}
