// From costs between zones to access: rows of costs go in one by one, access comes out.

package import Accessibility

/// A request on its source: the measure has its decay, columns go by name.
package struct AccessQuestion: Sendable {
  /// What is asked, with the decay that the source gives where none was given.
  package let request: AccessRequest
  package let measure: AccessMeasure
  /// Whether zones are weighed, so that their people are needed.
  package let isWeighing: Bool

  /// The cost beyond which nothing counts, beside the measure's own bounds.
  var range: Double { request.range }
  /// From facilities costs are turned round instead.
  var direction: AccessDirection { request.facilities == nil ? request.direction : .active }
  /// What is worth reaching, by name.
  var opportunities: String { request.opportunityName }
  /// How trips within a zone are treated; nil is the source's own way.
  package var intrazonal: Intrazonal? { request.intrazonal }

  /// Access of the zones of a block.
  package struct Figures: Sendable {
    /// One list per cutoff.
    package var values: [[Double]]
    /// What the averages cover; empty for measures without.
    package var averageCoverage: [Double?]
    /// What can be reached at all.
    package var coverage: Coverage
    /// Whether it is that of all origins and not of the block alone.
    package var isCoverageOfAll = false
    /// What weights each zone.
    package var weights: [Double]
    /// Of the destinations the one that completes what is enough, by zone; empty for other
    /// measures.
    package var reached: [Int?] = []
    /// The share of pairs whose worth is below 1e-6; nil for measures without a decay, or with one
    /// that is meant to end.
    package var faintShare: Double?
  }

  /// What the columns say.
  package struct Columns: Sendable {
    /// What is worth reaching.
    package var opportunities: [Double]
    /// The people who compete or weigh.
    package var population: [Double]
    /// What weights zones in means.
    package var weights: [Double]
    /// Minutes from each zone to itself; nil to take them as the costs have them.
    package var ownMinutes: [Double]?
  }

  /// Reads the columns of a source.
  package func columns(_ source: some AccessSource) throws(AccessError) -> Columns {
    let opportunities: [Double]
    if let facilities = source.facilities {
      opportunities = facilities.worth
    } else {
      opportunities = try source.column(named: self.opportunities, asked: "--opportunities")
    }
    var population = source.ids.map { _ in 1.0 }
    if request.measure.name.needsPopulation || source.hasColumn(request.population) {
      population = try source.column(named: request.population, asked: "--population")
    }
    var weights = population
    if let weight = request.weight {
      weights = try source.column(named: weight, asked: "--weight")
    } else if isWeighing {
      weights = try source.column(named: request.population, asked: "--population")
    }
    return Columns(
      opportunities: opportunities,
      population: population,
      weights: weights,
      ownMinutes: source.facilities == nil ? try source.ownMinutes(intrazonal) : nil
    )
  }

  /// Asks a source.
  package func figures(
    _ source: some AccessSource,
    of origins: OriginBlock
  ) throws(AccessError) -> Figures {
    let columns = try columns(source)
    let shortcuts = source as? any ShortcutSource
    if let figures = try shortcuts?.figures(self, columns, of: origins) { return figures }
    if let prepared = shortcuts?.prepared { throw prepared.isOfNoUse }
    let (opportunities, population, weights) = (
      columns.opportunities, columns.population, columns.weights
    )
    let isSquare = source.facilities == nil
    var reached: [Int?] = []
    var faint = FaintPairs(measure)
    var calculation: AccessCalculation
    do throws(AccessibilityError) {
      calculation = try AccessCalculation(
        measure,
        direction: direction,
        opportunities: opportunities,
        population: population,
        areOriginsDestinations: isSquare
      )
    } catch {
      throw .request(error.description)
    }
    // Where little is within range, searches end there, and what has no path is found in another
    // way.
    let last = range.lastWithin
    let bound = min(measure.range, last)
    let known = bound < .infinity ? shortcuts?.coverage(columns, of: origins.all) : nil
    var coverage = known ?? Coverage()
    for pass in 0..<calculation.passes {
      try source.forEachRow(of: origins.block, within: known == nil ? .infinity : bound) {
        origin,
        row throws(AccessError) in
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
    let averages = calculation.coverage
    return Figures(
      values: calculation.values.map { values in origins.block.map { values[$0] } },
      averageCoverage: averages.isEmpty ? [] : origins.block.map { averages[$0] },
      coverage: coverage,
      isCoverageOfAll: known != nil,
      weights: origins.block.map { weights[$0] },
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
