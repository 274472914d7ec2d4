// Any measure over all zones, one row of costs after the other: the matrix is never held whole.

/// The figures of a measure for every zone, from rows of costs between the same zones.
///
///     var calculation = try AccessCalculation(.meanCost, opportunities: jobs, population: people)
///     for pass in 0..<calculation.passes {
///       for origin in zones { calculation.add(pass: pass, origin: origin, costs: row(origin)) }
///     }
///     calculation.values[0]
///
/// Rows may come in any order; the figures are the same to the last bit.
///
/// - Complexity: O(zones) space for each cutoff; each row as its measure says.
public struct AccessCalculation: Sendable {
  /// What is measured.
  public let measure: AccessMeasure
  /// How often all rows are needed: twice where zones compete, else once.
  public let passes: Int

  private let areOriginsDestinations: Bool
  private let direction: AccessDirection
  private let opportunities: [Double]
  private let population: [Double]
  private var active: [[Double]]
  private var passive: [PassiveAccess] = []
  private var marketSums: [ExactSum] = []
  private var demand: CatchmentDemand?
  private var supply: CatchmentSupply?
  private var covered: [Double?] = []

  /// Prepares a measure.
  ///
  /// - Parameters:
  ///   - measure: What is measured.
  ///   - direction: Which way one looks; only reversible measures can look passively.
  ///   - opportunities: One value per zone, finite and not negative.
  ///   - population: One value per zone, finite and not negative: demand, or the index's weights.
  ///   - areOriginsDestinations: Whether the people are those of the places that are reached; if
  ///     not, there is an opportunity for every destination, and a person's value for every origin.
  /// - Throws: When the measure cannot look that way.
  /// - Precondition: As many opportunities as people, unless origins are other places than
  ///   destinations.
  public init(
    _ measure: AccessMeasure,
    direction: AccessDirection = .active,
    opportunities: [Double],
    population: [Double],
    areOriginsDestinations: Bool = true
  ) throws(AccessibilityError) {
    precondition(
      opportunities.count == population.count || !areOriginsDestinations && direction == .active,
      "both are one per zone"
    )
    self.areOriginsDestinations = areOriginsDestinations
    if direction == .passive, !measure.isReversible {
      throw AccessibilityError(
        """
        this measure has no passive form; cumulative, interval, gravity, daily, market-access and \
        potential-index have.
        """
      )
    }
    self.measure = measure
    self.direction = direction
    self.opportunities = opportunities
    self.population = population
    let zones = population.count
    var passes = 1
    var series = 1
    if case .cumulative(let cutoffs) = measure { series = cutoffs.count }
    active = Array(repeating: Array(repeating: 0, count: zones), count: series)
    func passiveSums(_ decays: [Decay]) -> [PassiveAccess] {
      direction == .active ? [] : decays.map { PassiveAccess(destinations: zones, decay: $0) }
    }
    switch measure {
    case .cumulative(let cutoffs), .interval(let cutoffs, _):
      passive = passiveSums(cutoffs.map { .binary(cutoff: $0) })
    case .gravity(let decay), .potentialIndex(let decay): passive = passiveSums([decay])
    case .marketAccess:
      if direction == .passive { marketSums = Array(repeating: ExactSum(), count: zones) }
    case .catchment(let form, let decay):
      passes = 2
      demand = CatchmentDemand(form: form, destinations: opportunities.count, decay: decay)
    case .meanCost, .efficiency: covered = Array(repeating: nil, count: zones)
    case .closest, .balancing: break
    }
    self.passes = passes
  }

  /// Adds an origin's costs to all zones, in each pass once.
  ///
  /// - Parameters:
  ///   - pass: From 0 to ``passes``, exclusive.
  ///   - origin: The origin's position among the zones.
  ///   - costs: Generalized minutes to every zone, its own included; infinity is unreachable.
  /// - Precondition: As many costs as zones.
  public mutating func add(pass: Int, origin: Int, costs: Span<Double>) {
    if direction == .passive { return addPassively(origin, costs) }
    // A copy in name only, lent while the figures are written.
    let list = self.opportunities
    let own = areOriginsDestinations ? origin : nil
    let opportunities = list.span
    switch measure {
    case .cumulative(let cutoffs):
      let sums = cumulativeAccess(costs: costs, opportunities: opportunities, cutoffs: cutoffs)
      for (series, sum) in sums.enumerated() { active[series][origin] = sum }
    case .interval(let cutoffs, let summary):
      active[0][origin] =
        intervalAccess(
          costs: costs,
          opportunities: opportunities,
          cutoffs: cutoffs,
          summary: summary
        ) ?? .nan
    case .gravity(let decay), .potentialIndex(let decay):
      active[0][origin] = gravityAccess(costs: costs, opportunities: opportunities, decay: decay)
    case .closest(let count):
      active[0][origin] = closestCost(costs: costs, opportunities: opportunities, count: count)
    case .balancing(let increment):
      active[0][origin] = balancingCost(
        costs: costs,
        opportunities: opportunities,
        population: population[origin],
        increment: increment
      )
    case .marketAccess(let theta):
      active[0][origin] = marketAccess(costs: costs, opportunities: opportunities, theta: theta)
    case .meanCost:
      let mean = meanCost(costs: costs, opportunities: opportunities, own: own)
      active[0][origin] = mean.value ?? .infinity
      covered[origin] = mean.coverage
    case .efficiency:
      let mean = networkEfficiency(costs: costs, opportunities: opportunities, own: own)
      active[0][origin] = mean.value ?? 0
      covered[origin] = mean.coverage
    case .catchment:
      if pass == 0 {
        demand?.add(costs: costs, population: population[origin])
      } else {
        if supply == nil { supply = demand?.supply(opportunities: list) }
        active[0][origin] = supply?.access(costs: costs, population: population[origin]) ?? .nan
      }
    }
  }

  private mutating func addPassively(_ origin: Int, _ costs: Span<Double>) {
    for series in passive.indices {
      passive[series].add(costs: costs, opportunities: opportunities[origin])
    }
    guard case .marketAccess(let theta) = measure else { return }
    for zone in marketSums.indices {
      marketSums[zone].add(marketTerm(costs[zone], opportunities[origin], theta))
    }
  }

  /// One list of figures per cutoff of cumulative access, one for every other measure.
  ///
  /// Mean cost is infinite, and efficiency 0, where nothing can be reached; the potential index is
  /// NaN, for undefined, where all access is 0.
  public var values: [[Double]] {
    var values = direction == .active ? active : passive.map(\.values)
    if direction == .passive {
      switch measure {
      case .interval(_, let summary):
        values = [
          opportunities.indices.map { zone in summary(values.map { $0[zone] }) ?? .nan }
        ]
      case .marketAccess: values = [marketSums.map(\.value)]
      default: break
      }
    }
    if case .potentialIndex = measure {
      values = values.map { potentialIndex($0, weights: population) ?? $0.map { _ in .nan } }
    }
    return values
  }

  /// What share of the opportunities each zone's average covers; empty for measures without.
  public var coverage: [Double?] { covered }
}
