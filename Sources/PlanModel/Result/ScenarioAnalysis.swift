// What a plan is worth if things turn out otherwise: regret, tails, and which projects are in the
// optimum.

/// A plan held against the best plan of every scenario.
///
/// The regret of a scenario is how much better the best plan of that scenario would have been.
public struct ScenarioAnalysis: Sendable, Equatable {
  /// A scenario.
  public struct Outcome: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// How likely it is.
    public var probability: Double
    /// Objective's value with nothing built.
    public var valueBefore: Double
    /// Objective's value with the plan built.
    public var value: Double
    /// What the plan costs.
    public var cost: Double
    /// Whether the plan keeps budget and rules at the scenario's costs.
    public var isLegal: Bool
    /// Objective's value of the best plan that was found; nil when no plan keeps the rules, or when
    /// the search was interrupted before.
    public var best: Double?
    /// Proven bound on the value of the best plan.
    public var bound: Double?
    /// Whether the two are within the asked relative gap.
    public var isProven: Bool
    /// Ids of the best plan's projects, in the network's order.
    public var projects: [String]
    /// How much better the best plan is; below 0 if the plan spends more than there is.
    public var regret: Double?

    /// Makes an outcome, for example from a file.
    public init(
      name: String,
      probability: Double,
      valueBefore: Double,
      value: Double,
      cost: Double,
      isLegal: Bool,
      best: Double? = nil,
      bound: Double? = nil,
      isProven: Bool,
      projects: [String],
      regret: Double? = nil
    ) {
      self.name = name
      self.probability = probability
      self.valueBefore = valueBefore
      self.value = value
      self.cost = cost
      self.isLegal = isLegal
      self.best = best
      self.bound = bound
      self.isProven = isProven
      self.projects = projects
      self.regret = regret
    }
  }

  /// How much worse a figure is than expected.
  public struct Risk: Sendable, Equatable {
    /// Mean by probability.
    public var expected: Double
    /// The worst.
    public var worst: Double
    /// Conditional value at risk: the mean of the worst `tail` of the probability.
    public var tailMean: Double

    /// Makes a risk, for example from a file.
    public init(
      expected: Double,
      worst: Double,
      tailMean: Double
    ) {
      self.expected = expected
      self.worst = worst
      self.tailMean = tailMean
    }
  }

  /// A plan that has been made for the worst scenario.
  public struct Robust: Sendable, Equatable {
    /// The largest regret of the plan.
    public var worstRegret: Double
    /// Proven: no plan that keeps the rules in every scenario has a smaller largest regret.
    ///
    /// The proof is against the best plans found; beside better ones every regret is larger, so it
    /// holds against the best there are.
    public var bound: Double
    /// Whether the two are within the relative gap times the largest of the scenarios' best values.
    public var isProven: Bool

    /// Makes what was proven, for example from a file.
    public init(
      worstRegret: Double,
      bound: Double,
      isProven: Bool
    ) {
      self.worstRegret = worstRegret
      self.bound = bound
      self.isProven = isProven
    }
  }

  /// Share of the probability that counts as the tail.
  public var tail: Double
  /// The scenarios, in order of first appearance.
  public var outcomes: [Outcome]
  /// The values of the plan.
  public var value: Risk
  /// The regrets of the plan; nil when no best plan is known for a scenario.
  public var regret: Risk?
  /// Probability that a project is in the best plan found, the likeliest first, those of
  /// probability 0 left out.
  public var chances: [Chance]
  /// What was proven of the least worst regret, if the plan was made for it.
  public var robust: Robust?

  /// A project and how likely it is to be in the best plan.
  public struct Chance: Sendable, Equatable {
    /// `project_id`.
    public var id: String
    /// Probability of the scenarios whose best plan builds it.
    public var probability: Double
    /// Whether the analysed plan builds it.
    public var isInPlan: Bool

    /// Makes a chance, for example from a file.
    public init(
      id: String,
      probability: Double,
      isInPlan: Bool
    ) {
      self.id = id
      self.probability = probability
      self.isInPlan = isInPlan
    }
  }

  /// Makes an analysis of its parts, for example from a file.
  public init(
    tail: Double,
    outcomes: [Outcome],
    value: Risk,
    regret: Risk?,
    chances: [Chance],
    robust: Robust? = nil
  ) {
    self.tail = tail
    self.outcomes = outcomes
    self.value = value
    self.regret = regret
    self.chances = chances
    self.robust = robust
  }
}

extension ScenarioAnalysis.Risk {
  /// The risk of values with probabilities; `isWorseHigher` says which end is bad.
  ///
  /// Source of the tail mean: Rockafellar and Uryasev 2002, doi:10.1016/S0378-4266(02)00271-6; an
  /// atom that straddles the tail counts with the part that is in it.
  package init(_ values: [Double], probabilities: [Double], tail: Double, isWorseHigher: Bool) {
    expected = zip(values, probabilities).reduce(0) { $0 + $1.0 * $1.1 }
    let order = values.indices.sorted {
      isWorseHigher
        ? (values[$1], $0) < (values[$0], $1) : (values[$0], $0) < (values[$1], $1)
    }
    worst = order.first.map { values[$0] } ?? 0
    var left = tail
    var sum = 0.0
    for position in order where left > 0 {
      let part = min(left, probabilities[position])
      sum += part * values[position]
      left -= part
    }
    // Probabilities may miss 1 by rounding.
    tailMean = tail - left > 0 ? sum / (tail - left) : worst
  }
}
