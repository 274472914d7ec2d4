// Which links and nodes matter most: the result of `corridor criticality`.

import NetworkFiles
public import PlanFiles
public import InvestmentPlanning
public import OrderedJSON
public import TransportNetwork

/// Links and nodes by what would be lost without them.
public struct CriticalityReport: Sendable {
  /// The analysis, its lists cut to what is shown.
  public var result: CriticalityResult
  /// How many links were closed in all.
  public let closedLinks: Int
  /// How many nodes.
  public let closedNodes: Int
  /// What is worth reaching.
  public let opportunities: String
  /// The zone column that weights means.
  public let weight: String
  /// How to repeat the run.
  public let run: PlanReport.Run
  /// How many access links were left out, which count as closed all the same.
  public let hiddenAccess: Int
  /// Whether rows are chosen, each of which then has a rank.
  private let isChosen: Bool
  private let ranks: [String: Int]
  /// Names of nodes by id, for the ends of links.
  private let names: [String: String]

  /// Columns that can order links and nodes, where these are the regions.
  public static func columns(_ regions: [String]) -> [String] {
    ["loss", "through_loss", "disconnected_pairs", "id", "name", "mode_or_type"]
      + regions.map { "loss_\($0)" }
  }

  /// Makes a report of the links and nodes that are wanted.
  ///
  /// - Parameters:
  ///   - result: The analysis.
  ///   - rows: Which links and nodes are shown; ranks are over all that could be.
  ///   - network: The network, for names and places.
  ///   - showsAccess: Whether access links are among them.
  ///   - limit: How many of each at most where `rows` sets no number; nil for no limit.
  ///   - opportunities: What is worth reaching.
  ///   - weight: The zone column that weights means.
  ///   - run: How to repeat the run.
  public init(
    _ result: CriticalityResult,
    _ rows: RowSelection,
    of network: Network,
    showsAccess: Bool,
    limit: Int?,
    opportunities: String,
    weight: String,
    run: PlanReport.Run
  ) {
    closedLinks = result.links.count
    closedNodes = result.nodes.count
    (self.opportunities, self.weight, self.run) = (opportunities, weight, run)
    names = Dictionary(network.nodes.map { ($0.id, $0.name) }) { first, _ in first }
    isChosen = !rows.isAll
    let near = network.nearZones
    let places = Dictionary(zip(network.nodes.map(\.id), near)) { first, _ in first }
    var ranks: [String: Int] = [:]
    func chosen(_ items: [CriticalityResult.Item], _ kind: String) -> [CriticalityResult.Item] {
      let zones = items.map { item in
        Set(
          [item.from.isEmpty ? item.id : item.from, item.to]
            .compactMap { places[$0]??.position }
        )
      }
      let (shown, found) = Self.table(items, zones, result.regions.map(\.name)).rows(rows)
      for row in shown { ranks["\(kind) \(items[row].id)"] = found?[row] }
      let most = rows.top == nil && rows.worst == nil ? limit : nil
      return shown.prefix(most ?? shown.count).map { items[$0] }
    }
    let links = showsAccess ? result.links : result.links.filter { !$0.isAccess }
    hiddenAccess = closedLinks - links.count
    self.result = result
    self.result.links = chosen(links, "link")
    self.result.nodes = chosen(result.nodes, "node")
    self.ranks = ranks
  }

  private static func table(
    _ items: [CriticalityResult.Item],
    _ zones: [Set<Int>],
    _ regions: [String]
  ) -> RowTable {
    var table = RowTable(
      zones: zones,
      main: "loss",
      texts: [
        "id": items.map(\.id), "name": items.map(\.name), "mode_or_type": items.map(\.kind),
      ],
      numbers: [
        "loss": items.map(\.loss), "through_loss": items.map(\.throughLoss),
        "disconnected_pairs": items.map { Double($0.disconnectedPairs) },
      ]
    )
    for (position, region) in regions.enumerated() {
      let losses = items.map { $0.regionLosses[position] }
      table.columns.append(.init(name: "loss_\(region)", values: .numbers(losses)))
    }
    return table
  }

