// Plans and certificates with any of their numbers replaced, together: what is accepted is true.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import OrderedJSON
import PlanFiles
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Forged plans with their certificates")
struct ForgedPlanTests {
  /// A question with its answer's files, and the best of all plans by trying them.
  private struct Answered {
    var question: PlanQuestion
    var isMinimized: Bool
    var bound: Double
    var certificate: ForgedText
    var best: Double
    /// What the objective is made of.
    var scale: Double
  }

  /// Nil where no plan reaches the figure, or none has a ratio.
  private func answered(_ objective: PlanRequest.Objective.Kind, _ seed: Int) throws -> Answered? {
    let network = randomNetwork(
      seed: UInt64(9300 + seed),
      zones: 4 + seed % 3,
      projects: 3 + seed % 4
    )
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let decays: [Decay] = [.exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90)]
    var request = PlanRequest(
      budget: (total * [0.4, 0.7][seed % 2]).rounded(),
      objective: .of(objective),
      decay: decays[seed % 3]
    )
    request.aversion = [0, 0.5, 1, 2][seed % 4]
    if objective == .meanCost { request.unreachableCost = 400 }
    if objective == .cost {
      var other = request
      other.objective = .access
      let question = try InvestmentPlanner(network, other).question
      let before = try question.evaluate(projectIDs: []).value ?? 0
      let most = try enumeratedBest(network, other) ?? before
      request.reach = .init(.access, before + 0.7 * (most - before))
    }
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: [0, 0.05][seed % 2], threads: 1)
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
    let access = result.regions.reduce(max(abs(best), before)) {
      $0 + ($1.accessBefore ?? 0) + ($1.accessAfter ?? 0)
    }
    return Answered(
      question: planner.question,
      isMinimized: objective.isMinimized,
      bound: bound,
      certificate: ForgedText(records),
      best: best,
      scale: objective == .cost ? best : access
    )
  }

  /// A bound in the place of the plan's own: about the best value, about its own, or extreme.
  private func bound(_ answered: Answered, _ random: inout SeededGenerator) -> Double? {
    let steps = [0, 1e-7, 1e-5, 1e-3, 0.1, 1].map { $0 * answered.scale }
    let step = (steps.randomElement(using: &random) ?? 0) * (Bool.random(using: &random) ? 1 : -1)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return answered.bound
    case 1: return answered.bound + step
    case 2, 3: return answered.best + step
    default:
      // What is no number does not get past the reader of plans.
      let text = ForgedText.texts.randomElement(using: &random) ?? "0"
      return (try? JSONValue(parsing: Array(text.utf8)))?.number
    }
  }

  @Test(
    "prove no bound that some plan beats",
    .bothCheckers(comparing: 8),
    arguments: PlanRequest.Objective.Kind.allCases
  )
  func forged(objective: PlanRequest.Objective.Kind) throws {
    var (accepted, refused, unread, asked) = (0, 0, 0, 0)
    for seed in 0..<9 {
      guard let answered = try answered(objective, seed) else { continue }
      asked += 1
      var random = SeededGenerator(seed: UInt64(seed))
      for _ in 0..<40 {
        var certificate = answered.certificate
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          certificate.change(&random)
        }
        guard let bound = bound(answered, &random), let records = certificate.records() else {
          unread += 1
          continue
        }
        let findings = try certificateFindings(answered.question, bound: bound, records)
        guard try #require(findings[.objective]).problem == nil else {
          refused += 1
          continue
        }
        accepted += 1
        // By how much some plan beats the bound; a hundred-millionth of the accesses is for
        // rounding.
        let excess = answered.isMinimized ? bound - answered.best : answered.best - bound
        #expect(excess <= 1e-8 * max(1e-3, answered.scale, abs(bound)), "seed \(seed): \(bound)")
      }
    }
    #expect(asked >= 5, "\(asked) of 9 questions have a proof")
    // Not for want of anything to accept or to refuse.
    #expect(accepted >= 5 * asked, "\(accepted) of \(40 * asked) are accepted")
    #expect(refused >= 5 * asked, "\(refused) of \(40 * asked) are refused")
    #expect(unread >= asked, "\(unread) of \(40 * asked) cannot be read")
  }
}
