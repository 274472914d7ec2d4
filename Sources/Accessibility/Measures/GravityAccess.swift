// Gravity and cumulative access: how much is worth reaching, the nearer the more.

/// Which way one looks: from a zone to the opportunities, or from the opportunities to a zone.
public enum AccessDirection: String, Sendable, CaseIterable, Codable {
  /// What the zone's people reach: A_i = sum over j of m_j f(c_ij).
  case active
  /// Who reaches the zone: A_j = sum over i of m_i f(c_ij).
  case passive
}

/// Access of one origin: the sum over destinations of opportunities times decay(cost).
///
/// With ``Decay/binary(cutoff:)`` it is cumulative access, the opportunities within the cutoff,
/// edge included. The unit is that of the opportunities.
///
/// Unreachable destinations (cost infinity) and destinations without opportunities add 0. Costs are
/// not NaN, opportunities are finite and not negative.
///
/// - Complexity: O(destinations).
/// - Precondition: As many costs as opportunities.
/// - SeeAlso: W. G. Hansen, "How accessibility shapes land use", 1959,
///   doi:10.1080/01944365908978307.
public func gravityAccess(
  costs: Span<Double>,
  opportunities: Span<Double>,
  decay: Decay
) -> Double {
  precondition(costs.count == opportunities.count, "one cost per destination is needed")
  var sum = ExactSum()
  for destination in costs.indices where opportunities[destination] != 0 {
    sum.add(opportunities[destination] * decay(costs[destination]))
  }
  return sum.value
}

/// Access of every origin (active) or destination (passive) of a row-major cost matrix.
///
/// - Parameters:
///   - costs: Generalized minutes, one row per origin; infinity is unreachable.
///   - columns: Number of destinations; `costs.count` is a multiple of it.
///   - opportunities: One value per destination (active) or per origin (passive), finite, >= 0.
///   - decay: How worth falls with cost; binary gives cumulative access.
///   - direction: Which way one looks.
/// - Returns: One value per origin (active) or per destination (passive), in the opportunities'
///   unit.
/// - Complexity: O(cells); sums do not depend on the order of rows or columns.
/// - Precondition: The counts agree.
public func gravityAccess(
  costs: [Double],
  columns: Int,
  opportunities: [Double],
  decay: Decay,
  direction: AccessDirection = .active
) -> [Double] {
  guard columns > 0, !costs.isEmpty else { return [] }
  precondition(costs.count.isMultiple(of: columns), "a matrix has whole rows")
  let rows = costs.count / columns
  switch direction {
  case .active:
    return (0..<rows).map { row in
      gravityAccess(
        costs: costs.span.extracting((row * columns)..<((row + 1) * columns)),
        opportunities: opportunities.span,
        decay: decay
      )
    }
  case .passive:
    precondition(opportunities.count == rows, "one value per origin is needed")
    var passive = PassiveAccess(destinations: columns, decay: decay)
    for row in 0..<rows {
      passive.add(
        costs: costs.span.extracting((row * columns)..<((row + 1) * columns)),
        opportunities: opportunities[row]
      )
    }
    return passive.values
  }
}

/// Passive access, origin by origin, for matrices that are never held whole.
public struct PassiveAccess: Sendable {
  private let decay: Decay
  private var sums: [ExactSum]

  /// Makes the access of destinations that no origin has been added to, all 0.
  public init(destinations: Int, decay: Decay) {
    self.decay = decay
    sums = Array(repeating: ExactSum(), count: destinations)
  }

  /// Adds an origin: its costs to every destination, and the opportunities (people) it holds.
  ///
  /// - Precondition: As many costs as destinations.
  public mutating func add(costs: Span<Double>, opportunities: Double) {
    precondition(costs.count == sums.count, "one cost per destination is needed")
    guard opportunities != 0 else { return }
    for destination in costs.indices {
      sums[destination].add(opportunities * decay(costs[destination]))
    }
  }

  /// Access of every destination, by the origins added so far.
  public var values: [Double] { sums.map(\.value) }
}
