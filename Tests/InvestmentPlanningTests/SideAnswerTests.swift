import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

/// Rules, frontiers, alternatives and contributions against trying every subset.
@Suite("Beyond one answer")
struct SideAnswerTests {
  /// A random network whose projects have regions.
  private func network(_ seed: Int) -> Network {
    var network = randomNetwork(
      seed: UInt64(3000 + seed),
      zones: 4 + seed % 4,
      projects: 4 + seed % 3
    )
    for position in network.projects.indices {
      network.projects[position].region = position % 2 == 0 ? "even" : "odd"
    }
    return network
  }

  /// Every legal plan with its value, from scratch: the rules as the planner was told them.
  private func allPlans(
    _ network: Network,
    _ request: PlanRequest
  ) throws -> [(ids: Set<String>, value: Double)] {
    let figures = try PlainFigures(network, request)
    let projects = network.projects
    var plans: [(ids: Set<String>, value: Double)] = []
    for bits in 0..<1 << projects.count {
      let chosen = projects.indices.filter { bits >> $0 & 1 == 1 }
      let groups = chosen.map { projects[$0].group }.filter { !$0.isEmpty }
      func cost(_ isCounted: (Int) -> Bool) -> Double {
        chosen.filter(isCounted).reduce(0) { $0 + projects[$1].cost }
      }
      guard cost({ _ in true }) <= request.budget, Set(groups).count == groups.count,
        chosen.allSatisfy({ projects[$0].requires.allSatisfy { chosen.contains($0.position) } }),
        chosen.count <= request.atMost ?? .max
      else { continue }
      let keepsSpending = request.spending.allSatisfy { rule in
        let spent =
          switch rule.part {
          case .region: cost { projects[$0].region == rule.name }
          case .mode:
            // No length in these tables: equal parts.
            chosen.reduce(0.0) { sum, project in
              let links = projects[project].links
              let share = Double(links.count { network.modes[$0.link.mode].name == rule.name })
              return sum + projects[project].cost * share / Double(links.count)
            }
          }
        return spent >= (rule.least ?? 0) - 1e-9 && spent <= (rule.most ?? .infinity) + 1e-9
      }
      guard keepsSpending else { continue }
      plans.append(
        (Set(chosen.map { projects[$0].id }), try figures(building: chosen).value)
      )
    }
    return plans
  }

