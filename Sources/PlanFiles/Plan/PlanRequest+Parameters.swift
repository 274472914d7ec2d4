// A question as the options of the command line that asks it: what people read in `run.parameters`.

import Accessibility
public import OrderedJSON
public import PlanModel
public import TransportNetwork

extension PlanRequest {
  /// The members of `run.parameters` that say what is sought and for whom, in the order of the
  /// documentation.
  public var questionParameters: [JSONValue.Member] {
    let file = objective.demand?.file
    var members: [JSONValue.Member] = [
      .init(key: "objective", value: .string(objective.kind.rawValue)),
      .init(key: "target", value: .string(target)),
      .init(key: "reference", value: .string(reference)),
      .init(key: "scheme", value: .string(scheme)),
      .init(key: "use", value: .string(use)),
      .init(key: "to", value: .text(facilities?.kinds.joined(separator: ","))),
      .init(key: "opportunities", value: .string(opportunities)),
      .init(key: "weight", value: .string(weight)),
      .init(key: "decay", value: .string(decay.name)),
      .init(key: "decay_parameters", value: .array(decay.parameters.map { .double($0) })),
      .init(key: "aversion", value: .number(objective.aversion)),
      .init(key: "demand", value: .text(file?.path)),
      .init(key: "unreachable_cost", value: .number(objective.unreachableCost)),
      .init(key: "reach", value: .text(objective.reach?.text)),
    ]
    if let modeList { members.append(.init(key: "modes", value: .string(modeList))) }
    guard file?.onlyZones == true else { return members }
    return members + [.init(key: "only_zones", value: .bool(true))]
  }

  /// The members that say which money each period has; none for a plan that is built at once.
  public var periodParameters: [JSONValue.Member] {
    guard hasPeriods else { return [] }
    return [
      .init(key: "periods", value: .array(periods.map { .double($0) })),
      .init(key: "discount", value: .double(discount)),
    ]
  }

  /// The members that say which rules hold.
  public var ruleParameters: [JSONValue.Member] {
    func texts(_ part: Spending.Part) -> JSONValue {
      .array(spending.filter { $0.part == part }.map { .string($0.text) })
    }
    return [
      .init(key: "require", value: .array(required.map { .string($0) })),
      .init(key: "forbid", value: .array(forbidden.map { .string($0) })),
      .init(key: "at_most", value: .number(atMost)),
      .init(key: "spend", value: texts(.region)),
      .init(key: "spend_mode", value: texts(.mode)),
    ]
  }
}

/// The members that say when a search ends.
public func searchParameters(_ options: PlanOptions) -> [JSONValue.Member] {
  [
    JSONValue.Member(key: "relative_gap", value: .double(options.relativeGap)),
    JSONValue.Member(key: "time_limit", value: .number(options.timeLimit)),
  ]
    + (options.provesCheapest ? [JSONValue.Member(key: "cheapest", value: .bool(true))] : [])
}

extension IdeaList {
  /// The members that say which ideas the network has beside its tables; none without ideas.
  public var parameters: [JSONValue.Member] {
    func list(_ key: String, _ texts: [String]) -> [JSONValue.Member] {
      texts.isEmpty ? [] : [.init(key: key, value: .array(texts.map { .string($0) }))]
    }
    return list("add", add) + list("upgrade", upgrade) + list("close", close)
  }

  /// Reads ``parameters`` out of all options of a run.
  public init(parameters: JSONValue) {
    func list(_ key: String) -> [String] { parameters[key]?.texts ?? [] }
    self.init(add: list("add"), upgrade: list("upgrade"), close: list("close"))
  }
}

extension PlanRequest.Reach {
  /// `gap:V`, `ratio:V` or `access:V`.
  public var text: String { "\(figure.rawValue):\(shortestDecimal(value))" }
}

extension PlanRequest.Spending {
  /// `NAME=MIN:MAX`, either left out where it is not limited.
  public var text: String {
    let least = least.map { shortestDecimal($0) } ?? ""
    let most = most.map { shortestDecimal($0) } ?? ""
    return "\(name)=\(least):\(most)"
  }
}

extension SideQuestions {
  /// The members of `run.parameters` that these questions stand for, but for the budgets of a
  /// frontier, which are written as they were asked.
  var parameters: [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if let alternatives {
      members += [
        .init(key: "alternatives", value: .integer(alternatives.count)),
        .init(key: "within", value: .double(alternatives.within)),
        .init(key: "different", value: .bool(alternatives.order == .different)),
      ]
    }
    if let scenarios {
      members += [
        .init(key: "scenarios", value: .string(scenarios.path)),
        .init(key: "tail", value: .double(scenarios.tail)),
      ]
      if scenarios.isRobust { members.append(.init(key: "robust", value: .bool(true))) }
    }
    return members
  }
}
