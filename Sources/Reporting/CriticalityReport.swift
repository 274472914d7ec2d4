// Which links and nodes matter most: the result of `corridor criticality`.

import NetworkFiles
public import PlanFiles
public import InvestmentPlanning
public import OrderedJSON
import TransportNetwork

/// Links and nodes by what would be lost without them.
public struct CriticalityReport: Sendable {
  /// The analysis, its lists cut to what is shown.
  public var result: CriticalityResult
  /// How many links and nodes were closed in all.
  public var closedLinks: Int
  /// How many nodes.
  public var closedNodes: Int
  /// Pairs of different zones.
  public var opportunities: String
  /// The zone column that weights means.
  public var weight: String
  /// How to repeat the run.
  public var run: PlanReport.Run
  /// How many stubs were left out, which count as closed all the same.
  public var hiddenStubs = 0
  /// Names of nodes by id, for the ends of links.
  public var names: [String: String] = [:]

  /// Makes a report that shows at most `top` links and as many nodes, and stubs only if they are wanted.
  public init(
    _ result: CriticalityResult,
    top: Int?,
    showsStubs: Bool = true,
    opportunities: String,
    weight: String,
    run: PlanReport.Run
  ) {
    self.result = result
    closedLinks = result.links.count
    closedNodes = result.nodes.count
    if !showsStubs {
      self.result.links.removeAll(where: \.isStub)
      hiddenStubs = closedLinks - self.result.links.count
    }
    self.opportunities = opportunities
    self.weight = weight
    self.run = run
    if let top { limit(to: top) }
  }

  /// Shows at most so many links and as many nodes.
  public mutating func limit(to top: Int) {
    result.links = Array(result.links.prefix(top))
    result.nodes = Array(result.nodes.prefix(top))
  }

  /// The name of a node, or its id where it has none.
  func place(_ id: String) -> String { names[id].flatMap { $0.isEmpty ? nil : $0 } ?? id }

  /// What a link or node is called: the places at its ends, or its own name.
  func title(_ item: CriticalityResult.Item) -> String {
    if !item.from.isEmpty { return "\(place(item.from)) – \(place(item.to))" }
    return item.name.isEmpty ? item.id : item.name
  }

  /// What becomes of stubs, in a sentence; empty where there are none.
  var stubSentence: String {
    guard hiddenStubs > 0 else { return "" }
    let links = hiddenStubs == 1 ? "1 access link" : "\(grouped(hiddenStubs)) access links"
    return "\(links) to facilities that only one place hangs on are left out; --stubs lists them."
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
        style.heading("Links") + ": \(result.links.count) of \(grouped(closedLinks)), by loss.\n"
          + table(result.links, isLinks: true, style)
          + (stubSentence.isEmpty ? "" : wrapped(stubSentence, style, indent: 2))
      )
    }
    if closedNodes > 0 {
      blocks.append(
        style.heading("Nodes") + ": \(result.nodes.count) of \(grouped(closedNodes)), by loss.\n"
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
    if haveNames { columns.insert(.text("name"), at: 2) }
    columns += [.number(scale.title("loss")), .number("share")]
    if !isLinks { columns.append(.number(scale.title("through"))) }
    // The region that counts comes first, since the last columns are the first to go.
    let regions = result.regions.indices.sorted {
      let isTarget = [$0, $1].map { result.regions[$0].name == result.target }
      return isTarget[0] != isTarget[1] ? isTarget[0] : $0 < $1
    }
    columns += regions.map { .number(result.regions[$0].name) }
    columns.append(.number("pairs cut"))
    columns.append(.id(isLinks ? "link" : "node"))
    var table = TextTable(columns)
    for item in items {
      var cells =
        isLinks ? [place(item.from), place(item.to), item.kind] : [title(item), item.kind]
      cells += [scale.text(item.loss), percentage(share(item.loss))]
      if !isLinks { cells.append(scale.text(item.throughLoss)) }
      cells += regions.map { position in
        let region = result.regions[position]
        return region.access > 0 ? percentage(item.regionLosses[position] / region.access) : "-"
      }
      cells.append(grouped(item.disconnectedPairs))
      if haveNames { cells.insert(item.name, at: 2) }
      cells.append(item.id)
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
            "access": .double($0.access),
          ]
        }
      ),
      "closed": [
        "links": .integer(closedLinks), "nodes": .integer(closedNodes),
        "stubs_left_out": .integer(hiddenStubs),
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
      members.append(.init(key: "stub", value: .bool(item.isStub)))
    }
    members.append(.init(key: "loss", value: .double(item.loss)))
    members.append(.init(key: "loss_share", value: .number(share(item.loss))))
    if !isLink { members.append(.init(key: "through_loss", value: .double(item.throughLoss))) }
    members.append(.init(key: "disconnected_pairs", value: .integer(item.disconnectedPairs)))
    members.append(
      .init(
        key: "regions",
        value: .array(
          zip(result.regions, item.regionLosses).map {
            ["region": .string($0.name), "loss": .double($1)]
          }
        )
      )
    )
    return .object(members)
  }
}
