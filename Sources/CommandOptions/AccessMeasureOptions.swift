// Which measure of access, with the parameters that belong to it and no others.

package import Console
public import AccessAnalysis
public import Accessibility
public import ArgumentParser
import TransportNetwork

extension AccessRequest.MeasureName: ExpressibleByArgument {
  /// The options that belong to it.
  package var options: [String] {
    let decay = ["--decay", "--decay-parameters"]
    return switch self {
    case .gravity, .potentialIndex: decay + ["--within"]
    case .cumulative: ["--cutoff", "--limit"]
    case .interval: ["--cutoff-range", "--summary"]
    case .closest: ["--nearest"]
    case .balancing: ["--increment"]
    case .twoStep, .balancedTwoStep: ["--cutoff"] + decay
    case .spatialAvailability: ["--cutoff"] + decay + ["--alpha"]
    case .meanCost, .efficiency: []
    case .daily: ["--cutoff"]
    case .marketAccess: ["--theta", "--within"]
    }
  }
}

/// The measure and its parameters.
package struct MeasureOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .customLong("measure"),
    help: "What is measured. (default: gravity; with --to closest)"
  )
  package var given: AccessRequest.MeasureName?

  /// The measure asked for, or the one that is taken without.
  package func name(isReaching: Bool) -> AccessRequest.MeasureName {
    given ?? (isReaching ? .closest : .gravity)
  }

  @Option(
    parsing: .unconditional,
    help: "Minutes within which opportunities count; for cumulative one or several with commas."
  )
  package var cutoff: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Cutoffs of interval, from A to B.", valueName: "a:b:step")
  )
  package var cutoffRange: String?

  @Option(help: "median or mean, for interval. (default: median)")
  package var summary: IntervalSummary?

  @Option(parsing: .unconditional, help: "Opportunities to reach, for closest. (default: 1)")
  package var nearest: String?

  @Option(parsing: .unconditional, help: "Step of the balancing cost. (default: 1)")
  package var increment: String?

  @Option(
    parsing: .unconditional,
    help: "Exponent of the population in spatial-availability. (default: 1)"
  )
  package var alpha: String?

  @Option(parsing: .unconditional, help: "Trade elasticity of market-access.")
  package var theta: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Minutes beyond which nothing counts, for gravity, market-access and potential-index. (default: no end)",
      valueName: "minutes"
    )
  )
  package var within: String?

  @OptionGroup package var decay: DecayOptions

  /// The cost beyond which nothing counts; infinity without.
  package func range() throws(CommandFailure) -> Double {
    guard let within else { return .infinity }
    return try number(within, option: "--within")
  }

  /// The measure asked for; limits stand for the cutoff where they are given.
  package func asked(
    _ measure: AccessRequest.MeasureName,
    limits: [AccessRequest.CostLimit]
  ) throws(CommandFailure) -> AccessRequest.Measure {
    try refuseOthers(measure, !limits.isEmpty)
    switch measure {
    case .gravity: return .gravity(decay: try decay.asked())
    case .potentialIndex: return .potentialIndex(decay: try decay.asked())
    case .cumulative where !limits.isEmpty:
      if cutoff != nil { throw .usage("give either --cutoff or --limit, not both.") }
      return .cumulativeWithin(limits)
    case .cumulative: return .cumulative(cutoffs: try cutoffs(measure, example: "30,60"))
    case .daily:
      return .daily(cutoffs: cutoff == nil ? [240] : try cutoffs(measure, example: "240"))
    case .interval:
      return .interval(cutoffs: try cutoffRangeValues(), summary: summary ?? .median)
    case .closest: return .closest(opportunities: try positive(nearest, "--nearest"))
    case .balancing: return .balancing(increment: try positive(increment, "--increment"))
    case .twoStep: return .twoStep(decay: try catchmentDecay())
    case .balancedTwoStep: return .balancedTwoStep(decay: try catchmentDecay())
    case .spatialAvailability:
      return .spatialAvailability(
        alpha: try positive(alpha, "--alpha"),
        decay: try catchmentDecay()
      )
    case .meanCost: return .meanCost
    case .efficiency: return .efficiency
    case .marketAccess:
      guard let theta else {
        throw .usage("--measure market-access needs --theta, for example --theta 3.")
      }
      return .marketAccess(theta: try positive(theta, "--theta"))
    }
  }

  /// Answers an option of another measure with the measures that it belongs to.
  private func refuseOthers(
    _ measure: AccessRequest.MeasureName,
    _ hasLimits: Bool
  ) throws(CommandFailure) {
    let given: [(String, Bool)] = [
      ("--cutoff", cutoff != nil), ("--limit", hasLimits), ("--cutoff-range", cutoffRange != nil),
      ("--summary", summary != nil), ("--nearest", nearest != nil),
      ("--increment", increment != nil), ("--alpha", alpha != nil), ("--theta", theta != nil),
      ("--within", within != nil),
      ("--decay", decay.decay != nil), ("--decay-parameters", decay.decayParameters != nil),
    ]
    for (option, isGiven) in given where isGiven && !measure.options.contains(option) {
      let measures = AccessRequest.MeasureName.allCases.filter { $0.options.contains(option) }.map(
        \.rawValue
      )
      let own = measure.options.joined(separator: ", ")
      throw .usage(
        "\(option) belongs to --measure \(measures.joined(separator: ", ")); "
          + "\(measure.rawValue) takes \(own.isEmpty ? "none of its own" : own)."
      )
    }
  }

  private func cutoffs(
    _ measure: AccessRequest.MeasureName,
    example: String
  ) throws(CommandFailure) -> [Double] {
    guard let cutoff else {
      throw .usage("--measure \(measure.rawValue) needs --cutoff, for example --cutoff \(example).")
    }
    var minutes: [Double] = []
    for text in splitList(cutoff) { minutes.append(try number(text, option: "--cutoff")) }
    guard !minutes.isEmpty else { throw .usage("--cutoff names no minutes.") }
    return minutes
  }

  private func cutoffRangeValues() throws(CommandFailure) -> [Double] {
    let parts = (cutoffRange ?? "").split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      throw .usage("--measure interval needs --cutoff-range A:B:STEP, for example 30:60:5.")
    }
    var ends: [Double] = []
    for part in parts { ends.append(try number(String(part), option: "--cutoff-range")) }
    return try usage { () throws(AccessibilityError) in
      try intervalCutoffs(from: ends[0], to: ends[1], step: ends[2])
    }
  }

  /// A catchment's decay: a cutoff is a binary one.
  private func catchmentDecay() throws(CommandFailure) -> Decay? {
    guard let cutoff else { return try decay.asked() }
    if decay.decay != nil || decay.decayParameters != nil {
      throw .usage("give either --cutoff or --decay, not both.")
    }
    return .binary(cutoff: try number(cutoff, option: "--cutoff"))
  }

  private func positive(_ text: String?, _ option: String) throws(CommandFailure) -> Double {
    guard let text else { return 1 }
    return try number(text, option: option, orMore: false)
  }
}

