// A run of branch and cut in the objective's own units, with its clock, limits and progress.

import GLPK
import ShortestPaths

/// How the tree's merit reads in the objective's own unit.
struct ObjectiveScale: Sendable {
  /// The objective's value of a merit.
  var value: @Sendable (_ gain: Double) -> Double
  /// The limit on the objective's value that a limit on the merit proves.
  var bound: @Sendable (_ limit: Double) -> Double
  /// Accepted difference of limit and merit, in the merit's unit, for an incumbent's merit.
  var tolerance: @Sendable (_ gain: Double) -> Double

  /// An objective whose value is the merit itself, counted from `before`, or what is not spent.
  init(_ objective: PlanRequest.Objective, valueBefore: Double, relativeGap: Double) {
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
    tolerance = { gain in
      guard gain.isFinite else { return 0 }
      let rounding = 1e-12 * (valueBefore.isFinite ? abs(valueBefore) : 0)
      return relativeGap * max(abs(value(gain)), 1e-9) + rounding
    }
  }

  init(
    value: @escaping @Sendable (_ gain: Double) -> Double,
    bound: @escaping @Sendable (_ limit: Double) -> Double,
    tolerance: Double
  ) {
    self.value = value
    self.bound = bound
    self.tolerance = { _ in tolerance }
  }
}

/// Runs the tree, and translates between the merit, which it maximizes, and the objective that the
/// user asked for.
struct Search {
  /// What comes out, in the objective's units.
  struct Outcome {
    /// The best plan; nil when none was found.
    var plan: ProjectSet?
    var value: Double
    var bound: Double
    /// Whether the search has come to its end.
    var isComplete: Bool
    var statistics: PlanResult.SearchStatistics
    /// What a later search may use.
    var knowledge = BranchAndCut.Knowledge()
  }

  let instance: PlanningInstance
  let scale: ObjectiveScale
  let options: PlanOptions
  let clock: ImprovementClock
  let cancellation: Cancellation
  let progress: (PlanProgress) -> Void
  /// What earlier searches found.
  var knowledge = BranchAndCut.Knowledge()
  /// Whether later searches are to use what this one finds.
  var sharesCuts = false
  /// Who keeps the state, and knows where to go on from.
  var journal: SearchJournal?
  /// Who writes down the proof.
  var certificate: CertificateRecorder?
  /// Told the best plan so far, so that what is to be said of it may be found out ahead of the end; nothing that it does
  /// may change the search.
  var expect: ((ProjectSet) -> Void)?

  func run(from fixings: Fixings) throws(PlanningError) -> Outcome {
    let (state, knowledge) = try tree(from: fixings)
    return Outcome(
      plan: state.gain > -.infinity ? state.plan : nil,
      value: scale.value(state.gain),
      bound: scale.bound(max(state.limit, state.gain)),
      isComplete: state.isComplete,
      statistics: clock.statistics(nodes: state.nodes, cuts: state.cuts),
      knowledge: knowledge
    )
  }

  /// What the tree ends with, in the merit's unit.
  func tree(
    from fixings: Fixings
  ) throws(PlanningError) -> (BranchAndCut.State, BranchAndCut.Knowledge) {
    var tree = tree(clock)
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

  private func tree(_ clock: ImprovementClock) -> BranchAndCut {
    let deadline = options.timeLimit.map { clock.start.advanced(by: .seconds($0)) }
    let scale = scale
    let (cancellation, progress, expect) = (cancellation, progress, expect)
    let last = LastState()
    let tell: (BranchAndCut.State) -> Void = { state in
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
      isStopped: { cancellation.isCancelled || deadline.map { .now >= $0 } ?? false },
      report: tell
    )
    tree.incumbents.found = { plan, gain in
      guard var state = last.state else { return }
      state.plan = plan
      state.gain = gain
      tell(state)
    }
    tree.journal = journal
    tree.certificate = certificate
    return tree
  }
}

/// Where the tree stood when it was last heard of.
private final class LastState {
  var state: BranchAndCut.State?
}

extension PlanProgress {
  init(_ state: BranchAndCut.State, _ scale: ObjectiveScale, _ seconds: Double) {
    let value = state.gain > -.infinity ? scale.value(state.gain) : nil
    let bound = scale.bound(state.limit)
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

  /// Progress before there is anything to tell of a plan.
  init(phase: String, seconds: Double) {
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
final class ImprovementClock {
  let start: ContinuousClock.Instant
  private var best: Double?
  private(set) var secondsToBest = 0.0

  init(start: ContinuousClock.Instant) { self.start = start }

  var seconds: Double { start.duration(to: .now) / .seconds(1) }

  /// Notes the value of the best plan so far, unless there is none.
  func note(_ value: Double, _ gain: Double) {
    guard gain > -.infinity, value != best else { return }
    best = value
    secondsToBest = seconds
  }

  func statistics(nodes: Int, cuts: Int) -> PlanResult.SearchStatistics {
    PlanResult.SearchStatistics(
      nodes: nodes,
      cuts: cuts,
      seconds: seconds,
      secondsToBest: secondsToBest
    )
  }
}
