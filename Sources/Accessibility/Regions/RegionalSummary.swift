// Access by regions: levels, shares of the mean, what lies between and within, and the spread.

/// How zones' access is spread over regions.
public struct RegionalSummary: Sendable, Equatable {
  /// Access of a region.
  public struct Level: Sendable, Equatable {
    /// The mean weighted by population; nil without population.
    public let weighted: Double?
    /// The plain mean over zones; nil without zones.
    public let unweighted: Double?
    /// The weighted mean relative to that of all zones; nil where that is 0 or undefined.
    public let share: Double?
  }

  /// One per region.
  public let regions: [Level]
  /// All zones together, in regions or not.
  public let all: Level
  /// Theil's T between and within regions, weighted by population.
  ///
  /// Zones in no region are one more. Nil when a zone with a weight is in several regions, when
  /// access is undefined or infinite somewhere, or all 0.
  public let theil: InequalityDecomposition?
  /// The regions with the highest and the lowest weighted mean; nil with fewer than two.
  public let extremes: (highest: Int, lowest: Int)?
  /// The difference between these two, in the unit of access: read it with the levels.
  public let spread: Double?

  /// Sums up access.
  ///
  /// - Parameters:
  ///   - values: Access of each zone.
  ///   - weights: One per zone, finite and not negative, for example population.
  ///   - regions: Positions of each region's zones.
  /// - Precondition: As many weights as values; positions in range.
  /// - Complexity: O(zones log zones).
  public init(_ values: [Double], weights: [Double], regions: [[Int]]) {
    func mean(_ zones: some Sequence<Int>, isWeighted: Bool) -> Double? {
      let zones = Array(zones)
      return weightedMean(
        zones.map { values[$0] },
        weights: zones.map { isWeighted ? weights[$0] : 1 }
      )
    }
    let national = mean(values.indices, isWeighted: true)
    func level(_ zones: some Sequence<Int>) -> Level {
      let zones = Array(zones)
      let weighted = mean(zones, isWeighted: true)
      var share: Double?
      if let weighted, let national, national > 0, national < .infinity {
        share = weighted / national
      }
      return Level(
        weighted: weighted,
        unweighted: mean(zones, isWeighted: false),
        share: share
      )
    }
    let levels = regions.map { level($0) }
    self.regions = levels
    all = level(values.indices)

    var group = Array(repeating: -1, count: values.count)
    var overlaps = false
    for (region, zones) in regions.enumerated() {
      for zone in zones {
        if group[zone] >= 0, group[zone] != region, weights[zone] > 0 { overlaps = true }
        group[zone] = region
      }
    }
    let zones = try? WeightedValues(values, weights: weights)
    theil = overlaps ? nil : zones?.theilTDecomposition(by: group)

    let known = levels.indices.filter { levels[$0].weighted?.isFinite == true }
    let order = known.sorted { (levels[$0].weighted ?? 0, $1) > (levels[$1].weighted ?? 0, $0) }
    if let highest = order.first, let lowest = order.last, order.count > 1 {
      extremes = (highest, lowest)
      spread = accessGap(reference: levels[highest].weighted, target: levels[lowest].weighted)
    } else {
      extremes = nil
      spread = nil
    }
  }

  /// Whether all figures are the same.
  public static func == (left: RegionalSummary, right: RegionalSummary) -> Bool {
    left.regions == right.regions && left.all == right.all && left.theil == right.theil
      && left.spread == right.spread && left.extremes?.highest == right.extremes?.highest
      && left.extremes?.lowest == right.extremes?.lowest
  }
}
