// Why a use cannot travel a network.

public import ShortestPaths

/// Why a network makes no travel graph; a network read by `NetworkPackage` gives no reason.
public enum TravelGraphError: Error, Equatable, CustomStringConvertible {
  /// A link has no travel time, and no length or no speed to make one from.
  case noTravelTime(link: String, mode: String)
  /// A link's minutes or money are NaN, infinite or negative.
  case badCost(link: String, cost: Double)
  /// A use's value of time is not a positive number.
  case badValueOfTime(use: String, value: Double)
  /// A mode's boarding, waiting or alighting, or the size of the whole, makes no graph.
  case graph(GraphError)

  /// One sentence that says what is wrong, and one that says what to do.
  public var description: String {
    switch self {
    case .noTravelTime(let link, let mode):
      """
      Link "\(link)" has no u_travel_time, and no length or no speed to make one from. \
      Give it one, or give mode "\(mode)" a speed.
      """
    case .badCost(let link, let cost):
      """
      Link "\(link)" comes to \(cost) minutes or money; expected a finite number that is not negative. \
      Check its length, speed, u_travel_time and toll, and the mode's cost_per_km.
      """
    case .badValueOfTime(let use, let value):
      """
      Use "\(use)" has a u_value_of_time of \(value); expected a positive number. \
      Leave it empty if money is not to count.
      """
    case .graph(let error):
      "The network makes no graph: \(error) Check the modes' board_minutes and alight_minutes."
    }
  }
}
