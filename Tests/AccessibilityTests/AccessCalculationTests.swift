// Every measure row by row: the same as the functions of plain arrays, in any order of rows.

import Accessibility
import TestSupport
import Testing

@Suite("Measures row by row")
struct AccessCalculationTests {
  private static let measures: [AccessMeasure] = [
    .cumulative(cutoffs: [60, 20]), .interval(cutoffs: [20, 40, 60, 80], summary: .median),
    .gravity(.exponential(rate: 0.02)), .closest(opportunities: 100), .balancing(increment: 7),
    .catchment(.twoStep, .binary(cutoff: 60)), .catchment(.balanced, .exponential(rate: 0.03)),
    .catchment(.availability(alpha: 1), .linear(cutoff: 90)), .meanCost,
    .marketAccess(theta: 1.5), .efficiency, .potentialIndex(.gaussian(deviation: 50)),
  ]

  /// A square matrix with its opportunities and people.
  private func square(_ generator: inout SeededGenerator) -> RandomMatrix {
    var matrix = RandomMatrix(using: &generator)
    while matrix.rows != matrix.columns { matrix = RandomMatrix(using: &generator) }
    return matrix
  }

  private func calculation(
    _ measure: AccessMeasure,
    _ matrix: RandomMatrix,
    direction: AccessDirection = .active,
    order: [Int]? = nil
  ) throws -> AccessCalculation {
    var calculation = try AccessCalculation(
      measure,
      direction: direction,
      opportunities: matrix.opportunities,
      population: matrix.population
    )
    for pass in 0..<calculation.passes {
      for origin in order ?? Array(0..<matrix.rows) {
        let row = matrix.row(origin)
        calculation.add(pass: pass, origin: origin, costs: row.span)
      }
    }
    return calculation
  }

  @Test("in any order of rows, to the last bit", arguments: measures)
  func order(measure: AccessMeasure) throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<10 {
      let matrix = square(&generator)
      let order = Array(0..<matrix.rows).shuffled(using: &generator)
      for direction in AccessDirection.allCases
      where direction == .active || measure.isReversible {
        let given = try calculation(measure, matrix, direction: direction).values
        let other = try calculation(measure, matrix, direction: direction, order: order).values
        // NaN, an undefined index, equals itself here.
        #expect(given.map { $0.map(\.bitPattern) } == other.map { $0.map(\.bitPattern) })
      }
    }
  }

  @Test("what looks passively is the transpose's active access", arguments: measures)
  func transpose(measure: AccessMeasure) throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<10 {
      let matrix = square(&generator)
      guard measure.isReversible else {
        #expect(throws: AccessibilityError.self) {
          try calculation(measure, matrix, direction: .passive)
        }
        return
      }
      var transposed = matrix
      let size = matrix.rows
      transposed.costs = (0..<size * size).map { matrix.cost($0 % size, $0 / size) }
      let passive = try calculation(measure, matrix, direction: .passive).values
      let active = try calculation(measure, transposed).values
      #expect(passive.map { $0.map(\.bitPattern) } == active.map { $0.map(\.bitPattern) })
    }
  }

  @Test("is what the functions of plain arrays give")
  func functions() throws {
    var generator = SeededGenerator(seed: 7)
    let matrix = square(&generator)
    let forms: [CatchmentForm] = [.twoStep, .balanced, .availability(alpha: 2)]
    for form in forms {
      let decay = Decay.exponential(rate: 0.05)
      let access = floatingCatchment(
        form,
        costs: matrix.costs,
        columns: matrix.columns,
        opportunities: matrix.opportunities,
        population: matrix.population,
        decay: decay
      )
      #expect(try calculation(.catchment(form, decay), matrix).values == [access])
    }
    let cumulative = try calculation(.cumulative(cutoffs: [60, 20]), matrix).values
    for origin in 0..<matrix.rows {
      let access = cumulativeAccess(
        costs: matrix.row(origin),
        opportunities: matrix.opportunities,
        cutoffs: [60, 20]
      )
      #expect(cumulative.map { $0[origin] } == access)
    }
  }

  @Test("averages come with coverage; an index of nothing is undefined")
  func coverage() throws {
    var calculation = try AccessCalculation(
      .meanCost,
      opportunities: [1, 2, 3],
      population: [1, 1, 1]
    )
    let row: [Double] = [.infinity, 10, .infinity]
    calculation.add(pass: 0, origin: 0, costs: row.span)
    calculation.add(pass: 0, origin: 2, costs: row.span)
    #expect(calculation.values[0][0] == 10)
    // Zone 0 itself does not count: 2 of 5. Seen from zone 2: 2 of 3.
    #expect(calculation.coverage == [0.4, nil, 2.0 / 3])
    let nothing = try AccessCalculation(
      .potentialIndex(.linear(cutoff: 1)),
      opportunities: [1],
      population: [1]
    )
    #expect(nothing.values[0][0].isNaN)
  }
}

