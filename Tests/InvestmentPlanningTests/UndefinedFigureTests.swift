import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import Glibc
import TestNetworks
import Testing
import TransportNetwork

/// Zones that do not count, ratios that there are not, and groups that are taken.
@Suite("Figures at the edge of being defined")
struct UndefinedFigureTests {
  /// The answer, whose bound its certificate proves, and which trying all plans finds as well;
  /// `unproven` counts those that it does not prove, and is nil where it must.
  private func proven(
    _ network: Network,
    _ request: PlanRequest,
    unproven: inout Int?
  ) throws -> PlanResult {
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: 0, threads: 1)
    )
    var records: [CertificateRecord] = []
    let result = try planner.plan(certificate: { records.append($0) })
    guard let value = result.value, let bound = result.bound else {
      #expect(try enumeratedBest(network, request) == nil)
      return result
    }
    let findings = try certificateFindings(planner.question, bound: bound, records)
    let problem = try #require(findings[.objective]).problem
    if problem != nil, let count = unproven {
      unproven = count + 1
    } else {
      #expect(problem == nil, "\(problem ?? "")")
    }
    let best = try #require(try enumeratedBest(network, request))
    if request.objective.kind == .ratio {
      let wrong = try certificateFindings(planner.question, bound: best * 1.0001 + 1e-9, records)
      #expect(try #require(wrong[.objective]).problem != nil)
    }
    #expect(abs(value - best) <= 1e-9 * max(1, abs(best)))
    let found = try planner.question.check(projectIDs: result.projects.map(\.id))
    #expect(found.brokenRules.isEmpty)
    #expect(abs(try #require(found.optimum).value - best) <= 1e-9 * max(1, abs(best)))
    return result
  }

  private func proven(_ network: Network, _ request: PlanRequest) throws -> PlanResult {
    var none: Int?
    return try proven(network, request, unproven: &none)
  }

  /// One less the sum of these shares is 1.1e-16, not 0.
  @Test(
    "a zone without node and people keeps nobody's access at 0",
    .bothCheckers(comparing: 2),
    arguments: [1.0, 2.0]
  )
  func absent(aversion: Double) throws {
    var network = threeTowns(
      people: [13.944, 2.356, 4.091, 0],
      minutes: (60, 600),
      projects: [("P", 1, 0, 2, 30)]
    )
    var request = PlanRequest(budget: 1, objective: .welfare())
    request.aversion = aversion
    let result = try proven(network, request)
    #expect(result.projects.map(\.id) == ["P"])
    #expect(try #require(result.value) > result.valueBefore)
    if aversion == 1 {
      // P makes A-C 30 and so B-C 90; A-B stays 60. The geometric mean of A, B and C by people.
      let (a, b, c) = (13.944, 2.356, 4.091)
      func f(_ minutes: Double) -> Double { exp(-minutes / 480) }
      let logarithms =
        a * log(b * f(60) + c * f(30)) + b * log(a * f(60) + c * f(90))
        + c * log(a * f(30) + b * f(90))
      #expect(abs(try #require(result.value) - exp(logarithms / (a + b + c))) < 1e-9)
    }
    // With people there nothing reaches them, and every plan is worth 0.
    network.zoneColumns[0].values[3] = 1
    #expect(try InvestmentPlanner(network, request).plan().value == 0)
  }

  @Test("a region without weight has no access, rather than one of 0")
  func weightless() throws {
    var network = threeTowns(people: [1, 1, 1, 0], minutes: (60, 60), projects: [])
    // The fourth town has no people, and is a region of its own.
    network.schemes[0].regions.append(.init(name: "Empty", zones: [RowIndex(3)]))
    let result = try InvestmentPlanner(network, PlanRequest(budget: 1)).question.evaluate(
      projectIDs: [])
    let region = try #require(result.regions.first { $0.name == "Empty" })
    #expect(region.accessBefore == nil)
    #expect(region.accessAfter == nil)
    #expect(result.regions.first { $0.name == "West" }?.accessBefore != nil)
  }

  /// West and East reach nobody within 60 minutes: 0 over 0, until P joins them.
  @Test("a ratio of 0 over 0 is not reached", .bothCheckers(comparing: 1))
  func ratio() throws {
    let network = threeTowns(
      people: [1, 1, 1],
      minutes: (100, 100),
      projects: [("P", 7, 0, 1, 30), ("Q", 2, 0, 1, 90)]
    )
    var request = PlanRequest(budget: 9, objective: .of(.cost), decay: .binary(cutoff: 60))
    request.reach = .init(.ratio, 1)
    let result = try proven(network, request)
    #expect(result.projects.map(\.id) == ["P"])
    #expect(result.value == 7)
    #expect(result.ratio.before == nil)
    #expect(result.ratio.after == 1)
    // What is too dear is not reached, and what building nothing reaches is no number.
    request.reach = .init(.ratio, 0.5)
    let never = try InvestmentPlanner(network, request).plan()
    #expect(never.status == .infeasible)
    let price = try #require(never.conflict.first)
    #expect(price.hasSuffix("the best plan has ratio 1, for 7 CNY"), "\(price)")
    // Where nothing that may be built gives West access there is no least ratio either.
    request.forbidden = ["P"]
    let undefined = try InvestmentPlanner(network, request).plan()
    #expect(undefined.status == .infeasible)
    #expect(undefined.conflict.first?.contains("The ratio is undefined") == true)
  }

  /// West reaches nobody until P or Q is built.
  ///
  /// P gives it the people of East and East those of West, Q those of the
  /// third town, which East does not reach: a ratio of 0.
  @Test(
    "the least ratio where the target has no access before anything is built",
    .bothCheckers(comparing: 4)
  )
  func leastRatio() throws {
    var network = threeTowns(
      people: [1, 1, 1],
      minutes: (100, 100),
      projects: [("P", 3, 0, 1, 30), ("Q", 5, 0, 2, 30)]
    )
    var request = PlanRequest(budget: 4, objective: .ratio, decay: .binary(cutoff: 60))
    let joined = try proven(network, request)
    #expect(joined.projects.map(\.id) == ["P"])
    #expect(joined.value == 1)
    #expect(joined.ratio.before == nil)
    request.budget = 9
    let best = try proven(network, request)
    #expect(best.projects.map(\.id) == ["Q"])
    #expect(best.value == 0)
    request.budget = 2
    #expect(throws: PlanningError.self) { try InvestmentPlanner(network, request).plan() }
    // What is required and gives nothing leaves it so.
    network.projects[0].cost = 1
    request.forbidden = ["P"]
    #expect(throws: PlanningError.self) { try InvestmentPlanner(network, request).plan() }
  }

  @Test(
    "the least ratios of random networks without a ratio at first",
    .bothCheckers(comparing: 10)
  )
  func randomLeastRatios() throws {
    var (answered, refused) = (0, 0)
    for seed in 0..<240 {
      let network = randomNetwork(
        seed: UInt64(5200 + seed),
        zones: 4 + seed % 3,
        projects: 2 + seed % 4
      )
      var request = PlanRequest(
        budget: network.projects.reduce(0) { $0 + $1.cost } * [0.4, 0.7, 1][seed % 3],
        objective: .ratio,
        decay: .binary(cutoff: [20, 30, 45][seed % 3])
      )
      if seed % 4 == 1 { request.forbidden = ["p0"] }
      let planner = try InvestmentPlanner(network, request)
      guard try planner.question.evaluate(projectIDs: []).ratio.before == nil else { continue }
      let best = try enumeratedBest(network, request)
      if best.map(\.isFinite) ?? false {
        answered += 1
        _ = try proven(network, request)
      } else {
        refused += 1
        #expect(throws: PlanningError.self) { try planner.plan() }
      }
    }
    #expect(answered >= 10 && refused >= 10, "\(answered) answered, \(refused) without a ratio")
  }

  /// Of every decay, also those that give the farthest pair something: no link touches the only
  /// zone of the target, or of both regions.
  @Test(
    "the least ratios of random networks with regions that are cut off",
    .bothCheckers(comparing: 64),
    arguments: 0..<8,
    [false, true]
  )
  func islands(decay: Int, isReferenceCutOff: Bool) throws {
    var (answered, undefined) = (0, 0)
    var unproven: Int? = 0
    for seed in 0..<24 {
      var network = randomNetwork(
        seed: UInt64(5600 + seed),
        zones: 5 + seed % 3,
        projects: 3 + seed % 3
      )
      let islands = [0, isReferenceCutOff ? 1 : 0].map { region in
        let zone = network.schemes[0].regions[region].zones[0]
        if region == 0 || isReferenceCutOff { network.schemes[0].regions[region].zones = [zone] }
        return zone.position
      }
      network.links.removeAll {
        islands.contains($0.from.position) || islands.contains($0.to.position)
      }
      let request = PlanRequest(
        budget: network.projects.reduce(0) { $0 + $1.cost } * [0.5, 0.8, 1][seed % 3],
        objective: .ratio,
        decay: WholeQuestion.decays[decay]
      )
      let best = try enumeratedBest(network, request)
      guard best.map(\.isFinite) ?? false else { continue }
      answered += 1
      let regions = try PlanQuestion(network, request).evaluate(projectIDs: []).regions
      if regions.allSatisfy({ $0.accessBefore == 0 }) {
        undefined += 1
        _ = try proven(network, request, unproven: &unproven)
      } else {
        _ = try proven(network, request)
      }
    }
    #expect(answered >= 4, "\(answered) of 24 have a ratio")
    // Of 0 over 0 the least that a plan gives the target is looked up.
    #expect(unproven == 0, "\(unproven ?? 0) of \(undefined) are not proven")
  }

  @Test("a ratio of 0 needs access of the target", .bothCheckers(comparing: 1))
  func ratioOfZero() throws {
    let network = threeTowns(
      people: [1, 1, 1],
      minutes: (100, 100),
      projects: [("P", 7, 0, 2, 30), ("Q", 2, 0, 1, 30)]
    )
    var request = PlanRequest(budget: 9, objective: .of(.cost), decay: .binary(cutoff: 60))
    request.reach = .init(.ratio, 0)
    #expect(try proven(network, request).projects.map(\.id) == ["P"])
  }

  @Test(
    "the cheapest plans of random networks without a ratio at first",
    .bothCheckers(comparing: 1)
  )
  func randomRatios() throws {
    let counted = try (0..<200).count { seed in try hasNoRatio(seed) }
    #expect(counted >= 20, "\(counted) networks have no ratio at first")
  }

  /// Compares with enumeration where there is no ratio at first, and says whether that was so.
  private func hasNoRatio(_ seed: Int) throws -> Bool {
    let network = randomNetwork(
      seed: UInt64(4400 + seed),
      zones: 4 + seed % 3,
      projects: 2 + seed % 4
    )
    var request = PlanRequest(
      budget: network.projects.reduce(0) { $0 + $1.cost },
      objective: .of(.cost),
      decay: .binary(cutoff: [20, 30, 45][seed % 3])
    )
    request.reach = .init(.ratio, [0, 0.4, 1, 2.5][seed % 4])
    let planner = try InvestmentPlanner(network, request)
    guard try planner.question.evaluate(projectIDs: []).ratio.before == nil else { return false }
    let result = try proven(network, request)
    #expect((result.status == .infeasible) == (try enumeratedBest(network, request) == nil))
    return true
  }

  @Test("a project that stands keeps the candidates of its group out", arguments: [false, true])
  func groups(isBuilt: Bool) throws {
    var network = threeTowns(
      people: [1, 1, 1],
      minutes: (100, 100),
      projects: [("P", 7, 0, 1, 30), ("Q", 3, 0, 1, 50), ("R", 2, 1, 2, 50)]
    )
    for project in 0..<2 { network.projects[project].group = "g" }
    network.projects[1].status = isBuilt ? .built : .committed
    var request = PlanRequest(budget: 20, objective: .access)
    let result = try InvestmentPlanner(network, request).plan()
    #expect(result.projects.map(\.id) == ["R"])
    let check = try InvestmentPlanner(network, request).question.check(projectIDs: ["P"])
    #expect(check.brokenRules.contains { $0.contains("P is of group g, of which Q is") })
    #expect(check.optimum?.projectIDs == ["R"])
    request.periods = [10, 10]
    let schedule = try InvestmentPlanner(network, request).plan()
    #expect(schedule.projects.map(\.id) == ["R"])
    request.periods = []
    request.required = ["P"]
    let never = try InvestmentPlanner(network, request).plan()
    #expect(never.status == .infeasible)
    #expect(never.conflict.contains { $0.contains("at most one of a group") })
  }
}
