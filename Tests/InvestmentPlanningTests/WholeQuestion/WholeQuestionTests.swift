// Planner, enumeration, file, audit and certificate over random questions of every kind.

import Accessibility
import PlanModel
import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanProof
import Synchronization
import TestSupport
import Testing
import TransportNetwork

@Suite("Whole questions")
struct WholeQuestionTests {
  static let seeds = 0..<24

  /// A question, its answer as a file, and its certificate.
  private struct Answered {
    var question: WholeQuestion
    var result: PlanResult
    var document: JSONValue
    var records: [CertificateRecord] = []

    init(_ question: WholeQuestion) throws {
      self.question = question
      let planner = try InvestmentPlanner(question.network, question.request)
      var records: [CertificateRecord] = []
      result = try planner.plan(certificate: { records.append($0) })
      document = Self.report(question, result, question.request).json
      self.records = records
    }

    static let digest = "0"
    static let parameters: JSONValue = ["relative_gap": .double(1e-4)]

    /// The file that answers a question with a result.
    static func report(
      _ question: WholeQuestion,
      _ result: PlanResult,
      _ request: PlanRequest
    ) -> PlanReport {
      var run = PlanReport.Run(
        version: "test",
        network: "net",
        inputSHA256: digest,
        parameters: .object(
          [.init(key: "budget", value: .double(request.budget))] + request.questionParameters
            + request.ruleParameters + request.periodParameters + (parameters.members ?? [])
        )
      )
      run.request = request
      return PlanReport(
        result: result,
        request: request,
        currency: question.network.configuration.currency,
        candidateCount: 0,
        run: run
      )
    }

    /// What the audit finds in a file about this network.
    func audited(_ document: JSONValue) throws -> PlanVerification {
      let text = Array(document.pretty.utf8)
      let stored = try StoredPlan(JSONValue(parsing: text), name: "plan.json")
      let subject = AuditSubject(
        folder: "net",
        inputSHA256: Self.digest,
        network: question.network,
        request: try stored.run().request
      )
      return try PlanAudit(stored, subject).verification(PlanOptions(threads: 1))
    }
  }

  @Test(
    "the plan is the best of all, its file holds, and its certificate proves the bound",
    .skipping(18),
    // More than half of the 192 have an answer.
    .bothCheckers(comparing: 97),
    arguments: PlanRequest.Objective.Kind.allCases,
    seeds
  )
  func best(kind: PlanRequest.Objective.Kind, seed: Int) throws {
    let question = try WholeQuestion(kind, seed: seed)
    let answered = try Answered(question)
    let plans = try question.tried()
    let sign: Double = kind.isMinimized ? 1 : -1
    let result = answered.result
    guard let best = plans.map({ sign * $0.value }).min().map({ sign * $0 }) else {
      #expect(result.status == .infeasible)
      #expect(try answered.audited(answered.document).holds)
      return skipCase()
    }
    let value = try #require(result.value)
    #expect(result.status == .optimal)
    let size = max(abs(best), abs(result.valueBefore.isFinite ? result.valueBefore : 0))
    #expect(sign * (value - best) <= 1.01e-4 * max(abs(best), 1e-9) + 1e-11 * size)
    #expect(sign * (value - best) >= -1e-9 * size)
    let verification = try answered.audited(answered.document)
    #expect(verification.holds, "\(verification.differences)")
    let bound = try #require(result.bound)
    let findings = try certificateFindings(
      PlanQuestion(question.network, question.request, options: PlanOptions(threads: 1)),
      bound: bound,
      answered.records
    )
    let problem = try #require(findings[.objective]).problem
    #expect(problem == nil, "\(problem ?? "")")
  }

