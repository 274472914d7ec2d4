// A plan's JSON, read back: the question, the choice, and what the search had proven.

import Accessibility
import FoundationEssentials
import InvestmentPlanning
import Reporting
import TransportNetwork

/// What `corridor report` reads of a plan's JSON.
struct StoredPlan: Decodable {
  struct Project: Decodable {
    var projectID: String
    private enum CodingKeys: String, CodingKey { case projectID = "project_id" }
  }

  struct Objective: Decodable {
    var value: Double?
    var bound: Double?
    var relativeGap: Double?
    private enum CodingKeys: String, CodingKey {
      case value, bound
      case relativeGap = "relative_gap"
    }
  }

  struct Run: Decodable {
    var inputSHA256: String
    var parameters: Parameters
    private enum CodingKeys: String, CodingKey {
      case parameters
      case inputSHA256 = "input_sha256"
    }
  }

  struct Parameters: Decodable {
    var objective: String
    var target: String
    var reference: String
    var scheme: String
    var use: String
    var opportunities: String
    var weight: String
    var decay: String
    var decayParameters: [Double]
    var aversion: Double?
    var demand: String?
    var unreachableCost: Double?
    var reach: String?
    private enum CodingKeys: String, CodingKey {
      case objective, target, reference, scheme, use, opportunities, weight, decay
      case aversion, demand, reach
      case decayParameters = "decay_parameters"
      case unreachableCost = "unreachable_cost"
    }
  }

  var status: String
  var objective: Objective
  var budget: Double?
  var projects: [Project]
  var run: Run?

  /// Reads a file.
  init(path: String) throws(CommandFailure) {
    switch readAll(path) {
    case .failure(let error):
      throw .data("\(path) cannot be read: \(systemMessage(error.number)).")
    case .success(let bytes):
      do {
        self = try JSONDecoder().decode(StoredPlan.self, from: Data(bytes))
      } catch {
        throw .data(
          """
          \(path) is not a plan: expected JSON as corridor plan --format json prints it, with "status", \
          "objective", "projects" and "run" with its "parameters".
          """
        )
      }
    }
  }

  /// The question that the plan answered.
  func request(in network: Network, name: String) throws(CommandFailure) -> PlanRequest {
    guard let asked = run?.parameters else {
      throw .data("\(name) does not say what was asked: run.parameters is missing.")
    }
    guard let objective = PlanRequest.Objective(rawValue: asked.objective) else {
      throw .data("\(name): unknown objective \"\(asked.objective)\".")
    }
    let decay: Decay
    do {
      decay = try Decay.parse(
        name: asked.decay,
        parameters: decayParameters(asked)
      )
    } catch {
      throw .data("\(name): \(error.description)")
    }
    var request = PlanRequest(
      budget: budget ?? 0,
      objective: objective,
      target: asked.target,
      reference: asked.reference,
      scheme: asked.scheme,
      use: asked.use,
      opportunities: asked.opportunities,
      weight: asked.weight,
      decay: decay,
      unreachableCost: asked.unreachableCost
    )
    if let aversion = asked.aversion { request.aversion = aversion }
    if let demand = asked.demand { request.demand = try flows(demand, network) }
    if let reach = asked.reach { request.reach = try parsedReach(reach) }
    return request
  }

  /// The decay's parameters as one types them; a stepped decay has costs and weights in turn.
  private func decayParameters(_ asked: Parameters) -> String {
    let texts = asked.decayParameters.map { shortestDecimal($0) }
    guard asked.decay == "stepped", texts.count.isMultiple(of: 2) else {
      return texts.joined(separator: ",")
    }
    return stride(from: 0, to: texts.count, by: 2).map { "\(texts[$0]):\(texts[$0 + 1])" }
      .joined(separator: ",")
  }

  /// Refuses a plan whose value the network does not confirm.
  func check(_ result: PlanResult, name: String) throws(CommandFailure) {
    guard let claimed = objective.value, let value = result.value else {
      throw .data("\(name) holds no plan to show: its status is \(status).")
    }
    guard abs(claimed - value) <= 1e-9 * max(abs(claimed), abs(value), 1e-9) else {
      throw .data(
        """
        \(name) says that the objective is \(shortestDecimal(claimed)), this network gives \
        \(shortestDecimal(value)): the plan was made with another network.
        """
      )
    }
  }

  /// Puts what the search had proven back into an evaluation.
  func restore(_ result: inout PlanResult) {
    result.status = PlanResult.Status(rawValue: status) ?? .evaluated
    result.budget = budget
    result.bound = objective.bound
    result.relativeGap = objective.relativeGap
  }

  /// The question as results carry it.
  func parameters(_ request: PlanRequest) -> JSONValue {
    [
      "budget": .number(budget), "objective": .string(request.objective.rawValue),
      "target": .string(request.target), "reference": .string(request.reference),
      "scheme": .string(request.scheme), "use": .string(request.use),
      "opportunities": .string(request.opportunities), "weight": .string(request.weight),
      "decay": .string(request.decay.name),
      "decay_parameters": .array(request.decay.parameters.map { .double($0) }),
      "aversion": .double(request.aversion),
      "demand": run?.parameters.demand.map { .string($0) } ?? .null,
      "unreachable_cost": .number(request.unreachableCost),
      "reach": request.reach.map { .string(describe($0)) } ?? .null,
    ]
  }
}
