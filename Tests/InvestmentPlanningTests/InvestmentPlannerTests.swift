import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Investment planner")
struct InvestmentPlannerTests {
  @Test("reaches the best of all subsets of random networks", .skipping(25), arguments: 0..<240)
  func agreesWithEnumeration(seed: Int) throws {
    let network = randomNetwork(
      seed: UInt64(seed),
      zones: 4 + seed % 4,
      projects: 2 + seed % 5
    )
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let share = [0, 0.25, 0.5, 0.8][seed % 4]
    let decays: [Decay] = [
      .exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90), .power(exponent: 1.2),
    ]
    var request = PlanRequest(
      budget: (total * share).rounded(),
      objective: seed % 2 == 0 ? .gap : .access,
      decay: decays[seed / 4 % 4]
    )
    if seed % 6 == 0 { request.required = ["p1"] }
    if seed % 9 == 0 { request.forbidden = ["p0"] }
    let best = try enumeratedBest(network, request)
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: 0, threads: 1 + seed % 2)
    )
    let result = try planner.plan()
    #expect((best == nil) == (result.status == .infeasible))
    guard let best else {
      #expect(!result.conflict.isEmpty)
      return skipCase()
    }
    let value = try #require(result.value)
    let bound = try #require(result.bound)
    #expect(result.status == .optimal)
    #expect(abs(value - best) <= 1e-9 * max(1, abs(best)))
    #expect(abs(bound - best) <= 1e-6 * max(1, abs(best)))
    #expect(result.cost <= request.budget + 1e-6)
  }

  @Test("gives the same plan and figures for any number of threads")
  func threads() throws {
    let network = randomNetwork(seed: 5, zones: 9, projects: 9)
    let answers = try [1, 2, 4].map { threads in
      var result = try InvestmentPlanner(
        network,
        PlanRequest(budget: 1500),
        options: PlanOptions(threads: threads)
      ).plan()
      result.search = nil
      return result
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0] == answers[2])
  }

  @Test("hands over a plan and a true bound when it is stopped at once")
  func interruption() throws {
    let network = randomNetwork(seed: 8, zones: 8, projects: 6)
    let request = PlanRequest(budget: 1200)
    let best = try #require(try enumeratedBest(network, request))
    let cancellation = Cancellation()
    cancellation.cancel()
    let result = try InvestmentPlanner(network, request).plan(cancellation: cancellation)
    #expect(result.status == .interrupted)
    #expect(try #require(result.bound) <= best + 1e-9)
    #expect(try #require(result.value) >= best - 1e-9)
    let limited = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(timeLimit: 0)
    ).plan()
    #expect(limited.status == .feasible)
    #expect(try #require(limited.bound) <= best + 1e-9)
  }

  /// A duration cannot be so long.
  @Test("limits of time beyond all ages are none", arguments: [1e19, 1e22, 1e300])
  func endlessTime(seconds: Double) throws {
    let planner = try InvestmentPlanner(
      randomNetwork(seed: 1, zones: 4, projects: 3),
      PlanRequest(budget: 1e9),
      options: PlanOptions(timeLimit: seconds, threads: 1)
    )
    #expect(try planner.plan().status == .optimal)
    let endless = Checkpointing(start: nil, interval: seconds * seconds, save: { _ in })
    #expect(try planner.plan(checkpointing: endless).status == .optimal)
    #expect(Checkpointing(start: nil, interval: .nan, save: { _ in }).interval == 0)
  }

  @Test("evaluates a given plan to the same figures as the search")
  func evaluation() throws {
    let network = randomNetwork(seed: 3, zones: 8, projects: 7)
    let planner = try InvestmentPlanner(network, PlanRequest(budget: 1500))
    let found = try planner.plan()
    let evaluated = try planner.question.evaluate(projectIDs: found.projects.map(\.id))
    #expect(evaluated.status == .evaluated)
    #expect(evaluated.value == found.value)
    #expect(evaluated.regions == found.regions)
    #expect(evaluated.projects == found.projects)
    #expect(evaluated.bound == nil)
  }

  @Test("names the rules that clash, and no others")
  func conflict() throws {
    var network = randomNetwork(seed: 3, zones: 6, projects: 5)
    for position in 0..<5 { network.projects[position].cost = 100 }
    // p0 and p1 are one group; p2 requires p3.
    let both = try InvestmentPlanner(
      network,
      PlanRequest(budget: 1000, required: ["p0", "p1", "p4"])
    ).plan()
    #expect(both.status == .infeasible)
    #expect(
      both.conflict == [
        "p0 is required and costs 100", "p1 is required and costs 100",
        "at most one of p0, p1 is built",
      ]
    )
    let dear = try InvestmentPlanner(
      network,
      PlanRequest(budget: 150, required: ["p2"], forbidden: ["p4"])
    ).plan()
    #expect(
      dear.conflict == [
        "p2 is required and costs 100", "p2 requires p3, which costs 100",
        "the budget is 150 CNY",
      ]
    )
  }

  @Test("refuses what the network does not have, and says what there is")
  func usage() throws {
    let network = randomNetwork(seed: 1, zones: 5, projects: 3)
    func message(_ request: PlanRequest) -> String {
      do throws(PlanningError) {
        _ = try InvestmentPlanner(network, request)
        return "accepted"
      } catch {
        #expect(error.kind == .usage)
        return error.description
      }
    }
    #expect(message(PlanRequest(budget: 1, target: "Wset")).contains("Wset"))
    #expect(message(PlanRequest(budget: 1, scheme: "cluster")).contains("macro"))
    #expect(message(PlanRequest(budget: 1, use: "freight")).contains("passenger"))
    #expect(message(PlanRequest(budget: 1, opportunities: "jobs")).contains("population"))
    #expect(message(PlanRequest(budget: 1, required: ["p9"])).contains("p0"))
    #expect(message(PlanRequest(budget: -1)).contains("-1"))
    #expect(message(PlanRequest(budget: .nan)).contains("nan"))
    #expect(message(PlanRequest(budget: .infinity)).contains("inf"))
  }

  /// A hand calculation.
  ///
  /// Three towns in a row, A (West, 10 people) - B (20) - C (East, 30), each link 60 minutes;
  /// linear decay to 120 minutes, access counts people. Before: A reaches B (60 min, worth 0.5) and
  /// C (120, worth 0): access of the West 20 x 0.5 = 10; C likewise 20 x 0.5 = 10, so the gap is 0.
  /// Project p makes A-B 30 minutes: B is worth 0.75, C (90) 0.25: the West has 20 x 0.75 + 30 x
  /// 0.25 = 22.5, the East gains A at 90 minutes: 10 + 10 x 0.25 = 12.5, so the gap is -10.
  @Test("agrees with a hand calculation")
  func byHand() throws {
    func link(_ id: String, _ from: Int, _ to: Int, _ minutes: Double) -> Link {
      Link(
        id: id,
        from: RowIndex(from),
        to: RowIndex(to),
        isDirected: false,
        travelMinutes: minutes
      )
    }
    let network = Network(
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
    let result = try InvestmentPlanner(
      network,
      PlanRequest(budget: 5, decay: .linear(cutoff: 120))
    ).plan()
    #expect(result.gap.before == 0 && result.gap.after == -10)
    #expect(result.regions.map(\.accessBefore) == [10, 10])
    #expect(result.regions.map(\.accessAfter) == [22.5, 12.5])
    #expect(result.projects.map(\.lossWithout) == [10])
    #expect(result.cost == 5)
  }
}
