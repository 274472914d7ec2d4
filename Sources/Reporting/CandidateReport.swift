// The candidates that were generated, in the order of what they may be worth.

import NetworkFiles
package import NetworkImport
package import OrderedJSON
package import TransportNetwork

/// A list of generated candidates.
package struct CandidateReport {
  let candidates: CandidateLinks
  let network: Network
  let currency: String
  let output: String
  /// Whether a package was written, not only the tables of projects.
  let isPackage: Bool

  /// Makes a report.
  package init(
    candidates: CandidateLinks,
    network: Network,
    currency: String,
    output: String,
    isPackage: Bool
  ) {
    self.candidates = candidates
    self.network = network
    self.currency = currency
    self.output = output
    self.isPackage = isPackage
  }
}

extension CandidateReport: Report {
  package func text(_ style: TextStyle) -> String {
    let kept = candidates.kept
    let missing = kept.count { if case .missing = $0.kind { true } else { false } }
    var text =
      "\(output): \(kept.count) candidates (new links: \(missing), upgrades: \(kept.count - missing))"
    if candidates.foundCount > kept.count { text += " of \(candidates.foundCount) found (--top)" }
    text += ", from \(candidates.pairCount) pairs of neighbouring zones\n"
    guard !kept.isEmpty else {
      return text
        + "No way is longer, and no link slower, than asked: try a lower --detour or a higher --slow.\n"
    }
    var table = TextTable([
      .id("project"), .text("name"), .number("km"), .number("min before"), .number("min after"),
      .number("cost (million \(currency))", full: "cost (\(currency))"),
    ])
    for candidate in kept.prefix(20) {
      table.addRow([
        candidate.id, candidate.name, Figure.decimal(candidate.kilometres, 1),
        candidate.minutesBefore.map { Figure.decimal($0, 1) } ?? "no way",
        Figure.decimal(candidate.minutesAfter, 1),
        Figure(candidate.cost, rounded: fixedDecimal(candidate.cost / 1e6, decimals: 1)),
      ])
    }
    text += "\n" + table.text(style)
    if kept.count > 20 { text += "... and \(kept.count - 20) more, in project.csv\n" }
    return text + "\n" + next
  }

  private var next: String {
    let total = candidates.kept.reduce(0) { $0 + $1.cost }
    let sum = fixedDecimal(total / 1e6, decimals: 0)
    guard isPackage else {
      return "All of them cost \(sum) million \(currency). Put both tables into the package.\n"
    }
    // A budget of two digits, so that it is easy to type.
    let third = total / 3
    var unit = 1.0
    while third / unit >= 100 { unit *= 10 }
    let budget = shortestDecimal(max(1, (third / unit).rounded()) * unit)
    return """
      All of them cost \(sum) million \(currency). Next, with a third of that\(decayWords):
        corridor plan \(output) --objective total --budget \(budget)\(decayOption)

      """
  }

  /// Three times the median way between neighbours where that is short; the default decay is that of a large country.
  private var decayMinutes: Int? {
    let minutes = candidates.kept.compactMap(\.minutesBefore).sorted()
    guard !minutes.isEmpty, minutes[minutes.count / 2] < 60 else { return nil }
    return max(5, Int((minutes[minutes.count / 2] * 3 / 5).rounded()) * 5)
  }

  private var decayWords: String {
    decayMinutes == nil ? "" : ", and a decay for ways as short as these"
  }

  private var decayOption: String { decayMinutes.map { " --decay-parameters 1/\($0)" } ?? "" }

  package var csv: String {
    var csv = CSVWriter(header: [
      "project_id", "name", "kind", "from_zone", "to_zone", "km", "minutes_before",
      "minutes_after", "cost", "source",
    ])
    for candidate in candidates.kept {
      csv.field(candidate.id)
      csv.field(candidate.name)
      csv.field(kind(candidate))
      csv.field(network.zones[candidate.from].id)
      csv.field(network.zones[candidate.to].id)
      csv.field(candidate.kilometres)
      csv.field(candidate.minutesBefore ?? .infinity)
      csv.field(candidate.minutesAfter)
      csv.field(candidate.cost)
      csv.field(candidate.source)
      csv.endRow()
    }
    return csv.text
  }

  private func kind(_ candidate: Candidate) -> String {
    candidate.kind == .upgrade ? "upgrade" : "new"
  }

  package var json: JSONValue {
    [
      "output": .string(output), "currency": .string(currency),
      "pairs": .integer(candidates.pairCount), "found": .integer(candidates.foundCount),
      "candidates": .array(
        candidates.kept.map {
          [
            "project_id": .string($0.id), "name": .string($0.name), "kind": .string(kind($0)),
            "from_zone": .string(network.zones[$0.from].id),
            "to_zone": .string(network.zones[$0.to].id), "km": .number($0.kilometres),
            "minutes_before": .number($0.minutesBefore), "minutes_after": .number($0.minutesAfter),
            "cost": .number($0.cost), "source": .string($0.source),
          ]
        }
      ),
    ]
  }
}
