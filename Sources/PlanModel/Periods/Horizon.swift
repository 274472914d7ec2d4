// Several periods as one planning problem: a copy of the network per period, side by side.

import ShortestPaths
import TransportNetwork

/// The periods of a request, each with its network, what it counts, and the money there is by then.
///
/// A schedule is a plan of *items*: item (p, t) says that project p stands in period t, so it needs
/// item (p, t + 1). What has been spent by period t is the sum of the costs of what stands in it,
/// and must not exceed the money of all periods so far: what is left over is carried on. Objectives
/// that add up over pairs of zones add up over copies of the zones as well, so the search for the
/// best plan is the search for the best schedule.
package struct Horizon: Sendable {
  /// The question in each period, on the network of that period: committed projects stand from
  /// their period on.
  package let questions: [ResolvedRequest]
  /// What each period counts.
  package let weights: [Double]
  /// Money of all periods up to each one.
  package let money: [Double]
  /// First period in which each candidate may open, from 0; the number of periods when it comes too
  /// late.
  package let earliest: [Int]
  /// The numerical problem of each period alone.
  package let instances: [PlanningInstance]

  package var count: Int { weights.count }

  /// Sets up the periods.
  /// - Complexity: as setting up one planning problem, for each period whose committed projects
  ///   differ from those before.
  package init(
    _ resolved: ResolvedRequest,
    threads: Int,
    unless isStopped: @Sendable () -> Bool = { false }
  ) throws(PlanningError) {
    let request = resolved.request
    let count = request.periods.count
    weights = request.periodWeights
    var sum = 0.0
    money = request.periods.map {
      sum += $0
      return sum
    }
    earliest = resolved.candidates.map {
      min(count, max(0, (resolved.network.projects[$0].period ?? 1) - 1))
    }
    var questions: [ResolvedRequest] = []
    var instances: [PlanningInstance] = []
    for period in 0..<count {
      let question = try resolved.question(inPeriod: period + 1)
      if let last = questions.last, let instance = instances.last,
        last.network.projects == question.network.projects
      {
        questions.append(last)
        instances.append(instance)
      } else {
        questions.append(question)
        instances.append(
          try PlanningInstance(question, threads: threads, unless: isStopped)
        )
      }
    }
    self.questions = questions
    self.instances = instances
  }

  /// The item of a project that stands in a period, both from 0.
  package func item(_ project: Int, in period: Int) -> Int { project * count + period }

  /// What makes a schedule legal; `rules` are those of what is built in the end.
  package func rules(_ rules: Rules, _ resolved: ResolvedRequest) -> Rules {
    let last = count - 1
    let projects = 0..<rules.projectCount
    func inTheEnd(_ project: Int) -> Int { item(project, in: last) }
    var sums = rules.sums.map { rule in
      var rule = rule
      for term in rule.terms.indices {
        rule.terms[term].project = inTheEnd(rule.terms[term].project)
      }
      return rule
    }
    let itemCount = rules.projectCount * count
    for period in 0..<last {
      var spending = Array(repeating: 0.0, count: itemCount)
      for project in projects { spending[item(project, in: period)] = rules.cost[project] }
      sums.append(
        LinearRule(
          spending,
          upper: money[period],
          sentence:
            "the money up to period \(period + 1) is \(amountInWords(money[period])) \(resolved.network.configuration.currency)"
        )
      )
    }
    var cost = Array(repeating: 0.0, count: itemCount)
    var prerequisites = Array(repeating: [Int](), count: itemCount)
    var forbidden: [Int] = []
    for project in projects {
      cost[inTheEnd(project)] = rules.cost[project]
      for period in 0..<count {
        let item = item(project, in: period)
        if period < last { prerequisites[item].append(item + 1) }
        prerequisites[item] += rules.prerequisites[project].map { self.item($0, in: period) }
        if period < earliest[project] || rules.forbidden.contains(project) {
          forbidden.append(item)
        }
      }
    }
    return Rules(
      cost: cost,
      budget: rules.budget,
      groups: rules.groups.flatMap { group in
        (0..<count).map { period in group.map { item($0, in: period) } }
      },
      prerequisites: prerequisites,
      required: rules.required.map(inTheEnd),
      forbidden: forbidden,
      sums: sums
    )
  }

  /// All periods side by side, with the rules of schedules.
  package func instance(_ resolved: ResolvedRequest) -> PlanningInstance {
    // The weights and the decay are the same in every period; only a mean cost's unit may differ.
    var parts = instances
    for part in parts.indices {
      parts[part].weights = parts[0].weights.map { weights[part] * $0 }
      parts[part].decay = parts[0].decay
    }
    var instance = PlanningInstance(
      sideBySide: parts,
      itemOfProject: { project, period in item(project, in: period) },
      rules: rules(resolved.rules, resolved)
    )
    // What stands in the last period was built; opening it later saves nothing.
    instance.droppable = (0..<resolved.rules.projectCount).map { item($0, in: count - 1) }
    return instance
  }
}

extension ResolvedRequest {
  /// The same question on the network of a period (from 1): committed projects that come later have
  /// no links yet.
  package func question(inPeriod period: Int) throws(PlanningError) -> ResolvedRequest {
    var network = network
    for index in network.projects.indices
    where network.projects[index].status == .committed
      && (network.projects[index].period ?? 1) > period
    { network.projects[index].links = [] }
    return try ResolvedRequest(network, request, costs: costs)
  }
}