@Suite("Summaries by region")
struct RegionalSummaryTests {
  @Test("level, share of the mean, Theil and gap by hand")
  func byHand() throws {
    // East {1, 3} and West {5, 7}, the last of weight 3: means 2 and (5 + 21) / 4 = 6.5, all 30 / 6
    // = 5.
    let summary = RegionalSummary(
      [1, 3, 5, 7],
      weights: [1, 1, 1, 3],
      regions: [[0, 1], [2, 3]]
    )
    #expect(summary.regions.map(\.weighted) == [2, 6.5])
    #expect(summary.regions.map(\.unweighted) == [2, 6])
    #expect(summary.regions.map(\.share) == [0.4, 1.3])
    #expect(summary.all.weighted == 5 && summary.all.unweighted == 4)
    #expect(summary.spread == 4.5)
    #expect(summary.extremes?.highest == 1 && summary.extremes?.lowest == 0)
    let theil = try #require(summary.theil)
    let zones = try WeightedValues([1, 3, 5, 7], weights: [1, 1, 1, 3])
    #expect(theil == zones.theilTDecomposition(by: [0, 0, 1, 1]))
    #expect(isClose(theil.between + theil.within, theil.total))
  }

  @Test("overlaps, gaps in the scheme, and what cannot be reached")
  func edges() {
    let overlap = RegionalSummary([1, 3, 5], weights: [1, 1, 1], regions: [[0, 1], [1, 2]])
    #expect(overlap.theil == nil && overlap.spread == 2)
    // Zone 2 is in no region: it is a group of its own between.
    let rest = RegionalSummary([1, 1, 5], weights: [1, 1, 1], regions: [[0, 1]])
    #expect(isClose(rest.theil?.within, 0) && rest.spread == nil && rest.extremes == nil)
    let unreachable = RegionalSummary([1, .infinity], weights: [1, 1], regions: [[0], [1]])
    #expect(unreachable.theil == nil && unreachable.regions[1].weighted == .infinity)
    let weightless = RegionalSummary([1, 2], weights: [1, 0], regions: [[0], [1]])
    #expect(weightless.regions[1].weighted == nil && weightless.regions[1].share == nil)
  }
}

@Suite("Indices by name")
struct InequalityIndexTests {
  @Test("all forms are read; components as they are written")
  func parsing() throws {
    #expect(try InequalityIndex.parse("gini") == .gini)
    #expect(try InequalityIndex.parse("ge:-0.5") == .generalizedEntropy(alpha: -0.5))
    #expect(try InequalityIndex.parse("atkinson:0.5") == .atkinson(epsilon: 0.5))
    #expect(try InequalityIndex.parse("fgt:1:500") == .poverty(alpha: 1, line: 500))
    #expect(try InequalityIndex.parse("kolm-pollak:-1") == .kolmPollak(epsilon: -1))
    for form in InequalityIndex.forms {
      let text =
        form.split(separator: ":").enumerated()
        .map { $0 == 0 ? String($1) : "2" }.joined(separator: ":")
      let index = try InequalityIndex.parse(text)
      let zones = try WeightedValues([1, 2, 4])
      let components = try zones.components(of: index, ranks: [1, 2, 3], groups: [0, 0, 1])
      let names = components.map(\.name)
      switch form {
      case "theil-t", "theil-l", "ge:ALPHA": #expect(names == ["total", "between", "within"])
      case "kolm-pollak:EPSILON": #expect(names == ["ede", "total"])
      default: #expect(names == ["total"])
      }
      #expect(components.allSatisfy { $0.value != nil })
    }
  }

  @Test(
    "what is no index is refused",
    arguments: [
      "", "GINI", "ge", "ge:", "ge:x", "ge:inf", "ge:1:2", "atkinson:-1", "fgt:1", "fgt:-1:5",
      "fgt:1:0", "gini:2", "kolm-pollak", "theil",
    ]
  )
  func refusals(text: String) {
    #expect(throws: AccessibilityError.self) { try InequalityIndex.parse(text) }
  }
}
