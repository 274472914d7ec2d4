// What a draw of an ensemble found, and what all of them say together.

import Glibc

/// The best plan of a draw, and the plan that is held against it.
public struct EnsembleDraw: Sendable, Equatable, Codable {
  /// Its number, from 1.
  public var draw: Int
  /// Ids of the best plan's projects, in the network's order; nil where no plan keeps the rules or
  /// none was found.
  public var projects: [String]?
  /// Objective's value of the best plan.
  public var best: Double?
  /// Proven bound on it.
  public var bound: Double?
  /// Whether it is proven that the plan is the best within the gap, or that there is none.
  public var isProven: Bool
  /// Objective's value of the plan that is held.
  public var value: Double
  /// What it costs.
  public var cost: Double
  /// Whether it keeps budget and rules.
  public var isLegal: Bool
  /// How much better the best plan is; below 0 where the plan that is held spends more than there
  /// is.
  public var regret: Double?

  /// Makes a finding.
  public init(
    draw: Int,
    projects: [String]?,
    best: Double?,
    bound: Double?,
    isProven: Bool,
    value: Double,
    cost: Double,
    isLegal: Bool,
    regret: Double?
  ) {
    self.draw = draw
    self.projects = projects
    self.best = best
    self.bound = bound
    self.isProven = isProven
    self.value = value
    self.cost = cost
    self.isLegal = isLegal
    self.regret = regret
  }

  private enum CodingKeys: String, CodingKey {
    case draw, projects, best, bound, value, cost, regret
    case isProven = "proven"
    case isLegal = "legal"
  }
}

/// How often a project is in the best plan.
public struct EnsembleChance: Sendable, Equatable {
  /// Draws whose best plan has it.
  public var count: Int
  /// Draws with a plan.
  public var draws: Int

  /// The share; nil without draws.
  public var share: Double? { draws > 0 ? Double(count) / Double(draws) : nil }

  /// The interval of 95 % around it: Wilson (1927), doi:10.1080/01621459.1927.10502953.
  public var interval: (low: Double, high: Double)? {
    guard let share else { return nil }
    let (z, n) = (1.959963984540054, Double(draws))
    let middle = share + z * z / (2 * n)
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return (max(0, (middle - half) / scale), min(1, (middle + half) / scale))
  }

  /// Makes a count.
  public init(count: Int, draws: Int) { (self.count, self.draws) = (count, draws) }
}

/// What the draws of an ensemble say together.
public struct EnsembleSummary: Sendable, Equatable {
  /// Draws in which a plan keeps the rules.
  public var planned = 0
  /// Draws whose best plan is proven, or proven not to be.
  public var proven = 0
  /// Draws in which the plan that is held keeps budget and rules.
  public var legal = 0
  /// By project.
  public var chances: [String: EnsembleChance] = [:]
  /// The mean regret of the plan that is held; nil without any.
  public var meanRegret: Double?
  /// The regret that one draw in twenty exceeds.
  public var highRegret: Double?
  /// The largest.
  public var worstRegret: Double?

  /// Counts draws.
  ///
  /// - Parameters:
  ///   - draws: All of them, in order.
  ///   - projects: Ids of all candidates.
  public init(_ draws: [EnsembleDraw], projects: [String]) {
    var counts: [String: Int] = [:]
    for draw in draws {
      if draw.isProven { proven += 1 }
      if draw.isLegal { legal += 1 }
      guard let best = draw.projects else { continue }
      planned += 1
      for project in best { counts[project, default: 0] += 1 }
    }
    for project in projects {
      chances[project] = EnsembleChance(count: counts[project] ?? 0, draws: planned)
    }
    let regrets = draws.compactMap(\.regret).sorted()
    guard let worst = regrets.last else { return }
    meanRegret = regrets.reduce(0, +) / Double(regrets.count)
    // The nearest rank.
    highRegret = regrets[max(0, Int((0.95 * Double(regrets.count)).rounded(.up)) - 1)]
    worstRegret = worst
  }

  /// Projects that are in at least so large a share of the best plans, by the lower end of the
  /// interval.
  public func core(of projects: [String], share: Double = 0.8) -> [String] {
    projects.filter { (chances[$0]?.interval?.low ?? 0) >= share }
  }
}
