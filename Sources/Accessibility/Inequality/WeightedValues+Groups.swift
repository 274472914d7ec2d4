// Groups of zones, and how an index splits into what lies between them and what lies within them.

/// An index split by groups of zones: between + within = total.
public struct InequalityDecomposition: Sendable, Equatable {
  /// The index over all zones.
  public let total: Double
  /// What would be left if every zone had its group's mean.
  public let between: Double
  /// What the groups' own inequality adds.
  public let within: Double

  /// Makes a split.
  public init(total: Double, between: Double, within: Double) {
    self.total = total
    self.between = between
    self.within = within
  }
}

extension WeightedValues {
  /// A group of zones that count.
  struct Group {
    /// Positions in `values`.
    var members: [Int]
    /// Sum of the weights.
    var weight: Double
    /// Weighted mean.
    var mean: Double
  }

  /// The groups that have a weight, in the order of their numbers.
  ///
  /// - Precondition: Every zone given to the initializer has a group.
  func groups(_ groups: [Int]) -> [Group] {
    precondition((positions.last ?? -1) < groups.count, "every zone needs a group")
    let order = values.indices.sorted { groups[positions[$0]] < groups[positions[$1]] }
    var lists: [[Int]] = []
    var last: Int?
    for index in order {
      let group = groups[positions[index]]
      if group == last { lists[lists.count - 1].append(index) } else { lists.append([index]) }
      last = group
    }
    return lists.map { members in
      let weight = exactSum(members.map { weights[$0] })
      return Group(
        members: members,
        weight: weight,
        mean: exactSum(members.map { weights[$0] * values[$0] }) / weight
      )
    }
  }

  /// The largest difference between two groups' weighted means, in the values' unit.
  ///
  /// 0 when the groups are alike or there is only one; nil when all values are 0 or none has a
  /// weight. It can fall because the best-off group got worse, so show the means beside it.
  ///
  /// - Parameter groups: A group for each value *that was given to the initializer*, zones of
  ///   weight 0 included; any integers.
  /// - Returns: The difference; nil when undefined.
  /// - Precondition: Every given zone has a group.
  /// - Complexity: O(n log n).
  public func gap(between groups: [Int]) -> Double? {
    guard positiveMean != nil else { return nil }
    let means = self.groups(groups).map(\.mean)
    guard let highest = means.max(), let lowest = means.min() else { return nil }
    return highest - lowest
  }
}
