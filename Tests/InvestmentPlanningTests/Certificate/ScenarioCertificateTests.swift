import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import TestSupport
import Testing
import TransportNetwork

@Suite("Certificates over scenarios")
struct ScenarioCertificateTests {
  /// A robust plan with what is claimed of it and the records of the proofs.
  private struct Answer {
    var planner: InvestmentPlanner
    var claims: ScenarioClaims
    var plan: [String]
    var records: [CertificateRecord]
  }

  private func claims(
    _ setting: ScenarioSetting,
    _ analysis: ScenarioAnalysis
  ) -> ScenarioClaims {
    ScenarioClaims(
      zip(setting.scenarios, analysis.outcomes).map { scenario, outcome in
        .init(
          scenario,
          projects: outcome.best == nil ? nil : outcome.projects,
          bound: outcome.bound,
          isProven: outcome.isProven
        )
      },
      robust: analysis.robust.map { .init(bound: $0.bound, isProven: $0.isProven) }
    )
  }

  private func answer(_ setting: ScenarioSetting, _ seed: Int) throws -> Answer? {
    let planner = try InvestmentPlanner(
      setting.network,
      setting.request,
      options: PlanOptions(relativeGap: [0, 1e-4, 0.05][seed % 3], threads: 1 + seed % 2)
    )
    var records: [CertificateRecord] = []
    let (result, analysis) = try planner.robustPlan(setting.scenarios) { records.append($0) }
    guard let analysis else { return nil }
    return Answer(
      planner: planner,
      claims: claims(setting, analysis),
      plan: result.projects.map(\.id),
      records: records
    )
  }

  private func problems(
    _ planner: InvestmentPlanner,
    _ claims: ScenarioClaims,
    _ records: [CertificateRecord],
    bound: Double? = nil
  ) throws -> [CertificateRecord.Subject: String?] {
    try certificateFindings(planner.question, bound: bound, scenarios: claims, records)
      .mapValues(\.problem)
  }

  @Test(
    "prove every bound of random robust plans, and no bound that a plan beats",
    .skipping(0),
    .bothCheckers(comparing: 80),
    arguments: [PlanRequest.Objective.Kind.gap, .access, .total, .meanCost, .maxmin],
    0..<16
  )
  func robust(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let setting = ScenarioSetting(seed, objective)
    let tried = try setting.tried()
    guard let answer = try answer(setting, seed) else {
      #expect(tried.leastRegret == nil)
      return skipCase()
    }
    let (planner, claims) = (answer.planner, answer.claims)
    let found = try problems(planner, claims, answer.records)
    #expect(found.count == setting.scenarios.count + 1)
    #expect(found.values.allSatisfy { $0 == nil }, "\(found)")

    // Bounds a little better than the best plans are, by a thousand times what rounding may take.
    let sign: Double = objective.isMinimized ? 1 : -1
    let bests = try tried.bests.map { try #require($0) }
    let least = try #require(tried.leastRegret)
    let befores = try planner.question.optima(claims).map { abs($0.before.value) }
    let scale = 10 * (bests.map(abs) + befores).reduce(1e-3, max)
    var wrong = claims
    for position in bests.indices {
      wrong.outcomes[position].bound = bests[position] + sign * 1e-6 * scale
    }
    // Against the best plans listed, which may be worse than the best there are, less may be
    // regretted.
    wrong.robust?.bound = least + 1e-6 * scale
    var random = SeededGenerator(seed: UInt64(seed))
    for trial in 0..<6 {
      let records = trial == 0 ? answer.records : changed(answer.records, &random)
      let found = try problems(planner, wrong, records)
      #expect(found.values.allSatisfy { $0 != nil }, "\(found)")
    }
  }

  @Test(
    "prove the bounds of scenarios beside a plan's own, each by its own proof",
    .bothCheckers(comparing: 42),
    arguments: PlanRequest.Objective.Kind.allCases.filter { $0 != .cost },
    0..<6
  )
  func beside(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let setting = ScenarioSetting(seed, objective)
    let planner = try InvestmentPlanner(setting.network, setting.request)
    var records: [CertificateRecord] = []
    let result = try planner.plan(certificate: { records.append($0) })
    let bound = try #require(result.bound)
    let own = records.count
    let analysis = try planner.scenarioAnalysis(
      of: result.projects.map(\.id),
      setting.scenarios,
      certificate: { records.append($0) }
    )
    let claims = claims(setting, analysis)
    let found = try problems(planner, claims, records, bound: bound)
    #expect(found.count == 1 + analysis.outcomes.count { $0.bound != nil })
    #expect(found.values.allSatisfy { $0 == nil }, "\(found)")
    // Without the scenarios' records, and without the plan's.
    let fewer = try problems(planner, claims, Array(records[..<own]), bound: bound)
    #expect(fewer.allSatisfy { ($0.value == nil) == ($0.key == .objective) })
    let others = try problems(planner, claims, Array(records[own...]), bound: bound)
    #expect(others.allSatisfy { ($0.value == nil) == ($0.key != .objective) })
  }

  @Test(
    "figures and best plans come out again, and by trying all plans",
    .skipping(0),
    arguments: [PlanRequest.Objective.Kind.gap, .access, .meanCost, .maxmin],
    0..<8
  )
  func check(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let setting = ScenarioSetting(seed, objective)
    guard let answer = try answer(setting, seed) else { return skipCase() }
    let tried = try setting.tried()
    let check = try answer.planner.question.check(projectIDs: answer.plan, answer.claims)
    let (_, analysis) = try answer.planner.robustPlan(setting.scenarios)
    #expect(check.analysis == analysis)
    let room = 1e-9 * tried.bests.reduce(1) { max($0, abs($1 ?? 0)) }
    for (finding, best) in zip(check.scenarios, tried.bests) {
      let optimum = try #require(finding.optimum)
      #expect(abs(optimum.value - (best ?? .nan)) <= room)
      #expect(finding.isFeasible && finding.brokenRules.isEmpty)
    }
    // Against the best plans listed; with no gap accepted they are the best there are.
    let least = try #require(check.regret?.optimum?.value)
    #expect(least <= (tried.leastRegret ?? .nan) + room)
    if seed % 3 == 0 { #expect(abs(least - (tried.leastRegret ?? .nan)) <= room) }
  }
}
