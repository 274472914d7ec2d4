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

  /// Puts together what a file's question was asked of: the network with the run's ideas, and every
  /// table that the file needs.
  /// - Parameters:
  ///   - run: the run that made the file.
  ///   - needsScenarios: whether anything that the file says depends on a table of scenarios.
  ///   - folder: the network's folder as the user gave it.
  ///   - network: what was read from it.
  ///   - demand: where the table of demand is now; nil for where it was.
  ///   - scenarios: where the table of scenarios is now; nil for where it was.
  ///   - read: reads the table of demand.
  /// - Throws: an error of kind `usage` for ideas that the network does not take and for tables
  ///   that nothing depends on, else `data`: a table that is not there, or not what it should be.
  public init(
    of run: StoredRun,
    needsScenarios: Bool,
    folder: String,
    _ network: Network,
    demand: String?,
    scenarios: String?,
    reading read: StoredRun.DemandReader
  ) throws(PlanningError) {
    let network = try run.network(on: network)
    let digest = try NetworkDigest.sha256(ofPackage: folder)
    let request = try run.request(network, demandAt: demand, reading: read)
    self.init(
      folder: folder,
      inputSHA256: digest,
      network: network,
      request: request,
      scenarios: try run.scenarios(network, request, at: scenarios, areNeeded: needsScenarios)
    )
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
