// A plan's JSON, read back: the question, the choice, and what the search had proven.

public import OrderedJSON
public import PlanModel
public import TransportNetwork

/// What `corridor plan` and `corridor evaluate` wrote.
public struct StoredPlan: Sendable {
  /// What messages call the file.
  public let name: String
  /// All of it.
  public let document: JSONValue
  /// Ids of the projects, each as often as it is listed.
  public let projectIDs: [String]
  /// Why the search stopped.
  public let status: PlanResult.Status

  /// Takes what was read.
  /// - Throws: what a plan has and this has not.
  public init(_ document: JSONValue, name: String) throws(PlanFileError) {
    self.document = document
    self.name = name
    func refuse(_ what: String) -> PlanFileError {
      PlanFileError(
        file: name,
        message: "is not a plan as corridor plan --format json prints it: \(what)."
      )
    }
    guard let projects = document["projects"]?.items else {
      throw refuse("the list \"projects\" is missing")
    }
    var ids: [String] = []
    for (position, project) in projects.enumerated() {
      guard let id = project["project_id"]?.text else {
        throw refuse("projects[\(position)] has no \"project_id\" in quotes")
      }
      ids.append(id)
    }
    projectIDs = ids
    guard let status = document["status"] else {
      self.status = .evaluated
      return
    }
    guard let known = status.text.flatMap({ PlanResult.Status(rawValue: $0) }) else {
      throw refuse("\"status\" is \(status.compact)")
    }
    self.status = known
  }

  /// The period in which each project opens, as far as the file says so.
  public var openings: [String: Int] {
    var openings: [String: Int] = [:]
    for project in document["projects"]?.items ?? [] {
      if let id = project["project_id"]?.text, let period = project["period"]?.number,
        let whole = Int(exactly: period)
      {
        openings[id] = whole
      }
    }
    return openings
  }

  /// Why there is no plan.
  var conflict: [String] { document["conflict"]?.texts ?? [] }
  /// The objective's value.
  public var value: Double? { document["objective"]?["value"]?.number }
  /// What the search had proven.
  public var bound: Double? { document["objective"]?["bound"]?.number }
  var relativeGap: Double? { document["objective"]?["relative_gap"]?.number }
  /// The budget that was asked.
  public var budget: Double? { document["budget"]?.number }
  /// Whether the file says that no plan as good costs less; nil where it says nothing.
  var isCheapest: Bool? { document["cheapest"].map { $0 == .bool(true) } }

  /// The run that made the file.
  /// - Throws: why it does not tell.
  public func run() throws(PlanFileError) -> StoredRun { try StoredRun(document, name: name) }

  /// The ids of the projects, each once; all are in the network.
  /// - Throws: which project is not.
  public func projects(in network: Network) throws(PlanFileError) -> [String] {
    let known = network.projects.map(\.id)
    var found: [String] = []
    for id in projectIDs {
      guard known.contains(id) else {
        let near = nearest(to: id, among: known).map { "; did you mean \"\($0)\"?" } ?? "."
        throw PlanFileError(
          file: name,
          message: "names project \"\(id)\", which is not in the network\(near)"
        )
      }
      if !found.contains(id) { found.append(id) }
    }
    return found
  }

  /// Refuses a plan whose value the network does not confirm, or the table of demand.
  /// - Throws: both values.
  public func check(_ result: PlanResult, _ request: PlanRequest) throws(PlanFileError) {
    guard let claimed = value, let value = result.value else {
      throw PlanFileError(
        file: name,
        message: "holds no plan to show: its status is \(status.rawValue)."
      )
    }
    guard result.agrees(claimed) else {
      throw PlanFileError(
        file: name,
        message: """
          says that the objective is \(shortestDecimal(claimed)), this network gives \(shortestDecimal(value)): the plan \
          was made with another \(hasOther(demand: request) ? "table of demand" : "network").
          """
      )
    }
  }

  /// Whether the table of demand is known to be another than the plan's.
  public func hasOther(demand request: PlanRequest) -> Bool {
    guard let known = document["run"]?["demand_sha256"]?.text else { return false }
    return known != request.objective.demand?.file?.sha256
  }

  /// Puts what the search had proven back into an evaluation.
  public func restore(_ result: inout PlanResult) {
    result.status = status
    result.budget = budget
    result.bound = bound
    result.relativeGap = relativeGap
    result.isCheapest = isCheapest
  }

  /// Puts what was asked beside the plan back into a report.
  /// - Throws: what of it has another form.
  public func restore(_ report: inout PlanReport) throws(PlanFileError) {
    report.alternatives = try alternatives()
    report.contributions = try contributions()
    report.explanation = try explanation()
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

extension JSONValue {
  /// The strings of a list.
  var texts: [String]? { items.map { $0.compactMap(\.text) } }
}
