// What a file that corridor wrote says of the run that made it: network, question, options.

public import OrderedJSON
public import PlanModel
public import TransportNetwork

/// The member `run` of a plan or a frontier.
public struct StoredRun: Sendable {
  /// What messages call the file.
  public let name: String
  /// Every option with its value.
  public let parameters: JSONValue
  /// SHA-256 of the network's tables.
  public let inputSHA256: String?
  /// The question; demand that was read from a file has no flows yet.
  public let request: PlanRequest
  /// What was asked beside it.
  public let beside: SideQuestions

  /// Reads `run`.
  /// - Throws: what is missing or has another form, and what to do about files of version 0.1.0,
  ///   which carry no question.
  init(_ document: JSONValue, name: String) throws(PlanFileError) {
    self.name = name
    guard let run = document["run"], let parameters = run["parameters"],
      parameters.members != nil
    else {
      throw PlanFileError(
        file: name,
        message: "does not say what was asked: run.parameters is missing."
      )
    }
    self.parameters = parameters
    inputSHA256 = run["input_sha256"]?.text
    guard let request = run["request"] else {
      throw PlanFileError(
        file: name,
        message: """
          carries no question (run.request): version 0.1.0 wrote it. Make it again with the options that its \
          run.parameters list.
          """
      )
    }
    do throws(JSONFormError) {
      self.request = try request.decoded(as: PlanRequest.self)
      beside = try run["beside"]?.decoded(as: SideQuestions.self) ?? SideQuestions()
    } catch {
      throw PlanFileError(file: name, message: "has a run that cannot be read: \(error).")
    }
  }

  /// The relative gap that the search was allowed.
  public var relativeGap: Double {
    parameters["relative_gap"]?.number ?? PlanOptions().relativeGap
  }

  /// Lines of one's own, faster ones and closures that the network had beside its tables.
  public var ideas: IdeaList { IdeaList(parameters: parameters) }

  /// Where the table of demand was; nil when none was read from a file.
  public var demandFile: PlanRequest.DemandTable.File? { request.objective.demand?.file }

  /// The question with its table of demand.
  /// - Parameter demand: the table, if ``demandFile`` names one.
  /// - Returns: The question, as it can be asked.
  public func request(demand: PlanRequest.DemandTable?) -> PlanRequest {
    guard let demand else { return request }
    var request = request
    request.objective = request.objective.weighted(by: demand)
    return request
  }
}
