// Uses and modes: who travels, how, and what boarding costs.

/// Who travels: `use_definition.csv`.
public struct Use: Sendable, Equatable {
  /// `use`, for example passenger or freight.
  public var name: String
  /// `persons_per_vehicle`.
  public var personsPerVehicle: Double?
  /// `pce`: passenger-car equivalents.
  public var pce: Double?
  /// `u_value_of_time`, in currency per hour of one traveller or tonne.
  ///
  /// Without it money does not
  /// enter the generalized cost.
  public var valueOfTime: Double?
  /// `u_decay_minutes`: the scale of the default exponential decay; nil for
  /// ``standardDecayMinutes``.
  public var decayMinutes: Double?

  /// Minutes that the default decay exp(-t / minutes) takes where a use has none of its own.
  public static let standardDecayMinutes = 480.0

  /// Makes a use.
  public init(
    name: String,
    personsPerVehicle: Double? = nil,
    pce: Double? = nil,
    valueOfTime: Double? = nil,
    decayMinutes: Double? = nil
  ) {
    self.name = name
    self.personsPerVehicle = personsPerVehicle
    self.pce = pce
    self.valueOfTime = valueOfTime
    self.decayMinutes = decayMinutes
  }

  /// The use of a network without `use_definition.csv`.
  public static let passenger = Use(name: "passenger")
}

/// A set of uses, by their positions in `Network.uses` (at most 64 uses).
public struct UseSet: OptionSet, Hashable, Sendable {
  /// Bit i is set when the use at position i belongs to the set.
  public let rawValue: UInt64

  /// Makes a set from its bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Makes the set of one use.
  public init(_ use: RowIndex<Use>) { rawValue = 1 << UInt64(use.position) }
}

/// How one travels: the rows of `mode.csv` that share a mode.
public struct Mode: Sendable, Equatable {
  /// `mode`.
  public var name: String
  /// `group`: a name that several modes share, for example train; empty when missing.
  public var group: String
  /// What the mode means for each use, by the use's position; nil closes the mode to that use.
  public var services: [Service?]

  /// Makes a mode.
  public init(name: String, group: String = "", services: [Service?]) {
    self.name = name
    self.group = group
    self.services = services
  }

  /// The mode of a network without `mode.csv`: road at 60 km/h, open to every use.
  public static let road = Mode(name: "road", services: [Service(speed: 60)])

  /// One row of `mode.csv`: a mode as one use meets it.
  public struct Service: Sendable, Equatable {
    /// `speed` in km/h where a link has none of its own.
    public var speed: Double?
    /// `board_minutes`.
    public var boardMinutes: Double
    /// `alight_minutes`.
    public var alightMinutes: Double
    /// `cost_per_km` of one traveller or tonne.
    public var costPerKilometre: Double
    /// `through`: whether one may stay aboard from link to link; false for flights and direct
    /// trains.
    public var isThrough: Bool

    /// Makes a row.
    public init(
      speed: Double? = nil,
      boardMinutes: Double = 0,
      alightMinutes: Double = 0,
      costPerKilometre: Double = 0,
      isThrough: Bool = true
    ) {
      self.speed = speed
      self.boardMinutes = boardMinutes
      self.alightMinutes = alightMinutes
      self.costPerKilometre = costPerKilometre
      self.isThrough = isThrough
    }
  }
}
