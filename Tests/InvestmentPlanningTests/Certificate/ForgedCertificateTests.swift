import InvestmentPlanning
import PlanModel
@testable import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

/// Numbers so large, or so small, that others get lost beside them.
@Suite("Forged certificates")
struct ForgedCertificateTests {
  private struct Proven {
    var planner: InvestmentPlanner
    var records: [CertificateRecord]
    /// What is proven.
    var bound: Double
    /// A bound that the best of all plans beats by much more than rounding.
    var wrong: Double
  }

  /// A random question, its proof, and a bound that some plan beats; nil where no plan, no ratio or
  /// no other bound is.
  private func proven(_ objective: PlanRequest.Objective.Kind, _ seed: Int) throws -> Proven? {
    let network = randomNetwork(
      seed: UInt64(8100 + seed),
      zones: 5 + seed % 3,
      projects: 4 + seed % 4
    )
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let decays: [Decay] = [.exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90)]
    var request = PlanRequest(
      budget: (total * [0.3, 0.6][seed % 2]).rounded(),
      objective: .of(objective),
      decay: decays[seed % 3]
    )
    request.aversion = [0, 0.5, 1, 2][seed % 4]
    if objective == .meanCost { request.unreachableCost = 400 }
    if objective == .cost {
      var other = request
      other.objective = .access
      let before =
        try InvestmentPlanner(network, other).question.evaluate(projectIDs: []).value ?? 0
      let most = try enumeratedBest(network, other) ?? before
      request.reach = .init(.access, before + 0.7 * (most - before))
    }
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: 0, threads: 1)
    )
    guard let best = try enumeratedBest(network, request) else {
      #expect(try planner.plan().status == .infeasible)
      return nil
    }
    guard best.isFinite else {
      #expect(throws: PlanningError.self) { try planner.plan() }
      return nil
    }
    var records: [CertificateRecord] = []
    let result = try planner.plan(certificate: { records.append($0) })
    let bound = try #require(result.bound)
    let before = result.valueBefore.isFinite ? abs(result.valueBefore) : 0
    let scale = result.regions.reduce(max(abs(best), before)) { $0 + ($1.accessBefore ?? 0) }
    let step = objective == .cost ? 1e-5 * best : 1e-6 * max(1e-3, scale)
    guard step > 0 else { return nil }
    return Proven(
      planner: planner,
      records: records,
      bound: bound,
      wrong: best + (request.objective.kind.isMinimized ? step : -step)
    )
  }

  private func problem(
    _ proven: Proven,
    _ bound: Double,
    _ records: [CertificateRecord]
  ) throws -> String? {
    let findings = try certificateFindings(proven.planner.question, bound: bound, records)
    return try #require(findings[.objective]).problem
  }

  @Test(
    "no number in the place of another proves a bound that a plan beats",
    // Each of up to three changes puts in no number, or infinity, in 2 of 15 cases; there are 768.
    .bothCheckers(comparing: 8, unwritable: 384),
    arguments: PlanRequest.Objective.Kind.allCases
  )
  func numbers(objective: PlanRequest.Objective.Kind) throws {
    let counted = try (0..<8).count { seed in try stands(objective, seed) }
    #expect(counted >= 4, "\(counted) of 8 questions have a proof")
  }

  /// Changes numbers of a question's proof; false where it has none.
  private func stands(_ objective: PlanRequest.Objective.Kind, _ seed: Int) throws -> Bool {
    guard let proven = try proven(objective, seed) else { return false }
    let honest = try problem(proven, proven.bound, proven.records)
    #expect(honest == nil, "\(honest ?? "")")
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<12 {
      var records = proven.records
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        records = withExtremes(records, &random)
      }
      #expect(try problem(proven, proven.wrong, records) != nil)
    }
    return true
  }

  /// A price beside which the limit of a node vanishes would make its project count as decided, one
  /// by one, until the budget breaks.
  @Test(
    "a price or multiplier that swallows a limit decides nothing",
    .skipping(0),
    .bothCheckers(comparing: 42),
    arguments: [
      (1e300, 1.0), (0x1p53, 1), (0x1p20, 1), (2, 1e16), (2, 1e100), (2, 1e300), (1, 1e100),
    ],
    0..<6
  )
  func absorption(size: (price: Double, multiplier: Double), seed: Int) throws {
    let proven = try #require(try proven(.gap, seed))
    guard case .start(let start) = try #require(proven.records.first) else {
      Issue.record("A proof begins with its start.")
      return skipCase()
    }
    let instance = try PlanningInstance(proven.planner.question.resolved, threads: 1)
    let zones = instance.zoneCount
    for pair in instance.weights.indices where instance.weights[pair] > 0 {
      let (origin, destination) = (pair / zones, pair % zones)
      let group = try #require(start.groups.firstIndex { $0.contains(origin) })
      var records = [CertificateRecord.start(start)]
      for project in 0..<instance.projectCount {
        var claims = PairClaims()
        claims.add(origin, destination, 1, CollectionOfOne((project, size.price)))
        records.append(.cut(.init(id: project, node: 0, group: group, claims: claims)))
        let used = CertificateRecord.Multiplier(row: project, value: size.multiplier)
        records.append(.bound(.init(node: 0, factor: 1, rules: [], cuts: [used])))
      }
      let found = try #require(try problem(proven, proven.wrong, records))
      if size.price > CheckedNumbers.mostWorth {
        #expect(found.contains("cut 0 has the number"))
      } else if size.multiplier > CheckedNumbers.mostMultiplier(instance.nettingSymmetricPairs()) {
        #expect(found.contains("multiplier"))
      }
    }
  }

  /// Of a ratio far above all plans' the weights round by more than is to be proven.
  ///
  /// West reaches B whatever is built, East reaches A, so today's ratio is 1, and P, by which East
  /// reaches C, does not better it.
  @Test(
    "a ratio that no plan has proves nothing",
    .bothCheckers(comparing: 3, unwritable: 2)
  )
  func ratio() throws {
    let network = threeTowns(
      people: [1, 1, 1],
      minutes: (60, 200),
      projects: [("P", 1, 1, 2, 90)]
    )
    let request = PlanRequest(budget: 1, objective: .ratio, decay: .binary(cutoff: 100))
    let planner = try InvestmentPlanner(network, request)
    #expect(try planner.plan().value == 1)
    for ratio in [1e300, 1e20, -1, Double.nan, Double.infinity] {
      let records = [CertificateRecord.start(.init(groups: [[0], [1], [2]], ratio: ratio))]
      let findings = try certificateFindings(planner.question, bound: 1.5, records)
      #expect(findings[.objective]?.problem != nil)
    }
  }

  /// Without P, which brings West nearer to East, nothing is gained: so says node 2, of the plans
  /// without it.
  @Test(
    "what holds of the plans without a project proves nothing of those with it",
    .bothCheckers(comparing: 4)
  )
  func elsewhere() throws {
    let network = threeTowns(
      people: [1, 1, 1],
      minutes: (200, 200),
      projects: [("P", 1, 0, 1, 60)]
    )
    let request = PlanRequest(budget: 1, objective: .access, decay: .linear(cutoff: 500))
    let planner = try InvestmentPlanner(network, request)
    let result = try planner.plan()
    let (before, best) = (result.valueBefore, try #require(result.value))
    #expect(best > before + 0.1)
    let cut = CertificateRecord.cut(.init(id: 0, node: 2, group: 0, claims: PairClaims()))
    func bound(_ node: Int) -> CertificateRecord {
      .bound(.init(node: node, factor: 1, rules: [], cuts: [.init(row: 0, value: 1)]))
    }
    func split(_ built: Int?) -> CertificateRecord {
      .split(.init(node: 0, project: 0, built: built, excluded: 2))
    }
    func problem(_ bound: Double, _ records: [CertificateRecord]) throws -> String? {
      let start = CertificateRecord.start(.init(groups: [[0]]))
      return try certificateFindings(planner.question, bound: bound, [start] + records)[.objective]?
        .problem
    }
    #expect(try problem(best, [split(1), cut, bound(2)]) == nil)
    let borrowed = try problem(before, [split(1), cut, bound(2), bound(1)])
    #expect(borrowed?.contains("does not hold there") == true)
    let childless = try problem(before, [split(nil), cut, bound(2)])
    #expect(childless?.contains("no child holds") == true)
    #expect(try problem(before, [split(1), cut, bound(2)])?.contains("node 1") == true)
  }

  @Test("sums of doubles lie within the bound that they give", arguments: 0..<50)
  func sums(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    // Whole numbers of 100 bits, each rounded to a double, so that the exact sum is known.
    var sum = RunningSum()
    var exact: Int128 = 0
    for _ in 0..<200 {
      let bits = Int.random(in: 1...100, using: &random)
      let whole = Int128(Double(Int64.random(in: .min...(.max), using: &random)))
      let term = Double(bits > 63 ? whole << Int128(bits - 63) : whole >> Int128(63 - bits))
      sum.add(term)
      exact += Int128(term)
    }
    #expect(abs(Double(exact - Int128(sum.value))) <= sum.error)
    #expect(Int128(sum.upper) >= exact)
  }
}
