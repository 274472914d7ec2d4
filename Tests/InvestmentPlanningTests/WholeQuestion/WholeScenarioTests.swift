// Robust plans of random whole questions: against trying all plans, as a file, by their
// certificate, and forged.

import InvestmentPlanning
import NetworkFiles
import OrderedJSON
import PlanFiles
import PlanModel
import PlanProof
import TestSupport
import Testing
import TransportNetwork

@Suite("Whole questions with scenarios")
struct WholeScenarioTests {
  static let seeds = 0..<12
  static let kinds = PlanRequest.Objective.Kind.allCases.filter(\.traits.takesRegret)

  /// A robust plan with its file and the proofs of its bounds.
  private struct Answered {
    var setting: WholeScenarios
    var result: PlanResult
    var analysis: ScenarioAnalysis?
    var records: [CertificateRecord] = []

    /// Answers a question under rules of its own or, for a forgery, under others.
    init(_ setting: WholeScenarios, _ request: PlanRequest? = nil) throws {
      self.setting = setting
      let planner = try InvestmentPlanner(
        setting.question.network,
        request ?? setting.question.request
      )
      var records: [CertificateRecord] = []
      (result, analysis) = try planner.robustPlan(setting.table.scenarios) { records.append($0) }
      self.records = records
      result.budget = setting.question.request.budget
    }

    /// The file, which says that it answers the question of the setting.
    var document: JSONValue {
      let request = setting.question.request
      var run = PlanReport.Run(
        version: "test",
        network: "net",
        inputSHA256: "0",
        parameters: .object(
          [.init(key: "budget", value: .double(request.budget))] + request.questionParameters
            + request.ruleParameters + request.periodParameters
            + [
              .init(key: "scenarios", value: .string("scenarios.csv")),
              .init(key: "tail", value: .double(0.1)),
              .init(key: "robust", value: .bool(true)),
              .init(key: "relative_gap", value: .double(1e-4)),
            ]
        )
      )
      run.request = request
      run.scenariosSHA256 = setting.table.sha256
      run.beside = SideQuestions(
        scenarios: .init(path: "scenarios.csv", tail: 0.1, isRobust: true)
      )
      var report = PlanReport(
        result: result,
        request: request,
        currency: setting.question.network.configuration.currency,
        candidateCount: 0,
        run: run
      )
      report.scenarios = analysis
      return report.json
    }

    /// What the audit finds in the file.
    func audited() throws -> PlanVerification {
      let stored = try StoredPlan(
        JSONValue(parsing: Array(document.pretty.utf8)),
        name: "plan.json"
      )
      let subject = AuditSubject(
        folder: "net",
        inputSHA256: "0",
        network: setting.question.network,
        request: try stored.run().request,
        scenarios: setting.table
      )
      return try PlanAudit(stored, subject).verification(PlanOptions(threads: 1))
    }
  }

  private static func setting(
    _ kind: PlanRequest.Objective.Kind,
    _ seed: Int
  ) throws -> WholeScenarios {
    var question = try WholeQuestion(kind, seed: seed)
    if question.request.hasPeriods {
      question.request.periods = []
      question.request.discount = 0
    }
    return try WholeScenarios(question, seed: seed)
  }

  @Test(
    "the least worst regret is that of trying all plans, its file holds, and its certificate proves the bounds",
    .skipping(6),
    .bothCheckers(comparing: 54),
    arguments: kinds,
    seeds
  )
  func best(kind: PlanRequest.Objective.Kind, seed: Int) throws {
    let answered = try Answered(Self.setting(kind, seed))
    let tried = try answered.setting.tried()
    guard let tried, let least = tried.plans.map(\.worstRegret).min() else {
      #expect(answered.result.status == .infeasible && answered.analysis == nil)
      #expect(try answered.audited().holds)
      return skipCase()
    }
    let analysis = try #require(answered.analysis)
    let robust = try #require(analysis.robust)
    let size = tried.bests.reduce(1e-9) { max($0, abs($1)) }
    #expect(robust.worstRegret >= least - 1.1e-4 * size)
    #expect(robust.worstRegret <= least + 2.1e-4 * size)
    let verification = try answered.audited()
    #expect(verification.holds, "\(verification.differences)")
    let claims = ScenarioClaims(
      zip(answered.setting.table.scenarios, analysis.outcomes).map { scenario, outcome in
        .init(
          scenario,
          projects: outcome.best == nil ? nil : outcome.projects,
          bound: outcome.bound,
          isProven: outcome.isProven
        )
      },
      robust: .init(bound: robust.bound, isProven: robust.isProven)
    )
    let question = try PlanQuestion(
      answered.setting.question.network,
      answered.setting.question.request,
      options: PlanOptions(threads: 1)
    )
    let findings = try certificateFindings(
      question,
      bound: nil,
      scenarios: claims,
      answered.records
    )
    #expect(findings.count == claims.outcomes.count + 1)
    #expect(findings.values.allSatisfy { $0.problem == nil }, "\(findings)")
  }

