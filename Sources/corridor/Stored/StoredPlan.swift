// A plan's JSON, read back: the question, the choice, and what the search had proven.

import ArgumentParser
import InvestmentPlanning
import Reporting
import TransportNetwork

/// What `corridor plan` and `corridor evaluate` wrote.
///
/// The question is asked again by the command line that `run.parameters` stands for: each of its
/// members is an option of `plan` (or `evaluate`) with blanks for dashes, so whatever can be asked
/// can be read back.
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
  var value: Double? { document["objective"]?["value"]?.number }
  var bound: Double? { document["objective"]?["bound"]?.number }
  var relativeGap: Double? { document["objective"]?["relative_gap"]?.number }
  var budget: Double? { document["budget"]?.number }
  var inputSHA256: String? { document["run"]?["input_sha256"]?.text }
  /// `run.parameters`.
  var parameters: JSONValue? { document["run"]?["parameters"] }

  /// Reads a file; `-` is standard input.
  init(path: String) throws(CommandFailure) {
    name = path == "-" ? "standard input" : path
    document = try readJSON(path, "a plan")
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

  /// The options that `run.parameters` stands for, those that are wanted.
  func options(
    where isWanted: (_ option: String) -> Bool = { _ in true }
  ) throws(CommandFailure) -> [String] {
    guard case .object(let members)? = parameters else {
      throw .data("\(name) does not say what was asked: run.parameters is missing.")
    }
    var options: [String] = []
    for member in members {
      let option = "--" + String(member.key.map { $0 == "_" ? "-" : $0 })
      guard isWanted(option) else { continue }
      options += member.value.optionTexts(of: member.key, beside: members).map { "\(option)=\($0)" }
    }
    return options
  }

  /// The command that made the file, every option spelt out.
  func command(_ folder: String) throws(CommandFailure) -> String {
    let isEvaluation = status == PlanResult.Status.evaluated.rawValue
    return commandLine(
      [isEvaluation ? "evaluate" : "plan", folder] + (try options()) + ["-o", name]
    )
  }

  /// The question that the plan answered.
  func request(_ folder: String, in network: Network) throws(CommandFailure) -> PlanRequest {
    let options = try options { !FurtherOptions.names.contains($0) }
    do {
      guard status == PlanResult.Status.evaluated.rawValue else {
        return try Plan.parse([folder] + options).request(network)
      }
      let question = options.filter { !$0.hasPrefix("--build=") }
      return try Evaluate.parse([folder, "--build", ""] + question).request(network)
    } catch let failure as CommandFailure {
      throw .data("\(name) cannot be asked again: \(failure.message ?? "")")
    } catch {
      throw .data("\(name) cannot be asked again: run.parameters: \(Plan.message(for: error))")
    }
  }

  /// Refuses a plan whose value the network does not confirm.
  func check(_ result: PlanResult) throws(CommandFailure) {
    guard let claimed = value, let value = result.value else {
      throw .data("\(name) holds no plan to show: its status is \(status).")
    }
    guard result.agrees(claimed) else {
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
    result.bound = bound
    result.relativeGap = relativeGap
  }
}

extension JSONValue {
  /// The member of an object; nil where there is none.
  subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// A string.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// A number.
  var number: Double? {
    switch self {
    case .double(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  /// The value as it is typed behind an option: nothing for null, `false` and empty lists.
  fileprivate func optionTexts(of key: String, beside members: [JSONValue.Member]) -> [String] {
    switch self {
    case .null, .bool(false): return []
    case .bool(true): return ["true"]
    case .string(let text): return [text]
    case .double(let number): return [shortestDecimal(number)]
    case .integer(let number): return [String(number)]
    case .object: return [compact]
    case .array(let values):
      var texts = values.flatMap { $0.optionTexts(of: key, beside: members) }
      // A stepped decay has costs and weights in turn.
      if key == "decay_parameters", texts.count.isMultiple(of: 2),
        members.contains(where: { $0.key == "decay" && $0.value.text == "stepped" })
      {
        texts = stride(from: 0, to: texts.count, by: 2).map { "\(texts[$0]):\(texts[$0 + 1])" }
      }
      return texts.isEmpty ? [] : [texts.joined(separator: ",")]
    }
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
