// Plans that are nearly as good as the best: the next best ones, or those that differ most.

/// Other plans within a share of the best value, and what they have in common.
public struct PlanAlternatives: Sendable, Equatable {
  /// Which plans come first.
  public enum Order: String, Sendable, CaseIterable, Codable {
    /// The best that differs in at least one project from all before it.
    case best
    /// The one that differs most in cost from all before it together.
    case different
  }

  /// A plan.
  public struct Plan: Sendable, Equatable {
    /// Objective's value.
    public var value: Double
    /// Cost in the network's currency.
    public var cost: Double
    /// Ids of its projects, in the network's order.
    public var projects: [String]
    /// Whether the search proved its place in the order.
    public var isProven: Bool

    /// Makes a plan, for example from a file.
    public init(value: Double, cost: Double, projects: [String], isProven: Bool) {
      self.value = value
      self.cost = cost
      self.projects = projects
      self.isProven = isProven
    }
  }

  /// Which plans come first.
  public var order: Order
  /// Largest difference from the best value, as a share of it.
  public var within: Double
  /// The plans, the best first.
  public var plans: [Plan]
  /// Whether it is proven that there are no others; false when as many were asked for.
  public var isExhaustive: Bool

  /// Makes a list of plans, for example from a file.
  public init(order: Order, within: Double, plans: [Plan], isExhaustive: Bool) {
    self.order = order
    self.within = within
    self.plans = plans
    self.isExhaustive = isExhaustive
  }

  /// Projects that all plans build, in the first plan's order.
  public var always: [String] {
    plans.first?.projects.filter { id in plans.allSatisfy { $0.projects.contains(id) } } ?? []
  }

  /// Projects that some plans build and others do not, by how many build them.
  public var sometimes: [(id: String, count: Int)] {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for plan in plans {
      for id in plan.projects {
        if counts[id] == nil { order.append(id) }
        counts[id, default: 0] += 1
      }
    }
    return order.enumerated().map { (position: $0, id: $1, count: counts[$1] ?? 0) }
      .filter { $0.count < plans.count }
      .sorted { ($1.count, $0.position) < ($0.count, $1.position) }
      .map { ($0.id, $0.count) }
  }
}
