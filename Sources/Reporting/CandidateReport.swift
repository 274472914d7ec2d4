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
  /// The rows that are shown, in their order, and the ranks of all; no ranks where none are asked
  /// for.
  private let shown: [Int]
  private let ranks: [Int?]?

  /// Columns that can order candidates; worth is what they are ranked by.
  package static let columns = [
    "worth", "cost", "km", "minutes_before", "minutes_after", "minutes_saved", "project_id", "name",
  ]

  /// Makes a report.
  package init(
    candidates: CandidateLinks,
    network: Network,
    currency: String,
    output: String,
    isPackage: Bool,
    rows: RowSelection = .all
  ) {
    self.candidates = candidates
    self.network = network
    self.currency = currency
    self.output = output
    self.isPackage = isPackage
    let kept = candidates.kept
    (shown, ranks) = RowTable(
      zones: kept.map { [$0.from.position, $0.to.position] },
      main: "worth",
      texts: ["project_id": kept.map(\.id), "name": kept.map(\.name)],
      numbers: [
        // They stand in the order of what they may be worth.
        "worth": kept.indices.map { Double(kept.count - $0) }, "cost": kept.map(\.cost),
        "km": kept.map(\.kilometres), "minutes_before": kept.map { $0.minutesBefore ?? .infinity },
        "minutes_after": kept.map(\.minutesAfter),
        "minutes_saved": kept.map { ($0.minutesBefore ?? .infinity) - $0.minutesAfter },
      ]
    ).rows(rows)
  }
}

extension CandidateReport: Report {
  package func text(_ style: TextStyle) -> String {
    let kept = candidates.kept
    let missing = kept.count { if case .missing = $0.kind { true } else { false } }
    var text =
      "\(output): \(kept.count) candidates (new links: \(missing), upgrades: \(kept.count - missing))"
    if candidates.foundCount > kept.count { text += " of \(candidates.foundCount) found (--count)" }
    text += ", from \(candidates.pairCount) pairs of neighbouring zones\n"
    guard !kept.isEmpty else {
      return text
        + "No way is longer, and no link slower, than asked: try a lower --detour or a higher --slow.\n"
    }
    guard !shown.isEmpty else {
      return text + "None of them touches the zones asked for.\n\n" + next
    }
    var table = TextTable([
      .number("rank"), .id("project"), .text("name"), .number("km"), .number("min before"),
      .number("min after"),
      .number("cost (million \(currency))", full: "cost (\(currency))"),
    ])
    let rows = ranks == nil ? shown.prefix(20) : shown[...]
    for row in rows {
      let candidate = kept[row]
      table.addRow([
        rankText(ranks, row), candidate.id, candidate.name,
        Figure.decimal(candidate.kilometres, 1),
        candidate.minutesBefore.map { Figure.decimal($0, 1) } ?? "no way",
        Figure.decimal(candidate.minutesAfter, 1),
        Figure(candidate.cost, rounded: fixedDecimal(candidate.cost / 1e6, decimals: 1)),
      ])
    }
    text += "\n" + table.text(style)
    if rows.count < kept.count {
      text +=
        ranks == nil
        ? "... and \(kept.count - rows.count) more, in project.csv; --top \(kept.count) shows all\n"
        : "\(rows.count) of \(kept.count) candidates; ranks are over all\n"
    }
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

  /// Three times the median way between neighbours where that is short; the default decay is that
  /// of a large country.
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
    var csv = CSVWriter(
      header: [
        "project_id", "name", "kind", "from_zone", "to_zone", "km", "minutes_before",
        "minutes_after", "cost", "source",
      ] + (ranks == nil ? [] : ["rank"])
    )
    for row in shown {
      let candidate = candidates.kept[row]
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
      if let ranks { csv.field(ranks[row]) }
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
        shown.map { row in
          let candidate = candidates.kept[row]
          var members: [JSONValue.Member] = [
            .init(key: "project_id", value: .string(candidate.id)),
            .init(key: "name", value: .string(candidate.name)),
            .init(key: "kind", value: .string(kind(candidate))),
            .init(key: "from_zone", value: .string(network.zones[candidate.from].id)),
            .init(key: "to_zone", value: .string(network.zones[candidate.to].id)),
            .init(key: "km", value: .number(candidate.kilometres)),
            .init(key: "minutes_before", value: .number(candidate.minutesBefore)),
            .init(key: "minutes_after", value: .number(candidate.minutesAfter)),
            .init(key: "cost", value: .number(candidate.cost)),
            .init(key: "source", value: .string(candidate.source)),
          ]
          if let rank = ranks?[row] { members.append(.init(key: "rank", value: .integer(rank))) }
          return .object(members)
        }
      ),
    ]
  }
}
