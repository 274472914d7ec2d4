// The page of critical links and nodes: the map with the links that would be missed most, and who
// loses by each.

import PlanFiles
import InvestmentPlanning
import TransportNetwork

extension Page {
  /// The page of an analysis of what would be missed.
  ///
  /// - Parameters:
  ///   - report: Links and nodes, as many as are to be shown.
  ///   - weights: The zones' weights, in the network's order.
  ///   - facts: What surrounds it.
  public init(_ report: CriticalityReport, weights: [Double], facts: PageFacts) {
    self = CriticalityPage(report: report, weights: weights, facts: facts).page
  }
}

/// Puts the page together.
private struct CriticalityPage {
  let report: CriticalityReport
  let weights: [Double]
  let facts: PageFacts

  private var result: CriticalityResult { report.result }

  var page: Page {
    let network = facts.network
    let values = network.zones.indices.map { zone in
      zone < result.zones.count ? result.zones[zone] ?? .nan : .nan
    }
    let state = AccessState(label: "access", style: "after", values: values)
    var drawn = facts
    drawn.network.projects = projects
    let view = MapView.access(values, label: "access", meaning: "Access", comparedWith: values)
    let atlas = Atlas(
      facts: drawn,
      views: [Atlas.View(map: view, from: 0)],
      states: [state],
      weights: weights,
      weight: report.weight,
      marked: projects.enumerated().map { Atlas.Marked(id: $1.id, loss: result.links[$0].loss) },
      words: Atlas.Words(layer: "critical links", isMarked: "listed", hasCosts: false)
    )
    let title = "\(network.displayName(facts.run.network)): what would be missed most"
    return Page(
      title: title,
      sections: [
        "<h1>\(title)</h1>\n<p class=\"lead\">\(typeset(lead))</p>\n", atlas.section,
        table(result.links, "links", "Links by what is lost without them", isLinks: true),
        table(result.nodes, "nodes", "Nodes by what is lost without them", isLinks: false),
        PageSection.assumptions(
          [
            "Losses are exact: shortest paths are searched again wherever they used what is closed.",
            "Access is that of everybody else's \(report.opportunities), a zone's own left out; means are weighted by \(report.weight).",
            report.accessSentence, network.vintage(folder: facts.run.network),
          ]
          .filter { !$0.isEmpty }.map(typeset)
        ),
        PageSection.origin(facts),
      ],
      data: atlas.json,
      result: report.json,
      drawings: atlas.drawings(title: title)
    )
  }

  /// The listed links as projects, so that the map marks them and tells of them.
  private var projects: [Project] {
    var links: [String: Link] = [:]
    for link in facts.network.links + facts.network.projects.flatMap({ $0.links.map(\.link) }) {
      if links[link.id] == nil { links[link.id] = link }
    }
    return result.links.map { item in
      Project(
        id: item.id,
        name: report.title(item),
        cost: 0,
        links: links[item.id].map { [ProjectLink(link: $0)] } ?? []
      )
    }
  }

  private var lead: String {
    let access = AmountScale([result.access])
    let whose = result.target.map { "the mean access of \($0)" } ?? "mean access"
    var text =
      "One by one, links and nodes are closed. \(whose.prefix(1).uppercased())\(whose.dropFirst()) to "
    text += "\(report.opportunities) is \(access.phrase(result.access)) with everything in place. "
    if let first = result.links.first {
      text += "Of all links \(report.title(first)) (\(first.kind)) would be missed most: "
      text += "\(percentage(report.share(first.loss))) of it"
      if let region = worst(first) { text += ", and \(region)" }
      text += "."
    }
    return text
  }

  /// The region that loses most of its own, in words.
  private func worst(_ item: CriticalityResult.Item) -> String? {
    let shares = zip(result.regions, item.regionLosses).map {
      (name: $0.name, share: $0.share($1) ?? 0)
    }
    guard let most = shares.max(by: { $0.share < $1.share }), most.share > 0 else { return nil }
    return "\(percentage(most.share)) of that of \(most.name)"
  }

  private func table(
    _ items: [CriticalityResult.Item],
    _ id: String,
    _ title: String,
    isLinks: Bool
  ) -> HTML {
    guard !items.isEmpty else { return .empty }
    let scale = AmountScale(items.flatMap { [$0.loss, $0.throughLoss] })
    var table = PageTable(
      [
        .number("no."), .text(isLinks ? "link" : "node"), .optional(isLinks ? "mode" : "type"),
        .number(scale.title("loss")), .number("share"),
      ] + (isLinks ? [] : [.number(scale.title("through"))]) + [.number("pairs cut")]
        + result.regions.map { .number($0.name) },
      caption: "Share: of the mean access; regions: of their own."
        + (isLinks ? "" : " Through: the loss of pairs that neither begin nor end there.")
    )
    for (position, item) in items.enumerated() {
      let name: PageTable.Cell =
        isLinks
        ? .html(
          "<button type=\"button\" data-project=\"\(position)\">\(report.title(item))</button>"
        )
        : .text(report.title(item))
      var cells: [PageTable.Cell] = [.text(String(position + 1)), name, .text(item.kind)]
      cells += [
        .figure(item.loss, typeset(scale.text(item.loss))),
        .text(percentage(report.share(item.loss))),
      ]
      if !isLinks {
        cells.append(.figure(item.throughLoss, typeset(scale.text(item.throughLoss))))
      }
      cells.append(.text(grouped(item.disconnectedPairs)))
      cells += zip(result.regions, item.regionLosses).map { region, loss in
        .figure(loss, region.share(loss).map { percentage($0) } ?? "-")
      }
      table.add(cells)
    }
    return PageSection.section(id, title, table.html)
  }
}
