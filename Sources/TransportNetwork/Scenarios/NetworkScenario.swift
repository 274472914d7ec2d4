// What costs, opportunities, weights and trips may turn out to be.

/// What may come: every figure of the network times a factor.
public struct NetworkScenario: Sendable, Equatable, Codable {
  /// Its name.
  public var name: String
  /// How likely it is; all add up to 1.
  public var probability: Double
  /// Factor of each project's cost.
  public var projectCosts: [Double]
  /// Factor of what each zone offers.
  public var opportunities: [Double]
  /// Factor of what each zone weighs in means.
  public var weights: [Double]
  /// Factor of the trips that begin in each zone.
  public var tripsFrom: [Double]
  /// Factor of the trips that end in each zone.
  public var tripsTo: [Double]

  private enum CodingKeys: String, CodingKey {
    case name, probability
    case projectCosts = "project_costs"
    case opportunities, weights
    case tripsFrom = "trips_from"
    case tripsTo = "trips_to"
  }

  /// A scenario in which everything is as the tables say.
  public init(name: String, probability: Double, projects: Int, zones: Int) {
    self.name = name
    self.probability = probability
    projectCosts = Array(repeating: 1, count: projects)
    opportunities = Array(repeating: 1, count: zones)
    weights = opportunities
    tripsFrom = opportunities
    tripsTo = opportunities
  }
}
