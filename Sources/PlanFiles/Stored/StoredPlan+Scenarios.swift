// A plan's scenarios, read back: the table they came from, and what the search is said to have
// found in each.

import NetworkFiles
import OrderedJSON
import PlanModel
import TransportNetwork

extension StoredPlan {
  /// Whether the plan was made for the worst regret.
  public var isRobust: Bool { scenarioQuestion?.isRobust == true }

  private var scenarioQuestion: SideQuestions.Scenarios? { (try? run())?.beside.scenarios }

  /// Whether anything that the file says depends on a table of scenarios.
  public var needsScenarios: Bool { isRobust || document["scenarios"] != nil }

  /// What the file claims of the scenarios of a table; nil when it claims nothing.
  func claims(_ scenarios: [NetworkScenario]) throws(PlanFileError) -> ScenarioClaims? {
    guard let part = document["scenarios"] else { return nil }
    guard let outcomes = part["outcomes"]?.items else {
      throw PlanFileError(file: name, message: "has \"scenarios\" without a list \"outcomes\".")
    }
    guard let tail = try run().beside.scenarios?.tail, tail > 0, tail <= 1 else {
      throw PlanFileError(
        file: name,
        message: "has scenarios, but run.beside has no tail, a share above 0 and at most 1."
      )
    }
    let robust = part["robust"].map {
      ScenarioClaims.Robust(
        bound: $0["bound"]?.number ?? 0,
        isProven: $0["proven"] == .bool(true)
      )
    }
    return ScenarioClaims(
      scenarios.map { scenario in
        let outcome = outcomes.first { $0["scenario"]?.text == scenario.name }
        var projects: [String]?
        if outcome?["best"]?.number != nil, case .array(let ids)? = outcome?["projects"] {
          projects = ids.compactMap(\.text)
        }
        return ScenarioClaims.Outcome(
          scenario,
          projects: projects,
          bound: outcome?["bound"]?.number,
          isProven: outcome?["proven"] == .bool(true)
        )
      },
      robust: isRobust ? robust ?? .init(bound: 0, isProven: false) : nil,
      tail: tail
    )
  }

  /// The figures of scenarios as the file has them; nil when it has none.
  var scenarioAnalysis: ScenarioAnalysis? {
    guard let part = document["scenarios"], case .array(let outcomes)? = part["outcomes"],
      !outcomes.isEmpty
    else { return nil }
    func risk(_ value: JSONValue?) -> ScenarioAnalysis.Risk? {
      value?["expected"]?.number.map {
        ScenarioAnalysis.Risk(
          expected: $0,
          worst: value?["worst"]?.number ?? .nan,
          tailMean: value?["cvar"]?.number ?? .nan
        )
      }
    }
    var chances: [JSONValue] = []
    if case .array(let items)? = part["chances"] { chances = items }
    let unknown = ScenarioAnalysis.Risk(expected: .nan, worst: .nan, tailMean: .nan)
    return ScenarioAnalysis(
      tail: part["tail"]?.number ?? .nan,
      outcomes: outcomes.map(Self.outcome),
      value: risk(part["value"]) ?? unknown,
      regret: risk(part["regret"]),
      chances: chances.map {
        ScenarioAnalysis.Chance(
          id: $0["project_id"]?.text ?? "",
          probability: $0["probability"]?.number ?? .nan,
          isInPlan: $0["in_plan"] == .bool(true)
        )
      },
      robust: part["robust"].map {
        ScenarioAnalysis.Robust(
          worstRegret: $0["worst_regret"]?.number ?? .nan,
          bound: $0["bound"]?.number ?? .nan,
          isProven: $0["proven"] == .bool(true)
        )
      }
    )
  }

  private static func outcome(_ item: JSONValue) -> ScenarioAnalysis.Outcome {
    ScenarioAnalysis.Outcome(
      name: item["scenario"]?.text ?? "",
      probability: item["probability"]?.number ?? .nan,
      valueBefore: item["value_before"]?.number ?? .nan,
      value: item["value"]?.number ?? .nan,
      cost: item["cost"]?.number ?? .nan,
      isLegal: item["keeps_rules"] == .bool(true),
      best: item["best"]?.number,
      bound: item["bound"]?.number,
      isProven: item["proven"] == .bool(true),
      projects: item["projects"]?.texts ?? [],
      regret: item["regret"]?.number
    )
  }
}