  @Test("most questions have an answer, some have none, and every rule comes up")
  func coverage() throws {
    var counts: [String: Int] = [:]
    for kind in PlanRequest.Objective.Kind.allCases {
      for seed in Self.seeds {
        let question = try WholeQuestion(kind, seed: seed)
        let request = question.request
        func add(_ name: String, _ isThere: Bool) { if isThere { counts[name, default: 0] += 1 } }
        add("answered", try !question.tried().isEmpty)
        add("periods", request.hasPeriods)
        add("at most", request.atMost != nil)
        add("floor", request.spending.contains { $0.least != nil })
        add("ceiling", request.spending.contains { $0.most != nil })
        add("require", !request.required.isEmpty)
        add("forbid", !request.forbidden.isEmpty)
        add("demand", request.objective.demand != nil)
        add("modes", !request.modes.isEmpty)
        add("facilities", request.facilities != nil)
        add("jobs reached", request.opportunities == "jobs")
        add("jobs weigh", request.weight == "jobs")
        add("regions exchanged", request.target == "East")
        add("discount", request.discount > 0)
        add(request.decay.name, true)
        add("committed", question.network.projects.contains { $0.status == .committed })
      }
    }
    let all = PlanRequest.Objective.Kind.allCases.count * Self.seeds.count
    let answered = counts["answered"] ?? 0
    #expect(answered > all / 2 && answered < all, "\(answered) of \(all)")
    for name in [
      "periods", "at most", "floor", "ceiling", "require", "forbid", "demand", "modes",
      "facilities", "jobs reached", "jobs weigh", "regions exchanged",
    ] {
      #expect(counts[name, default: 0] >= 8, "\(name): \(counts[name, default: 0])")
    }
    #expect(counts["committed", default: 0] >= 20)
    #expect(counts["discount", default: 0] >= 4)
    for decay in WholeQuestion.decays {
      #expect(counts[decay.name, default: 0] >= 8, "\(decay.name): \(counts)")
    }
  }

  // MARK: Semantic forgery

  /// Rules that a question may have besides its own, each with the question that has it.
  private static func restricted(_ question: WholeQuestion) throws -> [(String, PlanRequest)] {
    let plans = try question.tried()
    let sign: Double = question.request.objective.kind.isMinimized ? 1 : -1
    guard let best = plans.min(by: { sign * $0.value < sign * $1.value }), !best.ids.isEmpty else {
      return []
    }
    var rules: [(String, PlanRequest)] = []
    func add(_ name: String, _ change: (inout PlanRequest) -> Void) {
      var request = question.request
      change(&request)
      rules.append((name, request))
    }
    add("forbid") { $0.forbidden.append(best.ids[0]) }
    if best.ids.count > 1 { add("at most") { $0.atMost = best.ids.count - 1 } }
    if let other = try PlanQuestion(question.network, question.request).ids
      .first(where: { !best.ids.contains($0) })
    {
      add("require") { $0.required.append(other) }
    }
    if best.cost > 0, !question.request.hasPeriods {
      add("budget") { $0.budget = best.cost * 0.99 }
      add("ceiling") { $0.spending.append(.init(.region, "even", most: 0)) }
    }
    let total = question.network.projects.reduce(0) { $0 + $1.cost }
    add("floor") { $0.spending.append(.init(.region, "odd", least: total / 5)) }
    return rules
  }

