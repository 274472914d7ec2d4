// What a stored answer is held against.

public import NetworkFiles
public import PlanModel
public import TransportNetwork

/// A network and a question with all its tables read.
public struct AuditSubject: Sendable {
  /// The network's folder as the user gave it.
  public var folder: String
  /// SHA-256 of its tables, in hexadecimal.
  public var inputSHA256: String
  /// The network.
  public var network: Network
  /// The question.
  public var request: PlanRequest
  /// The table of scenarios, if the file says anything of one.
  public var scenarios: ScenarioFile?

  /// Puts them together.
  public init(
    folder: String,
    inputSHA256: String,
    network: Network,
    request: PlanRequest,
    scenarios: ScenarioFile? = nil
  ) {
    self.folder = folder
    self.inputSHA256 = inputSHA256
    self.network = network
    self.request = request
    self.scenarios = scenarios
  }

  /// Members of a file that are taken over, not compared: they are what was asked.
  static let taken: Set = [
    "run.version", "run.network", "run.parameters", "run.request", "run.beside",
  ]

  /// The run of a file with the digests of these tables.
  func run(like stored: StoredRun) -> PlanReport.Run {
    var run = PlanReport.Run(
      version: "",
      network: folder,
      inputSHA256: inputSHA256,
      parameters: stored.parameters
    )
    run.demandSHA256 = request.objective.demand?.file?.sha256
    run.scenariosSHA256 = scenarios?.sha256
    return run
  }
}

extension PlanVerification {
  /// Says in words whose digests differ, since that is why figures do.
  mutating func noteOtherTables() {
    let tables = [
      ("input_sha256", "The network's tables are not those"),
      ("demand_sha256", "The table of demand is not the one"),
      ("scenarios_sha256", "The table of scenarios is not the one"),
    ]
    for (key, words) in tables where differences.contains(where: { $0.name == "run.\(key)" }) {
      notes.append("\(words) that the file was made with.")
    }
  }
}
