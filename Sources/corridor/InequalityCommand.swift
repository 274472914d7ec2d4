// corridor inequality: how unequally something is spread over zones.

package import CommandOptions
import Console
import AccessAnalysis
import Accessibility
package import ArgumentParser
import NetworkFiles
import Reporting
import TransportNetwork

/// Indices of inequality over a table of zones.
extension InequalityArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "inequality",
    abstract: "Indices of inequality over zones, with what lies between and within groups.",
    discussion: """
      EXAMPLES:
        corridor access Networks/china --columns population -o access.csv
        corridor inequality --zones access.csv --value accessibility --weight population --index gini,theil-t
        corridor inequality --zones zones.csv --value access --weight population --group region --index theil-t,gap
        corridor inequality --zones zones.csv --value access --weight population --rank income \\
          --index palma,concentration
        corridor access Networks/china | corridor inequality --zones - --value accessibility --index cv

      INDICES: gini, theil-t, theil-l, ge:ALPHA, atkinson:EPSILON, cv (Williamson's with population weights), \
      hoover, palma, concentration, concentration-erreygers, fgt:ALPHA:LINE, kolm-pollak:EPSILON, p90-p10, \
      max-min, gap (largest difference of groups' means). Zones of weight 0 do not count; 0 ln 0 = 0; theil-l \
      with a zero is Inf, atkinson with an epsilon of 1 or more is 1; when all values are 0 every index is \
      undefined: nothing in CSV, null in JSON. CSV is index,component,value: total, with --group between and \
      within for theil-t, theil-l and ge, and ede for kolm-pollak.
      """
  )

  package func run() throws {
    let names = splitList(index)
    guard !names.isEmpty else { throw CommandFailure.usage("--index names no index.") }
    let indices = try names.map { name throws(CommandFailure) in
      try usage { () throws(AccessibilityError) in try InequalityIndex.parse(name) }
    }
    if let position = indices.firstIndex(where: \.needsRanks), rank == nil {
      throw CommandFailure.usage(
        "--index \(names[position]) needs --rank, a column such as income."
      )
    }
    if let position = indices.firstIndex(of: .gap), group == nil {
      throw CommandFailure.usage("--index \(names[position]) needs --group, a column of groups.")
    }
    let file = try output.open()
    let report = try report(names, indices)
    try file.write(report.rendered(as: output.dataFormat, style: output.style))
    try file.finish()
  }

  private func report(
    _ names: [String],
    _ indices: [InequalityIndex]
  ) throws(CommandFailure) -> InequalityReport {
    let file = try data { () throws(CSVError) in try ZoneFile(contentsOf: zones) }
    func column(
      _ name: String,
      _ option: String,
      _ excused: (Int) -> Bool
    ) throws(CommandFailure) -> [Double] {
      try asking { () throws(AccessError) in
        try file.completeColumn(named: name, asked: option, excused: excused)
      }
    }
    let weights =
      try weight.map { name throws(CommandFailure) in
        try column(name, "--weight") { _ in false }
      } ?? file.ids.map { _ in 1 }
    // What does not count need not be there.
    let excused = { (zone: Int) in weights[zone] == 0 }
    let values = try column(value, "--value", excused)
    let ranks = try rank.map { name throws(CommandFailure) in
      try column(name, "--rank", excused)
    }
    let groups = try group.map { name throws(CommandFailure) in
      let texts = try asking { () throws(AccessError) in
        try file.textColumn(named: name, asked: "--group")
      }
      if let zone = texts.indices.first(where: { texts[$0].isEmpty && !excused($0) }) {
        throw .data(
          file.error(zone: zone, column: name, "a zone has no \(name); --group needs one")
            .description
        )
      }
      return grouped(texts).groups
    }
    do throws(AccessibilityError) {
      let zones = try WeightedValues(values, weights: weights)
      var rows: [InequalityReport.Row] = []
      for (name, index) in zip(names, indices) {
        for component in try zones.components(of: index, ranks: ranks, groups: groups) {
          rows.append(.init(index: name, component: component.name, value: component.value))
        }
      }
      var report = InequalityReport(
        title: "Inequality of \(value), "
          + (weight.map { "weighted by \($0)" } ?? "every zone counting alike"),
        zoneCount: zones.values.count,
        weight: zones.totalWeight,
        mean: zones.mean,
        rows: rows
      )
      report.weightedBy = weight
      return report
    } catch {
      throw .data("\(file.name): \(error.description)")
    }
  }
}
