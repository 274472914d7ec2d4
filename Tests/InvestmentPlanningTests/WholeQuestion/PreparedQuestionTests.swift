// Questions made ready: the same figures as searches of the whole graph, from any thread, and a
// search as a sequence.

import PlanModel
import InvestmentPlanning
import TestNetworks
import Testing
import TransportNetwork

@Suite("Prepared questions")
struct PreparedQuestionTests {
  @Test(
    "figures of any plan are those of plain searches",
    arguments: PlanRequest.Objective.Kind.allCases,
    0..<6
  )
  func figures(kind: PlanRequest.Objective.Kind, seed: Int) throws {
    var whole = try WholeQuestion(kind, seed: seed)
    whole.request.periods = []
    if seed % 2 == 0 { whole.network = withSharedZones(whole.network, seed: UInt64(seed)) }
    let question = try PlanQuestion(
      whole.network,
      whole.request,
      options: PlanOptions(threads: 1)
    )
    let prepared = try PreparedQuestion(question)
    let before = try question.evaluation(of: ProjectSet(count: question.ids.count))
    for bits in 0..<1 << question.ids.count {
      let ids = question.ids.indices.filter { bits >> $0 & 1 == 1 }.map { question.ids[$0] }
      let figures = try prepared.figures(building: ids)
      // One plain search per zone.
      let plain = try question.evaluation(of: question.plan(of: ids))
      func agree(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right, left.isFinite, right.isFinite else { return left == right }
        let size = plain.access.reduce(max(abs(left), abs(right)), max)
        return abs(left - right) <= 1e-12 * size
      }
      if kind == .cost {
        #expect(
          figures.value
            == whole.network.projects.filter { ids.contains($0.id) }.reduce(0) { $0 + $1.cost }
        )
      } else {
        #expect(agree(figures.value, plain.value))
        #expect(agree(figures.valueBefore, before.value))
      }
      #expect(agree(figures.gap.after, plain.gap))
      for (zone, access) in zip(figures.zones, plain.access) {
        #expect(agree(zone.accessAfter, access))
      }
    }
  }

  @Test("an answer is the same from a prepared question, and any thread may ask")
  func shared() async throws {
    let whole = try WholeQuestion(.gap, seed: 3)
    var request = whole.request
    request.periods = []
    let question = try PlanQuestion(whole.network, request)
    let prepared = try PreparedQuestion(question)
    var (fresh, ready) = (
      try InvestmentPlanner(question).plan(), try InvestmentPlanner(prepared).plan()
    )
    fresh.search = nil
    ready.search = nil
    #expect(fresh == ready)
    let alone = try prepared.figures(building: question.ids)
    await withTaskGroup(of: PlanFigures?.self) { group in
      for _ in 0..<8 {
        group.addTask { try? prepared.figures(building: question.ids) }
      }
      for await figures in group { #expect(figures == alone) }
    }
  }

  @Test("unknown projects and questions of several periods are refused")
  func refused() throws {
    var whole = try WholeQuestion(.gap, seed: 3)
    whole.request.periods = []
    let prepared = try PreparedQuestion(PlanQuestion(whole.network, whole.request))
    #expect(throws: PlanningError.self) { try prepared.figures(building: ["no such"]) }
    whole.request.periods = [1, 2]
    let staged = try PlanQuestion(whole.network, whole.request)
    #expect(throws: PlanningError.self) { try PreparedQuestion(staged) }
  }

  @Test("a search tells progress and then its answer, which is the plan's")
  func updates() async throws {
    var whole = try WholeQuestion(.access, seed: 5)
    whole.request.periods = []
    let planner = try InvestmentPlanner(whole.network, whole.request)
    var answers: [PlanResult] = []
    var isAfterAnswer = false
    for try await update in planner.updates() {
      switch update {
      case .progress: isAfterAnswer = isAfterAnswer || !answers.isEmpty
      case .answer(let result): answers.append(result)
      }
    }
    #expect(answers.count == 1 && !isAfterAnswer)
    #expect(answers.first?.projects == (try planner.plan().projects))
  }

  @Test(
    "a search that was stopped before it began has an answer, where its base costs take no time"
  )
  func stopped() async throws {
    var whole = try WholeQuestion(.access, seed: 5)
    whole.request.periods = []
    let cancellation = Cancellation()
    cancellation.cancel()
    var last: PlanResult.Status?
    let planner = try InvestmentPlanner(whole.network, whole.request)
    for try await update in planner.updates(cancellation: cancellation) {
      if case .answer(let result) = update { last = result.status }
    }
    #expect(last == .interrupted || last == .optimal)
  }

  @Test("a question is not made ready once that is stopped")
  func stoppedPreparation() throws {
    var whole = try WholeQuestion(.access, seed: 5)
    whole.request.periods = []
    let question = try PlanQuestion(whole.network, whole.request)
    let cancellation = Cancellation()
    _ = try PreparedQuestion(question, cancellation: cancellation)
    cancellation.cancel()
    #expect {
      try PreparedQuestion(question, cancellation: cancellation)
    } throws: { error in
      (error as? PlanningError)?.kind == .stopped
    }
  }

  @Test("base costs get some time more when a stop was asked for, and no more than that")
  func patience() {
    let cancellation = Cancellation()
    let (atOnce, later) = (
      cancellation.isCancelled(for: .zero), cancellation.isCancelled(for: .seconds(3600))
    )
    #expect(!atOnce() && !later())
    cancellation.cancel()
    #expect(atOnce() && !later())
  }
}
