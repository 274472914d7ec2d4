// Many plans of one question, each of a network as it may turn out.

import Accessibility
public import PlanModel
import PlanSearch
import ShortestPaths
public import TransportNetwork

/// A question asked of many draws of a network, each of which can be planned by itself, anywhere
/// and again.
///
/// ```swift
/// let ensemble = try Ensemble(uncertain, request, options: PlanOptions())
/// let plan = try ensemble.planner.plan().projects.map(\.id)
/// let draws = try ensemble.draws(0..<1000, holding: plan, threads: 8)
/// EnsembleSummary(draws, projects: ensemble.planner.question.ids).chances["P1"]?.share
/// ```
public struct Ensemble: Sendable {
  /// The network and what is uncertain of it.
  public let uncertain: UncertainNetwork
  /// Plans for the network as its tables say.
  public let planner: InvestmentPlanner
  /// Threads of the options.
  public var threads: Int { options.threads }
  private let request: PlanRequest
  private let options: PlanOptions

  /// Checks a question.
  ///
  /// - Parameters:
  ///   - uncertain: The network and what is uncertain of it.
  ///   - request: The question.
  ///   - options: When each search stops; a draw has one thread.
  /// - Throws: `PlanningError` of kind usage for what cannot be asked of scenarios, or a decay that
  ///   has no scale.
  public init(
    _ uncertain: UncertainNetwork,
    _ request: PlanRequest,
    options: PlanOptions
  ) throws(PlanningError) {
    self.uncertain = uncertain
    self.request = request
    self.options = options
    planner = try InvestmentPlanner(uncertain.network, request, options: options)
    _ = try planner.scenarioTasks([uncertain.draw(0).scenario])
    if uncertain.rows.contains(where: { $0.figure == .decay }),
      request.decay.stretched(by: 2) == nil
    {
      throw PlanningError(
        .usage,
        "The decay \(request.decay.name) has no scale that could be uncertain; take exponential, linear, gaussian or binary."
      )
    }
  }

  /// Plans a draw and holds a plan against it.
  ///
  /// - Parameters:
  ///   - number: From 0.
  ///   - plan: Ids of projects.
  ///   - cancellation: Stops the search; what is not proven then is said so.
  /// - Returns: What was found, the same for any number of threads and whatever else is drawn,
  ///   unless there is a time limit.
  /// - Throws: `PlanningError`.
  public func draw(
    _ number: Int,
    holding plan: [String],
    cancellation: Cancellation = Cancellation()
  ) throws(PlanningError) -> EnsembleDraw {
    let draw = uncertain.draw(number)
    var request = request
    request.decay = request.decay.stretched(by: draw.decay) ?? request.decay
    var options = options
    options.threads = 1
    let planner = try InvestmentPlanner(draw.network, request, options: options)
    let analysis = try planner.scenarioAnalysis(
      of: plan,
      [draw.scenario],
      tail: 1,
      cancellation: cancellation
    )
    let outcome = analysis.outcomes[0]
    return EnsembleDraw(
      draw: number + 1,
      projects: outcome.best == nil ? nil : outcome.projects,
      best: outcome.best,
      bound: outcome.bound,
      isProven: outcome.isProven,
      value: outcome.value,
      cost: outcome.cost,
      isLegal: outcome.isLegal,
      regret: outcome.regret
    )
  }

  /// Plans some draws, as many at once as there are threads.
  ///
  /// - Parameters:
  ///   - numbers: From 0.
  ///   - plan: Ids of projects.
  ///   - threads: How many may work.
  ///   - cancellation: Stops the searches.
  /// - Returns: What was found, in order.
  /// - Throws: `PlanningError` of the first draw that has none.
  public func draws(
    _ numbers: Range<Int>,
    holding plan: [String],
    threads: Int,
    cancellation: Cancellation = Cancellation()
  ) throws(PlanningError) -> [EnsembleDraw] {
    let found = parallelMap(
      count: numbers.count,
      threads: threads,
      workspace: {},
      body: { _, place -> Result<EnsembleDraw, PlanningError> in
        do throws(PlanningError) {
          return .success(
            try draw(numbers.lowerBound + place, holding: plan, cancellation: cancellation)
          )
        } catch {
          return .failure(error)
        }
      }
    )
    var draws: [EnsembleDraw] = []
    for result in found { draws.append(try result.get()) }
    return draws
  }
}

extension Decay {
  /// The decay that gives to a cost what this gave to the cost divided by a factor; nil where it
  /// has no scale.
  func stretched(by factor: Double) -> Decay? {
    switch self {
    case .binary(let cutoff): .binary(cutoff: cutoff * factor)
    case .linear(let cutoff): .linear(cutoff: cutoff * factor)
    case .exponential(let rate): .exponential(rate: rate / factor)
    case .gaussian(let deviation): .gaussian(deviation: deviation * factor)
    case .power, .logistic, .stepped, .logLogistic: nil
    }
  }
}
