// The page on access: regions with level, share, Theil and gap first, then every zone.

import Accessibility
import TransportNetwork

extension AccessReport: Report {
  /// Regions first, then every zone.
  public func text(_ style: TextStyle) -> String {
    var text = style.heading(printable(title)) + "\n"
    if !regions.isEmpty {
      text += "\n" + regionTable.text(style)
      for position in series.indices { text += "\n" + spread(position) }
    }
    var table = TextTable(
      [.text("zone_id"), .text("name")]
        + series.flatMap { series in
          [.number(heading(series))]
            + (series.coverage.isEmpty ? [] : [.number("coverage")])
            + (isCompared ? [.number("before"), .number("change")] : [])
        }
    )
    for (position, zone) in zones.enumerated() {
      table.addRow(
        [zone.id, zone.name]
          + series.flatMap { series in
            let value = series.values[position]
            return [shortDecimal(value)]
              + (series.coverage.isEmpty ? [] : [percentage(series.coverage[position])])
              + (isCompared ? comparison(series.before[position], value) : [])
          },
        bar: series.last?.values[position]
      )
    }
    return text + "\n" + table.text(style)
  }

  private func heading(_ series: Series) -> String {
    series.cutoff.map { "within \(shortestDecimal($0)) min" } ?? "access"
  }

  private func comparison(_ before: Double?, _ after: Double?) -> [String] {
    [shortDecimal(before), relativeChange(from: before, to: after)]
  }

  private var regionTable: TextTable {
    var table = TextTable(
      [.text("region"), .number("zones"), .number("population")]
        + series.flatMap { series in
          [.number(heading(series)), .number("share of mean"), .number("unweighted")]
            + (isCompared ? [.number("before"), .number("change")] : [])
        }
    )
    func cells(_ level: (RegionalSummary) -> RegionalSummary.Level) -> [String] {
      series.indices.flatMap { position -> [String] in
        let now = level(summaries[position])
        let before = summariesBefore.map { level($0[position]) }
        return [
          shortDecimal(now.weighted), percentage(now.share), shortDecimal(now.unweighted),
        ] + (isCompared ? comparison(before?.weighted, now.weighted) : [])
      }
    }
    for (position, region) in regions.enumerated() {
      table.addRow(
        [region.name, grouped(region.zones.count), shortDecimal(population(region))]
          + cells { $0.regions[position] },
        bar: summaries.last?.regions[position].weighted
      )
    }
    table.addRule()
    let everywhere = Region(name: "all zones", zones: Array(zones.indices))
    table.addRow(
      [everywhere.name, grouped(zones.count), shortDecimal(population(everywhere))]
        + cells { $0.all }
    )
    return table
  }

  /// Theil's index and the gap, each with what it was before.
  private func spread(_ position: Int) -> String {
    let now = summaries[position]
    let before = summariesBefore?[position]
    let label = hasSeveralCutoffs ? "\(heading(series[position])): " : ""
    var lines = ""
    if let theil = now.theil {
      let share = theil.total > 0 ? theil.between / theil.total : nil
      lines +=
        "\(label)Theil T \(shortDecimal(theil.total)): between regions "
        + "\(shortDecimal(theil.between)) (\(percentage(share))), within "
        + "\(shortDecimal(theil.within))"
        + (before?.theil.map {
          "; before \(shortDecimal($0.total)), \(shortDecimal($0.between)) between"
        } ?? "") + "\n"
    } else {
      lines +=
        "\(label)Theil T is undefined here (regions overlap, or access is 0 or unreachable)\n"
    }
    if let extremes = now.extremes {
      lines +=
        "\(label)gap \(shortDecimal(now.gap)): \(printable(regions[extremes.highest].name)) "
        + "\(shortDecimal(now.regions[extremes.highest].weighted)) less "
        + "\(printable(regions[extremes.lowest].name)) "
        + "\(shortDecimal(now.regions[extremes.lowest].weighted))"
        + (before.map { "; before \(shortDecimal($0.gap))" } ?? "") + "\n"
    }
    return lines
  }
}
