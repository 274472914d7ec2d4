// What the page asks about: a question, ideas of one's own, and what is built.

public import PlanModel
public import TransportNetwork

/// A question of the page; every request that computes something carries one.
public struct LiveQuestion: Sendable, Codable, Equatable {
  /// Objective, budget and rules, as the planner takes them.
  public var request: PlanRequest
  /// Lines that were drawn, sections made faster, links closed.
  public var ideas: IdeaList
  /// Ids of the projects that are built.
  public var build: [String]

  /// Makes a question.
  public init(request: PlanRequest, ideas: IdeaList = IdeaList(), build: [String] = []) {
    self.request = request
    self.ideas = ideas
    self.build = build
  }

  private enum CodingKeys: String, CodingKey {
    case request, ideas, build
  }

  /// Reads a question; ideas and projects may be left out.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    request = try members.decode(PlanRequest.self, forKey: .request)
    try request.checkModes()
    ideas = try members.decodeIfPresent(IdeaList.self, forKey: .ideas) ?? IdeaList()
    build = try members.decodeIfPresent([String].self, forKey: .build) ?? []
  }

  /// What costs between zones depend on.
  struct CostKey: Hashable {
    var ideas: IdeaList
    var use: String
    var kinds: [String]
    var build: [String]
    var isClosed: Bool
  }
}

/// Why a request cannot be answered, with the status that says whose fault it is.
public struct LiveError: Error, Sendable, Equatable {
  /// Status of HTTP: 400 for what the request says, 404, 409 for what does not belong to this
  /// network, 500.
  public var status: Int
  /// What is wrong and what to do.
  public var message: String

  /// Makes an error.
  public init(_ status: Int, _ message: String) {
    self.status = status
    self.message = message
  }
}

/// Runs what the planner may refuse.
func planning<Result>(_ body: () throws(PlanningError) -> Result) throws(LiveError) -> Result {
  do throws(PlanningError) {
    return try body()
  } catch {
    throw LiveError(400, error.description)
  }
}

extension PlanRequest {
  /// Refuses a question of some modes alone: what the page keeps of costs and routes is of all.
  func checkModes() throws(LiveError) {
    guard modes.isEmpty else {
      throw LiveError(
        409,
        "The page asks of all modes; ask of some alone with corridor plan --modes."
      )
    }
  }
}
