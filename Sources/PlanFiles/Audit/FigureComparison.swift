// Comparing two JSON values figure by figure, up to rounding.

public import OrderedJSON

/// Compares what a file says with what comes out of a recomputation.
public struct FigureComparison: Sendable {
  /// What differs.
  public private(set) var differences: [PlanVerification.Difference] = []
  /// How many single values were compared.
  public private(set) var comparedCount = 0
  /// Members of the file that the recomputation does not have.
  public private(set) var unchecked: [String] = []

  /// Accepted difference of two numbers, relative to the larger.
  public static let tolerance = 1e-9

  /// Numbers may differ by this where cancellation leaves only rounding, by the name of the figure.
  private let slack: @Sendable (_ name: String) -> Double
  /// Members that are not compared.
  private let skipped: Set<String>

  /// Makes an empty comparison.
  /// - Parameters:
  ///   - skipped: names of members that are left out.
  ///   - slack: accepted absolute difference of a figure.
  public init(skipping skipped: Set<String>, slack: @escaping @Sendable (String) -> Double) {
    self.skipped = skipped
    self.slack = slack
  }

  /// Whether two numbers agree.
  public static func agree(_ left: Double, _ right: Double, slack: Double = 0) -> Bool {
    abs(left - right) <= tolerance * max(abs(left), abs(right)) + slack
  }

  /// Compares two values; items of lists that begin with a name (an id, a region) are matched by
  /// it.
  public mutating func compare(_ file: JSONValue?, with other: JSONValue, at name: String = "") {
    guard !skipped.contains(name) else { return }
    switch (file, other) {
    case (.object(let members)?, .object(let others)):
      let path = name.isEmpty ? "" : name + "."
      for member in others {
        let found = members.first { $0.key == member.key }
        compare(found?.value, with: member.value, at: path + member.key)
      }
      let known = Set(others.map(\.key))
      for member in members
      where !known.contains(member.key) && !skipped.contains(path + member.key) {
        unchecked.append(path + member.key)
      }
    case (.array(let values)?, .array(let others)): compare(values, with: others, at: name)
    default:
      comparedCount += 1
      guard !isEqual(file, other, at: name) else { return }
      differences.append(.init(name: name, file: file, recomputed: other))
    }
  }

  private mutating func compare(_ values: [JSONValue], with others: [JSONValue], at name: String) {
    let labels = others.map(Self.label)
    guard !others.isEmpty, !labels.contains(nil), Set(labels).count == labels.count else {
      for (position, other) in others.enumerated() {
        compare(
          position < values.count ? values[position] : nil,
          with: other,
          at: "\(name)[\(position)]"
        )
      }
      for (position, value) in values.enumerated().dropFirst(others.count) {
        comparedCount += 1
        differences.append(.init(name: "\(name)[\(position)]", file: value, recomputed: nil))
      }
      return
    }
    var rest = values
    for (label, other) in zip(labels, others) {
      let found = rest.firstIndex { Self.label($0) == label }
      compare(found.map { rest.remove(at: $0) }, with: other, at: "\(name)[\(label ?? "")]")
    }
    for value in rest {
      comparedCount += 1
      differences.append(
        .init(name: "\(name)[\(Self.label(value) ?? "?")]", file: value, recomputed: nil)
      )
    }
  }

  /// The name with which an item of a list begins.
  private static func label(_ item: JSONValue) -> String? {
    guard case .object(let members) = item else { return nil }
    for key in ["project_id", "region", "index", "scenario"] {
      if case .string(let label)? = members.first(where: { $0.key == key })?.value { return label }
    }
    return nil
  }

  private func isEqual(_ file: JSONValue?, _ other: JSONValue, at name: String) -> Bool {
    switch (file, other) {
    // An infinite number is written as null.
    case (.null?, .double(let value)): !value.isFinite
    case (.double(let left)?, .double(let right)):
      Self.agree(left, right, slack: slack(name))
    case (.double(let left)?, .integer(let right)): left == Double(right)
    case (.integer(let left)?, .double(let right)):
      Self.agree(Double(left), right, slack: slack(name))
    default: file == other
    }
  }
}
