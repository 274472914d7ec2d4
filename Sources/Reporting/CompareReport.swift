// Two plans side by side: projects in both and in one, money, regions, the zones that differ most,
// and what is proven.

import NetworkFiles
public import OrderedJSON
public import PlanModel
public import TransportNetwork

/// The result of `corridor compare`.
public struct CompareReport: Sendable {
  /// One of the two plans.
  public struct Side: Sendable {
    /// What messages call it.
    public var name: String
    /// Its figures under the question that judges both.
    public var result: PlanResult
    /// Why its search stopped, as its file says.
    public var status: String
    /// The value in its file.
    public var value: Double?
    /// The bound in its file.
    public var bound: Double?
    /// The budget in its file.
    public var budget: Double?
    /// Whether it was made for the least worst regret over scenarios.
    public var isRobust: Bool

    /// Makes a side.
    public init(
      name: String,
      result: PlanResult,
      status: String,
      value: Double?,
      bound: Double?,
      budget: Double?,
      isRobust: Bool = false
    ) {
      self.name = name
      self.result = result
      self.status = status
      self.value = value
      self.bound = bound
      self.budget = budget
      self.isRobust = isRobust
    }
  }

  let first: Side
  let second: Side
  let request: PlanRequest
  let currency: String
  let isSameQuestion: Bool
  let names: [String: String]
  private let rows: PlanRows?
  private let zoneRows: RowSelection
  private let positions: [String: Int]

  /// Columns that can order zones.
  public static let zoneColumns = [
    "difference", "access_before", "first", "second", "zone_id", "name",
  ]

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - first: A plan.
  ///   - second: Another one, judged by the same question.
  ///   - request: That question.
  ///   - network: The network.
  ///   - isSameQuestion: Whether both were made for that question.
  ///   - rows: The rows that are shown; nil for all projects and the ten zones that differ most.
  public init(
    _ first: Side,
    _ second: Side,
    request: PlanRequest,
    network: Network,
    isSameQuestion: Bool,
    rows: PlanRows? = nil
  ) {
    self.first = first
    self.second = second
    self.request = request
    self.isSameQuestion = isSameQuestion
    self.rows = rows
    zoneRows = rows?.selection ?? .all
    positions = Dictionary(network.zones.enumerated().map { ($1.id, $0) }) { first, _ in first }
    currency = network.configuration.currency
    names = Dictionary(network.zones.map { ($0.id, $0.name) }) { first, _ in first }
  }

  func projects(_ side: Side, without other: Side?) -> [PlanResult.ChosenProject] {
    let known = Set((other?.result.projects ?? []).map(\.id))
    return side.result.projects.filter { !known.contains($0.id) }.sorted { $0.id < $1.id }
  }

  private var both: [PlanResult.ChosenProject] {
    let known = Set(second.result.projects.map(\.id))
    return first.result.projects.filter { known.contains($0.id) }.sorted { $0.id < $1.id }
  }

  /// Access of a zone before, and under both plans.
  struct ZoneRow {
    var id: String
    var before: Double
    var first: Double
    var second: Double
    /// Its rank among all zones where rows are chosen.
    var rank: Int?

    var difference: Double { second - first }
  }

  /// The zones that are chosen, else those whose access differs most.
  private var zones: [ZoneRow] {
    let all = zip(first.result.zones, second.result.zones).map {
      ZoneRow(id: $0.id, before: $0.accessBefore, first: $0.accessAfter, second: $1.accessAfter)
    }
    guard zoneRows.isAll else { return chosen(all) }
    let differing = all.filter { $0.difference != 0 }.sorted { left, right in
      let (one, other) = (abs(left.difference), abs(right.difference))
      return one == other ? left.id < right.id : one > other
    }
    return Array(differing.prefix(10))
  }

