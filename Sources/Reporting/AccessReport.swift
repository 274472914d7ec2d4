// Access of every zone, and of regions when asked: the result of `corridor access`.

public import Accessibility

/// Access of zones by one measure, for one or several cutoffs.
public struct AccessReport: Sendable {
  /// A zone as the report names it.
  public struct Zone: Sendable {
    /// `zone_id`.
    public var id: String
    /// `name`.
    public var name: String
    /// What weights it in means.
    public var weight: Double

    /// Makes a zone.
    public init(id: String, name: String, weight: Double) {
      self.id = id
      self.name = name
      self.weight = weight
    }
  }

  /// Access for one cutoff, or for a measure without.
  public struct Series: Sendable {
    /// The cutoff; nil for a measure without.
    public var cutoff: Double?
    /// One value per zone; NaN where it is undefined.
    public var values: [Double]
    /// The share of the opportunities that each zone's average covers; empty for measures without.
    public var coverage: [Double?]
    /// What it was before, nil for a zone that was not there; empty when nothing is compared.
    public var before: [Double?]

    /// Makes a series.
    public init(
      cutoff: Double?,
      values: [Double],
      coverage: [Double?] = [],
      before: [Double?] = []
    ) {
      self.cutoff = cutoff
      self.values = values
      self.coverage = coverage
      self.before = before
    }
  }

  /// A region of the scheme that was asked for.
  public struct Region: Sendable {
    /// Its name.
    public var name: String
    /// Positions of its zones.
    public var zones: [Int]

    /// Makes a region.
    public init(name: String, zones: [Int]) {
      self.name = name
      self.zones = zones
    }
  }

  /// What is measured, in words, for the page's first line.
  public let title: String
  /// The zones, in the network's order.
  public let zones: [Zone]
  /// One per cutoff.
  public let series: [Series]
  /// The regions asked for with `--by`.
  public let regions: [Region]
  /// What can be reached at all.
  public let coverage: Coverage
  /// Access by region, one per series.
  let summaries: [RegionalSummary]
  /// Access by region before, one per series; nil when nothing is compared.
  let summariesBefore: [RegionalSummary]?

  /// Makes a report.
  public init(
    title: String,
    zones: [Zone],
    series: [Series],
    regions: [Region],
    coverage: Coverage
  ) {
    self.title = title
    self.zones = zones
    self.series = series
    self.regions = regions
    self.coverage = coverage
    let members = regions.map(\.zones)
    summaries = series.map {
      RegionalSummary($0.values, weights: zones.map(\.weight), regions: members)
    }
    let isCompared = !series.isEmpty && series.allSatisfy { !$0.before.isEmpty }
    summariesBefore =
      isCompared
      ? series.map { series in
        // A zone that was not there has no share in the level before.
        RegionalSummary(
          series.before.map { $0 ?? 0 },
          weights: zip(zones, series.before).map { $1 == nil ? 0 : $0.weight },
          regions: members.map { $0.filter { series.before[$0] != nil } }
        )
      } : nil
  }

  /// The line on coverage that is always printed, for stderr beside CSV and JSON.
  public var coverageLine: String {
    let share = coverage.unreachableShare
    return "coverage: \(percentage(share.map { 1 - $0 })) of weight x opportunities; "
      + "unreachable: \(grouped(coverage.unreachablePairs)) of \(grouped(coverage.pairs)) pairs, "
      + "\(percentage(share))"
  }

  /// Sum of a region's weights.
  func population(_ region: Region) -> Double { exactSum(region.zones.map { zones[$0].weight }) }

  var hasSeveralCutoffs: Bool { series.count > 1 }
  var isCompared: Bool { summariesBefore != nil }
  var hasCoverage: Bool { series.contains { !$0.coverage.isEmpty } }
}

/// The difference from before, nil where either is missing.
func change(from before: Double?, to after: Double?) -> Double? {
  guard let before, let after else { return nil }
  // Unreachable before and after is no change.
  return before == after ? 0 : after - before
}
