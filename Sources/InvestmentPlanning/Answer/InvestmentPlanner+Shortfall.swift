// What can be reached at most where no plan reaches what it must: a plan of its own, which says
// that it is sought.

import Glibc
import PlanModel
import PlanSearch
import TransportNetwork

extension InvestmentPlanner {
  /// How near a plan can come to the figure that it must reach, in words.
  ///
  /// The best plan for the figure is sought in what is left of the time, with progress of its own.
  func shortfall(_ run: PlanningRun) throws(PlanningError) -> String {
    var request = resolved.request
    guard let reach = request.objective.reach else { return "no plan reaches what it must" }
    let figure = reach.figure.rawValue
    switch reach.figure {
    case .gap: request.objective = .gap
    case .ratio: request.objective = .ratio
    case .access: request.objective = .access
    }
    let asked = "\(figure) \(amountInWords(reach.value)) cannot be reached under the rules"
    var options = options
    if let limit = options.timeLimit { options.timeLimit = max(0, limit - run.clock.seconds) }
    guard options.timeLimit != 0, !run.cancellation.isCancelled else {
      return "\(asked); there was no time left to see how near a plan comes"
    }
    let progress = run.progress
    let seconds = run.clock.seconds
    let best: PlanResult
    do throws(PlanningError) {
      best = try InvestmentPlanner(resolved.network, request, options: options)
        .plan(
          cancellation: run.cancellation,
          progress: { state in
            var state = state
            state.phase = "best \(figure): \(state.phase)"
            state.seconds += seconds
            // These are figures of another objective than the one asked for.
            (state.incumbent, state.bound, state.relativeGap) = (nil, nil, nil)
            progress(state)
          }
        )
    } catch {
      // That no plan has a ratio is part of the answer.
      guard reach.figure == .ratio, error.kind == .data else { throw error }
      return "\(asked). \(error.description)"
    }
    guard let value = best.value, value.isFinite else { return asked }
    let known = best.status == .optimal ? "the best plan has" : "the best plan found has"
    let price = "\(amountInWords(best.cost)) \(resolved.network.configuration.currency)"
    let reached = amountInWords(Self.tenDigits(value, reach.figure == .access ? .down : .up))
    return "\(asked): \(known) \(figure) \(reached), for \(price)"
  }

  /// A figure to ten digits, rounded away from what was asked: whoever asks for it gets it, and it
  /// never reads as what cannot be reached.
  private static func tenDigits(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
    // Whole numbers stay; of what is smaller the powers of ten are not exact.
    guard value.isFinite, value.rounded() != value, abs(value) >= 1e-12 else { return value }
    let power = pow(10, 9 - floor(log10(abs(value))))
    // From a billion on ten digits are whole numbers.
    guard power > 1 else { return value.rounded(rule) }
    let rounded = (value * power).rounded(rule) / power
    // The product may have been rounded to the other side.
    let isNear = rule == .down ? rounded <= value : rounded >= value
    return isNear ? rounded : value
  }
}
