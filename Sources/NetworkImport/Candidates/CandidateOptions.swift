// What the user may ask of generated candidates.

/// The choices of ``CandidateLinks``.
public struct CandidateOptions: Sendable {
  /// The mode that candidates belong to; nil takes road, or else the mode with most links.
  public var mode: String?
  /// The class of new links; nil takes trunk for roads and rail_main for railways.
  public var type: String?
  /// A link is missing where the way by the network is longer than this many times the straight
  /// line.
  public var detour = 1.5
  /// A route is slow where it has links below this share of the class's speed.
  public var slow = 0.8
  /// Length of a new link over the straight line.
  public var circuity = 1.2
  /// Terrain where the zones do not say theirs.
  public var terrain = "flat"
  /// Costs and speeds by class.
  public var costs = UnitCosts.standard
  /// How many candidates are kept, the best ones by what they may save for their money.
  public var count = 40
  /// Who travels.
  public var use = "passenger"

  /// The defaults.
  public init() {}
}
