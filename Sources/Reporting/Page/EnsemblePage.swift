// The page of an ensemble: the map with the projects that are ever built, each with its chance, and
// the table of chances.

public import PlanFiles
public import PlanModel
import TransportNetwork

extension Page {
  /// The page of an ensemble.
  ///
  /// - Parameters:
  ///   - report: The draws.
  ///   - plan: The plan at the table's figures, whose access colours the map.
  ///   - weight: The column that weighs zones.
  ///   - weights: Its values.
  ///   - facts: What surrounds it.
  public init(
    _ report: EnsembleReport,
    plan: PlanResult,
    weight: String,
    weights: [Double],
    facts: PageFacts
  ) {
    let network = facts.network
    var access: [String: Double] = [:]
    for zone in plan.zones { access[zone.id] = zone.accessAfter }
    let values = network.zones.map { access[$0.id] ?? .nan }
    let state = AccessState(label: "access", style: "after", values: values)
    var drawn = facts
    let ranked = report.ranked
    let chances = Dictionary(ranked.map { ($0.project.id, percentage($0.chance.share)) }) { $1 }
    for place in drawn.network.projects.indices {
      let project = drawn.network.projects[place]
      let name = project.name.isEmpty ? project.id : project.name
      drawn.network.projects[place].name = "\(name): \(chances[project.id] ?? "0 %")"
    }
    let view = MapView.access(values, label: "access", meaning: "Access", comparedWith: values)
    let atlas = Atlas(
      facts: drawn,
      views: [Atlas.View(map: view, from: 0)],
      states: [state],
      weights: weights,
      weight: weight,
      marked: ranked.map { Atlas.Marked(id: $0.project.id) },
      words: Atlas.Words(layer: "in a best plan", others: "in none", isMarked: "in a best plan")
    )
    var table = PageTable(
      [
        .text("project"), .number("in the best plan"), .number("95 %"), .optional("in the plan"),
        .number("draws"),
      ],
      caption:
        "Share of the draws whose best plan, as found, builds the project, with Wilson's interval."
    )
    for (place, entry) in ranked.enumerated() {
      let name = entry.project.name.isEmpty ? entry.project.id : entry.project.name
      table.add([
        .html("<button type=\"button\" data-project=\"\(place)\">\(name)</button>"),
        .figure(entry.chance.share, typeset(percentage(entry.chance.share))),
        .text(typeset(EnsembleReport.text(entry.chance.interval))),
        .text(report.facts.plan.contains(entry.project.id) ? "yes" : ""),
        .text(grouped(entry.chance.count)),
      ])
    }
    let title = "\(network.displayName(facts.run.network)): what is built, whatever comes"
    self.init(
      title: title,
      sections: [
        "<h1>\(title)</h1>\n<p class=\"lead\">\(typeset(report.title)).</p>\n", atlas.section,
        PageSection.section(
          "chances",
          "How likely each project is to be in the best plan",
          table.html
        ),
        PageSection.assumptions(
          (report.sentences + [network.vintage(folder: facts.run.network)])
            .filter { !$0.isEmpty }.map(typeset)
        ),
        PageSection.origin(facts),
      ],
      data: atlas.json,
      result: report.json,
      drawings: atlas.drawings(title: title)
    )
  }
}
