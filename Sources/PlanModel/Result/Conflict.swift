// Why a request has no plan: a smallest set of the user's own rules that clash.

import TransportNetwork

/// Finds rules of which none can be left out without making a plan possible (deletion filter).
package struct Conflict {
  /// The clashing rules, one sentence each.
  package let sentences: [String]

  private enum Rule {
    case budget
    case required(Int)
    case forbidden(Int)
    case group(Int)
    case prerequisite(project: Int, other: Int)
    case sum(Int)
  }

  /// - Parameters:
  ///   - resolved: the question.
  ///   - isPossible: tells whether any plan keeps some rules; the planner and the check of its
  ///     answer each have a way of their own.
  package init(_ resolved: ResolvedRequest, isPossible: (Rules) -> Bool) {
    let rules = resolved.rules
    var kept: [Rule] = rules.required.map { .required($0) }
    kept += rules.forbidden.map { .forbidden($0) }
    kept += rules.groups.indices.map { .group($0) }
    for (project, others) in rules.prerequisites.enumerated() {
      kept += others.map { .prerequisite(project: project, other: $0) }
    }
    kept += rules.sums.indices.map { .sum($0) }
    kept.append(.budget)
    // Leaving rules out one by one, the last first, keeps those that the clash needs.
    for position in kept.indices.reversed() {
      var fewer = kept
      fewer.remove(at: position)
      if !isPossible(Self.only(fewer, of: rules)) { kept = fewer }
    }
    sentences = kept.map { Self.sentence($0, resolved) }
  }

  /// The question with some of its rules alone.
  private static func only(_ kept: [Rule], of rules: Rules) -> Rules {
    var fewer = Rules(
      cost: rules.cost,
      budget: rules.cost.reduce(0, +),
      groups: [],
      prerequisites: Array(repeating: [], count: rules.projectCount),
      required: [],
      forbidden: []
    )
    for rule in kept {
      switch rule {
      case .budget: fewer.budget = rules.budget
      case .required(let project): fewer.required.append(project)
      case .forbidden(let project): fewer.forbidden.append(project)
      case .group(let group): fewer.groups.append(rules.groups[group])
      case .prerequisite(let project, let other): fewer.prerequisites[project].append(other)
      case .sum(let sum): fewer.sums.append(rules.sums[sum])
      }
    }
    return fewer
  }

  private static func sentence(_ rule: Rule, _ resolved: ResolvedRequest) -> String {
    func id(_ project: Int) -> String {
      resolved.network.projects[resolved.candidates[project]].id
    }
    let rules = resolved.rules
    switch rule {
    case .budget:
      return
        "the budget is \(amountInWords(rules.budget)) \(resolved.network.configuration.currency)"
    case .required(let project):
      return "\(id(project)) is required and costs \(amountInWords(rules.cost[project]))"
    case .forbidden(let project): return "\(id(project)) is forbidden"
    case .sum(let sum): return rules.sums[sum].sentence
    case .group(let group):
      return "at most one of \(rules.groups[group].map(id).joined(separator: ", ")) is built"
    case .prerequisite(let project, let other):
      return "\(id(project)) requires \(id(other)), which costs \(amountInWords(rules.cost[other]))"
    }
  }
}
