// Random questions over all that a request may hold, and their plans by trying every set of
// projects.

import PlanModel
import Accessibility
import PlanFiles
import TestNetworks
import TestSupport
import TransportNetwork

/// A random network and a question with rules of every kind.
struct WholeQuestion {
  var network: Network
  var request: PlanRequest

  static let decays: [Decay] = [
    .exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90), .power(exponent: 1.2),
    .gaussian(deviation: 80), .logistic(midpoint: 60, deviation: 30),
    .stepped([.init(cost: 60, weight: 0.5), .init(cost: 150, weight: 0)]),
    .logLogistic(offset: -8, slope: 2),
  ]

  /// A question as it is given.
  init(_ network: Network, _ request: PlanRequest) {
    self.network = network
    self.request = request
  }

  /// A question of a kind; the same for the same seed.
  init(_ kind: PlanRequest.Objective.Kind, seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(52_000 + seed * 8) + UInt64(kind.rawValue.count))
    func chance(_ probability: Double) -> Bool {
      Double.random(in: 0..<1, using: &random) < probability
    }
    network = randomNetwork(
      seed: UInt64(61_000 + seed),
      zones: 4 + seed % 4,
      projects: 4 + seed % 3
    )
    for position in network.projects.indices {
      network.projects[position].region = position % 2 == 0 ? "even" : "odd"
    }
    if chance(0.2) {
      network.projects[3].status = .committed
    } else if chance(0.2) {
      network.projects[1].status = .committed
      network.projects[1].group = ""
    }
    let total = network.projects.reduce(0) { $0 + $1.cost }
    request = PlanRequest(
      budget: (total * Double.random(in: 0.2...1, using: &random)).rounded(),
      objective: .of(kind),
      decay: Self.decays[Int.random(in: 0..<Self.decays.count, using: &random)]
    )
    request.aversion = [0, 0.5, 1, 2].randomElement(using: &random) ?? 0.5
    request.unreachableCost = [120, 400, 1000].randomElement(using: &random) ?? 120
    if kind.takesDemand, chance(0.4) {
      request.demand = network.zones.indices.flatMap { from in
        network.zones.indices.compactMap { to in
          let volume = Double(Int.random(in: 0...5, using: &random))
          return volume == 0 && (from, to) != (0, 1)
            ? nil
            : .init(from: "z\(from)", to: "z\(to)", volume: max(volume, from == 0 ? 1 : 0))
        }
      }
    }
    if chance(0.3) { request.atMost = Int.random(in: 1...3, using: &random) }
    if chance(0.25) {
      request.spending.append(.init(.region, "odd", least: total / 10))
    }
    if chance(0.25) { request.spending.append(.init(.region, "even", most: total / 4)) }
    if chance(0.15) { request.spending.append(.init(.mode, "rail", most: total / 3)) }
    let candidates = network.projects.filter { $0.status == .candidate }.map(\.id)
    if chance(0.25) { request.required = [candidates[0]] }
    if chance(0.25) { request.forbidden = [candidates[candidates.count - 1]] }
    if kind.traits.isSumOverPairs, chance(0.25) {
      request.periods = [(request.budget / 2).rounded(), request.budget / 2]
      request.budget = request.periods.reduce(0, +)
      request.discount = chance(0.5) ? 0.1 : 0
    }
    drawTravel(kind, seed)
    drawSubject(kind, seed)
    if kind == .cost { try setReach(&random) }
  }

  /// Sometimes some modes alone, or facilities in place of zones; from numbers of its own, so that
  /// all else stays as it is.
  private mutating func drawTravel(_ kind: PlanRequest.Objective.Kind, _ seed: Int) {
    var random = SeededGenerator(seed: UInt64(97_000 + seed * 8) + UInt64(kind.rawValue.count))
    let number = Double.random(in: 0..<1, using: &random)
    if number < 0.15 {
      request.modes = [network.modes[Int.random(in: 0...1, using: &random)].name]
    } else if number < 0.35, request.demand == nil {
      for node in network.nodes.indices where node % 2 == seed % 2 {
        network.nodes[node].type = "port"
      }
      request.facilities = FacilityChoice(kinds: ["port"])
    }
  }

  /// Sometimes jobs are reached, or regions are weighed by them, or the regions change places; from
  /// numbers of its own as well.
  private mutating func drawSubject(_ kind: PlanRequest.Objective.Kind, _ seed: Int) {
    var random = SeededGenerator(seed: UInt64(83_000 + seed * 8) + UInt64(kind.rawValue.count))
    network.zoneColumns.append(
      ZoneColumn(
        name: "jobs",
        values: network.zones.map { _ in Double(Int.random(in: 0...9, using: &random) * 10) }
      )
    )
    func chance() -> Bool { Int.random(in: 0..<5, using: &random) == 0 }
    if chance(), request.facilities == nil { request.opportunities = "jobs" }
    if chance() { request.weight = "jobs" }
    if chance() { (request.target, request.reference) = (request.reference, request.target) }
  }

  /// A figure between that of nothing and that of everything, sometimes beyond.
  private mutating func setReach(_ random: inout SeededGenerator) throws {
    let figure = PlanRequest.Reach.Figure.allCases.randomElement(using: &random) ?? .gap
    var other = request
    other.objective = [.gap: .gap, .ratio: .ratio, .access: .access][figure] ?? .gap
    let question = try PlanQuestion(network, other)
    let before = try question.evaluate(projectIDs: []).value ?? 0
    let after = try question.evaluate(projectIDs: question.ids).value ?? 0
    let share = Double.random(in: 0.2...1.1, using: &random)
    let value = before + share * (after - before)
    request.objective = .cost(.init(figure, value.isFinite ? value : 1))
  }

  /// A plan with its value.
  struct Tried {
    var ids: [String]
    var opening: [String: Int]
    var value: Double
    var cost: Double
  }

  /// Every legal plan; a schedule for each way to open its projects.
  func tried() throws -> [Tried] {
    let question = try PlanQuestion(network, request)
    let ids = question.ids
    let periods = max(1, request.periods.count)
    var plans: [Tried] = []
    // Digit d of the number: 0 is not built, t opens in period t.
    var count = 1
    for _ in ids { count *= periods + 1 }
    for number in 0..<count {
      var rest = number
      var opening: [String: Int] = [:]
      for id in ids {
        if rest % (periods + 1) > 0 { opening[id] = rest % (periods + 1) }
        rest /= periods + 1
      }
      guard isLegal(opening) else { continue }
      let built = ids.filter { opening[$0] != nil }
      let result = try question.evaluate(projectIDs: built, opening: opening)
      if let reach = request.objective.reach, !reaches(reach, result) { continue }
      plans.append(
        Tried(ids: built, opening: opening, value: result.value ?? .nan, cost: result.cost)
      )
    }
    return plans
  }

  private func reaches(_ reach: PlanRequest.Reach, _ result: PlanResult) -> Bool {
    let room = 1e-9 * abs(reach.value)
    switch reach.figure {
    case .gap: return (result.gap.after ?? .infinity) <= reach.value + room
    case .ratio: return (result.ratio.after ?? .infinity) <= reach.value + room
    case .access:
      let target = result.regions.first { $0.name == request.target }
      return (target?.accessAfter ?? 0) >= reach.value - room
    }
  }

  /// Whether the rules allow that projects, given by their rows, are built at once.
  func allows(_ projects: [Int]) -> Bool {
    isLegal(Dictionary(uniqueKeysWithValues: projects.map { (network.projects[$0].id, 1) }))
  }

  /// The rules as the request and the tables state them, without the planner's `Rules`.
  func isLegal(_ opening: [String: Int]) -> Bool {
    let chosen = network.projects.filter { opening[$0.id] != nil }
    func cost(_ isCounted: (Project) -> Bool) -> Double {
      chosen.filter(isCounted).reduce(0) { $0 + $1.cost }
    }
    var money = 0.0
    for (period, budget) in request.periods.enumerated() {
      money += budget - cost { opening[$0.id] == period + 1 }
      if money < 0 { return false }
    }
    let groups = chosen.map(\.group).filter { !$0.isEmpty }
    let taken = network.projects.filter { $0.status != .candidate }.map(\.group)
    return cost { _ in true } <= request.budget && chosen.count <= request.atMost ?? .max
      && Set(groups).count == groups.count && groups.allSatisfy { !taken.contains($0) }
      && request.required.allSatisfy { opening[$0] != nil }
      && request.forbidden.allSatisfy { opening[$0] == nil }
      && request.spending.allSatisfy { rule in
        let spent = chosen.reduce(0) { $0 + $1.cost * share(rule, of: $1) }
        return spent >= (rule.least ?? 0) && spent <= (rule.most ?? .infinity)
      }
      && chosen.allSatisfy { project in
        project.requires.allSatisfy { needed in
          let other = network.projects[needed]
          guard other.status == .candidate else { return true }
          guard let period = opening[other.id], let own = opening[project.id] else { return false }
          return period <= own
        }
      }
  }

  /// The share of a project's cost that a rule counts: of a mode, its links' in equal parts, since
  /// none has a length.
  private func share(_ rule: PlanRequest.Spending, of project: Project) -> Double {
    switch rule.part {
    case .region: return project.region == rule.name ? 1 : 0
    case .mode:
      let count = project.links.count { network.modes[$0.link.mode].name == rule.name }
      return Double(count) / Double(project.links.count)
    }
  }
}
