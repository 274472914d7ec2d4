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
    let opportunities = try source.column(named: opportunities, option: "--opportunities")
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
      ownMinutes: try source.ownMinutes(intrazonal)
    )
  }

  /// Asks a source.
  func answer(_ source: some AccessSource) throws(CommandFailure) -> Answer {
    let columns = try columns(source)
    if let answer = try source.answer(self, columns) { return answer }
    let (opportunities, population, weights) = (
      columns.opportunities, columns.population, columns.weights
    )
    var calculation = try usage { () throws(AccessibilityError) in
      try AccessCalculation(
        measure,
        direction: direction,
        opportunities: opportunities,
        population: population
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
            own: origin
          )
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
      weights: weights
    )
  }
}
