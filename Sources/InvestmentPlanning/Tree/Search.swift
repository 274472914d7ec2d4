// A run of branch and cut in the objective's own units, with its clock, limits and progress.

import GLPK
import ShortestPaths

/// Translates between gains, which the tree maximizes, and the objective that the user asked for.
struct Search {
  /// What comes out, in the objective's units.
  struct Outcome {
    var plan: ProjectSet
    var value: Double
    var bound: Double
    var isOptimal: Bool
    var statistics: PlanResult.SearchStatistics
  }

  let instance: PlanningInstance
  let valueBefore: Double
  let objective: PlanRequest.Objective
  let options: PlanOptions
  let start: ContinuousClock.Instant
  let cancellation: Cancellation
  let progress: (PlanProgress) -> Void

  func run(from fixings: Fixings) throws(PlanningError) -> Outcome {
    let clock = ImprovementClock(start: start)
    let state = try Self.finish(tree(clock), from: fixings)
    return Outcome(
      plan: state.plan,
      value: Self.value(state.gain, objective, valueBefore),
      bound: Self.value(max(state.limit, state.gain), objective, valueBefore),
      isOptimal: state.isComplete,
      statistics: PlanResult.SearchStatistics(
        nodes: state.nodes,
        cuts: state.cuts,
        seconds: clock.seconds,
        secondsToBest: clock.secondsToBest
      )
    )
  }

  private func tree(_ clock: ImprovementClock) -> BranchAndCut {
    let (relative, valueBefore, objective) = (options.relativeGap, valueBefore, objective)
    let deadline = options.timeLimit.map { start.advanced(by: .seconds($0)) }
    let (cancellation, progress) = (cancellation, progress)
    return BranchAndCut(
      instance,
      threads: options.threads,
      tolerance: { gain in
        relative * max(abs(Self.value(gain, objective, valueBefore)), 1e-9)
          + 1e-12 * abs(valueBefore)
      },
      isStopped: { cancellation.isCancelled || deadline.map { .now >= $0 } ?? false },
      report: { state in
        clock.note(state.gain)
        progress(PlanProgress(state, objective, valueBefore, clock.seconds))
      }
    )
  }

  private static func finish(
    _ tree: consuming BranchAndCut,
    from fixings: Fixings
  ) throws(PlanningError) -> BranchAndCut.State {
    do throws(GLPKError) {
      return try tree.run(from: fixings)
    } catch {
      throw PlanningError(.solver, error.description)
    }
  }

  /// The objective's value at a gain: a gap falls by what is gained.
  static func value(
    _ gain: Double,
    _ objective: PlanRequest.Objective,
    _ valueBefore: Double
  ) -> Double {
    switch objective {
    case .gap: valueBefore - gain
    case .access: valueBefore + gain
    }
  }
}

extension PlanProgress {
  init(
    _ state: BranchAndCut.State,
    _ objective: PlanRequest.Objective,
    _ valueBefore: Double,
    _ seconds: Double
  ) {
    let value = Search.value(state.gain, objective, valueBefore)
    let bound = Search.value(state.limit, objective, valueBefore)
    self.init(
      incumbent: value,
      bound: bound,
      relativeGap: relativeDifference(value, bound),
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

/// Remembers when the best plan was found.
private final class ImprovementClock {
  private let start: ContinuousClock.Instant
  private var gain = -Double.infinity
  private(set) var secondsToBest = 0.0

  init(start: ContinuousClock.Instant) { self.start = start }

  var seconds: Double { start.duration(to: .now) / .seconds(1) }

  func note(_ newGain: Double) {
    guard newGain > gain else { return }
    gain = newGain
    secondsToBest = seconds
  }
}
