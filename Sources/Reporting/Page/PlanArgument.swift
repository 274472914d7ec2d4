// The argument in words: what is built, for how much, who gains, how sure we are.

import PlanFiles
import PlanModel
import TransportNetwork

/// Sentences made from a plan's figures.
struct PlanArgument {
  let report: PlanReport
  let network: Network

  private var result: PlanResult { report.result }
  private var request: PlanRequest { report.request }

  /// The page's title.
  var title: String {
    let name = network.displayName(report.run.network)
    if result.status == .evaluated { return "\(name): what a plan would do" }
    return comparesRegions
      ? "\(name): what to build so that \(request.target) catches up"
      : "\(name): what to build for \(ObjectiveWords(report).aim)"
  }

  /// What the plan comes to, in one sentence.
  var headline: String {
    let count = result.projects.count
    guard count > 0 else { return "Nothing is built." }
    let cost = AmountScale([result.cost])
    let projects = count == 1 ? "One project" : "\(grouped(count)) projects"
    let text =
      "\(projects) for \(cost.text(result.cost)) \(cost.unit(of: report.currency)) \(effect)"
    guard let open = report.relativeGapOfGain, result.status == .optimal else {
      return typeset(text + ".")
    }
    return typeset(text + "; no plan gains more than \(openShareOfGain(open)) beyond it.")
  }

  /// What the projects do, as a verb and what follows it.
  private var effect: String {
    let isOne = result.projects.count == 1
    let words = ObjectiveWords(report)
    guard comparesRegions || request.objective.kind == .cost,
      request.target != request.reference,
      let before = result.gap.before, let after = result.gap.after
    else {
      let bring = isOne ? "brings" : "bring"
      return result.value.map {
        "\(bring) the \(request.measure) from \(words.development(from: result.valueBefore, to: $0))"
      } ?? "\(isOne ? "is" : "are") built"
    }
    let gap = "the gap between \(request.reference) and \(request.target)"
    if before == after { return "\(isOne ? "leaves" : "leave") \(gap) as it is" }
    // Below 0 the target is ahead, and shares of the gap mean nothing.
    guard before > 0, after >= 0 else {
      let scale = AmountScale([before, after])
      return
        "\(isOne ? "brings" : "bring") \(gap) from \(scale.phrase(before)) to \(scale.phrase(after))"
    }
    let verb = after < before ? "narrow" : "widen"
    return "\(verb)\(isOne ? "s" : "") \(gap) by \(percentage(abs(after - before) / before))"
  }

  private var comparesRegions: Bool {
    switch request.objective {
    case .gap, .ratio, .access: true
    case .cost, .total, .maxmin, .welfare, .meanCost: false
    }
  }

  /// The objective's own figure where neither access nor gap says it.
  private var objective: String {
    guard !comparesRegions, let value = result.value else { return "" }
    let words = ObjectiveWords(report)
    if request.objective.kind == .cost { return "It is the \(words.aim)." }
    let before = words.phrase(result.valueBefore)
    return "What is sought is the \(words.aim): it goes from \(before) to \(words.phrase(value))."
  }

  /// The first paragraph.
  var lead: String {
    if result.status == .infeasible {
      return "No plan satisfies the rules: " + result.conflict.joined(separator: "; ") + "."
    }
    if result.status == .stopped {
      return "No plan was found before the time limit stopped the search."
    }
    return typeset(
      [built, objective, access, gap, certainty].filter { !$0.isEmpty }.joined(separator: " ")
    )
  }

  private var built: String {
    guard !result.projects.isEmpty else { return "Nothing is built." }
    let cost = AmountScale([result.cost])
    var text = "Of \(grouped(report.candidateCount)) candidate projects "
    text += result.projects.count == 1 ? "1 is" : "\(grouped(result.projects.count)) are"
    text += " built, for \(cost.text(result.cost)) \(cost.unit(of: report.currency))"
    if let budget = result.budget {
      text += " of a budget of \(amountInWords(budget)) \(report.currency)"
    }
    let added = AddedLength.byMode(result.projects.map(\.id), in: network)
    guard !added.isEmpty else { return text + "." }
    let lengths = added.map { length in
      length.isFlight
        ? "\(grouped(length.count)) air \(length.count == 1 ? "route" : "routes")"
        : "\(fixedDecimal(length.kilometres, decimals: 0)) km of \(LinkStyle.words(length.mode))"
    }
    return text + ": \(listed(lengths))."
  }

  private var access: String {
    guard let target = result.regions.first(where: { $0.name == request.target }) else { return "" }
    let scale = AmountScale([target.accessBefore, target.accessAfter])
    var text =
      "Access to \(request.opportunities) in \(request.target) \(development(target)), from "
    text += "\(scale.text(target.accessBefore)) to \(scale.phrase(target.accessAfter))"
    if let other = result.regions.first(where: { $0.name == request.reference }),
      other.name != target.name
    {
      text += "; that in \(other.name) \(development(other))"
    }
    return text + "."
  }

  /// For example "rises by 2.8 %".
  private func development(_ region: PlanResult.RegionFigures) -> String {
    guard let before = region.accessBefore, let after = region.accessAfter else {
      return "is undefined"
    }
    guard before > 0, before != after else { return before == after ? "stays as it is" : "rises" }
    let size = percentage(abs(after / before - 1))
    return after > before ? "rises by \(size)" : "falls by \(size)"
  }

