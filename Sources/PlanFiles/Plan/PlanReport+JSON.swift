// A plan as JSON: what `corridor plan` and `corridor evaluate` write.

public import OrderedJSON
import PlanModel
import TransportNetwork

extension PlanReport {
  /// The keys of the interface page in its order, with a few more after each object's own.
  public var json: JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ key: String, _ value: JSONValue) {
      members.append(JSONValue.Member(key: key, value: value))
    }
    add("status", .string(result.status.rawValue))
    add(
      "objective",
      [
        "kind": .string(result.objective.rawValue),
        "value": .number(result.value),
        "bound": .number(result.bound),
        "relative_gap": .number(result.relativeGap),
        "relative_gap_of_gain": .number(relativeGapOfGain),
        "value_before": .double(result.valueBefore),
      ]
    )
    add("budget", .number(result.budget))
    add("cost", .double(result.cost))
    if let isCheapest = result.isCheapest { add("cheapest", .bool(isCheapest)) }
    add(
      "projects",
      .array(
        result.projects.map {
          project($0)
        }
      )
    )
    add(
      "regions",
      .array(
        result.regions.map {
          [
            "region": .string($0.name), "population": .double($0.population),
            "access_before": .number($0.accessBefore), "access_after": .number($0.accessAfter),
          ]
        }
      )
    )
    if !result.periods.isEmpty { add("periods", .written(result.periods)) }
    add("gap", change(result.gap))
    add("ratio", change(result.ratio))
    if let ahead = targetAhead {
      add("target_ahead", ["before": .bool(ahead.before), "after": .bool(ahead.after)])
    }
    add(
      "inequality",
      .array(
        result.inequality.map {
          [
            "index": .string($0.index), "before": .number($0.change.before),
            "after": .number($0.change.after),
          ]
        }
      )
    )
    let search = result.search
    add(
      "search",
      [
        "nodes": .number(search?.nodes), "cuts": .number(search?.cuts),
        "seconds": .number(search?.seconds), "seconds_to_best": .number(search?.secondsToBest),
      ]
    )
    add("run", run.json)
    add("unreachable_share", change(result.unreachableShare))
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
    if result.status == .infeasible {
      add("conflict", .array(result.conflict.map { .string($0) }))
    }
    return .object(members)
  }

  private func project(_ project: PlanResult.ChosenProject) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "project_id", value: .string(project.id)),
      .init(key: "name", value: .string(project.name)),
      .init(key: "cost", value: .double(project.cost)),
      .init(key: "period", value: .integer(project.period)),
      .init(key: "loss_without", value: .double(project.lossWithout)),
      .init(key: "gain_alone", value: .double(project.gainAlone)),
    ]
    if let share = contributions?.shares.first(where: { $0.id == project.id }) {
      members.append(.init(key: "shapley", value: .double(share.shapley)))
      members.append(.init(key: "shapley_error", value: .number(share.error)))
    }
    return .object(members)
  }

  private func change(_ change: PlanResult.Change) -> JSONValue {
    ["before": .number(change.before), "after": .number(change.after)]
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
