// Indices of inequality by the names and parameters that users write.

/// An index of inequality that can be asked for by name.
public enum InequalityIndex: Sendable, Equatable {
  /// Gini's.
  case gini
  /// Theil's T.
  case theilT
  /// Theil's L.
  case theilL
  /// Generalized entropy.
  case generalizedEntropy(alpha: Double)
  /// Atkinson's.
  case atkinson(epsilon: Double)
  /// The coefficient of variation; Williamson's with population weights.
  case coefficientOfVariation
  /// Hoover's.
  case hoover
  /// Palma's ratio.
  case palma
  /// The concentration index.
  case concentration
  /// The concentration index in Erreygers' form.
  case erreygersConcentration
  /// Foster, Greer and Thorbecke's.
  case poverty(alpha: Double, line: Double)
  /// Kolm and Pollak's.
  case kolmPollak(epsilon: Double)
  /// The 90 % quantile less the 10 % quantile.
  case p90MinusP10
  /// The largest value less the smallest.
  case range
  /// The largest difference of groups' means.
  case gap

  /// The names that ``parse(_:)`` knows, with their parameters.
  public static let forms = [
    "gini", "theil-t", "theil-l", "ge:ALPHA", "atkinson:EPSILON", "cv", "hoover", "palma",
    "concentration", "concentration-erreygers", "fgt:ALPHA:LINE", "kolm-pollak:EPSILON", "p90-p10",
    "max-min", "gap",
  ]

  /// Reads an index, for example `gini`, `ge:2` or `fgt:1:500`.
  ///
  /// - Throws: What was expected, when the name is unknown, or a parameter missing or out of range:
  ///   ALPHA of ge and EPSILON of kolm-pollak are finite, EPSILON of atkinson and ALPHA of fgt not
  ///   negative either, LINE above 0.
  public static func parse(_ text: String) throws(AccessibilityError) -> InequalityIndex {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let plain: [String: InequalityIndex] = [
      "gini": .gini, "theil-t": .theilT, "theil-l": .theilL, "cv": .coefficientOfVariation,
      "hoover": .hoover, "palma": .palma, "concentration": .concentration,
      "concentration-erreygers": .erreygersConcentration, "p90-p10": .p90MinusP10,
      "max-min": .range, "gap": .gap,
    ]
    if let index = plain[text] { return index }
    let numbers = parts.dropFirst().compactMap { Double($0) }
    let isComplete = numbers.count == parts.count - 1 && numbers.allSatisfy(\.isFinite)
    switch (parts[0], isComplete ? numbers.count : 0) {
    case ("ge", 1): return .generalizedEntropy(alpha: numbers[0])
    case ("kolm-pollak", 1): return .kolmPollak(epsilon: numbers[0])
    case ("atkinson", 1) where numbers[0] >= 0: return .atkinson(epsilon: numbers[0])
    case ("fgt", 2) where numbers[0] >= 0 && numbers[1] > 0:
      return .poverty(alpha: numbers[0], line: numbers[1])
    default:
      throw AccessibilityError(
        """
        "\(text)" is not an index; expected one of \(forms.joined(separator: ", ")), with ALPHA, EPSILON \
        and LINE finite numbers, EPSILON of atkinson and ALPHA of fgt not negative and LINE above 0.
        """
      )
    }
  }

  /// Whether it needs a ranking of the zones.
  public var needsRanks: Bool { self == .concentration || self == .erreygersConcentration }
}

extension WeightedValues {
  /// A part of an index: `total`, `between` and `within`, or `ede`.
  public struct Component: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// Its figure; nil where it is undefined.
    public let value: Double?
  }

  /// An index with its components.
  ///
  /// - Parameters:
  ///   - index: Which one.
  ///   - ranks: What ranks the zones for the concentration indices and, if given, for Palma's; one
  ///     for each value *given to the initializer*.
  ///   - groups: A group for each of these, which splits Theil's indices and generalized entropy,
  ///     and which the gap is between.
  /// - Returns: `total` alone, or followed by `between` and `within`; for Kolm and Pollak's index
  ///   `ede` and `total`. Without the ranks or groups that it needs an index is undefined.
  /// - Throws: Which rank is negative or not finite.
  public func components(
    of index: InequalityIndex,
    ranks: [Double]? = nil,
    groups: [Int]? = nil
  ) throws(AccessibilityError) -> [Component] {
    switch index {
    case .gini: return total(gini)
    case .theilT: return split(1, groups)
    case .theilL: return split(0, groups)
    case .generalizedEntropy(let alpha): return split(alpha, groups)
    case .atkinson(let epsilon): return total(atkinson(epsilon))
    case .coefficientOfVariation: return total(coefficientOfVariation)
    case .hoover: return total(hoover)
    case .palma: return total(try palma(rankedBy: ranks))
    case .concentration:
      guard let ranks else { return total(nil) }
      return total(try concentration(rankedBy: ranks))
    case .erreygersConcentration:
      guard let ranks else { return total(nil) }
      return total(try erreygersConcentration(rankedBy: ranks))
    case .poverty(let alpha, let line): return total(poverty(alpha, line: line))
    case .kolmPollak(let epsilon):
      let figures = kolmPollak(epsilon)
      return [Component(name: "ede", value: figures?.equivalent)] + total(figures?.index)
    case .p90MinusP10: return total(p90MinusP10)
    case .range: return total(range)
    case .gap: return total(groups.flatMap { gap(between: $0) })
    }
  }

  private func total(_ value: Double?) -> [Component] { [Component(name: "total", value: value)] }

  private func split(_ alpha: Double, _ groups: [Int]?) -> [Component] {
    guard let groups else { return total(generalizedEntropy(alpha)) }
    let split = generalizedEntropyDecomposition(alpha, by: groups)
    return total(split?.total) + [
      Component(name: "between", value: split?.between),
      Component(name: "within", value: split?.within),
    ]
  }
}