extension IntervalSummary: ExpressibleByArgument {}

/// How worth falls with cost.
package struct DecayOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "binary, linear, exponential, power, gaussian, logistic, stepped or log-logistic. "
        + "(default: exponential)"
    )
  )
  package var decay: String?

  @Option(
    parsing: .unconditional,
    help:
      "The decay's parameters with commas; may be fractions. (default: 1/480 per minute, or 1 / u_decay_minutes of the use)"
  )
  package var decayParameters: String?

  /// Whether anything is given.
  package var isGiven: Bool { decay != nil || decayParameters != nil }

  /// The decay asked for; without parameters an exponential one has the scale given, in minutes.
  package func parsed(per minutes: Double? = nil) throws(CommandFailure) -> Decay {
    try asked() ?? .exponential(rate: 1 / (minutes ?? Use.standardDecayMinutes))
  }

  /// The decay asked for; nil for an exponential one of whatever scale is the standard.
  package func asked() throws(CommandFailure) -> Decay? {
    if decayParameters == nil, decay == nil || decay == "exponential" { return nil }
    return try usage { () throws(AccessibilityError) in
      try Decay.parse(name: decay ?? "exponential", parameters: decayParameters)
    }
  }
}

/// Turns a wrong argument of a measure into a wrong command line.
package func usage<Result>(
  _ body: () throws(AccessibilityError) -> Result
) throws(CommandFailure) -> Result {
  do {
    return try body()
  } catch {
    throw .usage(error.description)
  }
}
