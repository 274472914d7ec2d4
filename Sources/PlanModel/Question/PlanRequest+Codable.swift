// A request as a value that can be written down and read again, in JSON or any other form.

import TransportNetwork

extension PlanRequest: Codable {
  /// The form that is written; readers refuse what is newer than they are.
  public static let formVersion = 1

  private enum CodingKeys: String, CodingKey {
    case version, objective, target, reference, scheme, use, modes, opportunities, facilities,
      weight
    case decay, budget, periods, discount
    case atMost = "at_most"
    case spending
    case required = "require"
    case forbidden = "forbid"
  }

  /// Writes every member, so that a later version with other defaults reads the same question;
  /// modes only where some are chosen.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(Self.formVersion, forKey: .version)
    try members.encode(objective, forKey: .objective)
    try members.encode(target, forKey: .target)
    try members.encode(reference, forKey: .reference)
    try members.encode(scheme, forKey: .scheme)
    try members.encode(use, forKey: .use)
    if !modes.isEmpty { try members.encode(modes, forKey: .modes) }
    try members.encode(opportunities, forKey: .opportunities)
    try members.encode(facilities, forKey: .facilities)
    try members.encode(weight, forKey: .weight)
    try members.encode(decay, forKey: .decay)
    try members.encode(budget, forKey: .budget)
    try members.encode(periods, forKey: .periods)
    try members.encode(discount, forKey: .discount)
    try members.encode(atMost, forKey: .atMost)
    try members.encode(spending, forKey: .spending)
    try members.encode(required, forKey: .required)
    try members.encode(forbidden, forKey: .forbidden)
  }

  /// Reads what ``encode(to:)`` wrote; what is left out has the defaults of `corridor plan`, the
  /// budget excepted.
  ///
  /// Demand from a file comes back without its flows: the caller reads the file again.
  /// - Throws: `DecodingError` with the path of what is wrong.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let version = try members.decode(Int.self, forKey: .version)
    guard version == Self.formVersion else {
      throw DecodingError.dataCorruptedError(
        forKey: .version,
        in: members,
        debugDescription: "version \(version) of requests; this program reads \(Self.formVersion)"
      )
    }
    func optional<Value: Decodable>(_ key: CodingKeys, _ standard: Value) throws -> Value {
      try members.decodeIfPresent(Value.self, forKey: key) ?? standard
    }
    self.init(budget: try members.decode(Double.self, forKey: .budget))
    periods = try optional(.periods, periods)
    objective = try optional(.objective, objective)
    target = try optional(.target, target)
    reference = try optional(.reference, reference)
    scheme = try optional(.scheme, scheme)
    use = try optional(.use, use)
    modes = try optional(.modes, modes)
    facilities = try members.decodeIfPresent(FacilityChoice.self, forKey: .facilities)
    opportunities = try optional(.opportunities, opportunities)
    weight = try optional(.weight, weight)
    decay = try optional(.decay, decay)
    discount = try optional(.discount, discount)
    atMost = try members.decodeIfPresent(Int.self, forKey: .atMost)
    spending = try optional(.spending, spending)
    required = try optional(.required, required)
    forbidden = try optional(.forbidden, forbidden)
  }
}

extension PlanRequest.Objective: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, demand, aversion
    case unreachable = "unreachable_cost"
    case reach
  }

  /// Writes the kind and the numbers that it reads, such as `{"kind": "welfare", "aversion": 0.5}`.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(kind, forKey: .kind)
    switch self {
    case .gap, .ratio, .access, .maxmin: break
    case .total(let demand): try members.encode(demand, forKey: .demand)
    case .welfare(let aversion): try members.encode(aversion, forKey: .aversion)
    case .meanCost(let demand, let unreachable):
      try members.encode(demand, forKey: .demand)
      try members.encode(unreachable, forKey: .unreachable)
    case .cost(let reach): try members.encode(reach, forKey: .reach)
    }
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let kind = try members.decode(Kind.self, forKey: .kind)
    func demand() throws -> PlanRequest.DemandTable? {
      try members.decodeIfPresent(PlanRequest.DemandTable.self, forKey: .demand)
    }
    switch kind {
    case .gap: self = .gap
    case .ratio: self = .ratio
    case .access: self = .access
    case .total: self = .total(demand: try demand())
    case .maxmin: self = .maxmin
    case .welfare: self = .welfare(aversion: try members.decode(Double.self, forKey: .aversion))
    case .meanCost:
      self = .meanCost(
        demand: try demand(),
        unreachable: try members.decodeIfPresent(Double.self, forKey: .unreachable)
      )
    case .cost: self = .cost(try members.decode(PlanRequest.Reach.self, forKey: .reach))
    }
  }
}

extension PlanRequest.DemandTable: Codable {
  private enum CodingKeys: String, CodingKey {
    case file, flows
  }

  /// Writes the file that the flows came from; without one the flows themselves.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    if let file {
      try members.encode(file, forKey: .file)
    } else {
      try members.encode(flows, forKey: .flows)
    }
  }

  /// Reads what ``encode(to:)`` wrote; flows of a file must be read from it.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    if let file = try members.decodeIfPresent(File.self, forKey: .file) {
      self.init([], file: file)
    } else {
      self.init(try members.decode([PlanRequest.Flow].self, forKey: .flows))
    }
  }
}
