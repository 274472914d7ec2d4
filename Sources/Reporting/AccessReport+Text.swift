// The page on access: regions with level, share, Theil and gap first, then every zone.

import AccessAnalysis
import Accessibility
import TransportNetwork

extension AccessReport: Report {
  /// Zones told in full, or regions first, then every zone that is shown.
  public func text(_ style: TextStyle) -> String {
    var text = wrapped(title, style, heading: title)
    if !note.isEmpty, details.isEmpty { text += wrapped(note, style) }
    if !details.isEmpty {
      for detail in details { text += "\n" + self.text(detail, style) }
      if !regions.isEmpty { text += "\n" + regionTable.text(style) }
      return text
    }
    if !regions.isEmpty {
      text += "\n" + regionTable.text(style)
      for position in series.indices { text += "\n" + spread(position) }
    }
    return text + "\n" + zoneTable.text(style)
  }

  private var zoneTable: TextTable {
    let scales = series.indices.map { scale(of: $0) }
    let ranking = ranking
    var columns: [TextTable.Column] = choice.isAll ? [] : [.number("rank")]
    // Names stand beside ids only where there are some.
    columns += [hasNames ? .id("zone_id") : .text("zone_id"), .text("name")]
    for (series, scale) in zip(series, scales) {
      columns.append(column(series, scale))
      if !series.reached.isEmpty { columns.append(.text("to")) }
      if !series.coverage.isEmpty { columns.append(.number("coverage")) }
      if isCompared { columns += [.number("before"), .number("change")] }
    }
    var table = TextTable(columns)
    for position in rows {
      let zone = zones[position]
      var cells: [any TableCell] = choice.isAll ? [] : [ranking.ranks[position] ?? "-"]
      cells += [zone.id, zone.name]
      for (series, scale) in zip(series, scales) {
        let value = series.values[position]
        cells.append(figure(value, scale))
        if !series.reached.isEmpty { cells.append(series.reached[position]?.label ?? "-") }
        if !series.coverage.isEmpty { cells.append(Figure.share(series.coverage[position])) }
        if isCompared { cells += comparison(series.before[position], value, scale) }
      }
      table.addRow(cells, bar: series.last?.values[position])
    }
    return table
  }

  /// The column of a series' values, with their unit.
  private func column(_ series: Series, _ scale: AmountScale?) -> TextTable.Column {
    func title(_ unit: String) -> String {
      unit.isEmpty ? heading(series) : "\(heading(series)) (\(unit))"
    }
    return .number(title(unitText(scale)), full: title(unit))
  }

  /// What cutoffs are counted in.
  var cutoffUnit: String { costUnit == "minutes" ? "min" : costUnit }

  func heading(_ series: Series) -> String {
    series.cutoff.map { "within \(shortestDecimal($0)) \(cutoffUnit)" } ?? "access"
  }

  private func comparison(
    _ before: Double?,
    _ after: Double?,
    _ scale: AmountScale?
  ) -> [Figure] {
    [figure(before, scale), .change(from: before, to: after)]
  }

  private var regionTable: TextTable {
    let weights = AmountScale(regions.map { population($0) })
    var table = TextTable(
      [.text("region"), .number("zones"), weights.column("population")]
        + series.indices.flatMap { position in
          [
            column(series[position], scale(of: position)), .number("share of mean"),
            .number("unweighted"),
          ]
            + (isCompared ? [.number("before"), .number("change")] : [])
        }
    )
    func cells(_ level: (RegionalSummary) -> RegionalSummary.Level) -> [any TableCell] {
      series.indices.flatMap { position -> [Figure] in
        let now = level(summaries[position])
        let before = summariesBefore.map { level($0[position]) }
        let scale = scale(of: position)
        return [
          figure(now.weighted, scale), .share(now.share), figure(now.unweighted, scale),
        ] + (isCompared ? comparison(before?.weighted, now.weighted, scale) : [])
      }
    }
    for (position, region) in regions.enumerated() {
      table.addRow(
        [region.name, region.zones.count, figure(population(region), weights)]
          + cells { $0.regions[position] },
        bar: summaries.last?.regions[position].weighted
      )
    }
    table.addRule()
    let everywhere = Region(name: "all zones", zones: Array(zones.indices))
    table.addRow(
      [everywhere.name, zones.count, figure(population(everywhere), weights)]
        + cells { $0.all }
    )
    return table
  }

  /// Theil's index and the spread between best and worst region, each with what it was before.
  private func spread(_ position: Int) -> String {
    let now = summaries[position]
    let before = summariesBefore?[position]
    let scale = scale(of: position)
    func amount(_ value: Double?) -> String {
      guard let scale, scale.factor > 1 else { return shortDecimal(value) }
      return scale.phrase(value)
    }
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
        "\(label)spread \(amount(now.spread)): \(printable(regions[extremes.highest].name)) "
        + "\(amount(now.regions[extremes.highest].weighted)) less "
        + "\(printable(regions[extremes.lowest].name)) "
        + "\(amount(now.regions[extremes.lowest].weighted))"
        + (before.map { "; before \(amount($0.spread))" } ?? "") + "\n"
    }
    return lines
  }
}
