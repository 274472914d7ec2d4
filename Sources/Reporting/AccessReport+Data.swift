// Access for programs: the CSV of zones, and JSON with regions and their spread.

import AccessAnalysis
import NetworkFiles
import Accessibility
public import OrderedJSON
import TransportNetwork

extension AccessReport {
  /// `zone_id,accessibility`, then `cutoff` when there are several, `region,region_accessibility`
  /// with `--by`, `coverage` for averages, `before,change` when compared, `facility_id,facility`
  /// where facilities are reached, `rank` where rows are chosen, `name`, and the zones' columns
  /// that were asked for.
  ///
  /// A zone in several regions has them between semicolons.
  public var csv: String {
    let (header, blocks) = csvBlocks
    return header + blocks.joined()
  }

  /// The same by cutoff: the header line, and the rows of each.
  public var csvBlocks: (header: String, blocks: [String]) {
    var header = ["zone_id", "accessibility"]
    if hasSeveralCutoffs { header.append("cutoff") }
    if !regions.isEmpty { header += ["region", "region_accessibility"] }
    if hasCoverage { header.append("coverage") }
    if isCompared { header += ["before", "change"] }
    if hasReached { header += ["facility_id", "facility"] }
    if !choice.isAll { header.append("rank") }
    if hasNames { header.append("name") }
    header += columns.map(\.name)
    var blocks: [String] = []
    var memberships = zones.map { _ in [Int]() }
    for (position, region) in regions.enumerated() {
      for zone in region.zones { memberships[zone].append(position) }
    }
    let (rows, ranking) = (rows, ranking)
    // Each looks at all zones: asked once, not in every row.
    let (hasNames, hasReached, hasCoverage) = (hasNames, hasReached, hasCoverage)
    for (series, summary) in zip(series, summaries) {
      var csv = CSVWriter()
      for position in rows {
        let zone = zones[position]
        csv.field(zone.id)
        csv.field(series.values[position])
        if hasSeveralCutoffs { csv.field(series.cutoff) }
        if !regions.isEmpty {
          let own = memberships[position]
          csv.field(own.map { regions[$0].name }.joined(separator: ";"))
          let means = own.map { summary.regions[$0].weighted.map { shortestDecimal($0) } ?? "" }
          csv.field(means.joined(separator: ";"))
        }
        if hasCoverage { csv.field(series.coverage[position]) }
        if isCompared {
          csv.field(series.before[position])
          csv.field(change(from: series.before[position], to: series.values[position]))
        }
        if hasReached {
          let reached = series.reached.isEmpty ? nil : series.reached[position]
          csv.field(reached?.id ?? "")
          csv.field(reached?.name ?? "")
        }
        if !choice.isAll { csv.field(ranking.ranks[position]) }
        if hasNames { csv.field(zone.name) }
        for column in columns { csv.field(column.values[position]) }
        csv.endRow()
      }
      blocks.append(csv.text)
    }
    return (CSVWriter(header: header).text, blocks)
  }

  /// `{"zones", "regions", "unreachable", "unreachable_share"}`, cutoffs inside when there are
  /// several; with `--by` also `"national"`, `"inequality"` and `"spread"`.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "zones", value: .array(series.flatMap { zoneRecords($0) })),
      .init(key: "regions", value: .array(series.indices.flatMap { regionRecords($0) })),
    ]
    if !regions.isEmpty {
      members += [
        .init(key: "national", value: .array(series.indices.map { national($0) })),
        .init(key: "inequality", value: .array(series.indices.flatMap { inequality($0) })),
        .init(key: "spread", value: .array(series.indices.map { spread($0) })),
      ]
    }
    members += [
      .init(key: "unreachable", value: .integer(coverage.unreachablePairs)),
      .init(key: "unreachable_share", value: .number(coverage.unreachableShare)),
    ]
    return .object(members)
  }

  private func zoneRecords(_ series: Series) -> [JSONValue] {
    let ranking = ranking
    return rows.map { position in
      let value = series.values[position]
      var members: [JSONValue.Member] = [
        .init(key: "zone_id", value: .string(zones[position].id)),
        .init(key: "name", value: .string(zones[position].name)),
        .init(key: "accessibility", value: .double(value)),
      ]
      if hasCoverage {
        members.append(.init(key: "coverage", value: .number(series.coverage[position])))
      }
      if isCompared { members += comparison(series.before[position], value) }
      if !series.reached.isEmpty {
        let reached = series.reached[position]
        members += [
          .init(key: "facility_id", value: reached.map { .string($0.id) } ?? .null),
          .init(key: "facility", value: reached.map { .string($0.name) } ?? .null),
        ]
      }
      if !choice.isAll {
        members.append(.init(key: "rank", value: .number(ranking.ranks[position])))
      }
      if let detail = details.first(where: { $0.zone == position }) {
        members += self.members(of: detail)
      }
      return record(series, members)
    }
  }

  private func regionRecords(_ series: Int) -> [JSONValue] {
    regions.indices.map { position in
      record(
        self.series[series],
        [
          .init(key: "region", value: .string(regions[position].name)),
          .init(key: "population", value: .double(population(regions[position]))),
        ]
          + level(
            summaries[series].regions[position],
            before: summariesBefore?[series].regions[position]
          )
      )
    }
  }

  private func national(_ series: Int) -> JSONValue {
    let everywhere = Region(name: "", zones: Array(zones.indices))
    return record(
      self.series[series],
      [.init(key: "population", value: .double(population(everywhere)))]
        + level(summaries[series].all, before: summariesBefore?[series].all)
    )
  }

  private func level(
    _ level: RegionalSummary.Level,
    before: RegionalSummary.Level?
  ) -> [JSONValue.Member] {
    [
      .init(key: "accessibility", value: .number(level.weighted)),
      .init(key: "unweighted", value: .number(level.unweighted)),
      .init(key: "share", value: .number(level.share)),
    ] + (isCompared ? comparison(before?.weighted, level.weighted) : [])
  }

  private func inequality(_ series: Int) -> [JSONValue] {
    let components: [(String, (InequalityDecomposition) -> Double)] = [
      ("total", \.total), ("between", \.between), ("within", \.within),
    ]
    return components.map { name, figure in
      let now = summaries[series].theil.map(figure)
      let before = summariesBefore?[series].theil.map(figure)
      return record(
        self.series[series],
        [
          .init(key: "index", value: "theil-t"), .init(key: "component", value: .string(name)),
          .init(key: "value", value: .number(now)),
        ] + (isCompared ? comparison(before, now) : [])
      )
    }
  }

  private func spread(_ series: Int) -> JSONValue {
    let summary = summaries[series]
    return record(
      self.series[series],
      [
        .init(key: "highest", value: .text(summary.extremes.map { regions[$0.highest].name })),
        .init(key: "lowest", value: .text(summary.extremes.map { regions[$0.lowest].name })),
        .init(key: "value", value: .number(summary.spread)),
      ] + (isCompared ? comparison(summariesBefore?[series].spread, summary.spread) : [])
    )
  }

  private func comparison(_ before: Double?, _ after: Double?) -> [JSONValue.Member] {
    [
      .init(key: "before", value: .number(before)),
      .init(key: "change", value: .number(change(from: before, to: after))),
    ]
  }

  /// A record with the series' cutoff at its end when there are several.
  private func record(_ series: Series, _ members: [JSONValue.Member]) -> JSONValue {
    guard hasSeveralCutoffs else { return .object(members) }
    return .object(members + [.init(key: "cutoff", value: .number(series.cutoff))])
  }
}
