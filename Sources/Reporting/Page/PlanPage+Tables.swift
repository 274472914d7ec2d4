// The tables of a plan's page: projects, contributions, other plans, zones.

import PlanFiles
import PlanModel
import TransportNetwork

extension PlanPage {
  /// The chosen projects, numbered as on the map; a click on a name shows it there.
  var projects: HTML {
    guard isBuilt, !result.projects.isEmpty else { return .empty }
    let money = AmountScale(result.projects.map(\.cost) + [result.cost])
    let losses = AmountScale(result.projects.flatMap { [$0.lossWithout, $0.gainAlone] })
    let isRated = result.projects.contains { report.confidence[$0.id] != nil }
    let yields = result.projects.map {
      $0.cost > 0 ? $0.lossWithout / ($0.cost / money.factor) : nil
    }
    let perMoney = AmountScale(yields)
    var table = PageTable(
      [
        .number("no."), .text("project"), .optional("region"),
        .number("cost (\(money.unit(of: report.currency)))"),
      ] + (isRated ? [.optional("confidence")] : []) + [
        .number(losses.title("gain alone")), .number(losses.title("loss without")),
        .number(perMoney.title("per \(money.unit(of: report.currency))")),
      ],
      caption:
        "By what the \(request.lossMeasure) would lose without each project alone, in all and per \(money.unit(of: report.currency)) of its cost."
    )
    for (rank, chosen) in result.projects.enumerated() {
      let position = network.projects.firstIndex { $0.id == chosen.id }
      table.add(
        [
          .text(String(rank + 1)), .html(link(chosen, position)),
          .text(position.map { network.projects[$0].region } ?? ""),
          .figure(chosen.cost, money.text(chosen.cost)),
        ] + (isRated ? [.text(report.confidence[chosen.id] ?? "")] : []) + [
          .figure(chosen.gainAlone, typeset(losses.text(chosen.gainAlone))),
          .figure(chosen.lossWithout, typeset(losses.text(chosen.lossWithout))),
          .figure(yields[rank], typeset(perMoney.text(yields[rank]))),
        ]
      )
    }
    table.addSum(
      [.text(""), .text("total"), .text(""), .figure(result.cost, money.text(result.cost))]
        + [PageTable.Cell](repeating: .text(""), count: isRated ? 4 : 3)
    )
    return PageSection.section("projects", "What is built", table.html)
  }

  private func link(_ chosen: PlanResult.ChosenProject, _ position: Int?) -> HTML {
    let name = chosen.name.isEmpty ? chosen.id : chosen.name
    guard let position else { return "\(name)" }
    return "<button type=\"button\" data-project=\"\(position)\">\(name)</button>"
  }

  /// Shapley values and synergies, when they were asked for.
  var contributions: HTML {
    guard let contributions = report.contributions, !contributions.shares.isEmpty else {
      return .empty
    }
    let synergies = contributions.synergies.prefix(10)
    let scale = AmountScale(contributions.shares.map(\.shapley) + synergies.map(\.value))
    var table = PageTable(
      [.text("project"), .number(scale.title("Shapley value")), .number("standard error")],
      caption:
        "Shapley value: mean gain over all orders of building; the values add up to the plan's gain."
    )
    for share in contributions.shares {
      table.add([
        .text(name(share.id)), .figure(share.shapley, typeset(scale.text(share.shapley))),
        .figure(share.error, share.error.map { scale.text($0) } ?? "exact"),
      ])
    }
    var pairs = PageTable(
      [.text("project"), .text("with"), .number(scale.title("synergy"))],
      caption:
        "Synergy: what two projects gain by being both there; below 0 they replace each other. The strongest."
    )
    for pair in synergies {
      pairs.add([
        .text(name(pair.first)), .text(name(pair.second)),
        .figure(pair.value, typeset(scale.text(pair.value))),
      ])
    }
    return PageSection.section(
      "contributions",
      "What each project contributes",
      table.html + (synergies.isEmpty ? .empty : pairs.html)
    )
  }

  /// Plans that are nearly as good, when they were asked for.
  var alternatives: HTML {
    guard let alternatives = report.alternatives, let first = alternatives.plans.first else {
      return .empty
    }
    let money = AmountScale(alternatives.plans.map(\.cost))
    let words = ObjectiveWords(report)
    var table = PageTable(
      [
        .number("plan"), .number(request.measure),
        .number("cost (\(money.unit(of: report.currency)))"),
        .text("not in the first"), .text("only in the first"),
      ],
      caption: "Plans within \(percentage(alternatives.within)) of the best"
        + (alternatives.isExhaustive ? "; there are no others." : ".")
    )
    for (position, plan) in alternatives.plans.enumerated() {
      let new = plan.projects.filter { !first.projects.contains($0) }
      let gone = first.projects.filter { !plan.projects.contains($0) }
      table.add([
        .text(String(position + 1)), .figure(plan.value, words.phrase(plan.value)),
        .figure(plan.cost, money.text(plan.cost)),
        .text(new.map(name).joined(separator: "; ")), .text(gone.map(name).joined(separator: "; ")),
      ])
    }
    return PageSection.section("alternatives", "Other plans nearly as good", table.html)
  }

  func name(_ id: String) -> String {
    let project = network.projects.first { $0.id == id }
    return project.flatMap { $0.name.isEmpty ? nil : $0.name } ?? id
  }

  /// Access of every zone; a click on a name shows it on the map.
  var zones: HTML {
    guard isBuilt else { return .empty }
    let scale = AmountScale(states.flatMap(\.values))
    let people = AmountScale(weights)
    var table = PageTable([
      .text("zone"), .number(people.title(request.weight)), .number(scale.title("before")),
      .number(scale.title("after")), .number("change"),
    ])
    for (position, zone) in result.zones.enumerated() {
      table.add([
        .html(PageSection.zoneButton(network.zones[position], position)),
        .figure(weights[position], people.text(weights[position])),
        .figure(zone.accessBefore, scale.text(zone.accessBefore)),
        .figure(zone.accessAfter, scale.text(zone.accessAfter)),
        .text(pageChange(from: zone.accessBefore, to: zone.accessAfter)),
      ])
    }
    return PageSection.everyZone(table)
  }
}
