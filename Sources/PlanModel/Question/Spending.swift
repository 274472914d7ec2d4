// Floors and ceilings of spending, and the most projects, as rules on sums.

package import TransportNetwork

extension PlanRequest {
  /// What is spent on the projects of a region or a mode, at least and at most.
  public struct Spending: Sendable, Equatable, Codable {
    /// What the name is of.
    public enum Part: String, Sendable, Equatable, Codable {
      /// The projects' own region column.
      case region
      /// A mode; a project's cost is shared out over the modes of its links, by their length where
      /// all have one, else in equal parts.
      case mode
    }

    /// What the name is of.
    public var part: Part
    /// The region or mode.
    public var name: String
    /// Least spending, in the network's currency; nil for no floor.
    public var least: Double?
    /// Most spending; nil for no ceiling.
    public var most: Double?

    /// Makes a rule.
    public init(_ part: Part, _ name: String, least: Double? = nil, most: Double? = nil) {
      self.part = part
      self.name = name
      self.least = least
      self.most = most
    }
  }
}

extension Rules {
  /// The rules on sums of a request, over its candidates.
  package static func sums(
    _ network: Network,
    _ request: PlanRequest,
    _ projects: [Project]
  ) throws(PlanningError) -> [LinearRule] {
    var sums: [LinearRule] = []
    if let most = request.atMost {
      guard most >= 0 else {
        throw PlanningError(.usage, "The number of projects \(most) must be at least 0.")
      }
      sums.append(
        LinearRule(
          projects.map { _ in 1 },
          upper: Double(most),
          sentence: "at most \(most) projects are built"
        )
      )
    }
    for rule in request.spending { sums.append(try sum(rule, network, projects)) }
    return sums
  }

  private static func sum(
    _ rule: PlanRequest.Spending,
    _ network: Network,
    _ projects: [Project]
  ) throws(PlanningError) -> LinearRule {
    for value in [rule.least, rule.most].compactMap({ $0 }) where !(value >= 0 && value.isFinite) {
      throw PlanningError(
        .usage,
        "The spending on \(rule.name) has a limit of \(value); it must be finite and not negative."
      )
    }
    if let least = rule.least, let most = rule.most, least > most {
      throw PlanningError(
        .usage,
        "The spending on \(rule.name) must be at least \(least) and at most \(most), which no plan can be."
      )
    }
    let shares: [Double]
    switch rule.part {
    case .region:
      let names = projects.map(\.region).filter { !$0.isEmpty }
      var known: [String] = []
      for name in names where !known.contains(name) { known.append(name) }
      _ = try Lookup.position(of: rule.name, in: known, "region of a candidate project")
      shares = projects.map { $0.region == rule.name ? 1 : 0 }
    case .mode:
      let mode = try Lookup.position(of: rule.name, in: network.modes.map(\.name), "mode")
      shares = projects.map { $0.share(ofMode: RowIndex(mode)) }
    }
    let currency = network.configuration.currency
    var sentence = "the spending on \(rule.name) is"
    if let least = rule.least { sentence += " at least \(amountInWords(least))" }
    if let most = rule.most { sentence += " at most \(amountInWords(most))" }
    return LinearRule(
      zip(projects, shares).map { $0.cost * $1 },
      lower: rule.least ?? -.infinity,
      upper: rule.most ?? .infinity,
      sentence: "\(sentence) \(currency)"
    )
  }
}

extension Project {
  /// The share of its cost that goes to a mode.
  fileprivate func share(ofMode mode: RowIndex<Mode>) -> Double {
    guard !links.isEmpty else { return 0 }
    let lengths = links.map { $0.link.kilometres ?? 0 }
    let hasLengths = lengths.allSatisfy { $0 > 0 }
    var (part, whole) = (0.0, 0.0)
    for (link, length) in zip(links, lengths) {
      let size = hasLengths ? length : 1
      whole += size
      if link.link.mode == mode { part += size }
    }
    return part / whole
  }
}