  private func chosen(_ all: [ZoneRow]) -> [ZoneRow] {
    let (shown, ranks) = RowTable(
      zones: all.map { row in positions[row.id].map { [$0] } ?? [] },
      main: "difference",
      texts: ["zone_id": all.map(\.id), "name": all.map { names[$0.id] ?? "" }],
      numbers: [
        "difference": all.map(\.difference), "access_before": all.map(\.before),
        "first": all.map(\.first), "second": all.map(\.second),
      ]
    ).rows(zoneRows)
    return shown.map { row in
      var zone = all[row]
      zone.rank = ranks?[row]
      return zone
    }
  }

  /// What follows from values and bounds, in sentences.
  var proven: [String] {
    guard let one = first.result.value, let other = second.result.value else { return [] }
    let isLess = request.objective.kind.isMinimized
    let slack = 1e-9 * max(abs(one), abs(other))
    var sentences: [String] = []
    if abs(one - other) <= slack {
      sentences.append("Both are equally good by \(first.name)'s question.")
    } else {
      let isFirst = isLess ? one < other : one > other
      let (better, worse) = isFirst ? (first, second) : (second, first)
      sentences.append(
        "\(better.name) is the better one by \(first.name)'s question: \(request.measure) "
          + "\(shortDecimal(better.result.value)) against \(shortDecimal(worse.result.value))."
      )
      if isSameQuestion, let bound = worse.bound, let value = better.result.value {
        let beats = isLess ? value < bound - slack : value > bound + slack
        sentences.append(
          beats
            ? "It is better than any plan can be under the rules of \(worse.name): what is proven there is \(shortDecimal(bound))."
            : "\(worse.name)'s proof does not exclude it: its bound is \(shortDecimal(bound))."
        )
      }
    }
    for side in [first, second] {
      guard let value = side.value, let bound = side.bound else {
        sentences.append(
          side.isRobust
            ? "\(side.name) was made for the least worst regret, and its proof is of that alone."
            : "\(side.name) proves nothing: it has no bound."
        )
        continue
      }
      let open = abs(value - bound) / max(abs(value), 1e-9)
      sentences.append(
        side.status == PlanResult.Status.optimal.rawValue
          ? "\(side.name) is proven to be the best under its own rules, to \(percentage(open))."
          : "\(side.name) is at most \(percentage(open)) from the best under its own rules."
      )
    }
    return sentences
  }
}

extension CompareReport: Report {
  /// Projects, money, regions, zones, proof.
  public func text(_ style: TextStyle) -> String {
    var text = style.heading(printable("\(first.name) against \(second.name)")) + "\n"
    if !isSameQuestion {
      text += wrapped(
        "They answer different questions; both are judged by that of \(first.name).",
        style
      )
    }
    let money = AmountScale(
      [first.result.cost, second.result.cost]
        + (both + projects(first, without: second)).map(\.cost)
    )
    var projects = TextTable([
      .text("in"), .id("project"), .text("name"), money.column("cost", of: currency),
    ])
    for (place, list) in [
      ("both", both), (first.name, self.projects(first, without: second)),
      (second.name, self.projects(second, without: first)),
    ] {
      for project in list where rows?.isShown(project.id) ?? true {
        projects.addRow([place, project.id, project.name, money.figure(project.cost)])
      }
    }
    projects.addRule()
    for side in [first, second] {
      projects.addRow([
        side.name, "", counted(side.result.projects.count, "project"),
        money.figure(side.result.cost),
      ])
    }
    text += "\n" + projects.text(style)
    let regions = first.result.regions
    let access = AmountScale(
      regions.map(\.accessBefore) + second.result.regions.map(\.accessAfter)
        + regions.map(\.accessAfter)
    )
    var table = TextTable([
      .text("region"), access.column("before"), .number(first.name),
      .number(second.name), .number("difference"),
    ])
    for (one, other) in zip(regions, second.result.regions) {
      table.addRow([
        one.name, access.figure(one.accessBefore), access.figure(one.accessAfter),
        access.figure(other.accessAfter),
        Figure.change(from: one.accessAfter, to: other.accessAfter),
      ])
    }
    text +=
      "\n" + style.heading("Access by region (\(request.accessUnit))") + "\n" + table.text(style)
    let zones = zones
    if !zones.isEmpty {
      var table = TextTable(
        (zoneRows.isAll ? [] : [.number("rank")]) + [
          .id("zone"), .text("name"), access.column("before"), .number(first.name),
          .number(second.name), .number("difference"),
        ]
      )
      for zone in zones {
        table.addRow(
          (zoneRows.isAll ? [] : [zone.rank ?? "-"]) + [
            zone.id, names[zone.id] ?? "", access.figure(zone.before), access.figure(zone.first),
            access.figure(zone.second), Figure.change(from: zone.first, to: zone.second),
          ]
        )
      }
      text += "\n" + table.text(style)
    }
    return text + "\n" + proven.map { wrapped($0, style) }.joined()
  }

