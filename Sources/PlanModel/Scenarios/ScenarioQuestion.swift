// A request as a scenario changes it.

package import TransportNetwork

extension ResolvedRequest {
  /// The same question with a scenario's costs, opportunities, weights and trips.
  package func question(in scenario: NetworkScenario) throws(PlanningError) -> ResolvedRequest {
    var network = network
    var request = request
    for (project, factor) in scenario.projectCosts.enumerated() {
      network.projects[project].cost *= factor
    }
    // Each has a column of its own, since one column may serve as opportunities and as weight.
    if request.facilities != nil, scenario.opportunities.contains(where: { $0 != 1 }) {
      throw PlanningError(
        .usage,
        "Scenario \"\(scenario.name)\" changes opportunities of zones, and facilities are reached."
      )
    }
    func scaled(_ name: String, by factors: [Double], as what: String) -> String {
      guard factors.contains(where: { $0 != 1 }),
        let column = network.zoneColumns.first(where: { $0.name == name })
      else { return name }
      var copy = column
      copy.name = "\(name) as \(what) in \(scenario.name)"
      // Facilities have no factor, and no value.
      copy.values = column.values.enumerated().map { zone, value in
        value.map { zone < factors.count ? $0 * factors[zone] : $0 }
      }
      network.zoneColumns.append(copy)
      return copy.name
    }
    request.opportunities = scaled(
      request.opportunities,
      by: scenario.opportunities,
      as: "opportunities"
    )
    request.weight = scaled(self.request.weight, by: scenario.weights, as: "weight")
    if var table = request.objective.demand {
      var positions: [String: Int] = [:]
      for (position, zone) in network.zones.enumerated() { positions[zone.id] = position }
      table.flows = table.flows.map { flow in
        var flow = flow
        if let from = positions[flow.from] { flow.volume *= scenario.tripsFrom[from] }
        if let to = positions[flow.to] { flow.volume *= scenario.tripsTo[to] }
        return flow
      }
      request.objective = request.objective.weighted(by: table)
    }
    do throws(PlanningError) {
      return try ResolvedRequest(network, request, costs: costs)
    } catch {
      throw PlanningError(error.kind, "Scenario \"\(scenario.name)\": \(error.description)")
    }
  }
}

extension Rules {
  /// The rules that a plan keeps in every scenario: these, and the budget and sums of the others
  /// with their costs of the same projects.
  package func joined(with others: [(name: String, rules: Rules)]) -> Rules {
    var joined = self
    var seen = [self]
    for (name, rules) in others where !seen.contains(rules) {
      seen.append(rules)
      if rules.cost != cost {
        joined.sums.append(
          LinearRule(
            rules.cost,
            upper: rules.budget,
            sentence:
              "the budget at the costs of scenario \(name) is \(amountInWords(rules.budget))"
          )
        )
      }
      for rule in rules.sums where !joined.sums.contains(rule) {
        var rule = rule
        rule.sentence += " at the costs of scenario \(name)"
        joined.sums.append(rule)
      }
    }
    return joined
  }
}