  /// Shows at most so many links and as many nodes.
  public mutating func limit(to top: Int) {
    result.links = Array(result.links.prefix(top))
    result.nodes = Array(result.nodes.prefix(top))
  }

  private func rank(_ item: CriticalityResult.Item, isLink: Bool) -> Int? {
    ranks["\(isLink ? "link" : "node") \(item.id)"]
  }

  /// The name of a node, or its id where it has none.
  func place(_ id: String) -> String { names[id].flatMap { $0.isEmpty ? nil : $0 } ?? id }

  /// What a link or node is called: the places at its ends, or its own name.
  func title(_ item: CriticalityResult.Item) -> String {
    if !item.from.isEmpty { return "\(place(item.from)) – \(place(item.to))" }
    return item.name.isEmpty ? item.id : item.name
  }

  /// What becomes of access links, in a sentence; empty where there are none.
  var accessSentence: String {
    guard hiddenAccess > 0 else { return "" }
    let (links, verb) =
      hiddenAccess == 1 ? ("1 access link", "is") : ("\(grouped(hiddenAccess)) access links", "are")
    return
      "\(links) from places to their stations, airports and ports \(verb) left out; --stubs lists all."
  }

  func share(_ loss: Double) -> Double? {
    result.access > 0 ? loss / result.access : nil
  }
}

extension CriticalityReport: Report {
  /// A table of links and one of nodes.
  public func text(_ style: TextStyle) -> String {
    let whose = result.target.map { "the mean access of \($0)" } ?? "mean access"
    let access = AmountScale([result.access])
    var blocks = [
      style.heading(printable("Critical links and nodes of \(run.network)")) + "\n"
        + wrapped(
          "By what is lost of \(whose) to \(opportunities), which is \(access.phrase(result.access)), when one is closed. "
            + "Regions: the share of their own mean access.",
          style
        )
    ]
    if closedLinks > 0 {
      blocks.append(
        style.heading("Links") + ": \(result.links.count) of \(grouped(closedLinks)).\n"
          + table(result.links, isLinks: true, style)
          + (accessSentence.isEmpty ? "" : wrapped(accessSentence, style, indent: 2))
      )
    }
    if closedNodes > 0 {
      blocks.append(
        style.heading("Nodes") + ": \(result.nodes.count) of \(grouped(closedNodes)).\n"
          + table(result.nodes, isLinks: false, style)
          + wrapped(
            "Through: the loss of pairs of zones that neither begin nor end at the node.",
            style,
            indent: 2
          )
      )
    }
    return blocks.joined(separator: "\n")
  }

  private func table(_ items: [CriticalityResult.Item], isLinks: Bool, _ style: TextStyle)
    -> String
  {
    let scale = AmountScale(items.flatMap { [$0.loss, $0.throughLoss] })
    var columns: [TextTable.Column] =
      isLinks ? [.text("from"), .text("to"), .text("mode")] : [.text("name"), .text("type")]
    let haveNames = isLinks && items.contains { !$0.name.isEmpty }
    if isChosen { columns.insert(.number("rank"), at: 0) }
    columns += [scale.column("loss"), .number("share")]
    if !isLinks { columns.append(scale.column("through")) }
    // The region that counts comes first, since the last columns are the first to go.
    let regions = result.regions.indices.sorted {
      let isTarget = [$0, $1].map { result.regions[$0].name == result.target }
      return isTarget[0] != isTarget[1] ? isTarget[0] : $0 < $1
    }
    columns += regions.map { .number(result.regions[$0].name) }
    columns.append(.number("pairs cut"))
    columns.append(.id(isLinks ? "link" : "node"))
    // What a line is called goes with the ids, since its ends tell it.
    if haveNames { columns.append(.id("name")) }
    var table = TextTable(columns)
    for item in items {
      var cells: [any TableCell] =
        isLinks ? [place(item.from), place(item.to), item.kind] : [title(item), item.kind]
      cells += [scale.figure(item.loss), Figure.share(share(item.loss))]
      if !isLinks { cells.append(scale.figure(item.throughLoss)) }
      cells += regions.map { position in
        Figure.share(result.regions[position].share(item.regionLosses[position]))
      }
      cells.append(item.disconnectedPairs)
      if isChosen { cells.insert(rank(item, isLink: isLinks) ?? "-", at: 0) }
      cells.append(item.id)
      if haveNames { cells.append(item.name) }
      table.addRow(cells, bar: item.loss)
    }
    return table.text(style, indent: 2)
  }

