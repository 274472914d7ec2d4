// What a task that is run elsewhere belongs to, so that nothing is put together that does not
// belong together.

public import PlanModel

/// The program, network and question of a task: whoever runs it must have the same, and so must
/// whoever merges.
public struct TaskOrigin: Sendable, Equatable, Codable {
  /// Version of the program.
  public var version: String
  /// SHA-256 of the network's tables, as `NetworkDigest` of module NetworkFiles makes it.
  public var networkSHA256: String
  /// The question; of demand that was read from a file, the file alone.
  public private(set) var request: PlanRequest
  /// The gap that searches may leave.
  public private(set) var relativeGap: Double
  /// Whether searches go on until it is proven that no plan as good costs less.
  public private(set) var provesCheapest: Bool

  private enum CodingKeys: String, CodingKey {
    case version
    case networkSHA256 = "input_sha256"
    case request
    case relativeGap = "relative_gap"
    case provesCheapest = "cheapest"
  }

  /// Names a planner's question.
  ///
  /// - Parameters:
  ///   - planner: The planner, whose network has the digest.
  ///   - version: Version of the program; empty for tasks that never leave the process.
  ///   - networkSHA256: Digest of the network's tables; empty likewise.
  public init(_ planner: InvestmentPlanner, version: String = "", networkSHA256: String = "") {
    self.version = version
    self.networkSHA256 = networkSHA256
    request = planner.resolved.request.asWritten
    relativeGap = planner.options.relativeGap
    provesCheapest = planner.options.provesCheapest
  }

  /// Checks that a planner answers the same question, and that program and network are the same.
  ///
  /// - Parameters:
  ///   - planner: who is to run or merge.
  ///   - own: its origin; nil where nothing has left the process, so that program and network are
  ///     the task's.
  /// - Throws: `PlanningError` of kind usage that says which of them is another.
  func check(_ planner: InvestmentPlanner, as own: TaskOrigin?) throws(PlanningError) {
    if let own, (own.version, own.networkSHA256) != (version, networkSHA256) {
      throw PlanningError(
        .usage,
        """
        The task is of program \(version) and network \(networkSHA256), and here are program \(own.version) and network \
        \(own.networkSHA256).
        """
      )
    }
    guard self == TaskOrigin(planner, version: version, networkSHA256: networkSHA256) else {
      throw PlanningError(
        .usage,
        "A task of another question is not run here; give it a planner of the question that it carries."
      )
    }
  }
}

extension PlanRequest {
  /// The request as it reads back when it has been written down: demand from a file without its
  /// flows.
  fileprivate var asWritten: PlanRequest {
    guard let file = objective.demand?.file else { return self }
    var request = self
    request.objective = objective.weighted(by: DemandTable([], file: file))
    return request
  }
}

/// Puts the findings of tasks in order.
///
/// - Parameters:
///   - findings: In any order.
///   - origin: What each belongs to.
///   - part: Its number, from 0, and how many there are.
/// - Returns: All findings in the order of their numbers.
/// - Throws: `PlanningError` of kind usage for mixed origins, doubles and holes.
func inOrder<Finding>(
  _ findings: [Finding],
  origin: (Finding) -> TaskOrigin,
  part: (Finding) -> (number: Int, count: Int)
) throws(PlanningError) -> [Finding] {
  guard let first = findings.first else {
    throw PlanningError(.usage, "There are no findings to put together.")
  }
  let count = part(first).count
  var ordered = [Finding?](repeating: nil, count: max(0, count))
  for finding in findings {
    let (number, own) = part(finding)
    guard origin(finding) == origin(first), own == count, ordered.indices.contains(number) else {
      throw PlanningError(
        .usage,
        "Findings of different programs, networks or questions cannot be put together."
      )
    }
    guard ordered[number] == nil else {
      throw PlanningError(.usage, "Part \(number + 1) of \(count) is there twice.")
    }
    ordered[number] = finding
  }
  let missing = ordered.indices.filter { ordered[$0] == nil }.map { String($0 + 1) }
  guard missing.isEmpty else {
    throw PlanningError(
      .usage,
      "Of \(count) parts there are missing: \(missing.joined(separator: ", "))."
    )
  }
  return ordered.compactMap(\.self)
}
