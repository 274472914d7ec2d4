// Trips between zones as a planner hands them over.

extension PlanRequest {
  /// What weights pairs of zones, each pair at most once.
  public struct DemandTable: Sendable, Equatable {
    /// The trips or tonnes.
    public var flows: [Flow]
    /// The file that they were read from, if it was one; the answer does not depend on it.
    public var file: File?

    /// Makes a table.
    public init(_ flows: [Flow], file: File? = nil) {
      self.flows = flows
      self.file = file
    }
  }

  /// Trips or tonnes from one zone to another.
  public struct Flow: Sendable, Equatable, Codable {
    /// Zone where the trips begin, by `zone_id`.
    public var from: String
    /// Zone where they end.
    public var to: String
    /// How many; any unit, finite and not negative.
    public var volume: Double

    /// Makes a flow.
    public init(from: String, to: String, volume: Double) {
      self.from = from
      self.to = to
      self.volume = volume
    }
  }
}

extension PlanRequest.DemandTable {
  /// Where a table came from.
  public struct File: Sendable, Equatable, Codable {
    /// The path as the user gave it.
    public var path: String
    /// SHA-256 of its bytes, in hexadecimal.
    public var sha256: String
    /// Whether flows to and from other places than the network's zones are left out.
    public var onlyZones: Bool

    /// Describes a file.
    public init(path: String, sha256: String, onlyZones: Bool = false) {
      self.path = path
      self.sha256 = sha256
      self.onlyZones = onlyZones
    }

    private enum CodingKeys: String, CodingKey {
      case path, sha256
      case onlyZones = "only_zones"
    }
  }
}
