// Many draws of one question: facts that all parts share, a line per draw, and what they say
// together as JSON.

public import OrderedJSON
public import PlanModel
public import TransportNetwork

/// The draws of an ensemble with their question.
public struct EnsembleReport: Sendable {
  /// A candidate.
  public struct Project: Sendable, Equatable, Codable {
    /// `project_id`.
    public var id: String
    /// `name`.
    public var name: String
    /// Its cost as the table says.
    public var cost: Double
  }

  /// What is the same in every part.
  public struct Facts: Sendable, Equatable, Codable {
    /// How many draws there are in all.
    public var draws: Int
    /// Where numbers come from; as text, since not every reader's numbers have 64 bits.
    public var seed: String
    /// Version of the program.
    public var version: String
    /// The network's folder as it was named.
    public var network: String
    /// SHA-256 of its tables.
    public var networkSHA256: String
    /// The network's currency.
    public var currency: String
    /// Most that may be spent.
    public var budget: Double
    /// The objective's name.
    public var objective: String
    /// The candidates, in the network's order.
    public var projects: [Project]
    /// The plan at the table's figures, which is held against every draw.
    public var plan: [String]
    /// Its value there.
    public var value: Double?
    /// What is uncertain.
    public var uncertain: [Uncertainty]

    private enum CodingKeys: String, CodingKey {
      case draws, seed, version, network
      case networkSHA256 = "input_sha256"
      case currency, budget, objective, projects, plan, value, uncertain
    }

    /// Makes facts.
    public init(
      draws: Int,
      seed: UInt64,
      run: PlanReport.Run,
      request: PlanRequest,
      network: Network,
      plan: PlanResult,
      uncertain: [Uncertainty]
    ) {
      self.draws = draws
      self.seed = String(seed)
      version = run.version
      self.network = run.network
      networkSHA256 = run.inputSHA256
      currency = network.configuration.currency
      budget = request.budget
      objective = request.objective.kind.rawValue
      projects = network.projects.filter { $0.status == .candidate }.map {
        Project(id: $0.id, name: $0.name, cost: $0.cost)
      }
      self.plan = plan.projects.map(\.id)
      value = plan.value
      self.uncertain = uncertain
    }
  }

  /// The question.
  public var facts: Facts
  /// The draws, in order.
  public var draws: [EnsembleDraw]
  /// What they say together.
  public let summary: EnsembleSummary
  /// Least share of the best plans, by the lower end of the interval, that makes a project one of
  /// the core.
  public static let coreShare = 0.8

  /// Counts draws.
  public init(_ facts: Facts, _ draws: [EnsembleDraw]) {
    self.facts = facts
    self.draws = draws
    summary = EnsembleSummary(draws, projects: facts.projects.map(\.id))
  }

  /// Projects of the core, in the network's order.
  public var core: [String] {
    summary.core(of: facts.projects.map(\.id), share: Self.coreShare)
  }

  /// Candidates by falling chance, then in the network's order; those of no draw left out.
  public var ranked: [(project: Project, chance: EnsembleChance)] {
    facts.projects.enumerated()
      .map { (place: $0, project: $1, chance: summary.chances[$1.id] ?? .init(count: 0, draws: 0)) }
      .filter { $0.chance.count > 0 }
      .sorted { ($1.chance.count, $0.place) < ($0.chance.count, $1.place) }
      .map { ($0.project, $0.chance) }
  }
}

extension EnsembleReport {
  /// `{"draws","seed","planned","proven","plan","projects","core","regret","uncertain","results",
  /// "run"}`.
  public var json: JSONValue {
    func texts(_ list: [String]) -> JSONValue { .array(list.map { .string($0) }) }
    return [
      "draws": .integer(draws.count),
      "seed": .string(facts.seed),
      "planned": .integer(summary.planned),
      "proven": .integer(summary.proven),
      "objective": .string(facts.objective),
      "budget": .double(facts.budget),
      "plan": [
        "projects": texts(facts.plan), "value": .number(facts.value),
        "keeps_rules": .integer(summary.legal),
      ],
      "projects": .array(
        ranked.map { project, chance in
          [
            "project_id": .string(project.id), "name": .string(project.name),
            "cost": .double(project.cost), "draws": .integer(chance.count),
            "chance": .number(chance.share), "low": .number(chance.interval?.low),
            "high": .number(chance.interval?.high),
            "in_plan": .bool(facts.plan.contains(project.id)),
          ]
        }
      ),
      "core": ["share": .double(Self.coreShare), "projects": texts(core)],
      "regret": [
        "mean": .number(summary.meanRegret), "p95": .number(summary.highRegret),
        "worst": .number(summary.worstRegret),
      ],
      "uncertain": .array(
        facts.uncertain.map {
          [
            "what": .string($0.figure.rawValue), "class": .string($0.name),
            "distribution": .string($0.distribution.description),
            "correlation": .double($0.correlation),
          ]
        }
      ),
      "results": .array(draws.map { .written($0) }),
      "run": [
        "version": .string(facts.version), "network": .string(facts.network),
        "input_sha256": .string(facts.networkSHA256),
      ],
    ]
  }

  /// The facts as the first line of a part.
  public static func line(_ facts: Facts) -> String { JSONValue.written(facts).compact + "\n" }

  /// A draw as a line of a part.
  public static func line(_ draw: EnsembleDraw) -> String { JSONValue.written(draw).compact + "\n" }

  /// Reads the lines of all parts: the facts, then the draws in order.
  ///
  /// - Throws: ``PlanFileError`` with the line that is not what it should be.
  public init(lines bytes: [UInt8]) throws(PlanFileError) {
    var facts: Facts?
    var draws: [EnsembleDraw] = []
    for (number, line) in bytes.split(separator: 0x0A).enumerated() {
      do {
        let json = try JSONValue(parsing: Array(line))
        if number == 0 {
          facts = try json.decoded(as: Facts.self)
        } else {
          draws.append(try json.decoded(as: EnsembleDraw.self))
        }
      } catch {
        throw PlanFileError(file: "the merged parts", line: number + 1, message: "\(error)")
      }
    }
    guard let facts, draws.map(\.draw) == Array(1..<draws.count + 1), draws.count == facts.draws
    else {
      throw PlanFileError(
        file: "the merged parts",
        message: "do not hold all draws, each once and in order."
      )
    }
    self.init(facts, draws)
  }
}
