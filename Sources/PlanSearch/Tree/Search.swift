// A run of branch and cut in the objective's own units, with its clock, limits and progress.

package import PlanModel
import GLPK
import ShortestPaths

/// How the tree's merit reads in the objective's own unit.
package struct ObjectiveScale: Sendable {
  /// The objective's value of a merit.
  package var value: @Sendable (_ gain: Double) -> Double
  /// The bound on the objective's value that follows from a bound on the merit.
  package var bound: @Sendable (_ bound: Double) -> Double
  /// The difference of bound and merit that counts as proven, for an incumbent's merit.
  package var tolerance: @Sendable (_ gain: Double) -> Double
  /// The difference below which merits count as equal; nil where it does not matter which plan is
  /// cheaper.
  package var tie: (@Sendable (_ gain: Double) -> Double)?

  /// An objective whose value is the merit itself, counted from `before`, or what is not spent.
  ///
  /// A gap keeps the rounding of `access`, that of the regions before.
  package init(
    _ objective: PlanRequest.Objective.Kind,
    valueBefore: Double,
    access: [Double],
    relativeGap: Double
  ) {
    let value: @Sendable (Double) -> Double = { gain in
      switch objective {
      case .gap, .meanCost, .ratio: valueBefore - gain
      case .access, .total, .maxmin, .welfare: valueBefore + gain
      // Not -0 where nothing is spent.
      case .cost: 0 - gain
      }
    }
    self.value = value
    bound = value
    let rounding = objective.rounding(of: valueBefore, access: access)
    tie = { gain in PlanRequest.Objective.Kind.equality * abs(value(gain)) + rounding }
    tolerance = { gain in
      guard gain.isFinite else { return 0 }
      let rounding = 1e-12 * (valueBefore.isFinite ? abs(valueBefore) : 0)
      let size = max(abs(value(gain)), 1e-9)
      // The cheapest plan is not better than doing nothing, which reaches nothing.
      let accepted =
        objective == .cost
        ? relativeGap * size : Self.accepted(relativeGap, of: size, gaining: gain)
      return accepted + rounding
    }
  }

  /// What may stay open: a share of the value, and of the gain over doing nothing at most a hundred
  /// times that share.
  ///
  /// Where plans change a large value little, a share of the value alone would call a plan proven
  /// that leaves most of the gain open. Values that differ by 1e-9 count as equal all the same.
  package static func accepted(_ share: Double, of value: Double, gaining gain: Double) -> Double {
    max(min(share * value, 100 * share * max(0, gain)), min(share, 1e-9) * value)
  }

  package init(
    value: @escaping @Sendable (_ gain: Double) -> Double,
    bound: @escaping @Sendable (_ bound: Double) -> Double,
    tolerance: Double,
    tie: (@Sendable (_ gain: Double) -> Double)? = nil
  ) {
    self.value = value
    self.bound = bound
    self.tolerance = { _ in tolerance }
    self.tie = tie
  }
}

