// An access request as a value that can be written down and read again, in JSON or any other form.

import Accessibility
import TransportNetwork

extension AccessRequest: Codable {
  /// The form that is written; readers refuse another.
  public static let formVersion = 1

  private enum CodingKeys: String, CodingKey {
    case version, measure
    case range = "within"
    case direction, opportunities, facilities, population, weight
    case scheme = "by"
    case use, modes
    case costKind = "cost"
    case costColumn = "cost_column"
    case onlyZones = "only_zones"
    case origins, intrazonal
  }

  /// Writes every member, defaults included, so that a later version with other defaults asks the
  /// same.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(Self.formVersion, forKey: .version)
    try members.encode(measure, forKey: .measure)
    try members.encode(range < .infinity ? range : nil, forKey: .range)
    try members.encode(direction, forKey: .direction)
    try members.encode(opportunities, forKey: .opportunities)
    try members.encode(facilities, forKey: .facilities)
    try members.encode(population, forKey: .population)
    try members.encode(weight, forKey: .weight)
    try members.encode(scheme, forKey: .scheme)
    try members.encode(use, forKey: .use)
    try members.encode(modes, forKey: .modes)
    try members.encode(costKind, forKey: .costKind)
    try members.encode(costColumn, forKey: .costColumn)
    try members.encode(onlyZones, forKey: .onlyZones)
    try members.encodeIfPresent(origins, forKey: .origins)
    try members.encode(intrazonal, forKey: .intrazonal)
  }

  /// Reads what ``encode(to:)`` wrote; what is left out has the defaults of ``init(_:)``.
  ///
  /// Whether the numbers make sense is not looked at: ``check(on:)`` does that before every answer.
  /// - Throws: `DecodingError` with the path of what is wrong, an unknown version among it.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let version = try members.decode(Int.self, forKey: .version)
    guard version == Self.formVersion else {
      throw DecodingError.dataCorruptedError(
        forKey: .version,
        in: members,
        debugDescription: """
          version \(version) of access requests; this program reads \(Self.formVersion)
          """
      )
    }
    func optional<Value: Decodable>(_ key: CodingKeys, _ standard: Value) throws -> Value {
      try members.decodeIfPresent(Value.self, forKey: key) ?? standard
    }
    self.init(try members.decode(Measure.self, forKey: .measure))
    range = try optional(.range, range)
    direction = try optional(.direction, direction)
    opportunities = try optional(.opportunities, opportunities)
    facilities = try members.decodeIfPresent(FacilityChoice.self, forKey: .facilities)
    population = try optional(.population, population)
    weight = try members.decodeIfPresent(String.self, forKey: .weight)
    scheme = try members.decodeIfPresent(String.self, forKey: .scheme)
    use = try members.decodeIfPresent(String.self, forKey: .use)
    modes = try members.decodeIfPresent([String].self, forKey: .modes)
    costKind = try optional(.costKind, costKind)
    costColumn = try members.decodeIfPresent(String.self, forKey: .costColumn)
    onlyZones = try optional(.onlyZones, onlyZones)
    origins = try members.decodeIfPresent([String].self, forKey: .origins)
    intrazonal = try members.decodeIfPresent(Intrazonal.self, forKey: .intrazonal)
  }
}

extension AccessRequest.Measure: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, decay, cutoffs, limits, summary, opportunities, increment, alpha, theta
  }

  /// Writes the name and the numbers that it reads, such as `{"name": "cumulative", "cutoffs":
  /// [60]}`.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(name, forKey: .name)
    switch self {
    case .gravity(let decay), .twoStep(let decay), .balancedTwoStep(let decay),
      .potentialIndex(let decay):
      try members.encode(decay, forKey: .decay)
    case .spatialAvailability(let alpha, let decay):
      try members.encode(alpha, forKey: .alpha)
      try members.encode(decay, forKey: .decay)
    case .cumulative(let cutoffs), .daily(let cutoffs):
      try members.encode(cutoffs, forKey: .cutoffs)
    case .cumulativeWithin(let limits): try members.encode(limits, forKey: .limits)
    case .interval(let cutoffs, let summary):
      try members.encode(cutoffs, forKey: .cutoffs)
      try members.encode(summary, forKey: .summary)
    case .closest(let opportunities): try members.encode(opportunities, forKey: .opportunities)
    case .balancing(let increment): try members.encode(increment, forKey: .increment)
    case .marketAccess(let theta): try members.encode(theta, forKey: .theta)
    case .meanCost, .efficiency: break
    }
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    func decay() throws -> Decay? { try members.decodeIfPresent(Decay.self, forKey: .decay) }
    func number(_ key: CodingKeys) throws -> Double { try members.decode(Double.self, forKey: key) }
    func cutoffs() throws -> [Double] { try members.decode([Double].self, forKey: .cutoffs) }
    switch try members.decode(AccessRequest.MeasureName.self, forKey: .name) {
    case .gravity: self = .gravity(decay: try decay())
    case .cumulative where members.contains(.limits):
      self = .cumulativeWithin(try members.decode([AccessRequest.CostLimit].self, forKey: .limits))
    case .cumulative: self = .cumulative(cutoffs: try cutoffs())
    case .interval:
      self = .interval(
        cutoffs: try cutoffs(),
        summary: try members.decode(IntervalSummary.self, forKey: .summary)
      )
    case .closest: self = .closest(opportunities: try number(.opportunities))
    case .balancing: self = .balancing(increment: try number(.increment))
    case .twoStep: self = .twoStep(decay: try decay())
    case .balancedTwoStep: self = .balancedTwoStep(decay: try decay())
    case .spatialAvailability:
      self = .spatialAvailability(alpha: try number(.alpha), decay: try decay())
    case .meanCost: self = .meanCost
    case .daily: self = .daily(cutoffs: try cutoffs())
    case .marketAccess: self = .marketAccess(theta: try number(.theta))
    case .efficiency: self = .efficiency
    case .potentialIndex: self = .potentialIndex(decay: try decay())
    }
  }
}