  private func request(_ network: Network, _ seed: Int, _ objective: PlanRequest.Objective.Kind)
    -> PlanRequest
  {
    let total = network.projects.reduce(0) { $0 + $1.cost }
    return PlanRequest(
      budget: (total * [0.4, 0.7, 1][seed % 3]).rounded(),
      objective: .of(objective),
      decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90)][seed / 3 % 3]
    )
  }

  @Test(
    "rules on numbers and spending hold, and nothing better keeps them",
    .skipping(25),
    arguments: 0..<90
  )
  func rules(seed: Int) throws {
    let network = network(seed)
    let objective: PlanRequest.Objective.Kind = [.gap, .access, .maxmin, .ratio][seed % 4]
    var request = request(network, seed, objective)
    if seed % 2 == 0 { request.atMost = 1 + seed % 3 }
    let sizes = [100.0, 300, 600]
    if seed % 3 == 0 {
      request.spending.append(.init(.region, "odd", least: sizes[seed / 3 % 3]))
    }
    if seed % 5 == 0 { request.spending.append(.init(.region, "even", most: sizes[seed / 5 % 3])) }
    if seed % 7 < 3 {
      request.spending.append(.init(.mode, "rail", least: 50, most: sizes[seed / 7 % 3]))
    }
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let plans = try allPlans(network, request)
    guard plans.isEmpty || plans.contains(where: \.value.isFinite) else {
      // The target has no access in any plan, so there is no ratio.
      #expect(throws: PlanningError.self) { try planner.plan() }
      return skipCase()
    }
    let result = try planner.plan()
    guard !plans.isEmpty else {
      #expect(result.status == .infeasible)
      #expect(!result.conflict.isEmpty)
      return skipCase()
    }
    let values = plans.map(\.value)
    let best = try #require(objective.isMinimized ? values.min() : values.max())
    #expect(result.status == .optimal)
    #expect(abs(try #require(result.value) - best) <= 1e-9 * max(1, abs(best)))
    // The master's rows hold to a millionth of each group's gain, whose differences the gap adds
    // up.
    let scale = result.regions.reduce(max(1, abs(best))) { max($0, $1.accessAfter ?? 0) }
    #expect(abs(try #require(result.bound) - best) <= 1e-5 * scale)
    #expect(plans.contains { $0.ids == Set(result.projects.map(\.id)) })
  }

  @Test("a clash of spending rules is told by its smallest set")
  func clash() throws {
    var network = network(0)
    for position in network.projects.indices {
      network.projects[position].cost = 100
      network.projects[position].group = ""
      network.projects[position].requires = []
    }
    // Two projects are odd: they can take 200 at most, and one project 100.
    let request = PlanRequest(
      budget: 1000,
      atMost: 1,
      spending: [
        .init(.region, "odd", least: 150), .init(.region, "even", most: 500),
      ]
    )
    let result = try InvestmentPlanner(network, request).plan()
    #expect(result.status == .infeasible)
    #expect(
      result.conflict == [
        "at most 1 projects are built", "the spending on odd is at least 150 CNY",
      ]
    )
  }

  /// The floor's row would be scaled to the dearest project, and 4 of 1e12 is less than a solver
  /// sees.
  @Test("a project that nobody can pay does not hide a floor on the others")
  func dearest() throws {
    var network = network(0)
    for position in network.projects.indices {
      network.projects[position].cost = position == 0 ? 1e12 : 5
      network.projects[position].group = ""
      network.projects[position].requires = []
      network.projects[position].region = "all"
    }
    let request = PlanRequest(budget: 9, spending: [.init(.region, "all", least: 4)])
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let result = try planner.plan()
    #expect(result.status == .optimal)
    #expect(result.projects.count == 1)
    #expect(
      try enumeratedBest(network, request).map { abs($0 - (result.value ?? .nan)) < 1e-9 } == true
    )
    // One project of 5 is not enough for 6, though the dearest makes a billionth of its cost look
    // like nothing.
    let two = PlanRequest(budget: 11, spending: [.init(.region, "all", least: 6)])
    let more = try InvestmentPlanner(network, two, options: PlanOptions(relativeGap: 0)).plan()
    #expect(more.status == .optimal && more.projects.count == 2)
    let one = PlanRequest(budget: 9, spending: [.init(.region, "all", least: 6)])
    #expect(try InvestmentPlanner(network, one).plan().status == .infeasible)
  }

  @Test("a frontier is complete where no plan keeps the smaller budgets")
  func emptyFrontier() throws {
    let network = network(0)
    let dearest = try #require(network.projects.max { $0.cost < $1.cost })
    let request = PlanRequest(budget: 1e6, required: [dearest.id])
    let planner = try InvestmentPlanner(network, request)
    #expect(dearest.cost > 1)
    let none = try planner.frontier(budgets: [0, 1])
    #expect(none.points.isEmpty && none.isComplete)
    let one = try planner.frontier(budgets: [0, 1e6])
    #expect(one.points.map(\.budget) == [1e6] && one.isComplete)
    let stop = Cancellation()
    stop.cancel()
    #expect(!(try planner.frontier(budgets: [0, 1e6], cancellation: stop).isComplete))
  }

  /// The plans that hold all of no other one as good: what is more in them is for nothing.
  private func withoutWaste(
    _ plans: [(ids: Set<String>, value: Double)]
  ) -> [(ids: Set<String>, value: Double)] {
    plans.filter { plan in
      !plans.contains {
        $0.ids.isStrictSubset(of: plan.ids) && abs($0.value - plan.value) <= 1e-9 * abs(plan.value)
      }
    }
  }

  @Test("alternatives come in the order of trying everything", arguments: 0..<60)
  func alternatives(seed: Int) throws {
    let network = network(seed)
    let objective: PlanRequest.Objective.Kind = [.gap, .access, .welfare, .total][seed % 4]
    let request = request(network, seed, objective)
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let best = try planner.plan()
    let within = [0.02, 0.3][seed % 2]
    let found = try planner.alternatives(to: best, count: 6, within: within)
    let value = try #require(best.value)
    let all = withoutWaste(try allPlans(network, request)).map(\.value).sorted {
      objective.isMinimized ? $0 < $1 : $0 > $1
    }
    let good = all.filter { abs($0 - value) <= within * abs(value) * (1 + 1e-9) }
    #expect(found.plans.count == min(6, good.count))
    #expect(found.isExhaustive || found.plans.count == 6)
    for (plan, expected) in zip(found.plans, good) {
      #expect(abs(plan.value - expected) <= 1e-9 * max(1, abs(expected)))
      #expect(plan.isProven)
    }
    #expect(Set(found.plans.map { Set($0.projects) }).count == found.plans.count)
    for plan in found.plans { #expect(Set(found.always).isSubset(of: plan.projects)) }
  }

  @Test("the most different plan is the one of trying everything", .skipping(19), arguments: 0..<60)
  func different(seed: Int) throws {
    let network = network(seed)
    let objective: PlanRequest.Objective.Kind = [.gap, .access, .ratio][seed % 3]
    let request = request(network, seed, objective)
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let plans = try allPlans(network, request)
    guard plans.contains(where: \.value.isFinite) else {
      // The target has no access in any plan, so there is no ratio.
      #expect(throws: PlanningError.self) { try planner.plan() }
      return skipCase()
    }
    let best = try planner.plan()
    let value = try #require(best.value)
    let found = try planner.alternatives(to: best, count: 2, within: 0.2, order: .different)
    let first = Set(best.projects.map(\.id))
    func distance(_ ids: Set<String>) -> Double {
      network.projects.filter { ids.symmetricDifference(first).contains($0.id) }
        .reduce(0) { $0 + $1.cost }
    }
    let sign: Double = objective.isMinimized ? 1 : -1
    let others = plans.filter {
      $0.ids != first && sign * ($0.value - value) <= 0.2 * abs(value) + 1e-9 * abs(value)
    }
    // Nothing in it is for nothing.
    let useful = withoutWaste(others + [(first, value)]).filter { $0.ids != first }
    let farthest = useful.map { distance($0.ids) }.max()
    #expect(found.plans.count == (farthest == nil ? 1 : 2))
    guard let farthest else { return skipCase() }
    try #require(found.plans.count == 2)
    #expect(found.plans[1].isProven)
    let ids = Set(found.plans[1].projects)
    #expect(abs(distance(ids) - farthest) < 1e-6)
    #expect(useful.contains { $0.ids == ids })
  }

  @Test("a frontier has the best plan of every budget", .skipping(0), arguments: 0..<40)
  func frontier(seed: Int) throws {
    let network = network(seed)
    let objective: PlanRequest.Objective.Kind = [.gap, .access, .maxmin, .ratio, .meanCost][
      seed % 5
    ]
    var request = request(network, seed, objective)
    request.unreachableCost = objective == .meanCost ? 500 : nil
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let budgets = [0, 0.2, 0.5, 0.9].map { ($0 * total).rounded() }
    let bests: [Double] = try Set(budgets).sorted().map { budget in
      request.budget = budget
      return try #require(try enumeratedBest(network, request))
    }
    guard bests.allSatisfy(\.isFinite) else {
      // No plan of some budget gives the target access.
      #expect(throws: PlanningError.self) { try planner.frontier(budgets: budgets) }
      return skipCase()
    }
    let frontier = try planner.frontier(budgets: budgets)
    #expect(frontier.points.map(\.budget) == Set(budgets).sorted())
    #expect(frontier.isComplete)
    try #require(frontier.points.count == bests.count)
    for (position, (point, best)) in zip(frontier.points, bests).enumerated() {
      #expect(abs(point.value - best) <= 1e-9 * max(1, abs(best)), "budget \(point.budget)")
      #expect(abs(point.bound - best) <= 1e-6 * max(1, abs(best)), "budget \(point.budget)")
      guard position > 0 else { continue }
      let last = frontier.points[position - 1]
      let change = point.value - last.value
      let price = (objective.isMinimized ? -change : change) / (point.budget - last.budget)
      #expect(point.shadowPrice == price)
      let names = Set(last.projects).union(point.added).subtracting(point.removed)
      #expect(names == Set(point.projects))
    }
  }

  private static let shared: [PlanRequest.Objective.Kind] = [
    .gap, .access, .total, .meanCost, .ratio, .maxmin, .welfare, .cost,
  ]

  /// Skips ratios to no access at all, over which every gain is infinite.
  @Test("Shapley values are the means over all orders", .skipping(0), arguments: 0..<96)
  func shapley(seed: Int) throws {
    let network = network(seed)
    let objective = Self.shared[seed % Self.shared.count]
    var request = request(network, seed, objective)
    request.unreachableCost = objective == .meanCost ? 500 : nil
    request.aversion = [0, 0.5, 1, 2][seed / 8 % 4]
    let figure: PlanRequest.Reach.Figure = [.gap, .ratio, .access][seed / 8 % 3]
    request.reach = objective == .cost ? .init(figure, 1) : nil
    let planner = try InvestmentPlanner(network, request)
    let isRatio = objective == .ratio || objective == .cost && figure == .ratio
    if isRatio, try planner.question.evaluate(projectIDs: []).ratio.before == nil {
      return skipCase()
    }
    let ids = network.projects.prefix(4).map(\.id)
    let found = try #require(try planner.contributions(of: ids))
    #expect(found.isExact)
    let stop = Cancellation()
    stop.cancel()
    #expect(try planner.contributions(of: ids, cancellation: stop) == nil)
    let figures = try PlainFigures(network, request)
    func gain(_ members: [String]) throws -> Double {
      let chosen = network.projects.indices.filter { members.contains(network.projects[$0].id) }
      func value(_ chosen: [Int]) throws -> Double {
        let evaluation = try figures(building: chosen)
        guard objective == .cost else { return evaluation.value }
        // The cheapest plan is made for what it must reach.
        let means = evaluation.means
        return try #require([means.gap, means.ratio, means.target][seed / 8 % 3])
      }
      let change = try value(chosen) - value([])
      let isMinimized = objective == .cost ? figure != .access : objective.isMinimized
      return isMinimized ? -change : change
    }
    var gains: [Set<String>: Double] = [:]
    for bits in 0..<16 {
      let members = ids.indices.filter { bits >> $0 & 1 == 1 }.map { ids[$0] }
      gains[Set(members)] = try gain(members)
    }
    // All 24 orders of four projects.
    var sums: [String: Double] = [:]
    func visit(_ built: [String]) {
      if built.count == 4 {
        for (position, id) in built.enumerated() {
          let before = gains[Set(built.prefix(position))] ?? 0
          sums[id, default: 0] += (gains[Set(built.prefix(position + 1))] ?? 0) - before
        }
      }
      for id in ids where !built.contains(id) { visit(built + [id]) }
    }
    visit([])
    for share in found.shares {
      let expected = (sums[share.id] ?? 0) / 24
      #expect(abs(share.shapley - expected) < 1e-8 * max(1, abs(expected)))
    }
    let all = gains[Set(ids)] ?? 0
    for pair in found.synergies {
      let without = Set(ids).subtracting([pair.first])
      let other = Set(ids).subtracting([pair.second])
      let both = without.subtracting([pair.second])
      let expected = all - (gains[without] ?? 0) - (gains[other] ?? 0) + (gains[both] ?? 0)
      #expect(abs(pair.value - expected) < 1e-8 * max(1, abs(all)))
    }
  }

  @Test("sampled Shapley values add up to the plan's gain and say their error")
  func sampled() throws {
    let network = randomNetwork(seed: 1, zones: 6, projects: 21)
    let request = PlanRequest(budget: 1e9, objective: .welfare())
    let planner = try InvestmentPlanner(network, request)
    let ids = network.projects.map(\.id)
    let found = try #require(try planner.contributions(of: ids))
    #expect(!found.isExact)
    // Of one project fewer the values of all 2^20 sets are known.
    let fewer = try #require(try planner.contributions(of: Array(ids.dropLast())))
    #expect(fewer.isExact && fewer.shares.allSatisfy { $0.error == nil })
    let whole = try planner.question.evaluate(projectIDs: ids)
    let gain = try #require(whole.value) - whole.valueBefore
    #expect(abs(found.shares.reduce(0) { $0 + $1.shapley } - gain) < 1e-9 * max(1, gain))
    #expect(found.shares.allSatisfy { ($0.error ?? -1) >= 0 })
    #expect(try planner.contributions(of: ids) == found)
  }
}