  @Test("what was solved with an extra rule is refused where the file has not the rule")
  func forgeries() throws {
    var tried: [String: Int] = [:]
    var kinds: [String: Set<PlanRequest.Objective.Kind>] = [:]
    var isInnocent = 0
    for kind in PlanRequest.Objective.Kind.allCases {
      for seed in Self.seeds {
        let question = try WholeQuestion(kind, seed: seed)
        let sign: Double = kind.isMinimized ? 1 : -1
        let best = try question.tried().map { sign * $0.value }.min()
        for (rule, request) in try Self.restricted(question) {
          var restricted = question
          restricted.request = request
          let answered = try Answered(restricted)
          var result = answered.result
          result.budget = question.request.budget
          let document = Answered.report(question, result, question.request).json
          let holds = try answered.audited(document).holds
          // Where the rule costs nothing, or the answer is within what was asked, the forgery tells
          // the truth.
          let isTrue = result.value.map { value in
            guard let best, value.isFinite else { return true }
            return sign * value - best <= 1e-4 * max(abs(best), 1e-9)
          }
          if isTrue == false || result.status == .infeasible && best != nil {
            tried[rule, default: 0] += 1
            kinds[rule, default: []].insert(kind)
            #expect(!holds, "\(kind) \(seed) \(rule): \(result.status)")
          } else {
            isInnocent += 1
          }
        }
      }
    }
    for rule in ["forbid", "at most", "require", "budget", "ceiling", "floor"] {
      #expect(tried[rule, default: 0] >= 20, "\(rule): \(tried[rule, default: 0]) forgeries")
      let missing = Set(PlanRequest.Objective.Kind.allCases).subtracting(kinds[rule] ?? [])
      #expect(missing.isEmpty, "\(rule) with \(missing)")
    }
    #expect(isInnocent > 0)
  }

  @Test("the least ratio under a floor is found, whatever plan is checked")
  func leastRatio() throws {
    var compared = 0
    for seed in 0..<160 {
      var question = try WholeQuestion(.ratio, seed: seed)
      guard !question.request.hasPeriods else { continue }
      let total = question.network.projects.reduce(0) { $0 + $1.cost }
      question.request.spending = [.init(.region, "odd", least: total / 8)]
      question.request.required = []
      question.request.weight = "population"
      let least = try question.tried().map(\.value).min()
      guard let least, least.isFinite, !question.isLegal([:]) else { continue }
      // Nothing built breaks the floor, so there is no legal plan to begin with.
      let check = try PlanQuestion(question.network, question.request).check(projectIDs: [])
      let found = try #require(check.optimum)
      #expect(abs(found.value - least) <= 1e-9 * max(1, least), "\(seed)")
      compared += 1
    }
    #expect(compared >= 40, "\(compared) questions")
  }

  @Test("a plan that breaks a rule of its file, or of the network, is refused for that rule")
  func brokenRules() throws {
    var tried: [String: Int] = [:]
    for kind in PlanRequest.Objective.Kind.allCases {
      for seed in Self.seeds {
        let question = try WholeQuestion(kind, seed: seed)
        func refuse(_ rule: String, _ answered: Answered, under strict: WholeQuestion) throws {
          var result = answered.result
          let opening = result.projects.map { ($0.id, $0.period) }
          guard result.value != nil, !strict.isLegal(Dictionary(uniqueKeysWithValues: opening))
          else { return }
          var audited = answered
          audited.question = strict
          result.budget = strict.request.budget
          let document = Answered.report(strict, result, strict.request).json
          let verification = try audited.audited(document)
          let isNamed = verification.differences.contains { $0.name == "rules" }
          #expect(isNamed, "\(kind) \(seed) \(rule)")
          tried[rule, default: 0] += 1
        }
        let answered = try Answered(question)
        for (rule, request) in try Self.restricted(question) {
          var strict = question
          strict.request = request
          try refuse(rule, answered, under: strict)
        }
        var loose = question
        for project in loose.network.projects.indices {
          loose.network.projects[project].group = ""
          loose.network.projects[project].requires = []
        }
        var grouped = loose
        for project in grouped.network.projects.indices {
          grouped.network.projects[project].group = question.network.projects[project].group
        }
        var requiring = loose
        for project in requiring.network.projects.indices {
          requiring.network.projects[project].requires =
            question.network.projects[project].requires
        }
        let free = try Answered(loose)
        try refuse("group", free, under: grouped)
        try refuse("requires", free, under: requiring)
      }
    }
    for rule in ["forbid", "at most", "require", "budget", "ceiling", "floor", "group", "requires"]
    {
      #expect(tried[rule, default: 0] >= 10, "\(rule): \(tried[rule, default: 0]) plans")
    }
  }
}
