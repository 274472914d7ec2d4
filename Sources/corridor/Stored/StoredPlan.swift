// A plan's JSON, read back: the question, the choice, and what the search had proven.

import ArgumentParser
import OrderedJSON
import PlanModel
import Reporting
import TransportNetwork

/// What `corridor plan` and `corridor evaluate` wrote.
struct StoredPlan {
  /// What messages call the file.
  let name: String
  /// All of it.
  let document: JSONValue
  /// Ids of the projects, each as often as it is listed.
  let projectIDs: [String]

  /// The period in which each project opens, as far as the file says so.
  var openings: [String: Int] {
    guard case .array(let projects)? = document["projects"] else { return [:] }
    var openings: [String: Int] = [:]
    for project in projects {
      if let id = project["project_id"]?.text, let period = project["period"]?.number,
        let whole = Int(exactly: period)
      {
        openings[id] = whole
      }
    }
    return openings
  }

  var status: String { document["status"]?.text ?? "evaluated" }
  /// Why there is no plan.
  var conflict: [String] {
    guard case .array(let sentences)? = document["conflict"] else { return [] }
    return sentences.compactMap(\.text)
  }
  var value: Double? { document["objective"]?["value"]?.number }
  var bound: Double? { document["objective"]?["bound"]?.number }
  var relativeGap: Double? { document["objective"]?["relative_gap"]?.number }
  var budget: Double? { document["budget"]?.number }
  /// Whether the file says that no plan as good costs less; nil where it says nothing.
  var isCheapest: Bool? { document["cheapest"].map { $0 == .bool(true) } }
  var inputSHA256: String? { document["run"]?["input_sha256"]?.text }
  /// `run.parameters`.
  var parameters: JSONValue? { document["run"]?["parameters"] }
  /// What was asked.
  var question: StoredQuestion { StoredQuestion(name: name, parameters: parameters) }

  /// Reads a file; `-` is standard input.
  init(path: String) throws(CommandFailure) {
    try self.init(readJSON(path, "a plan"), name: path == "-" ? "standard input" : path)
  }

  /// Takes what was read.
  init(_ document: JSONValue, name: String) throws(CommandFailure) {
    self.document = document
    self.name = name
    guard case .array(let projects)? = document["projects"] else {
      throw Self.notAPlan(name, "the list \"projects\" is missing")
    }
    var ids: [String] = []
    for (position, project) in projects.enumerated() {
      guard let id = project["project_id"]?.text else {
        throw Self.notAPlan(name, "projects[\(position)] has no \"project_id\" in quotes")
      }
      ids.append(id)
    }
    projectIDs = ids
    if let status = document["status"], PlanResult.Status(rawValue: status.text ?? "") == nil {
      throw Self.notAPlan(name, "\"status\" is \(status.compact)")
    }
  }

  private static func notAPlan(_ name: String, _ what: String) -> CommandFailure {
    .data("\(name) is not a plan as corridor plan --format json prints it: \(what).")
  }

  /// The ids of the projects, each once; all are in the network.
  func projects(in network: Network) throws(CommandFailure) -> [String] {
    let known = network.projects.map(\.id)
    var found: [String] = []
    for id in projectIDs {
      guard known.contains(id) else {
        throw .data(
          "\(name): project \"\(id)\" is not in the network\(suggestion(for: id, among: known))"
        )
      }
      if !found.contains(id) { found.append(id) }
    }
    return found
  }

  /// The command that made the file, every option spelt out.
  func command(_ folder: String) throws(CommandFailure) -> String {
    let isEvaluation = status == PlanResult.Status.evaluated.rawValue
    return commandLine(
      [isEvaluation ? "evaluate" : "plan", folder] + (try question.options()) + ["-o", name]
    )
  }

  /// The question that the plan answered; its table of demand is now at `demand` (nil for where it was).
  func request(
    _ folder: String,
    in network: Network,
    demand: String? = nil
  ) throws(CommandFailure) -> PlanRequest {
    let isEvaluation = status == PlanResult.Status.evaluated.rawValue
    return try question.request(demand: demand) { option in
      !FurtherOptions.names.contains(option) && !(isEvaluation && option == "--build")
    } _: { options in
      isEvaluation
        ? try Evaluate.parse([folder, "--build", ""] + options).request(network)
        : try Plan.parse([folder] + options).request(network)
    }
  }

  /// Refuses a plan whose value the network does not confirm, or the table of demand.
  func check(_ result: PlanResult, _ request: PlanRequest) throws(CommandFailure) {
    guard let claimed = value, let value = result.value else {
      throw .data("\(name) holds no plan to show: its status is \(status).")
    }
    guard result.agrees(claimed) else {
      throw .data(
        """
        \(name) says that the objective is \(shortestDecimal(claimed)), this network gives \
        \(shortestDecimal(value)): the plan was made with another \(hasOther(demand: request) ? "table of demand" : "network").
        """
      )
    }
  }

  /// Whether the table of demand is known to be another than the plan's.
  func hasOther(demand request: PlanRequest) -> Bool {
    guard let known = document["run"]?["demand_sha256"]?.text else { return false }
    return known != request.objective.demand?.file?.sha256
  }

  /// Puts what the search had proven back into an evaluation.
  func restore(_ result: inout PlanResult) {
    result.status = PlanResult.Status(rawValue: status) ?? .evaluated
    result.budget = budget
    result.bound = bound
    result.relativeGap = relativeGap
    result.isCheapest = isCheapest
  }
}

/// A JSON file; `-` is standard input.
func readJSON(_ path: String, _ what: String) throws(CommandFailure) -> JSONValue {
  let name = path == "-" ? "standard input" : path
  switch readAll(path) {
  case .failure(let error): throw .data("\(name) cannot be read: \(systemMessage(error.number)).")
  case .success(let bytes):
    do throws(JSONTextError) {
      return try JSONValue(parsing: bytes)
    } catch {
      throw .data(
        "\(name):\(error.line):\(error.column): not \(what) in JSON: \(error.message)."
      )
    }
  }
}