  private var gap: String {
    guard request.target != request.reference, let before = result.gap.before,
      let after = result.gap.after
    else { return "" }
    let scale = AmountScale([before, after])
    var text = "The gap between \(request.reference) and \(request.target) goes from "
    text += "\(scale.text(before)) to \(scale.phrase(after)) "
    text += "(\(relativeChange(from: before, to: after)))"
    if let before = result.ratio.before, let after = result.ratio.after {
      text += "; \(request.reference) has \(fixedDecimal(after, decimals: 3)) times the access of "
      text += "\(request.target) instead of \(fixedDecimal(before, decimals: 3)) times"
    }
    return text + "." + (report.aheadSentence.map { " " + $0 } ?? "")
  }

  /// How sure we are, which the text report says in the same words.
  var certainty: String {
    guard let bound = result.bound, bound.isFinite, result.value != nil else {
      return result.status == .evaluated
        ? "This is an evaluation: whether another plan does better was not asked." : ""
    }
    var text =
      switch result.status {
      case .optimal: "The plan is proven to be the best within the asked tolerance: "
      case .feasible: "The time limit stopped the proof: "
      case .interrupted: "The user stopped the proof: "
      case .infeasible, .stopped, .evaluated: "In the run that found it, "
      }
    text += ObjectiveWords(report).bound(bound)
    if let open = report.relativeGapOfGain {
      text += ", so at most \(openShareOfGain(open)) of the gain is still open"
    }
    return text + "."
  }

  /// The second paragraph: the projects and zones that stand out.
  var standouts: String {
    guard let first = result.projects.first else { return "" }
    let scale = AmountScale(result.projects.map(\.lossWithout))
    var text = "Most depends on \(name(first)): without it alone the \(request.lossMeasure) "
    text += "would be \(scale.phrase(first.lossWithout)) worse"
    let next = result.projects.dropFirst().prefix(2)
      .map { "\(name($0)) (\(scale.text($0.lossWithout)))" }
    text += next.isEmpty ? "." : "; next come \(listed(next))."
    let changes = result.zones.filter { $0.accessBefore > 0 }
      .map { (id: $0.id, change: $0.accessAfter / $0.accessBefore - 1) }
    let gaining = changes.count { $0.change > 0.001 }
    let losing = changes.count { $0.change < -0.001 }
    text += " Access rises by more than 0.1 % in \(grouped(gaining)) of "
    text += "\(grouped(result.zones.count)) zones and falls in "
    text += losing == 0 ? "none" : grouped(losing)
    if let most = changes.max(by: { $0.change < $1.change }), most.change > 0.001 {
      let zone = network.zones.first { $0.id == most.id }
      text += ", most in \(zone.map(\.name).flatMap { $0.isEmpty ? nil : $0 } ?? most.id) "
      text += "(+\(percentage(most.change)))"
    }
    return typeset(text + ".")
  }

  private func name(_ project: PlanResult.ChosenProject) -> String {
    project.name.isEmpty ? project.id : project.name
  }

  /// What the figures rest on.
  func assumptions(_ network: Network) -> [String] {
    let existing = network.projects.count { $0.status != .candidate }
    var sentences = [
      "A zone's access is the \(request.reachedInWords), each times "
        + "\(describe(request.decay)) for t \(report.costUnit) away\(request.facilities == nil ? "; its own \(request.opportunities) is left out" : "").",
      "A region's access is the mean over its zones, weighted by \(request.weight).",
      "Use: \(request.useInWords). Minutes are door to door: boarding, half the headway (at most 60 minutes), "
        + "riding, alighting" + moneySentence(network) + ".",
      network.vintage(folder: report.run.network),
      "Unreachable pairs: \(percentage(result.unreachableShare.before)) of weight x opportunities before, "
        + "\(percentage(result.unreachableShare.after)) after.",
      "Costs of projects and their links are the network's own; demand, traffic and crowding do not change with the plan.",
      "Loss without a project: that project alone left out, the others built. Losses do not add up.",
      network.mapAssumption,
    ]
    if existing > 0 {
      sentences.append(
        "\(existing) projects that stand or are committed are there before and after."
      )
    }
    return sentences.map(typeset)
  }

  private func moneySentence(_ network: Network) -> String {
    let value = network.uses.first { $0.name == request.use }?.valueOfTime
    return value == nil ? "; money does not count" : "; money counts by the use's value of time"
  }
}

/// A share of the gain, where "0.00 %" would look like certainty to the last digit.
func openShareOfGain(_ share: Double) -> String {
  share < 0.0001 ? "0.01 %" : percentage(share, decimals: 2)
}

/// Items as a sentence lists them: "a, b and c".
func listed(_ items: [String]) -> String {
  guard items.count > 1, let last = items.last else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}

/// How much of a mode projects add.
private struct AddedLength {
  var mode: String
  var kilometres: Double
  /// Stretches.
  var count: Int
  /// Whether nothing is laid along it.
  var isFlight: Bool

  /// Per mode in the network's order; a stretch counts once, whatever runs on it in both
  /// directions.
  static func byMode(_ ids: [String], in network: Network) -> [AddedLength] {
    struct Stretch: Hashable {
      var mode: Int
      var ends: Set<Int>
    }
    let ids = Set(ids)
    var lengths: [Stretch: Double] = [:]
    for project in network.projects where ids.contains(project.id) {
      for item in project.links {
        let link = item.link
        let stretch = Stretch(
          mode: link.mode.position,
          ends: [link.from.position, link.to.position]
        )
        lengths[stretch] = max(lengths[stretch] ?? 0, link.kilometres ?? 0)
      }
    }
    return network.modes.enumerated().compactMap { position, mode in
      let own = lengths.filter { $0.key.mode == position }.values.sorted()
      let sum = own.reduce(0, +)
      guard sum >= 0.5 else { return nil }
      return AddedLength(
        mode: mode.name,
        kilometres: sum,
        count: own.count,
        isFlight: LinkStyle.mode(mode.name, at: position) == "k-air"
      )
    }
  }
}
