// Plans hold nothing useless: of plans that are as good none costs less, against trying every
// subset.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import Glibc
import TestSupport
import Testing
import TransportNetwork

@Suite("The cheapest of equal plans")
struct CheapestPlanTests {
  private static let objectives: [PlanRequest.Objective.Kind] = [
    .gap, .access, .ratio, .total, .maxmin, .welfare, .meanCost,
  ]

  /// A planner, and all plans that its rules allow.
  private func question(
    _ objective: PlanRequest.Objective.Kind,
    _ seed: Int,
    relativeGap: Double = 0
  ) throws -> (planner: InvestmentPlanner, plans: [EnumeratedPlan]) {
    let network = variantNetwork(seed: seed)
    let request = variantRequest(network, objective, seed: seed)
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: relativeGap, threads: 1 + seed % 2)
    )
    return (planner, try enumeratedPlans(network, request))
  }

  @Test(
    "is returned whatever the objective and the rules",
    .skipping(7),
    arguments: objectives,
    0..<42
  )
  func cheapest(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let (planner, plans) = try question(objective, seed, relativeGap: [0, 1e-4][seed / 3 % 2])
    guard !plans.isEmpty else {
      #expect(try planner.plan().status == .infeasible)
      return skipCase()
    }
    guard plans.contains(where: \.value.isFinite) else {
      // The target has no access in any plan, so there is no ratio.
      #expect(throws: PlanningError.self) { try planner.plan() }
      return skipCase()
    }
    let result = try planner.plan()
    #expect(result.status == .optimal)
    #expect(result.isCheapest == true)
    let value = try #require(result.value)
    let own = try #require(plans.first { $0.ids == Set(result.projects.map(\.id)) })
    #expect(abs(own.cost - result.cost) <= 1e-9)
    for plan in plans where plan.isAsGood(as: value, objective) {
      #expect(plan.cost >= result.cost - 1e-6, "\(plan.ids) instead of \(own.ids)")
    }
    // Still within what was asked of the best there is.
    let values = plans.map(\.value)
    let best = try #require(objective.isMinimized ? values.min() : values.max())
    #expect(
      abs(value - best) <= (planner.question.options.relativeGap + 1e-9) * max(1e-9, abs(best))
        + 1e-9
    )
    #expect(abs(value - best) <= 0.01 * abs(best - result.valueBefore) + 2e-9 * abs(best) + 1e-9)
    // Trying all plans finds none as good that costs less, and finds one beside a plan that holds
    // what it does not need.
    let check = try planner.question.check(projectIDs: result.projects.map(\.id))
    #expect(check.cheaper == nil)
    #expect(check.brokenRules == [])
  }

  @Test("is another than the best by gain in many of these cases, which are told apart by verify")
  func wasteful() throws {
    var (wasteful, questions) = (0, 0)
    for objective in Self.objectives {
      for seed in 0..<42 {
        let (planner, plans) = try question(objective, seed)
        let values = plans.map(\.value)
        guard let best = objective.isMinimized ? values.min() : values.max(), best.isFinite
        else { continue }
        questions += 1
        let equal = plans.filter { $0.isAsGood(as: best, objective) }
        let least = try #require(equal.map(\.cost).min())
        guard let dear = equal.first(where: { $0.cost > least + 1e-6 }) else { continue }
        wasteful += 1
        guard wasteful % 7 == 0 else { continue }
        let cheaper = try #require(
          try planner.question.check(projectIDs: dear.ids.sorted()).cheaper
        )
        let found = try #require(plans.first { $0.ids == Set(cheaper.projectIDs) })
        #expect(found.isAsGood(as: dear.value, objective) && found.cost < dear.cost)
        #expect(cheaper.cost == found.cost)
      }
    }
    #expect(questions > 200)
    #expect(wasteful > 100)
  }

  @Test("is at every budget of a frontier", .skipping(0), arguments: objectives, 0..<14)
  func frontier(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let (planner, _) = try question(objective, seed, relativeGap: [0, 1e-4][seed % 2])
    let network = planner.question.resolved.network
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let budgets = [0, 0.2, 0.4, 0.6, 0.8, 1].map { (total * $0).rounded() }
    var request = planner.question.resolved.request
    request.budget = total
    let plans = try enumeratedPlans(network, request)
    let answered = budgets.filter { budget in plans.contains { $0.cost <= budget } }
    let hasRatio = answered.allSatisfy { budget in
      plans.contains { $0.cost <= budget && $0.value.isFinite }
    }
    guard hasRatio else {
      // There is a plan of some budget, but none that gives the target access.
      #expect(throws: PlanningError.self) { try planner.frontier(budgets: budgets) }
      return skipCase()
    }
    let result = try planner.frontier(budgets: budgets)
    #expect(result.points.map(\.budget) == answered)
    for point in result.points {
      #expect(point.isCheapest == true)
      for plan in plans where plan.cost <= point.budget && plan.isAsGood(as: point.value, objective)
      {
        #expect(plan.cost >= point.cost - 1e-6, "\(plan.ids) instead of \(point.projects)")
      }
    }
    for (point, next) in zip(result.points, result.points.dropFirst()) {
      #expect(
        EnumeratedPlan(ids: [], cost: 0, value: next.value).isAsGood(as: point.value, objective)
      )
    }
    let check = try planner.question.check(result.points, budgets: budgets)
    #expect(check.findings.allSatisfy { $0.cheaper == nil && $0.brokenRules.isEmpty })
  }

  /// Skips what has no list of alternatives, and lists to which nothing useless can be added.
  @Test(
    "comes first among alternatives that are as good",
    .skipping(21),
    arguments: objectives,
    0..<14
  )
  func alternatives(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let (planner, plans) = try question(objective, seed)
    guard !plans.isEmpty else { return skipCase() }
    // Where the target has no access before, the search for one more plan is refused when no other
    // plan gives it any.
    if objective == .ratio, try planner.question.evaluate(projectIDs: []).ratio.before == nil {
      return skipCase()
    }
    let found = try planner.alternatives(to: try planner.plan(), count: 4, within: 0.2)
    var left = plans
    for (position, plan) in found.plans.enumerated() {
      for other in left where other.isAsGood(as: plan.value, objective) {
        #expect(other.cost >= plan.cost - 1e-6, "\(other.ids) instead of \(plan.projects)")
      }
      // Whatever holds all of it and is no better spends more for nothing.
      let ids = Set(plan.projects)
      left.removeAll {
        $0.ids.isSuperset(of: ids) && abs($0.value - plan.value) <= 1e-9 * abs(plan.value)
      }
      for later in found.plans[(position + 1)...] {
        #expect(left.contains { $0.ids == Set(later.projects) })
      }
      left.removeAll { $0.ids == ids }
    }
    let check = try planner.question.check(found, relativeGap: 0)
    #expect(check.wasteful.isEmpty && check.missing == nil && check.misplaced.isEmpty)
    // A list in which the first plan is followed by one that holds something useless is found out.
    let first = try #require(found.plans.first)
    let waste = plans.first {
      $0.ids.isStrictSuperset(of: first.projects)
        && abs($0.value - first.value) <= 1e-9 * abs(first.value)
    }
    guard let waste else { return skipCase() }
    var longer = found
    longer.plans.insert(
      .init(value: waste.value, cost: waste.cost, projects: waste.ids.sorted(), isProven: true),
      at: 1
    )
    #expect(
      try planner.question.check(longer, relativeGap: 0).wasteful.contains {
        $0 == .init(plan: 1, held: 0)
      }
    )
  }

  /// Of the cheapest plan that reaches an access: every legal plan that reaches it, but for those
  /// with something in them that can go while the access stays.
  @Test(
    "of what must be reached: alternatives hold nothing that adds nothing",
    .skipping(1),
    arguments: 0..<24
  )
  func reaching(seed: Int) throws {
    let network = variantNetwork(seed: seed)
    var request = variantRequest(network, .access, seed: seed)
    request.spending = []
    let most = try InvestmentPlanner(network, request).plan()
    guard let best = most.value, best > most.valueBefore * (1 + 1e-6) else { return skipCase() }
    let plans = try enumeratedPlans(network, request)
    let least = most.valueBefore + 0.6 * (best - most.valueBefore)
    let reaching = plans.filter { $0.value >= least * (1 + 1e-9) }
    let expected = reaching.filter { plan in
      !reaching.contains {
        $0.ids.isStrictSubset(of: plan.ids) && abs($0.value - plan.value) <= 1e-9 * plan.value
      }
    }
    request.objective = .cost(.init(.access, least))
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let found = try planner.alternatives(to: try planner.plan(), count: 500, within: 100)
    #expect(found.isExhaustive)
    #expect(Set(found.plans.map { Set($0.projects) }) == Set(expected.map(\.ids)))
    #expect(found.plans.map(\.cost) == expected.map(\.cost).sorted())
    let check = try planner.question.check(found, relativeGap: 0)
    #expect(check.isTried && check.missing == nil && check.wasteful.isEmpty)
    #expect(check.misplaced.isEmpty)
  }

  /// Pairs of towns that have nothing to do with each other, with three projects each, so that all
  /// subsets of all projects can be tried one pair after the other: what a set of them gains is the
  /// sum of what it gains in each.
  @Test("is proven where there are more projects than can all be tried together", arguments: 0..<6)
  func manyProjects(seed: Int) throws {
    let pairs = 8
    var random = SeededGenerator(seed: UInt64(8800 + seed))
    var nodes: [Node] = []
    var links: [Link] = []
    var population: [Double?] = []
    var projects: [Project] = []
    // What sets of projects gain and cost, none worse than another in both.
    var sums: [(gain: Double, cost: Double)] = [(0, 0)]
    let decay = 120.0
    func link(_ id: String, _ pair: Int, _ minutes: Double) -> Link {
      Link(
        id: id,
        from: RowIndex(2 * pair),
        to: RowIndex(2 * pair + 1),
        isDirected: false,
        travelMinutes: minutes
      )
    }
    for pair in 0..<pairs {
      let people = (0..<2).map { _ in Double(Int.random(in: 1...9, using: &random)) }
      for (end, count) in people.enumerated() {
        let zone = 2 * pair + end
        nodes.append(Node(id: "n\(zone)", x: Double(zone), y: 0, zone: RowIndex(zone)))
        population.append(count)
      }
      links.append(link("road\(pair)", pair, 120))
      // The second is often as fast as the first; the third never is.
      let fast = Double(Int.random(in: 30...80, using: &random))
      let minutes = [fast, Bool.random(using: &random) ? fast : fast + 5, fast + 20]
      let costs = minutes.map { _ in Double(Int.random(in: 1...9, using: &random)) }
      for (number, (minutes, cost)) in zip(minutes, costs).enumerated() {
        let id = "p\(pair)-\(number)"
        projects.append(
          Project(
            id: id,
            name: id,
            cost: cost,
            links: [ProjectLink(link: link(id, pair, minutes))]
          )
        )
      }
      var next: [(gain: Double, cost: Double)] = []
      for bits in 0..<8 {
        let built = (0..<3).filter { bits >> $0 & 1 == 1 }
        let best = built.reduce(120) { min($0, minutes[$1]) }
        let gain = 2 * people[0] * people[1] * (exp(-best / decay) - exp(-120 / decay))
        let cost = built.reduce(0) { $0 + costs[$1] }
        next += sums.map { ($0.gain + gain, $0.cost + cost) }
      }
      next.sort { ($0.cost, -$0.gain) < ($1.cost, -$1.gain) }
      sums = []
      for sum in next where sum.gain > sums.last?.gain ?? -1 { sums.append(sum) }
    }
    let network = Network(
      nodes: nodes,
      links: links,
      zones: nodes.map { Zone(id: $0.id) },
      zoneColumns: [ZoneColumn(name: "population", values: population)],
      schemes: [
        RegionScheme(
          name: "macro",
          regions: ["West", "East"].enumerated().map { end, name in
            RegionScheme.Region(name: name, zones: (0..<pairs).map { RowIndex(2 * $0 + end) })
          }
        )
      ],
      projects: projects
    )
    let total = projects.reduce(0) { $0 + $1.cost }
    let budget = (total * [0.15, 0.3, 0.5][seed % 3]).rounded()
    let request = PlanRequest(
      budget: budget,
      objective: .total(),
      decay: .exponential(rate: 1 / decay)
    )
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: [0, 1e-4][seed % 2])
    )
    let result = try planner.plan()
    #expect(result.status == .optimal && result.isCheapest == true)
    let people = population.reduce(0) { $0 + ($1 ?? 0) }
    let gain = (try #require(result.value) - result.valueBefore) * people
    let affordable = sums.filter { $0.cost <= budget }
    let most = try #require(affordable.map(\.gain).max())
    let size = try #require(result.value) * people
    #expect(abs(gain - most) <= (planner.question.options.relativeGap + 1e-9) * size)
    let least = try #require(affordable.first { $0.gain >= gain - 1e-9 * size })
    #expect(abs(least.cost - result.cost) <= 1e-9, "\(result.projects.map(\.id))")
  }

  /// Every schedule of at most five projects over two periods; skips answers that cost nothing.
  @Test("is the schedule that is returned", .skipping(0), arguments: 0..<24)
  func schedule(seed: Int) throws {
    var network = variantNetwork(seed: seed)
    // Five projects: variants of what stands first.
    network.projects.removeAll { $0.id == "p2" || $0.id == "p3" }
    for position in network.projects.indices { network.projects[position].requires = [] }
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let request = PlanRequest(
      budget: 0,
      objective: [.gap, .access, .total()][seed % 3],
      decay: .exponential(rate: 1 / 120),
      periods: [0.3, 0.5].map { (total * $0).rounded() },
      discount: [0, 0.1][seed % 2]
    )
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let result = try planner.plan()
    #expect(result.status == .optimal)
    #expect(result.isCheapest == true)
    let value = try #require(result.value)
    var rules = WholeQuestion(network, request)
    rules.request.budget = request.periods.reduce(0, +)
    if result.cost <= 1e-6 { skipCase() }
    let ids = network.projects.filter { $0.status == .candidate }.map(\.id)
    var count = 1
    for _ in ids { count *= 3 }
    for code in 0..<count {
      var (rest, opening) = (code, [String: Int]())
      for id in ids {
        if rest % 3 > 0 { opening[id] = rest % 3 }
        rest /= 3
      }
      let built = ids.filter { opening[$0] != nil }
      let cost = network.projects.filter { built.contains($0.id) }.reduce(0) { $0 + $1.cost }
      guard cost < result.cost - 1e-6, rules.isLegal(opening) else { continue }
      let check = try planner.question.schedule(of: built, opening: opening)
      let horizon = try Horizon(planner.question.resolved, threads: 1)
      let other = PlanQuestion.value(try planner.question.evaluations(check, horizon), horizon)
      let plan = EnumeratedPlan(ids: Set(built), cost: cost, value: other)
      #expect(!plan.isAsGood(as: value, request.objective.kind), "\(opening) for \(cost)")
    }
    let opening = Dictionary(uniqueKeysWithValues: result.projects.map { ($0.id, $0.period) })
    let check = try planner.question.check(projectIDs: result.projects.map(\.id), opening: opening)
    #expect(check.cheaper == nil)
  }
}
