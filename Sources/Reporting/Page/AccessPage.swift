// The page of access alone: map, regions, spread, run.

import Accessibility
public import TransportNetwork

extension Page {
  /// The page of an access report.
  ///
  /// - Parameters:
  ///   - report: Access of the network's zones, in its order.
  ///   - weight: What the zones' weight is called.
  ///   - scheme: The regions asked for, if any.
  ///   - facts: What surrounds it.
  public init(
    _ report: AccessReport,
    weight: String,
    scheme: RegionScheme?,
    facts: PageFacts
  ) {
    let weights = (name: weight, values: report.zones.map(\.weight))
    let styles = ["after", "before", "between"]
    let states = report.series.enumerated().map { position, series in
      AccessState(
        label: series.cutoff.map { "within \(shortestDecimal($0)) min" } ?? "access",
        style: styles[position % styles.count],
        values: series.values
      )
    }
    let atlas = Atlas(
      facts: facts,
      views: states.enumerated().map { position, state in
        Atlas.View(
          map: .access(
            state.values,
            label: state.label,
            meaning: state.label,
            comparedWith: state.values
          ),
          from: position
        )
      },
      states: states,
      weights: weights.values,
      weight: weights.name,
      plan: nil
    )
    let charts = Self.charts(report, states, weights: weights, scheme: scheme)
    self.init(
      title: report.title,
      sections: [
        "<h1>\(report.title)</h1>\n<p class=\"lead\">\(Self.lead(report))</p>\n", atlas.section,
        PageSection.charts(charts), Self.zones(report, states),
        PageSection.assumptions([
          report.title + ".",
          report.coverageLine.prefix(1).uppercased()
            + report.coverageLine.dropFirst() + ".",
          "The map keeps areas equal (Lambert's azimuthal projection); areas about zones show which zone is nearest, not boundaries.",
        ]),
        PageSection.origin(facts),
      ],
      data: atlas.json,
      result: report.json,
      drawings: [(name: "map", svg: atlas.map.file(title: report.title))]
        + charts.map { (name: $0.name, svg: $0.svg) }
    )
  }

  private static func lead(_ report: AccessReport) -> String {
    let values = report.series.first?.values ?? []
    let defined = values.indices.filter { values[$0].isFinite }
    guard let most = defined.max(by: { values[$0] < values[$1] }),
      let least = defined.min(by: { values[$0] < values[$1] })
    else { return "No zone has a figure." }
    let scale = AmountScale(values)
    func phrase(_ zone: Int) -> String {
      let place = report.zones[zone]
      return "\(place.name.isEmpty ? place.id : place.name) (\(scale.phrase(values[zone])))"
    }
    return "The largest figure has \(phrase(most)), the smallest \(phrase(least)). "
      + "\(percentage(report.coverage.unreachableShare)) of weight x opportunities cannot be reached."
  }

  private static func charts(
    _ report: AccessReport,
    _ states: [AccessState],
    weights: (name: String, values: [Double]),
    scheme: RegionScheme?
  ) -> [Chart] {
    var charts: [Chart?] = []
    if let state = states.first, !report.regions.isEmpty {
      let rows = report.regions.compactMap { region -> Chart.RegionRow? in
        let mean = weightedMean(
          region.zones.map { state.values[$0] },
          weights: region.zones.map { weights.values[$0] }
        )
        return mean.flatMap { mean in
          mean.isFinite ? Chart.RegionRow(name: region.name, before: mean, after: nil) : nil
        }
      }
      charts.append(
        .regions(rows, unit: "access", title: "Access by region", gap: "", markedRegions: [])
      )
    }
    if let scheme {
      charts.append(
        .distribution(
          states,
          weights: weights.values,
          weight: weights.name,
          unit: "access",
          scheme: scheme
        )
      )
      charts.append(.theil(states, weights: weights.values, scheme: scheme))
    }
    charts.append(.lorenz(states, weights: weights.values, weight: weights.name))
    return charts.compactMap(\.self)
  }

  private static func zones(_ report: AccessReport, _ states: [AccessState]) -> HTML {
    var table = PageTable([.text("zone")] + states.map { .number($0.label) })
    let scales = states.map { AmountScale($0.values) }
    for (position, zone) in report.zones.enumerated() {
      table.add(
        [.text(zone.name.isEmpty ? zone.id : zone.name)]
          + zip(states, scales).map { .figure($0.values[position], $1.phrase($0.values[position])) }
      )
    }
    return """
      <section aria-labelledby="every-zone"><h2 id="every-zone">Every zone</h2><details><summary>Access of \
      \(report.zones.count) zones</summary>\(table.html)</details></section>

      """
  }
}
