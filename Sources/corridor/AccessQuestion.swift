// From costs between zones to access: rows of costs go in one by one, access comes out.

import Accessibility
import Reporting

/// What is asked of a source of zones and costs, columns by name.
struct AccessQuestion {
  var measure: AccessMeasure
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

  /// Asks a source.
  func answer(_ source: some AccessSource) throws(CommandFailure) -> Answer {
    let opportunities = try source.column(named: opportunities, option: "--opportunities")
    let ones = source.ids.map { _ in 1.0 }
    var population = ones
    if needsPopulation || source.hasColumn(self.population) {
      population = try source.column(named: self.population, option: "--population")
    }
    var weights = population
    if let weight {
      weights = try source.column(named: weight, option: "--weight")
    } else if needsWeights {
      weights = try source.column(named: self.population, option: "--population")
    }
    let ownMinutes = try source.ownMinutes(intrazonal)
    var calculation = try usage { () throws(AccessibilityError) in
      try AccessCalculation(
        measure,
        direction: direction,
        opportunities: opportunities,
        population: population
      )
    }
    var coverage = Coverage()
    for pass in 0..<calculation.passes {
      try source.forEachRow { origin, row throws(CommandFailure) in
        if pass == 0 {
          coverage.add(
            costs: row.span,
            weight: weights[origin],
            opportunities: opportunities.span,
            own: origin
          )
        }
        guard let ownMinutes else {
          calculation.add(pass: pass, origin: origin, costs: row.span)
          return
        }
        var row = row
        row[origin] = ownMinutes[origin]
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
