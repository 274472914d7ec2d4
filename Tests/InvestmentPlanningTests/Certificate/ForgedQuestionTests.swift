// Questions whose own numbers are extreme, with certificates and plans changed together: what is
// accepted is true.

import InvestmentPlanning
import PlanFiles
import PlanModel
import PlanProof
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Forged certificates of questions with extreme numbers")
struct ForgedQuestionTests {
  /// A question of any kind with every rule, a certificate of it, and the best of all plans by
  /// trying them.
  private struct Answered {
    var question: PlanQuestion
    var isMinimized: Bool
    var bound: Double
    var certificate: ForgedText
    var best: Double
    /// What the objective is made of, before and after.
    var scale: Double
  }

  private static let extremes: [Double] = [
    0, -0.0, 1e-300, 1e-12, 1, 0x1p53 + 1, 0x1p53, 1e15, 1e100, 1e300,
  ]

  /// A question with some of its numbers replaced by extreme ones.
  private func extreme(
    _ kind: PlanRequest.Objective.Kind,
    _ seed: Int,
    _ random: inout SeededGenerator
  ) throws -> WholeQuestion {
    var whole = try WholeQuestion(kind, seed: seed)
    for _ in 0..<seed % 4 {
      let number = Self.extremes.randomElement(using: &random) ?? 0
      func position(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
      switch Int.random(in: 0..<7, using: &random) {
      case 0:
        whole.network.zoneColumns[0].values[position(whole.network.zones.count)] = number
      case 1: whole.network.links[position(whole.network.links.count)].travelMinutes = number
      case 2:
        let project = position(whole.network.projects.count)
        whole.network.projects[project].links[0].link.travelMinutes = number
      case 3: whole.network.projects[position(whole.network.projects.count)].cost = number
      case 4: whole.request.budget = number
      case 5: whole.request.aversion = number
      default: whole.request.unreachableCost = number
      }
    }
    return whole
  }

  /// Nil where the planner refuses the question, or no plan has a value that is a number.
  private func answered(
    _ kind: PlanRequest.Objective.Kind,
    _ seed: Int,
    _ random: inout SeededGenerator
  ) throws -> Answered? {
    let whole = try extreme(kind, seed, &random)
    var records: [CertificateRecord] = []
    let result: PlanResult
    let question: PlanQuestion
    let plans: [WholeQuestion.Tried]
    do {
      question = try PlanQuestion(
        whole.network,
        whole.request,
        options: PlanOptions(relativeGap: [0, 0.05][seed % 2], timeLimit: 20, threads: 1)
      )
      result = try InvestmentPlanner(question).plan(certificate: { records.append($0) })
      plans = try whole.tried()
    } catch is PlanningError {
      return nil
    }
    let values = plans.map(\.value).filter { !$0.isNaN }
    guard let bound = result.bound, bound.isFinite,
      let best = kind.isMinimized ? values.min() : values.max(), best.isFinite
    else { return nil }
    let own = max(abs(best), result.valueBefore.isFinite ? abs(result.valueBefore) : 0)
    let access = result.regions.reduce(own) { $0 + ($1.accessBefore ?? 0) + ($1.accessAfter ?? 0) }
    let scale = kind == .cost || kind == .meanCost ? own : access
    // Numbers that have lost digits below the normal ones are out of proportion.
    guard scale > 1e-280 else { return nil }
    return Answered(
      question: question,
      isMinimized: kind.isMinimized,
      bound: bound,
      certificate: ForgedText(records),
      best: best,
      scale: scale
    )
  }

  /// A bound in the place of the plan's own: about the best value, or about its own.
  private func bound(_ answered: Answered, _ random: inout SeededGenerator) -> Double {
    let steps = [0, 1e-7, 1e-5, 1e-3, 0.1, 1].map { $0 * answered.scale }
    let step = (steps.randomElement(using: &random) ?? 0) * (Bool.random(using: &random) ? 1 : -1)
    return switch Int.random(in: 0..<4, using: &random) {
    case 0: answered.bound
    case 1: answered.bound + step
    default: answered.best + step
    }
  }

  @Test(
    "prove no bound that some plan beats",
    .bothCheckers(comparing: 8),
    arguments: PlanRequest.Objective.Kind.allCases
  )
  func forged(kind: PlanRequest.Objective.Kind) throws {
    var (accepted, refused, asked) = (0, 0, 0)
    for seed in 0..<24 {
      var random = SeededGenerator(seed: UInt64(700 + seed))
      guard let answered = try answered(kind, seed, &random) else { continue }
      asked += 1
      for _ in 0..<20 {
        var certificate = answered.certificate
        for _ in 0..<Int.random(in: 0...3, using: &random) { certificate.change(&random) }
        let bound = bound(answered, &random)
        guard let records = certificate.records() else { continue }
        let findings = try certificateFindings(answered.question, bound: bound, records)
        guard try #require(findings[.objective]).problem == nil else {
          refused += 1
          continue
        }
        accepted += 1
        // By how much some plan beats the bound; a hundred-millionth of the accesses is for
        // rounding.
        let excess = answered.isMinimized ? bound - answered.best : answered.best - bound
        #expect(
          excess <= 1e-8 * max(answered.scale, abs(bound)),
          "seed \(seed): \(bound) is proven, \(answered.best) reached"
        )
      }
    }
    #expect(asked >= 8, "\(asked) of 24 questions have a proof")
    #expect(accepted >= 2 * asked, "\(accepted) of \(20 * asked) are accepted")
    #expect(refused >= 2 * asked, "\(refused) of \(20 * asked) are refused")
  }
}