  @Test("what was solved with an extra rule is refused where the file has not the rule")
  func forgeries() throws {
    var tried: [String: Int] = [:]
    var innocent = 0
    for kind in Self.kinds {
      for seed in Self.seeds {
        let setting = try Self.setting(kind, seed)
        guard let all = try setting.tried(),
          let best = all.plans.min(by: { $0.worstRegret < $1.worstRegret }), !best.ids.isEmpty
        else { continue }
        let size = all.bests.reduce(1e-9) { max($0, abs($1)) }
        for (rule, request) in Self.restricted(setting, best.ids) {
          let answered = try Answered(setting, request)
          let worst = answered.analysis?.robust?.worstRegret
          // Beyond what a search may leave open, and not for want of a plan.
          if answered.result.status == .infeasible
            || (worst ?? 0) > best.worstRegret + 1e-3 * size
          {
            tried[rule, default: 0] += 1
            #expect(try !answered.audited().holds, "\(kind) \(seed) \(rule)")
          } else {
            innocent += 1
          }
        }
      }
    }
    for rule in ["forbid", "at most", "budget", "require"] {
      #expect(tried[rule, default: 0] >= 8, "\(rule): \(tried[rule, default: 0]) forgeries")
    }
    #expect(innocent > 0)
  }

  @Test("a plan that regrets more than another, or that a scenario forbids, is refused as the best")
  func worsePlans() throws {
    var (worse, illegal) = (0, 0)
    for kind in Self.kinds {
      for seed in Self.seeds {
        let setting = try Self.setting(kind, seed)
        guard let tried = try setting.tried(),
          let least = tried.plans.map(\.worstRegret).min()
        else { continue }
        let size = tried.bests.reduce(1e-9) { max($0, abs($1)) }
        let honest = try Answered(setting)
        /// The file that says of a plan that its worst regret is the least.
        func holds(_ ids: [String]) throws -> Bool {
          let planner = try InvestmentPlanner(setting.question.network, setting.question.request)
          var forged = honest
          var analysis = try planner.scenarioAnalysis(of: ids, setting.table.scenarios)
          let worst = try #require(analysis.regret?.worst)
          analysis.robust = .init(worstRegret: worst, bound: worst, isProven: true)
          forged.analysis = analysis
          forged.result = try planner.question.evaluate(projectIDs: ids)
          forged.result.status = honest.result.status
          forged.result.isCheapest = honest.result.isCheapest
          forged.result.budget = honest.result.budget
          forged.result.search = honest.result.search
          return try forged.audited().holds
        }
        let legal = Set(tried.plans.map(\.ids))
        let own = honest.result.projects.map(\.id)
        if let worst = tried.plans.max(by: { $0.worstRegret < $1.worstRegret }),
          worst.worstRegret > least + 1e-3 * size
        {
          worse += 1
          #expect(try !holds(worst.ids), "\(kind) \(seed) \(worst.ids) instead of \(own)")
        }
        if let plan = try setting.question.tried().first(where: { !legal.contains($0.ids) }) {
          illegal += 1
          #expect(try !holds(plan.ids), "\(kind) \(seed) \(plan.ids) is illegal")
        }
      }
    }
    #expect(worse >= 30 && illegal >= 5, "\(worse) worse, \(illegal) illegal")
  }

  /// Rules that a question may have besides its own.
  private static func restricted(
    _ setting: WholeScenarios,
    _ best: [String]
  ) -> [(String, PlanRequest)] {
    var rules: [(String, PlanRequest)] = []
    func add(_ name: String, _ change: (inout PlanRequest) -> Void) {
      var request = setting.question.request
      change(&request)
      rules.append((name, request))
    }
    add("forbid") { $0.forbidden.append(best[0]) }
    add("at most") { $0.atMost = best.count - 1 }
    add("budget") { $0.budget *= 0.3 }
    let others = setting.question.network.projects.filter {
      $0.status == .candidate && !best.contains($0.id)
    }
    if let other = others.first { add("require") { $0.required.append(other.id) } }
    return rules
  }
}