/// Runs the tree, and translates between the merit, which it maximizes, and the objective that the
/// user asked for.
package struct Search {
  /// What was found, and what a later search may use.
  package typealias Answer = (outcome: SearchOutcome, knowledge: BranchAndCut.Knowledge)

  package var instance: PlanningInstance
  package let scale: ObjectiveScale
  package let options: PlanOptions
  package let clock: ImprovementClock
  package let cancellation: Cancellation
  package let progress: (PlanProgress) -> Void
  /// What earlier searches found.
  package var knowledge = BranchAndCut.Knowledge()
  /// Whether later searches are to use what this one finds.
  package var sharesCuts = false
  /// Saves the state, and holds the one to go on from.
  package var journal: SearchJournal?
  /// Writes the certificate.
  package var certificate: CertificateRecorder?
  /// The writer of the certificate so far, where this search adds nothing to it.
  var earlierProofs: CertificateRecorder?
  /// Called with the best plan so far, so that its figures can be computed before the search ends;
  /// it must not change the search.
  package var expect: ((ProjectSet) -> Void)?
  /// After so many nodes the search gives up, and looks for no cheaper plan.
  package var mostNodes = Int.max
  /// The best plan where it is known: the search then looks only for a cheaper one that gains at
  /// least `need`.
  var undercuts: (plan: ProjectSet, need: Double)?

  package init(
    instance: PlanningInstance,
    scale: ObjectiveScale,
    options: PlanOptions,
    clock: ImprovementClock,
    cancellation: Cancellation,
    progress: @escaping (PlanProgress) -> Void,
    knowledge: BranchAndCut.Knowledge = BranchAndCut.Knowledge(),
    sharesCuts: Bool = false,
    journal: SearchJournal? = nil,
    certificate: CertificateRecorder? = nil,
    expect: ((ProjectSet) -> Void)? = nil
  ) {
    self.instance = instance
    self.scale = scale
    self.options = options
    self.clock = clock
    self.cancellation = cancellation
    self.progress = progress
    self.knowledge = knowledge
    self.sharesCuts = sharesCuts
    self.journal = journal
    self.certificate = certificate
    self.expect = expect
  }

  /// Searches from what the rules fix.
  package func run(from fixings: Fixings) throws(PlanningError) -> SearchOutcome {
    try runLearning(from: fixings).outcome
  }

  /// The best plan, and of those as good the cheapest, with what a later search may use.
  package func runLearning(from fixings: Fixings) throws(PlanningError) -> Answer {
    let (state, knowledge) = try tree(from: fixings)
    var outcome = SearchOutcome(
      plan: state.gain > -.infinity ? state.plan : nil,
      value: scale.value(state.gain),
      bound: scale.bound(max(state.bound, state.gain)),
      isComplete: state.isComplete,
      statistics: clock.statistics(nodes: state.nodes, cuts: state.cuts)
    )
    outcome.isCheapest = state.isCheapest
    // For the objective cost the best plan is the cheapest.
    if case .unspent = instance.merit, scale.tie != nil { outcome.isCheapest = state.isComplete }
    return (outcome, knowledge)
  }

  /// What the tree ends with, in the merit's unit.
  package func tree(
    from fixings: Fixings
  ) throws(PlanningError) -> (BranchAndCut.TreeProgress, BranchAndCut.Knowledge) {
    var tree = tree(clock, from: fixings)
    var position: BranchAndCut.Position?
    switch try journal?.begin({ tree.shape(from: fixings) }) ?? .anew {
    case .anew: break
    case .over(let end): return (end, BranchAndCut.Knowledge(plans: [end.plan]))
    case .underway(var reader):
      do throws(DamagedState) {
        position = try tree.read(from: &reader)
        try reader.require(reader.remaining == 0)
      } catch {
        throw PlanningError(damage: error)
      }
    }
    do throws(GLPKError) {
      let state = try tree.run(from: fixings, at: position)
      journal?.end(state, wasStopped: tree.isStopped())
      return (state, tree.learned)
    } catch {
      throw PlanningError(.solver, error.description)
    }
  }

  private func tree(_ clock: ImprovementClock, from fixings: Fixings) -> BranchAndCut {
    let deadline = deadline
    let scale = scale
    let (cancellation, progress, expect) = (cancellation, progress, expect)
    let last = LastState()
    let tell: (BranchAndCut.TreeProgress) -> Void = { state in
      last.state = state
      clock.note(scale.value(state.gain), state.gain)
      if let expect, state.gain > -.infinity { expect(state.plan) }
      progress(PlanProgress(state, scale, clock.seconds))
    }
    var tree = BranchAndCut(
      instance.nettingSymmetricPairs(),
      knowledge: knowledge,
      sharesCuts: sharesCuts,
      threads: options.threads,
      tolerance: scale.tolerance,
      tie: scale.tie,
      isStopped: { cancellation.isCancelled || deadline.map { .now >= $0 } ?? false },
      report: tell
    )
    tree.incumbents.found = { plan, gain in
      guard var state = last.state else { return }
      state.plan = plan
      state.gain = gain
      tell(state)
    }
    tree.mostNodes = mostNodes
    tree.mostEconomyNodes = mostEconomyNodes()
    tree.undercuts = undercuts
    tree.journal = journal
    tree.certificate = certificate
    tree.earlierProofs = earlierProofs
    return tree
  }
}

/// The last progress that the tree reported.
private final class LastState {
  var state: BranchAndCut.TreeProgress?
}

extension PlanProgress {
  package init(_ state: BranchAndCut.TreeProgress, _ scale: ObjectiveScale, _ seconds: Double) {
    let value = state.gain > -.infinity ? scale.value(state.gain) : nil
    let bound = scale.bound(state.bound)
    self.init(
      incumbent: value,
      bound: bound,
      relativeGap: value.map { relativeDifference($0, bound) },
      nodes: state.nodes,
      open: state.open,
      cuts: state.cuts,
      seconds: seconds,
      phase: state.phase
    )
  }

  /// The progress of a search for a cheaper plan, with the figures of the plan that it must equal.
  func looking(forCheaperThan found: SearchOutcome) -> PlanProgress {
    var progress = self
    progress.incumbent = found.value
    progress.bound = found.bound
    progress.relativeGap = relativeDifference(found.value, found.bound)
    progress.phase = "cheaper plans"
    return progress
  }

  /// Progress before there is a plan.
  package init(phase: String, seconds: Double) {
    self.init(
      incumbent: nil,
      bound: nil,
      relativeGap: nil,
      nodes: 0,
      open: 0,
      cuts: 0,
      seconds: seconds,
      phase: phase
    )
  }
}

/// The time since the start, and when the best plan was found.
package final class ImprovementClock {
  package let start: ContinuousClock.Instant
  private var best: Double?
  package private(set) var secondsToBest = 0.0

  package init(start: ContinuousClock.Instant) { self.start = start }

  package var seconds: Double { start.duration(to: .now) / .seconds(1) }

  /// Notes the value of the best plan so far, unless there is none.
  package func note(_ value: Double, _ gain: Double) {
    guard gain > -.infinity, value != best else { return }
    best = value
    secondsToBest = seconds
  }

  package func statistics(nodes: Int, cuts: Int) -> PlanResult.SearchStatistics {
    PlanResult.SearchStatistics(
      nodes: nodes,
      cuts: cuts,
      seconds: seconds,
      secondsToBest: secondsToBest
    )
  }
}
