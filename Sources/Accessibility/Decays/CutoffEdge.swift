// Where a cutoff ends: the rounding of sums must not push a cost over it.

/// Share of a cutoff by which a cost may be off and still lie on its edge.
///
/// The sum of a path's costs depends in its last digits on the order in which they are added up,
/// and 80.1 + 79.9 + 80 must be within 240 in every order. A path of 4,000 arcs is off by less than
/// 2^-41 of its cost; costs that are meant to differ do so by more than 2^-40, a twentieth of a
/// nanosecond in a minute.
private let rounding = 0x1p-40

extension Double {
  /// The largest cost that is within this cutoff.
  ///
  ///     240.0.nextUp <= 240.0.lastWithin  // true
  public var lastWithin: Double { self + magnitude * rounding }

  /// The least cost that has got to this step.
  ///
  ///     240.0.nextDown >= 240.0.firstAtStep  // true
  public var firstAtStep: Double { self - magnitude * rounding }
}
