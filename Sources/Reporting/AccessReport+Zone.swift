// One zone's access told in full: value, rank, share, its regions, and where it comes from.

public import AccessAnalysis
import Accessibility
import OrderedJSON
import TransportNetwork

extension AccessReport {
  /// A zone that is told in full.
  public typealias Detail = AccessAnswer.Detail
  /// A destination as a zone's access has it.
  public typealias Source = AccessAnswer.Source

  /// A zone's place in one of its regions, and the region's among all.
  struct Standing {
    var region: String
    /// Rank of the zone among the region's zones.
    var rank: Int?
    var zones: Int
    var mean: Double?
    /// Rank of the region's mean.
    var regionRank: Int?
    var regions: Int
  }

  /// The zone's regions, of ``detailRegions``.
  func standings(of zone: Int) -> [Standing] {
    let regions = detailRegions.isEmpty ? self.regions : detailRegions
    let values = series.last?.values ?? []
    let summary = RegionalSummary(
      values,
      weights: zones.map(\.weight),
      regions: regions.map(\.zones)
    )
    let means = Ranking(summary.regions.map(\.weighted), isLeastBest: isLeastBest)
    return regions.indices.filter { regions[$0].zones.contains(zone) }.map { position in
      let members = regions[position].zones
      let own = Ranking(members.map { values[$0] }, isLeastBest: isLeastBest)
      return Standing(
        region: regions[position].name,
        rank: members.firstIndex(of: zone).flatMap { own.ranks[$0] },
        zones: own.count,
        mean: summary.regions[position].weighted,
        regionRank: means.ranks[position],
        regions: means.count
      )
    }
  }

  /// What is told of one zone, for people.
  func text(_ detail: Detail, _ style: TextStyle) -> String {
    let zone = zones[detail.zone]
    let value = series.last?.values[detail.zone] ?? .nan
    let ranking = ranking
    let scale = scale(of: series.count - 1)
    let name = zone.name.isEmpty || zone.name == zone.id ? zone.id : "\(zone.name) (\(zone.id))"
    var table = TextTable([.text(name), .text("")])
    for (position, cutoff) in series.enumerated() {
      let scale = self.scale(of: position)
      let value = cutoff.values[detail.zone]
      table.addRow([
        heading(cutoff),
        figure(value, scale)
          .with(unitBehind(scale) + hours(value), full: unitBehind(nil) + hours(value)),
      ])
    }
    let rank = ranking.ranks[detail.zone].map { grouped($0) } ?? "-"
    table.addRow(["rank", "\(rank) of \(grouped(ranking.count)) zones"])
    let mean = summaries.last?.all.weighted
    if let mean, mean > 0, mean.isFinite, value.isFinite {
      table.addRow([
        "share of mean",
        Figure.share(value / mean).joined(" of ", figure(mean, scale))
          .with(", the mean of all zones"),
      ])
    }
    for standing in standings(of: detail.zone) {
      let rank = standing.rank.map { grouped($0) } ?? "-"
      let regionRank = standing.regionRank.map { grouped($0) } ?? "-"
      table.addRow([
        "in \(standing.region)",
        Figure.words("rank \(rank) of \(grouped(standing.zones)); \(standing.region) has ")
          .joined("", figure(standing.mean, scale))
          .with(", rank \(regionRank) of \(standing.regions) regions"),
      ])
    }
    // Sentences rather than columns where these would be cut.
    var text = table.fits(style) ? table.text(style) : table.lines(style)
    if !detail.sources.isEmpty { text += "\n" + sources(detail, style) }
    if let own = detail.ownLeftOut {
      let left = "The zone's own \(opportunitiesName) (\(shortDecimal(own))) is left out"
      text += wrapped("\(left); --intrazonal counts it.", style)
    }
    return text
  }

  private func unitBehind(_ scale: AmountScale?) -> String {
    unit.isEmpty ? "" : " " + unitText(scale)
  }

  /// Many minutes in hours as well; generalized ones are no time.
  private func hours(_ value: Double) -> String {
    guard unit.hasSuffix("minutes"), !unit.contains("generalized"), value.isFinite, value >= 120
    else { return "" }
    return ", \(fixedDecimal(value / 60, decimals: 1)) hours"
  }

  private func sources(_ detail: Detail, _ style: TextStyle) -> String {
    let isSum = detail.sources.contains { $0.contribution != nil }
    let offers = AmountScale(detail.sources.map(\.opportunities))
    let adds = AmountScale(detail.sources.map(\.contribution))
    var columns: [TextTable.Column] = [
      .text(isSum ? "what adds most" : "nearest"), .id("id"), .number(costUnit),
    ]
    if isSum { columns += [adds.column("adds"), .number("share")] }
    columns.append(offers.column(opportunitiesName))
    var table = TextTable(columns)
    for source in detail.sources {
      var cells: [any TableCell] = [
        source.name.isEmpty ? source.id : source.name, source.id, Figure.short(source.cost),
      ]
      if isSum { cells += [adds.figure(source.contribution), Figure.share(source.share)] }
      cells.append(offers.figure(source.opportunities))
      table.addRow(cells, bar: source.contribution)
    }
    return table.text(style)
  }

  /// What is told of one zone, as members of its record.
  func members(of detail: Detail) -> [JSONValue.Member] {
    let value = series.last?.values[detail.zone] ?? .nan
    let mean = summaries.last?.all.weighted
    var share: Double?
    if let mean, mean > 0, mean.isFinite, value.isFinite { share = value / mean }
    return [
      .init(key: "of", value: .integer(ranking.count)),
      .init(key: "share_of_mean", value: .number(share)),
      .init(
        key: "regions",
        value: .array(
          standings(of: detail.zone).map {
            [
              "region": .string($0.region), "rank": .number($0.rank), "of": .integer($0.zones),
              "accessibility": .number($0.mean), "region_rank": .number($0.regionRank),
              "region_of": .integer($0.regions),
            ]
          }
        )
      ),
      .init(
        key: "sources",
        value: .array(
          detail.sources.map {
            [
              "id": .string($0.id), "name": .string($0.name), "cost": .double($0.cost),
              "opportunities": .double($0.opportunities), "contribution": .number($0.contribution),
              "share": .number($0.share),
            ]
          }
        )
      ),
    ]
  }
}
