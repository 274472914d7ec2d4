// From costs between zones to access: rows of costs go in one by one, access comes out.

import Accessibility
import Reporting

/// What is asked of a source of zones and costs, columns by name.
struct AccessQuestion {
  var measure: AccessMeasure
  /// The cost beyond which nothing counts, beside the measure's own bounds.
  var range: Double
  var direction: AccessDirection
  /// Column that is worth reaching.
  var opportunities: String
  /// Column of the people who compete or weigh.
  var population: String
  /// Column that weights zones in means; nil is the population.
  var weight: String?
  /// Whether the measure cannot do without people.
  var needsPopulation: Bool
  /// Whether zones are summed up, so that weights are needed.
  var needsWeights: Bool
  /// How trips within a zone are treated; nil is the source's own way.
  var intrazonal: Intrazonal?

  /// Access of every zone of a source.
  struct Answer {
    /// One list per cutoff.
    var values: [[Double]]
    /// What the averages cover; empty for measures without.
    var averageCoverage: [Double?]
    /// What can be reached at all.
    var coverage: Coverage
    /// What weights each zone.
    var weights: [Double]
    /// Of the destinations the one that completes what is enough, by zone; empty for other measures.
    var reached: [Int?] = []
    /// The share of pairs whose worth is below 1e-6; nil for measures without a decay, or with one that is meant to end.
    var faintShare: Double?
  }

  /// What the columns say.
  struct Columns {
    /// What is worth reaching.
    var opportunities: [Double]
    /// The people who compete or weigh.
    var population: [Double]
    /// What weights zones in means.
    var weights: [Double]
    /// Minutes from each zone to itself; nil to take them as the costs have them.
    var ownMinutes: [Double]?
  }

  /// Reads the columns of a source.
  func columns(_ source: some AccessSource) throws(CommandFailure) -> Columns {
    let opportunities: [Double]
    if let facilities = source.facilities {
      opportunities = facilities.worth
    } else {
      opportunities = try source.column(named: self.opportunities, option: "--opportunities")
    }
    var population = source.ids.map { _ in 1.0 }
    if needsPopulation || source.hasColumn(self.population) {
      population = try source.column(named: self.population, option: "--population")
    }
    var weights = population
    if let weight {
      weights = try source.column(named: weight, option: "--weight")
    } else if needsWeights {
      weights = try source.column(named: self.population, option: "--population")
    }
    return Columns(
      opportunities: opportunities,
      population: population,
      weights: weights,
      ownMinutes: source.facilities == nil ? try source.ownMinutes(intrazonal) : nil
    )
  }

  /// Asks a source.
  func answer(_ source: some AccessSource) throws(CommandFailure) -> Answer {
    let columns = try columns(source)
    if let answer = try source.answer(self, columns) { return answer }
    let (opportunities, population, weights) = (
      columns.opportunities, columns.population, columns.weights
    )
    let isSquare = source.facilities == nil
    var reached: [Int?] = []
    var faint = FaintPairs(measure)
    var calculation = try usage { () throws(AccessibilityError) in
      try AccessCalculation(
        measure,
        direction: direction,
        opportunities: opportunities,
        population: population,
        areOriginsDestinations: isSquare
      )
    }
    // Where little is within range, searches end there, and what has no path is found in another way.
    let last = range.lastWithin
    let bound = min(measure.range, last)
    let known = bound < .infinity ? source.coverage(columns) : nil
    var coverage = known ?? Coverage()
    for pass in 0..<calculation.passes {
      try source.forEachRow(within: known == nil ? .infinity : bound) {
        origin,
        row throws(CommandFailure) in
        if pass == 0, known == nil {
          coverage.add(
            costs: row.span,
            weight: weights[origin],
            opportunities: opportunities.span,
            own: isSquare ? origin : nil
          )
        }
        if pass == 0 {
          faint?.add(row, own: isSquare ? origin : nil)
          if !isSquare, case .closest(let count) = measure {
            reached.append(
              closestDestination(
                costs: row.span,
                opportunities: opportunities.span,
                count: count
              )
            )
          }
        }
        if columns.ownMinutes == nil, range == .infinity {
          calculation.add(pass: pass, origin: origin, costs: row.span)
          return
        }
        var row = row
        if let ownMinutes = columns.ownMinutes { row[origin] = ownMinutes[origin] }
        if range < .infinity {
          for zone in row.indices where row[zone] > last { row[zone] = .infinity }
        }
        calculation.add(pass: pass, origin: origin, costs: row.span)
      }
    }
    return Answer(
      values: calculation.values,
      averageCoverage: calculation.coverage,
      coverage: coverage,
      weights: weights,
      reached: reached,
      faintShare: faint?.share
    )
  }
}

/// Pairs that a decay gives next to nothing.
struct FaintPairs {
  private let decay: Decay
  private var pairs = 0
  private var faint = 0

  /// Takes a measure; nil unless it has a decay that never ends.
  init?(_ measure: AccessMeasure) {
    switch measure {
    case .gravity(let decay), .potentialIndex(let decay), .catchment(_, let decay):
      guard decay.range == .infinity else { return nil }
      self.decay = decay
    default: return nil
    }
  }

  /// Counts an origin's pairs.
  mutating func add(_ costs: [Double], own: Int?) {
    for place in costs.indices where place != own {
      pairs += 1
      if decay(costs[place]) < Decay.faintest { faint += 1 }
    }
  }

  /// The share of all pairs; nil without pairs.
  var share: Double? { pairs > 0 ? Double(faint) / Double(pairs) : nil }
}

/// Warns of a decay that sees nothing.
func warn(ofFaintShare share: Double?, unit: String) {
  guard let share, share > Decay.faintShareLimit else { return }
  Terminal.message(
    """
    warning: the decay gives \(percentage(share)) of all pairs less than 1e-6, so next to nothing counts; costs are in \
    \(unit). Take a longer one with --decay-parameters, or give the use its u_decay_minutes.
    """
  )
}
