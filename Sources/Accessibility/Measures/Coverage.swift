// Coverage: how much of what is there can be reached at all, printed beside every access figure.

/// Which pairs of different zones have a path, counted and weighted.
public struct Coverage: Sendable {
  /// Pairs of an origin and a destination, a zone with itself left out.
  public private(set) var pairs = 0
  /// Those without a path.
  public private(set) var unreachablePairs = 0
  private var total = ExactSum()
  private var unreachable = ExactSum()

  /// The sum of weight x opportunities over all pairs.
  public var totalWeight: Double { total.value }
  /// The same over those without a path.
  public var unreachableWeight: Double { unreachable.value }

  /// Makes the coverage of no pairs.
  public init() {}

  /// Takes pairs that were counted in another way.
  ///
  /// - Parameters:
  ///   - pairs: Pairs of different zones.
  ///   - unreachablePairs: Those without a path.
  ///   - total: The sum of weight x opportunities over all pairs.
  ///   - unreachable: The same over those without a path.
  public init(pairs: Int, unreachablePairs: Int, total: Double, unreachable: Double) {
    self.pairs = pairs
    self.unreachablePairs = unreachablePairs
    self.total.add(total)
    self.unreachable.add(unreachable)
  }

  /// Takes sums as terms that were written down; see ``totalTerms``.
  ///
  /// - Parameters:
  ///   - pairs: Pairs of different zones.
  ///   - unreachablePairs: Those without a path.
  ///   - totalTerms: Terms of the sum over all pairs.
  ///   - unreachableTerms: Terms of the sum over those without a path.
  public init(
    pairs: Int,
    unreachablePairs: Int,
    totalTerms: [Double],
    unreachableTerms: [Double]
  ) {
    self.pairs = pairs
    self.unreachablePairs = unreachablePairs
    for term in totalTerms { total.add(term) }
    for term in unreachableTerms { unreachable.add(term) }
  }

  /// Terms whose exact sum is that of weight x opportunities, so that sums of parts can be added
  /// without rounding.
  public var totalTerms: [Double] { total.terms }
  /// The same over pairs without a path.
  public var unreachableTerms: [Double] { unreachable.terms }

  /// Adds the pairs of other origins.
  public mutating func add(_ other: Coverage) {
    pairs += other.pairs
    unreachablePairs += other.unreachablePairs
    total.add(other.total)
    unreachable.add(other.unreachable)
  }

  /// Adds an origin.
  ///
  /// - Parameters:
  ///   - costs: Its costs to the destinations; infinity is unreachable.
  ///   - weight: The origin's weight.
  ///   - opportunities: One value per destination.
  ///   - own: The position of the origin among the destinations, which does not count.
  /// - Precondition: As many costs as opportunities.
  public mutating func add(
    costs: Span<Double>,
    weight: Double,
    opportunities: Span<Double>,
    own: Int?
  ) {
    precondition(costs.count == opportunities.count, "one cost per destination is needed")
    for destination in costs.indices where destination != own {
      pairs += 1
      total.add(weight * opportunities[destination])
      if costs[destination] == .infinity {
        unreachablePairs += 1
        unreachable.add(weight * opportunities[destination])
      }
    }
  }

  /// The share of weight x opportunities that is on pairs without a path, 0...1; nil without any.
  public var unreachableShare: Double? {
    let total = total.value
    return total > 0 ? unreachable.value / total : nil
  }
}
