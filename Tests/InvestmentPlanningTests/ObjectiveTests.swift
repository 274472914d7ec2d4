import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Objectives")
struct ObjectiveTests {
  private static let decays: [Decay] = [
    .exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90), .power(exponent: 1.2),
    .gaussian(deviation: 80),
  ]

  /// A request with everything that its objective reads, different for each seed.
  private func request(
    _ objective: PlanRequest.Objective.Kind,
    _ network: Network,
    seed: Int
  ) -> PlanRequest {
    var random = SeededGenerator(seed: UInt64(1000 + seed))
    let total = network.projects.reduce(0) { $0 + $1.cost }
    var request = PlanRequest(
      budget: (total * [0.25, 0.5, 0.8][seed % 3]).rounded(),
      objective: .of(objective),
      decay: Self.decays[seed % Self.decays.count]
    )
    request.aversion = [0, 0.5, 1, 2][seed % 4]
    if objective == .meanCost { request.unreachableCost = [120, 400, 1000][seed % 3] }
    if objective.takesDemand, seed % 2 == 0 {
      var flows: [PlanRequest.Flow] = []
      for from in network.zones {
        for to in network.zones where Int.random(in: 0..<3, using: &random) > 0 {
          let volume = Double(Int.random(in: 0...5, using: &random))
          flows.append(.init(from: from.id, to: to.id, volume: volume))
        }
      }
      request.demand = flows
    }
    if seed % 6 == 0 { request.required = ["p1"] }
    return request
  }

  @Test(
    "reach the best of all subsets of random networks",
    .skipping(14),
    arguments: PlanRequest.Objective.Kind.allCases.filter { $0 != .cost },
    0..<60
  )
  func agreesWithEnumeration(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let network = randomNetwork(
      seed: UInt64(500 + seed),
      zones: 4 + seed % 4,
      projects: 2 + seed % 5
    )
    let request = request(objective, network, seed: seed)
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: 0, threads: 1 + seed % 2)
    )
    let best = try enumeratedBest(network, request)
    let isUndefined = try planner.question.evaluate(projectIDs: []).ratio.before == nil
    if objective == .ratio, isUndefined, best?.isFinite != true {
      #expect(throws: PlanningError.self) { try planner.plan() }
      return skipCase()
    }
    let result = try planner.plan()
    #expect((best == nil) == (result.status == .infeasible))
    guard let best else { return skipCase() }
    let value = try #require(result.value)
    let bound = try #require(result.bound)
    #expect(result.status == .optimal)
    #expect(abs(value - best) <= 1e-9 * max(1, abs(best)), "\(value) against \(best)")
    #expect(abs(bound - best) <= 1e-6 * max(1, abs(best)), "bound \(bound) against \(best)")
    #expect(result.cost <= request.budget + 1e-6)
  }

  @Test("find the cheapest plan that reaches a figure", .skipping(25), arguments: 0..<120)
  func cheapest(seed: Int) throws {
    let network = randomNetwork(
      seed: UInt64(900 + seed),
      zones: 4 + seed % 4,
      projects: 2 + seed % 5
    )
    var request = request(.cost, network, seed: seed)
    request.budget = network.projects.reduce(0) { $0 + $1.cost }
    // What lies a share of the way from nothing to the best there is, and a little beyond the best.
    let figure = PlanRequest.Reach.Figure.allCases[seed % 3]
    var other = request
    other.objective =
      switch figure {
      case .gap: .gap
      case .ratio: .ratio
      case .access: .access
      }
    let nothing = try InvestmentPlanner(network, other).question.evaluate(projectIDs: [])
    guard let before = nothing.value, before.isFinite, let most = try enumeratedBest(network, other)
    else { return skipCase() }
    let share = [0.3, 0.7, 1, 1.01][seed / 3 % 4]
    request.reach = .init(figure, before + share * (most - before))
    let best = try enumeratedBest(network, request)
    let result = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: 0, threads: 1)
    ).plan()
    #expect((best == nil) == (result.status == .infeasible), "\(result.status)")
    guard let best else {
      #expect(result.conflict.count == 1)
      return skipCase()
    }
    #expect(result.status == .optimal)
    #expect(abs(try #require(result.value) - best) <= 1e-9 * max(1, best))
    #expect(abs(try #require(result.bound) - best) <= 1e-6 * max(1, best))
  }

  /// Three towns in a row, A (West, 10 people) - B (20) - C (East, 30), each link 60 minutes.
  private var threeTowns: Network {
    func link(_ id: String, _ from: Int, _ to: Int, _ minutes: Double) -> Link {
      Link(
        id: id,
        from: RowIndex(from),
        to: RowIndex(to),
        isDirected: false,
        travelMinutes: minutes
      )
    }
    return Network(
      nodes: ["A", "B", "C"].enumerated().map {
        Node(id: $1, x: Double($0), y: 0, zone: RowIndex($0))
      },
      links: [link("ab", 0, 1, 60), link("bc", 1, 2, 60)],
      zones: ["A", "B", "C"].map { Zone(id: $0) },
      zoneColumns: [ZoneColumn(name: "population", values: [10, 20, 30])],
      schemes: [
        RegionScheme(
          name: "macro",
          regions: [
            .init(name: "West", zones: [RowIndex(0)]), .init(name: "East", zones: [RowIndex(2)]),
          ]
        )
      ],
      projects: [
        Project(id: "p", cost: 5, links: [ProjectLink(link: link("p1", 0, 1, 30))])
      ]
    )
  }

  /// With linear decay to 120 minutes and p built, A-B takes 30 minutes, B-C 60 and A-C 90.
  ///
  /// Access before: A 20 x 0.5 = 10, B 10 x 0.5 + 30 x 0.5 = 20, C 20 x 0.5 = 10. After: A 20 x
  /// 0.75 + 30 x 0.25 = 22.5, B 10 x 0.75 + 30 x 0.5 = 22.5, C 10 x 0.25 + 20 x 0.5 = 12.5.
  @Test("agree with a hand calculation")
  func byHand() throws {
    func result(
      _ objective: PlanRequest.Objective.Kind,
      _ change: (inout PlanRequest) -> Void = { _ in }
    )
      throws -> PlanResult
    {
      var request = PlanRequest(budget: 5, objective: .of(objective), decay: .linear(cutoff: 120))
      change(&request)
      return try InvestmentPlanner(threeTowns, request).plan()
    }
    // Mean over people: (10 x 10 + 20 x 20 + 30 x 10) / 60 and (10 x 22.5 + 20 x 22.5 + 30 x 12.5)
    // / 60.
    let total = try result(.total)
    #expect(abs(total.valueBefore - 800.0 / 60) < 1e-12)
    #expect(abs(try #require(total.value) - 1050.0 / 60) < 1e-12)
    // East over West: 10 / 10, then 12.5 / 22.5.
    let ratio = try result(.ratio)
    #expect(ratio.valueBefore == 1)
    #expect(abs(try #require(ratio.value) - 12.5 / 22.5) < 1e-12)
    #expect(abs(ratio.projects[0].lossWithout - (1 - 12.5 / 22.5)) < 1e-12)
    // The worse of both regions: 10, then 12.5.
    let maxmin = try result(.maxmin)
    #expect(maxmin.valueBefore == 10)
    #expect(maxmin.value == 12.5)
    // Aversion 0.5: the square of the mean square root.
    let welfare = try result(.welfare)
    let root = (10 * 22.5.squareRoot() + 20 * 22.5.squareRoot() + 30 * 12.5.squareRoot()) / 60
    #expect(abs(try #require(welfare.value) - root * root) < 1e-9)
    // Demand of 2 from A to B and 1 from A to C: (2 x 60 + 120) / 3 = 80, then (2 x 30 + 90) / 3 =
    // 50.
    let trips: [PlanRequest.Flow] = [
      .init(from: "A", to: "B", volume: 2), .init(from: "A", to: "C", volume: 1),
      .init(from: "B", to: "B", volume: 9),
    ]
    let mean = try result(.meanCost) { $0.demand = trips }
    #expect(abs(mean.valueBefore - 80) < 1e-12)
    #expect(abs(try #require(mean.value) - 50) < 1e-12)
    #expect(abs(try #require(mean.bound) - 50) < 1e-6)
    #expect(abs(mean.projects[0].lossWithout - 30) < 1e-12)
    // The same trips by worth: (2 x 0.5 + 0) / 3, then (2 x 0.75 + 0.25) / 3.
    let worth = try result(.total) { $0.demand = trips }
    #expect(abs(worth.valueBefore - 1.0 / 3) < 1e-12)
    #expect(abs(try #require(worth.value) - 1.75 / 3) < 1e-12)
    // An access of 22 needs p, one of 10 needs nothing.
    let reached = try result(.cost) { $0.reach = .init(.access, 22) }
    #expect(reached.value == 5)
    #expect(reached.projects.map(\.id) == ["p"])
    #expect(reached.projects[0].lossWithout == 12.5)
    let free = try result(.cost) { $0.reach = .init(.access, 10) }
    #expect(free.value == 0)
    #expect(free.projects.isEmpty)
    let never = try result(.cost) { $0.reach = .init(.access, 23) }
    #expect(never.status == .infeasible)
    #expect(never.conflict[0].contains("22.5"))
  }

  /// Populations of A, B and C times 1000: with p the access of A is 22,500 at most, for 5.
  @Test("tell what is sought where nothing reaches enough, in numbers that people read")
  func shortfall() throws {
    var network = threeTowns
    network.zoneColumns[0].values = [10_000, 20_000, 30_000]
    var request = PlanRequest(budget: 5, objective: .of(.cost), decay: .linear(cutoff: 120))
    request.reach = .init(.access, 1_234_567)
    var phases: [String] = []
    let result = try InvestmentPlanner(network, request)
      .plan(progress: { phases.append($0.phase) })
    #expect(
      result.conflict == [
        "access 1,234,567 cannot be reached under the rules: the best plan has access 22,500, for 5 CNY"
      ]
    )
    #expect(phases.contains { $0.hasPrefix("best access: ") })
    // 24,691.3578 x 0.75 + 37,037.0367 x 0.25 = 27,777.777525, of which no more is said than is
    // reached.
    network.zoneColumns[0].values = [12_345.6789, 24_691.3578, 37_037.0367]
    request.reach = .init(.access, 27_777.8)
    #expect(
      try InvestmentPlanner(network, request).plan().conflict == [
        "access 27,777.8 cannot be reached under the rules: the best plan has access 27,777.77752, for 5 CNY"
      ]
    )
    // 12.5 / 22.5 is 0.55555..., which is to be small.
    request.reach = .init(.ratio, 0.5)
    #expect(
      try InvestmentPlanner(network, request).plan().conflict == [
        "ratio 0.5 cannot be reached under the rules: the best plan has ratio 0.5555555556, for 5 CNY"
      ]
    )
  }

  @Test("count the unreachable pairs of a mean cost, or take what they count for")
  func unreachable() throws {
    var network = threeTowns
    network.links.removeLast()
    var request = PlanRequest(budget: 5, objective: .meanCost())
    do throws(PlanningError) {
      _ = try InvestmentPlanner(network, request).plan()
      Issue.record("accepted")
    } catch {
      // A and B cannot reach C, nor C them.
      #expect(error.kind == .data)
      #expect(error.description.hasPrefix("4 pairs"))
    }
    request.unreachableCost = 200
    // Weights: A-B 10 x 20 both ways, A-C 10 x 30 both ways, B-C 20 x 30 both ways: 400 of 2200 in
    // 60 minutes, later 30, the others 200.
    let result = try InvestmentPlanner(network, request).plan()
    let before = 384_000.0 / 2200
    let after = 372_000.0 / 2200
    #expect(abs(result.valueBefore - before) < 1e-9)
    #expect(abs(try #require(result.value) - after) < 1e-9)
  }

  @Test("refuse demand that cannot be")
  func demand() throws {
    func message(_ flows: [PlanRequest.Flow]) -> String {
      do throws(PlanningError) {
        _ = try InvestmentPlanner(
          threeTowns,
          PlanRequest(budget: 5, objective: .total(demand: .init(flows)))
        )
        return "accepted"
      } catch {
        #expect(error.kind == .data)
        return error.description
      }
    }
    #expect(message([.init(from: "A", to: "D", volume: 1)]).contains("\"D\""))
    #expect(message([.init(from: "A", to: "B", volume: -1)]).contains("-1"))
    #expect(message([.init(from: "A", to: "B", volume: .nan)]).contains("nan"))
    #expect(message([.init(from: "A", to: "A", volume: 1)]).contains("no trip"))
    let twice = PlanRequest.Flow(from: "A", to: "B", volume: 1)
    #expect(message([twice, twice]).contains("twice"))
  }

  /// A large value that plans change little: 1e-4 of 1e9 is 100,000, a thousand times the gain of
  /// 100.
  ///
  /// At most 1 % of that may stay open, and 1e-9 of the value, which is 1 as well.
  @Test("what may stay open is a share of the gain where that is less than a share of the value")
  func accepted() {
    func open(_ gain: Double, _ share: Double, _ kind: PlanRequest.Objective.Kind) -> Double {
      ObjectiveScale(kind, valueBefore: 1e9, access: [], relativeGap: share).tolerance(gain)
    }
    // Rounding of sums adds 1e-12 of the value.
    #expect(abs(open(100, 1e-4, .total) - 1.001) < 1e-6)
    #expect(abs(open(1000, 1e-4, .gap) - 10.001) < 1e-6)
    #expect(abs(open(0, 1e-4, .access) - 1.001) < 1e-6)
    #expect(open(1e8, 1e-4, .total) == 1e-4 * 1.1e9 + 1e-3)
    #expect(open(100, 0, .total) == 1e-3)
  }
}
