// Access of every zone, and of regions when asked: the result of `corridor access`.

public import AccessAnalysis
public import Accessibility

/// Access of zones by one measure, for one or several cutoffs.
public struct AccessReport: Sendable {
  /// A zone as the report names it.
  public typealias Zone = AccessAnswer.Zone
  /// Access for one cutoff, or for a measure without.
  public typealias Series = AccessAnswer.Series
  /// A region of the scheme that was asked for.
  public typealias Region = AccessAnswer.Region

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
  /// Which zones are shown, and in which order.
  public var choice = RowChoice.all
  /// What access is counted in, behind the scale's prefix: "people, discounted by time"; empty for
  /// a plain number.
  public var unit = ""
  /// Whether values are amounts, for which a scale is found, and not minutes or shares.
  public var isAmount = false
  /// What is left out of every figure, in a sentence; empty for nothing.
  public var note = ""
  /// Columns of the zones that stand beside the figures in CSV, each with one value per zone.
  public var columns: [(name: String, values: [Double])] = []
  /// Whether less is better.
  public var isLeastBest = false
  /// What costs are counted in.
  public var costUnit = "minutes"
  /// What is worth reaching.
  public var opportunitiesName = "opportunities"
  /// Zones that are told in full.
  public var details: [Detail] = []
  /// The regions that they are compared in; without, those of ``regions``.
  public var detailRegions: [Region] = []
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
  var hasReached: Bool { series.contains { !$0.reached.isEmpty } }
  /// Whether names stand beside ids although no zone that is shown has one.
  var hasOtherNames = false
  var hasNames: Bool { hasOtherNames || zones.contains { !$0.name.isEmpty && $0.name != $0.id } }

  /// Zones by access, that of the last cutoff.
  var ranking: Ranking { Ranking(series.last?.values ?? [], isLeastBest: isLeastBest) }

  /// Columns that rows can be ordered by, besides the weight and those asked for with `--columns`.
  public static let sortColumns = ["accessibility", "zone_id", "name", "before", "change"]

  /// Numbers of the zones that can order rows, the largest first.
  var orderNumbers: [(name: String, values: [Double?])] = []

  /// The zones in the order in which they are shown.
  var rows: [Int] {
    let last = series.last
    var order = ranking.order
    switch choice.sort {
    case "facility" where hasReached:
      let labels = zones.indices.map { last?.reached[$0]?.label ?? "" }
      order = zones.indices.filter { !labels[$0].isEmpty }
        .sorted { (labels[$0], $0) < (labels[$1], $1) }
    case "zone_id": order = zones.indices.sorted { (zones[$0].id, $0) < (zones[$1].id, $1) }
    case "name": order = zones.indices.sorted { (zones[$0].name, $0) < (zones[$1].name, $1) }
    case "before" where isCompared:
      order = Ranking(last?.before ?? [], isLeastBest: isLeastBest).order
    case "change" where isCompared:
      let changes = zip(last?.before ?? [], last?.values ?? []).map { change(from: $0, to: $1) }
      order = Ranking(changes, isLeastBest: isLeastBest).order
    default:
      if let numbers = orderNumbers.first(where: { $0.name == choice.sort }) {
        order = Ranking(numbers.values, isLeastBest: false).order
      }
    }
    return choice.rows(of: zones.count, order: order)
  }

  /// One unit for all that is shown of a series; none for what is no amount.
  func scale(of series: Int) -> AmountScale? {
    guard isAmount, self.series.indices.contains(series) else { return nil }
    return AmountScale(self.series[series].values.map { $0.isNaN ? nil : $0 })
  }

  /// A value in the unit of its column.
  func figure(_ value: Double?, _ scale: AmountScale?) -> Figure {
    guard let scale, scale.factor > 1 else { return .short(value) }
    return scale.figure(value)
  }

  /// The unit behind a value.
  func unitText(_ scale: AmountScale?) -> String { scale?.unit(of: unit) ?? unit }
}

/// The difference from before, nil where either is missing.
func change(from before: Double?, to after: Double?) -> Double? {
  guard let before, let after else { return nil }
  // Unreachable before and after is no change.
  return before == after ? 0 : after - before
}
