// When a decay sees nothing: almost all pairs count next to nothing.

extension Decay {
  /// A worth below this is next to nothing.
  public static let faintest = 1e-6

  /// Where more than this share of all pairs is next to nothing, a decay sees nothing.
  public static let faintShareLimit = 0.9
}
