import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Periods")
struct PeriodTests {
  /// A request and a network in which projects have earliest periods, and one is committed for
  /// later.
  private func question(_ seed: Int) -> (Network, PlanRequest) {
    var random = SeededGenerator(seed: UInt64(3000 + seed))
    var network = randomNetwork(
      seed: UInt64(700 + seed),
      zones: 4 + seed % 4,
      projects: 3 + seed % 3
    )
    for project in network.projects.indices where Bool.random(using: &random) {
      network.projects[project].period = Int.random(in: 1...4, using: &random)
    }
    if seed % 3 == 0 {
      let last = network.projects.count - 1
      network.projects[last].status = .committed
      network.projects[last].requires = []
      network.projects[last].group = ""
    }
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let count = 2 + seed % 2
    var request = PlanRequest(
      budget: 0,
      objective: [.gap, .access, .total(), .meanCost()][seed % 4],
      decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90)][seed % 3],
      periods: (0..<count).map { _ in
        (total * Double.random(in: 0...0.35, using: &random)).rounded()
      },
      discount: [0, 0.1, 0.5][seed / 2 % 3]
    )
    if request.objective.kind == .meanCost { request.unreachableCost = [120, 400][seed % 2] }
    if seed % 5 == 0 { request.required = ["p1"] }
    if seed % 7 == 0 { request.forbidden = ["p0"] }
    if seed % 4 == 1 { request.atMost = 2 }
    return (network, request)
  }

  /// A figure of one period: a plan without periods, on a network in which the period's committed
  /// projects stand.
  private func figure(
    _ network: Network,
    _ request: PlanRequest,
    _ built: [Int],
    period: Int
  ) throws -> Double {
    var network = network
    for project in network.projects.indices where network.projects[project].status == .committed {
      // A committed project of a later period is as if it had never been heard of.
      if (network.projects[project].period ?? 1) > period {
        network.projects[project].status = .candidate
      }
    }
    var single = request
    single.periods = []
    single.required = []
    let ids = built.map { network.projects[$0].id }
    return try #require(
      try InvestmentPlanner(network, single).question.evaluate(projectIDs: ids).value
    )
  }

  /// The best discounted sum over all schedules; nil when none is legal.
  private func enumerated(_ network: Network, _ request: PlanRequest) throws -> Double? {
    let periods = request.periods.count
    let projects = network.projects
    let candidates = projects.indices.filter { projects[$0].status == .candidate }
    var figures: [[Int]: [Double]] = [:]
    var best: Double?
    var opening = Array(repeating: 0, count: candidates.count)  // 0 is never
    func isLegal() -> Bool {
      var money = 0.0
      for period in 1...periods {
        money += request.periods[period - 1]
        let spent = zip(candidates, opening).reduce(0) { sum, entry in
          entry.1 > 0 && entry.1 <= period ? sum + projects[entry.0].cost : sum
        }
        if spent > money { return false }
      }
      let built = zip(candidates, opening).filter { $0.1 > 0 }
      let ids = built.map { projects[$0.0].id }
      let groups = built.map { projects[$0.0].group }.filter { !$0.isEmpty }
      return Set(groups).count == groups.count
        && request.required.allSatisfy(ids.contains)
        && !request.forbidden.contains(where: ids.contains)
        && built.count <= request.atMost ?? .max
        && built.allSatisfy { (projects[$0.0].period ?? 1) <= $0.1 }
        && built.allSatisfy { project, period in
          projects[project].requires.allSatisfy { needed in
            projects[needed.position].status != .candidate
              || built.contains { $0.0 == needed.position && $0.1 <= period }
          }
        }
    }
    func value() throws -> Double {
      var sum = 0.0
      for period in 1...periods {
        let built = zip(candidates, opening).filter { $0.1 > 0 && $0.1 <= period }.map(\.0)
        if figures[built] == nil {
          figures[built] = try (1...periods).map {
            try figure(network, request, built, period: $0)
          }
        }
        var factor = 1.0
        for _ in 1..<period { factor *= 1 + request.discount }
        sum += (figures[built]?[period - 1] ?? .nan) / factor
      }
      return sum
    }
    func decide(_ position: Int) throws {
      guard position < candidates.count else {
        guard isLegal() else { return }
        let value = try value()
        if best.map({ request.objective.kind.isMinimized ? value < $0 : value > $0 }) ?? true {
          best = value
        }
        return
      }
      for period in 0...periods {
        opening[position] = period
        try decide(position + 1)
      }
    }
    try decide(0)
    return best
  }

  @Test("reach the best of all schedules of random networks", .skipping(7), arguments: 0..<72)
  func agreesWithEnumeration(seed: Int) throws {
    let (network, request) = question(seed)
    let best = try enumerated(network, request)
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: 0, threads: 1 + seed % 2)
    )
    let result = try planner.plan()
    #expect((best == nil) == (result.status == .infeasible), "\(result.conflict)")
    guard let best else {
      #expect(!result.conflict.isEmpty)
      let check = try planner.question.check(projectIDs: nil)
      #expect(check.feasibility == .infeasible)
      return skipCase()
    }
    let value = try #require(result.value)
    let bound = try #require(result.bound)
    #expect(result.status == .optimal)
    #expect(abs(value - best) <= 1e-9 * max(1, abs(best)), "\(value) against \(best)")
    #expect(abs(bound - best) <= 1e-6 * max(1, abs(best)), "bound \(bound) against \(best)")
    // What the answer says of itself: the sum of its periods, their money, and the same when asked
    // again.
    let periods = result.periods
    #expect(periods.count == request.periods.count)
    let sum = periods.reduce(0) { $0 + $1.weight * $1.value }
    #expect(abs(sum - value) <= 1e-12 * max(1, abs(value)))
    var left = 0.0
    for period in periods {
      left += period.budget - period.spent
      #expect(abs(period.left - left) <= 1e-9 && left >= -1e-9)
    }
    let opening = Dictionary(uniqueKeysWithValues: result.projects.map { ($0.id, $0.period) })
    let ids = result.projects.map(\.id)
    let check = try planner.question.check(projectIDs: ids, opening: opening)
    #expect(check.brokenRules.isEmpty, "\(check.brokenRules)")
    #expect(check.result.value == result.value && check.result.projects == result.projects)
    // Of at most five projects in three periods few enough can matter.
    let optimum = try #require(check.optimum)
    #expect(abs(optimum.value - best) <= 1e-9 * max(1, abs(best)))
    for project in result.projects {
      let without = try planner.question.evaluate(
        projectIDs: ids.filter { $0 != project.id },
        opening: opening
      )
      let sign: Double = request.objective.kind.isMinimized ? 1 : -1
      let loss = sign * (try #require(without.value) - value)
      #expect(abs(project.lossWithout - loss) <= 1e-9 * max(1, abs(value)))
    }
  }

  @Test(
    "a search that is stopped at once hands over a schedule and a true bound",
    .skipping(1),
    arguments: 0..<8
  )
  func stopped(seed: Int) throws {
    let (network, request) = question(seed)
    guard let best = try enumerated(network, request) else { return skipCase() }
    let stop = Cancellation()
    stop.cancel()
    let result = try InvestmentPlanner(network, request).plan(cancellation: stop)
    let sign: Double = request.objective.kind.isMinimized ? 1 : -1
    let room = 1e-9 * max(1, abs(best))
    #expect(sign * (try #require(result.value)) >= sign * best - room)
    #expect(sign * (try #require(result.bound)) <= sign * best + room)
    #expect(result.status == .interrupted || result.status == .optimal)
    #expect(result.periods.count == request.periods.count)
  }

  @Test("one period is a plan")
  func onePeriod() throws {
    let network = randomNetwork(seed: 11, zones: 6, projects: 5)
    let options = PlanOptions(relativeGap: 0, threads: 1)
    let single = PlanRequest(budget: 900)
    let plan = try InvestmentPlanner(network, single, options: options).plan()
    let staged = try InvestmentPlanner(
      network,
      PlanRequest(budget: 0, periods: [900], discount: 0.3),
      options: options
    ).plan()
    #expect(staged.value == plan.value)
    #expect(staged.projects == plan.projects)
    #expect(staged.regions == plan.regions)
    #expect(staged.budget == 900)
  }

  @Test("broken rules of a schedule are told; objectives that do not add up are refused")
  func refused() throws {
    var network = randomNetwork(seed: 12, zones: 5, projects: 4)
    network.projects[1].period = 2
    network.projects[2].cost = 500
    network.projects[3].cost = 100
    let request = PlanRequest(budget: 0, periods: [100, 1000])
    let planner = try InvestmentPlanner(network, request)
    // p2 requires p3 and costs more than the first period has; p1 may not open so early.
    let check = try planner.question.check(
      projectIDs: ["p1", "p2", "p3"],
      opening: ["p1": 1, "p2": 1, "p3": 2]
    )
    let sentences = check.brokenRules.joined(separator: "\n")
    #expect(sentences.contains("by period 1 the schedule has spent"))
    #expect(sentences.contains("p1 opens in period 1, not before 2"))
    #expect(sentences.contains("p2 requires p3, which opens later"))
    #expect(throws: PlanningError.self) {
      try planner.question.evaluate(projectIDs: ["p1"], opening: ["p1": 3])
    }
    for objective in [PlanRequest.Objective.Kind.ratio, .maxmin, .welfare] {
      #expect(throws: PlanningError.self) {
        try InvestmentPlanner(
          network,
          PlanRequest(budget: 0, objective: .of(objective), periods: [1, 1])
        )
      }
    }
    // A project that comes too late cannot be required, and that alone is the clash.
    network.projects[1].period = 3
    let late = try InvestmentPlanner(
      network,
      PlanRequest(budget: 0, required: ["p1"], periods: [9000, 9000])
    ).plan()
    #expect(late.status == .infeasible)
    #expect(late.conflict.count == 2)
    #expect(late.conflict.contains { $0.contains("p1 opens in period 3 at the earliest") })
  }
}