  /// A row per link and node; a column per region holds the loss of its mean access.
  public var csv: String {
    var csv = CSVWriter(
      header: [
        "kind", "id", "name", "mode_or_type", "from", "to", "loss", "loss_share", "through_loss",
        "disconnected_pairs",
      ] + result.regions.map { "loss_\($0.name)" } + ["from_name", "to_name"]
        + (isChosen ? ["rank"] : [])
    )
    for (kind, items) in [("link", result.links), ("node", result.nodes)] {
      for item in items {
        for text in [kind, item.id, item.name, item.kind, item.from, item.to] { csv.field(text) }
        csv.field(item.loss)
        if let share = share(item.loss) { csv.field(share) } else { csv.field("") }
        csv.field(item.throughLoss)
        csv.field(item.disconnectedPairs)
        for loss in item.regionLosses { csv.field(loss) }
        for end in [item.from, item.to] { csv.field(names[end] ?? "") }
        if isChosen { csv.field(rank(item, isLink: kind == "link")) }
        csv.endRow()
      }
    }
    return csv.text
  }

  /// `{"access","target","regions","links","nodes","run"}`.
  public var json: JSONValue {
    [
      "access": .double(result.access),
      "target": result.target.map { .string($0) } ?? .null,
      "regions": .array(
        result.regions.map {
          [
            "region": .string($0.name), "population": .double($0.population),
            "access": .number($0.access),
          ]
        }
      ),
      "closed": [
        "links": .integer(closedLinks), "nodes": .integer(closedNodes),
        "access_links_left_out": .integer(hiddenAccess),
      ],
      "links": .array(result.links.map { item($0, isLink: true) }),
      "nodes": .array(result.nodes.map { item($0, isLink: false) }),
      "run": [
        "version": .string(run.version), "network": .string(run.network),
        "input_sha256": .string(run.inputSHA256), "parameters": run.parameters,
      ],
    ]
  }

  private func item(_ item: CriticalityResult.Item, isLink: Bool) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: isLink ? "link_id" : "node_id", value: .string(item.id)),
      .init(key: "name", value: .string(item.name)),
      .init(key: isLink ? "mode" : "node_type", value: .string(item.kind)),
    ]
    if isLink {
      members.append(.init(key: "from", value: .string(item.from)))
      members.append(.init(key: "to", value: .string(item.to)))
      members.append(.init(key: "from_name", value: .string(names[item.from] ?? "")))
      members.append(.init(key: "to_name", value: .string(names[item.to] ?? "")))
      members.append(.init(key: "access", value: .bool(item.isAccess)))
      members.append(.init(key: "stub", value: .bool(item.isStub)))
    }
    if isChosen { members.append(.init(key: "rank", value: .number(rank(item, isLink: isLink)))) }
    members.append(.init(key: "loss", value: .double(item.loss)))
    members.append(.init(key: "loss_share", value: .number(share(item.loss))))
    if !isLink { members.append(.init(key: "through_loss", value: .double(item.throughLoss))) }
    members.append(.init(key: "disconnected_pairs", value: .integer(item.disconnectedPairs)))
    members.append(
      .init(
        key: "regions",
        value: .array(
          zip(result.regions, item.regionLosses).map {
            ["region": .string($0.name), "loss": .number($1)]
          }
        )
      )
    )
    return .object(members)
  }
}

extension CriticalityResult.Region {
  /// A loss as a share of the region's access; nil where it has none.
  func share(_ loss: Double?) -> Double? {
    guard let loss, let access, access > 0 else { return nil }
    return loss / access
  }
}
