// Scenarios of random whole questions, and what plans are worth in each by trying every set of
// projects.

import NetworkFiles
import PlanModel
import TestNetworks
import TestSupport
import TransportNetwork

/// Random factors on costs, opportunities, weights and trips, as a table that people write.
struct WholeScenarios {
  var question: WholeQuestion
  var table: ScenarioFile

  /// Draws scenarios for a question; the same for the same seed.
  init(_ question: WholeQuestion, seed: Int) throws {
    self.question = question
    var random = SeededGenerator(seed: UInt64(88_000 + seed))
    let count = 2 + seed % 2
    var lines = ["scenario,probability,what,id,factor"]
    let projects = question.network.projects.map(\.id)
    let zones = question.network.zones.map(\.id)
    for number in 0..<count {
      func add(_ what: String, _ ids: [String], _ factors: [String]) {
        for id in ids where Bool.random(using: &random) {
          let factor = factors.randomElement(using: &random) ?? "1"
          lines.append("s\(number),\(1 / Double(count)),\(what),\(id),\(factor)")
        }
      }
      lines.append("s\(number),\(1 / Double(count)),,,")
      add("cost", projects, ["0.8", "1.3", "1.5"])
      // The first changes costs alone.
      if number == 0 { continue }
      if question.request.facilities == nil { add("opportunities", zones, ["0.5", "2"]) }
      add("weight", zones, ["0.5", "1.5"])
      guard question.request.objective.demand != nil else { continue }
      add("trips_from", zones, ["0.5", "3"])
      add("trips_to", zones, ["2"])
    }
    table = try ScenarioFile(
      CSVTable(bytes: Array(lines.joined(separator: "\n").utf8), name: "scenarios.csv"),
      question.network,
      scheme: nil
    )
  }

  /// A scenario written out as a question of its own, with two columns in place of its own.
  func written(_ scenario: NetworkScenario) -> WholeQuestion {
    var written = question
    for project in written.network.projects.indices {
      written.network.projects[project].cost *= scenario.projectCosts[project]
    }
    func scaled(_ name: String, _ factors: [Double], as new: String) {
      for column in question.network.zoneColumns where column.name == name {
        let values = zip(column.values, factors).map { ($0 ?? 0) * $1 }
        written.network.zoneColumns.append(ZoneColumn(name: new, values: values))
      }
    }
    scaled(question.request.opportunities, scenario.opportunities, as: "offer")
    scaled(question.request.weight, scenario.weights, as: "people")
    written.request.opportunities = "offer"
    written.request.weight = "people"
    func position(_ zone: String) -> Int { Int(zone.dropFirst()) ?? 0 }
    if let demand = question.request.demand {
      written.request.demand = demand.map {
        var flow = $0
        flow.volume *=
          scenario.tripsFrom[position($0.from)] * scenario.tripsTo[position($0.to)]
        return flow
      }
    }
    return written
  }

  /// A plan with its value in every scenario.
  struct Tried {
    var ids: [String]
    var worstRegret: Double
  }

  /// Every plan that is legal in all scenarios with its worst regret, and the best value of each
  /// scenario; nil where a scenario has no legal plan.
  func tried() throws -> (plans: [Tried], bests: [Double])? {
    let sign: Double = question.request.objective.kind.isMinimized ? 1 : -1
    var regrets: [[String]: [Double]] = [:]
    var bests: [Double] = []
    for scenario in table.scenarios {
      let plans = try written(scenario).tried()
      guard let best = plans.map({ sign * $0.value }).min() else { return nil }
      bests.append(sign * best)
      for plan in plans { regrets[plan.ids, default: []].append(sign * plan.value - best) }
    }
    let legal = regrets.filter { $0.value.count == table.scenarios.count }
    return (legal.map { Tried(ids: $0.key, worstRegret: $0.value.max() ?? 0) }, bests)
  }
}
