// A plan as JSON: what `corridor plan` and `corridor evaluate` write.

public import OrderedJSON
import PlanModel
import TransportNetwork

extension PlanReport {
  /// The keys of the interface page in its order, with a few more after each object's own: the
  /// result as it is written, and among its members what stands beside it.
  public var json: JSONValue {
    var members = JSONValue.written(result).members ?? []
    members.change("objective") { objective in
      var figures = objective.members ?? []
      figures.insert("relative_gap_of_gain", .number(relativeGapOfGain), after: "relative_gap")
      return .object(figures)
    }
    if contributions != nil {
      members.change("projects") { .array(($0.items ?? []).map(withShare)) }
    }
    if let ahead = targetAhead {
      members.insert(
        "target_ahead",
        ["before": .bool(ahead.before), "after": .bool(ahead.after)],
        after: "ratio"
      )
    }
    members.insert("run", run.json, after: "search")
    let conflict = members.filter { $0.key == "conflict" }
    members.removeAll { $0.key == "conflict" }
    func add(_ key: String, _ value: JSONValue) {
      members.append(JSONValue.Member(key: key, value: value))
    }
    if let contributions {
      add(
        "synergy",
        .array(
          contributions.synergies.map {
            [
              "first": .string($0.first), "second": .string($0.second), "value": .double($0.value),
            ]
          }
        )
      )
    }
    if let alternatives { add("alternatives", alternatives.json) }
    if let scenarios { add("scenarios", scenarios.json) }
    if let frontier { add("frontier", frontier.pointsJSON) }
    if let explanation { add("not_chosen", explanation.projectsJSON) }
    return .object(members + conflict)
  }

  /// A project with its part of what the plan gains.
  private func withShare(_ project: JSONValue) -> JSONValue {
    guard let share = contributions?.shares.first(where: { $0.id == project["project_id"]?.text })
    else { return project }
    return .object(
      (project.members ?? []) + [
        .init(key: "shapley", value: .double(share.shapley)),
        .init(key: "shapley_error", value: .number(share.error)),
      ]
    )
  }
}

extension [JSONValue.Member] {
  fileprivate mutating func change(_ key: String, _ change: (JSONValue) -> JSONValue) {
    for position in indices where self[position].key == key {
      self[position] = JSONValue.Member(key: key, value: change(self[position].value))
    }
  }

  fileprivate mutating func insert(_ key: String, _ value: JSONValue, after other: String) {
    guard let position = firstIndex(where: { $0.key == other }) else { return }
    insert(JSONValue.Member(key: key, value: value), at: position + 1)
  }
}

extension PlanReport.Run {
  /// `{"version","network","input_sha256","demand_sha256","scenarios_sha256","parameters"}`,
  /// without the digests of tables that were not given.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "version", value: .string(version)),
      .init(key: "network", value: .string(network)),
      .init(key: "input_sha256", value: .string(inputSHA256)),
    ]
    if let demandSHA256 {
      members.append(.init(key: "demand_sha256", value: .string(demandSHA256)))
    }
    if let scenariosSHA256 {
      members.append(.init(key: "scenarios_sha256", value: .string(scenariosSHA256)))
    }
    members.append(.init(key: "parameters", value: parameters))
    // A question that cannot be written is refused where it is asked, so it has no answer.
    if let request, let value = try? JSONValue(encoding: request) {
      members.append(.init(key: "request", value: value))
    }
    if let beside, let value = try? JSONValue(encoding: beside) {
      members.append(.init(key: "beside", value: value))
    }
    return .object(members)
  }
}
