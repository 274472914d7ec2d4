// What can be reached at most where no plan reaches what it must: a plan of its own, which says
// that it is sought.

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
    let asked = "\(figure) \(Self.digits(reach.value)) cannot be reached under the rules"
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
    let price = "\(Self.digits(best.cost)) \(resolved.network.configuration.currency)"
    return "\(asked): \(known) \(figure) \(Self.digits(value)), for \(price)"
  }

  /// A number that can be asked again, to the last digit, thousands apart.
  private static func digits(_ number: Double) -> String {
    let text = shortestDecimal(number)
    let whole = text.prefix { $0 == "-" || $0.isNumber }
    let digits = whole.drop { $0 == "-" }
    // An exponent, or too few to set apart.
    guard digits.count > 4, !text.contains(where: { $0 == "e" || $0 == "E" }) else { return text }
    var grouped = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return (whole.hasPrefix("-") ? "-" : "") + grouped + text.dropFirst(whole.count)
  }
}
