// Reads what is uncertain: a table of distributions.

public import TransportNetwork

/// A CSV file with the columns `what`, `class`, `distribution`, `a`, `b`, `c` and `correlation`, in
/// any order.
///
/// `what` is cost, demand, speed or decay; `class` a mode or group of modes (cost, speed), a region
/// (demand) or `*`; `distribution` is fixed (a), uniform (a to b), triangular (a to c, likeliest b)
/// or lognormal (mean a, standard deviation b); correlation is 0 where it is missing.
public struct DistributionFile: Sendable {
  /// The rows.
  public let rows: [Uncertainty]

  /// Takes a table.
  ///
  /// - Throws: Which columns are expected, and every line with an unknown word or a bad number.
  public init(_ table: CSVTable) throws(CSVError) {
    let names = ["what", "distribution", "a"]
    let found = names.compactMap { table.columnIndex(named: $0) }
    guard found.count == names.count else {
      throw CSVError(
        file: table.name,
        line: 1,
        "expected the columns what, class, distribution, a, b, c and correlation, found "
          + table.header.map { quoted($0) }.joined(separator: ", ")
      )
    }
    var problems = TableProblems(table)
    var rows: [Uncertainty] = []
    for row in 0..<table.rowCount {
      let word = trimmingBlanks(table.field(row, found[0]))
      guard let figure = Uncertainty.Figure(rawValue: word) else {
        let known = Uncertainty.Figure.allCases.map(\.rawValue)
        problems.add(row, found[0], "expected \(known.joined(separator: ", "))")
        continue
      }
      let name = table.columnIndex(named: "class").map { trimmingBlanks(table.field(row, $0)) }
      var numbers: [Double] = []
      for header in ["a", "b", "c"] {
        guard let column = table.columnIndex(named: header) else { continue }
        switch table.numeral(row, column) {
        case .missing: continue
        case .value(let value) where value >= 0 && value < .infinity: numbers.append(value)
        case .value, .invalid:
          problems.add(row, column, "a factor is a finite number that is not negative")
        }
      }
      guard
        let distribution = Self.distribution(
          trimmingBlanks(table.field(row, found[1])),
          numbers
        )
      else {
        problems.add(
          row,
          found[1],
          "expected fixed (a > 0), uniform (0 < a <= b), triangular (0 < a <= b <= c) or lognormal (mean a > 0, s.d. b)"
        )
        continue
      }
      var correlation = 0.0
      if let column = table.columnIndex(named: "correlation") {
        switch table.numeral(row, column) {
        case .missing: break
        case .value(let value) where (0...1).contains(value): correlation = value
        case .value, .invalid: problems.add(row, column, "a correlation is a number from 0 to 1")
        }
      }
      rows.append(
        Uncertainty(
          figure,
          of: name.map { $0.isEmpty ? Uncertainty.everything : $0 } ?? Uncertainty.everything,
          distribution,
          correlation: correlation
        )
      )
    }
    try problems.check()
    self.rows = rows
  }

  private static func distribution(_ name: String, _ numbers: [Double]) -> Distribution? {
    switch (name, numbers.count) {
    case ("fixed", 1) where numbers[0] > 0: .fixed(numbers[0])
    case ("uniform", 2) where 0 < numbers[0] && numbers[0] <= numbers[1]:
      .uniform(low: numbers[0], high: numbers[1])
    case ("triangular", 3)
    where 0 < numbers[0] && numbers[0] <= numbers[1] && numbers[1] <= numbers[2]:
      .triangular(low: numbers[0], mode: numbers[1], high: numbers[2])
    case ("lognormal", 2) where numbers[0] > 0:
      .lognormal(mean: numbers[0], deviation: numbers[1])
    default: nil
    }
  }
}