  /// `kind,id,name,first,second`: projects (1 where they are built), money, objective, regions and
  /// zones.
  public var csv: String {
    var csv = CSVWriter(header: ["kind", "id", "name", "first", "second"])
    func row(_ kind: String, _ id: String, _ name: String, _ one: Double?, _ other: Double?) {
      for text in [kind, id, name] { csv.field(text) }
      csv.field(one)
      csv.field(other)
      csv.endRow()
    }
    for (projects, isFirst, isSecond) in [
      (both, 1.0, 1.0), (projects(first, without: second), 1, 0),
      (projects(second, without: first), 0, 1),
    ] {
      for project in projects where rows?.isShown(project.id) ?? true {
        row("project", project.id, project.name, isFirst, isSecond)
      }
    }
    row("cost", "", "", first.result.cost, second.result.cost)
    row("objective", "", request.objective.kind.rawValue, first.result.value, second.result.value)
    for (one, other) in zip(first.result.regions, second.result.regions) {
      row("region", one.name, "", one.accessAfter, other.accessAfter)
    }
    for zone in zones { row("zone", zone.id, names[zone.id] ?? "", zone.first, zone.second) }
    return csv.text
  }

  /// `{"first", "second", "both", "only_first", "only_second", "regions", "zones", "same_question",
  /// "proven"}`.
  public var json: JSONValue {
    func list(_ projects: [PlanResult.ChosenProject]) -> JSONValue {
      .array(
        projects.map {
          ["project_id": .string($0.id), "name": .string($0.name), "cost": .double($0.cost)]
        }
      )
    }
    func side(_ side: Side) -> JSONValue {
      [
        "name": .string(side.name), "status": .string(side.status),
        "value": .number(side.result.value), "bound": .number(side.bound),
        "budget": .number(side.budget), "cost": .double(side.result.cost),
      ]
    }
    return [
      "first": side(first),
      "second": side(second),
      "objective": .string(request.objective.kind.rawValue),
      "same_question": .bool(isSameQuestion),
      "both": list(both),
      "only_first": list(projects(first, without: second)),
      "only_second": list(projects(second, without: first)),
      "regions": .array(
        zip(first.result.regions, second.result.regions).map {
          [
            "region": .string($0.name), "access_before": .number($0.accessBefore),
            "first": .number($0.accessAfter), "second": .number($1.accessAfter),
          ]
        }
      ),
      "zones": .array(
        zones.map { zone in
          let members: [JSONValue.Member] = [
            .init(key: "zone_id", value: .string(zone.id)),
            .init(key: "name", value: .string(names[zone.id] ?? "")),
            .init(key: "access_before", value: .double(zone.before)),
            .init(key: "first", value: .double(zone.first)),
            .init(key: "second", value: .double(zone.second)),
          ]
          let rank = zone.rank.map { [JSONValue.Member(key: "rank", value: .integer($0))] }
          return .object(members + (rank ?? []))
        }
      ),
      "proven": .array(proven.map { .string($0) }),
    ]
  }
}
